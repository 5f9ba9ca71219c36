using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>What the shared layers make of an engine that fails, and how little they ask of one that doesn't.</summary>
public sealed partial class GroupWriterTests : ITestWithEnd
{
    private static readonly Memo<List<long>> s_ids = new(static () => [Thing.Table], static kept => [.. kept.All(Thing.Table).Select(thing => thing.Id)]);

    private readonly StoreBench _bench = new((_, _) => throw new NotSupportedException());
    private readonly FailingEngine _engine;
    private readonly Store _store;

    public GroupWriterTests()
    {
        _engine = new FailingEngine(new MemoryEngine(Store.TablesOf(new Ledgers([new ThingLedger()]))));
        _store = Store.Over(_engine, _bench.Options, new Rules(_bench.Options, new Ledgers([new ThingLedger()])));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Theory]
    [InlineData("Begin")]
    [InlineData("Load")]
    [InlineData("Scan")]
    [InlineData("Apply")]
    [InlineData("Commit")]
    public async Task When_the_machine_fails_the_whole_group_is_told_and_nothing_of_it_is_kept(string where)
    {
        await Put(1, 2);
        await Restarted();
        _engine.Fails = failing => failing == where ? new EngineFailure("The disk is full.", StoreTrouble.Passing) : null;
        var all = await Together(
            kept => Set(kept, 3),
            kept => kept.Find(Thing.Table, 1) is null ? 0 : kept.All(Thing.Table).Count(),
            kept => Set(kept, 4));
        foreach (var one in all)
        {
            var told = await Assert.ThrowsAsync<StoreException>(() => one);
            Assert.Equal(("The disk is full.", StoreTrouble.Passing), (told.Message, told.Trouble));
        }
        _engine.Fails = null;
        Assert.Equal("1 2", await Ids());
        await Put(5);
        Assert.Equal("1 2 5", await Ids());
    }

    [Fact]
    public async Task A_rule_that_catches_a_failure_of_the_machine_does_not_make_it_undone()
    {
        await Put(1);
        await Restarted();
        _engine.Fails = failing => failing == "Load" ? new EngineFailure("The disk does not read.", StoreTrouble.Passing) : null;
        var all = await Together(
            kept =>
            {
                try
                {
                    return kept.Find(Thing.Table, 1) is null ? 0 : 1;
                }
                catch (EngineFailure)
                {
                    return Set(kept, 9);
                }
            },
            kept => Set(kept, 2));
        foreach (var one in all) Assert.Equal(StoreTrouble.Passing, (await Assert.ThrowsAsync<StoreException>(() => one)).Trouble);
        _engine.Fails = null;
        Assert.Equal("1", await Ids());
    }

    [Fact]
    public async Task After_damage_and_after_a_step_that_can_not_be_taken_back_nothing_more_is_written()
    {
        await Put(1);
        _engine.Fails = failing => failing == "Commit" ? new EngineFailure("The store is damaged.", StoreTrouble.Damage) : null;
        Assert.True((await Assert.ThrowsAsync<StoreException>(() => Put(2))).IsFatal);
        _engine.Fails = null;
        Assert.True((await Assert.ThrowsAsync<StoreException>(() => Put(3))).IsFatal);
        Assert.Equal("1", await Ids());
    }

    [Fact]
    public async Task A_step_that_can_not_be_taken_back_stops_the_writer()
    {
        (_engine.CanTakeBack, _engine.Fails) = (false, failing => failing == "Commit" ? new EngineFailure("The disk is full.", StoreTrouble.Passing) : null);
        await Assert.ThrowsAsync<StoreException>(() => Put(2));
        (_engine.CanTakeBack, _engine.Fails) = (true, null);
        Assert.True((await Assert.ThrowsAsync<StoreException>(() => Put(3))).IsFatal);
    }

    [Fact]
    public async Task What_another_process_wrote_is_seen_by_the_next_group()
    {
        await Put(1);
        Assert.Equal([1], await _store.Write(kept => kept.Remember(s_ids), default));
        _engine.Begin();
        _engine.Apply([new BodyChange(Thing.Table, Key.Of(1), null, [], BodyWas.Unknown)]);
        _engine.Commit();
        // Nobody says that somebody wrote: memory is believed.
        Assert.NotNull(await _store.Write(kept => kept.Find(Thing.Table, 1), default));
        _engine.Others = Others.Everything;
        Assert.Null(await _store.Write(kept => kept.Find(Thing.Table, 1), default));
        Assert.Empty(await _store.Write(kept => kept.Remember(s_ids), default));
    }

    [Fact]
    public async Task Of_what_another_process_is_known_to_have_written_only_that_is_read_anew()
    {
        await Put(1, 2);
        await Restarted();
        await _store.Write(kept => (kept.Find(Thing.Table, 1), kept.Find(Thing.Table, 2)), default);
        var ids = await _store.Write(kept => kept.Remember(s_ids), default);
        _engine.Loads = 0;
        _engine.Others = Others.Of([new BodyChange(Thing.Table, Key.Of(2), null, [], BodyWas.Unknown)]);
        await _store.Write(kept => (kept.Find(Thing.Table, 1), kept.Find(Thing.Table, 2)), default);
        Assert.Equal(1, _engine.Loads);
        Assert.NotSame(ids, await _store.Write(kept => kept.Remember(s_ids), default));
        _engine.Others = Others.Of([new BodyChange(Note.Table, Key.Of(1, "x"), null, [], BodyWas.Unknown)]);
        Assert.Same(await _store.Write(kept => kept.Remember(s_ids), default), await _store.Write(kept => kept.Remember(s_ids), default));
    }

    [Fact]
    public async Task What_is_expected_is_brought_along_where_records_are_far_and_nobody_asks_for_it_where_they_are_near()
    {
        await Put(1, 2);
        foreach (var (areFar, loads) in new[] { (true, 3), (false, 1) })
        {
            await Restarted();
            _engine.IsFar = areFar;
            await _store.Write(
                kept =>
                {
                    kept.Expect(Thing.Table, 1);
                    kept.Expect(Thing.Table, 2);
                    kept.Expect(Note.Table, (7, "nothing"));
                    Assert.Equal(0, _engine.Loads);
                    Assert.NotNull(kept.Find(Thing.Table, 2));
                    Assert.Equal(loads, _engine.Loads);
                    Assert.NotNull(kept.Find(Thing.Table, 1));
                    Assert.Null(kept.Find(Note.Table, (7, "nothing")));
                    return 0;
                },
                default);
            Assert.Equal(3, _engine.Loads);
        }
    }

    [Fact]
    public async Task A_record_is_read_once_and_a_group_commits_once_and_not_at_all_when_it_only_reads()
    {
        await Put(1);
        await Restarted();
        for (var i = 0; i < 5; i++) Assert.NotNull(await _store.Write(kept => kept.Find(Thing.Table, 1), default));
        Assert.Equal((1, 0), (_engine.Loads, _engine.Commits));
        await Task.WhenAll(await Together([.. Enumerable.Range(10, 50).Select(id => (Func<ITransaction, int>)(kept => Set(kept, id)))]));
        Assert.Equal(1, _engine.Commits);
    }

    private int _restarts;

    /// <summary>Forgets what memory knows, as after a restart.</summary>
    private async Task Restarted()
    {
        _engine.Others = Others.Everything;
        await _store.Write(_ => ++_restarts, default);
        _engine.Others = Others.None;
        (_engine.Loads, _engine.Ways, _engine.Commits) = (0, 0, 0);
    }

    private Task<Task<int>[]> Together(params Func<ITransaction, int>[] jobs) => Together([], jobs);

    private Task<Task<int>[]> Together(IReadOnlyList<Action<ITransaction>> expects, Func<ITransaction, int>[] jobs) => Together([.. jobs.Select(job => (expects, job))]);

    private async Task<Task<int>[]> Together((IReadOnlyList<Action<ITransaction>> Expects, Func<ITransaction, int> Work)[] jobs)
    {
        using var working = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var fails = _engine.Fails;
        _engine.Fails = null;
        var first = _store.Write(
            _ =>
            {
                working.Set();
                gate.Wait();
                _engine.Fails = fails;
                return 0;
            },
            default);
        working.Wait();
        var all = jobs.Select(job => _store.Write(job.Work, default, job.Expects)).ToArray();
        gate.Set();
        await first;
        await Task.WhenAny(Task.WhenAll(all));
        return all;
    }

    private Task<int> Put(params long[] ids) => _store.Write(kept => ids.Sum(id => Set(kept, id)), default);

    private static int Set(ITransaction kept, long id)
    {
        kept.Put(Thing.Table, new Thing(id, "x"));
        return 0;
    }

    private Task<string> Ids() => _store.Read(kept => string.Join(' ', kept.All(Thing.Table).Select(thing => thing.Id)), default);
}
