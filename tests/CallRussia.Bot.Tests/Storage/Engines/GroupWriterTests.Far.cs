using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>Where each way to the records takes long.</summary>
public sealed partial class GroupWriterTests
{
    [Fact]
    public async Task What_works_of_one_group_expect_is_fetched_together_where_ways_are_long()
    {
        await Put(1, 2, 3);
        foreach (var (areFar, ways) in new[] { (true, 1), (false, 3) })
        {
            await Restarted();
            _engine.IsFar = areFar;
            await Task.WhenAll(await Together(
                [kept => Expect(kept, 1, 2, 3, 9)],
                [.. ((long[])[1, 2, 3]).Select(id => (Func<ITransaction, int>)(kept => kept.Find(Thing.Table, id) is null ? throw new InvalidDataException("gone") : 0))]));
            // Nobody looked for the ninth: where ways are short it was not fetched.
            Assert.Equal((ways, areFar ? 4 : 3), (_engine.Ways, _engine.Loads));
        }
    }

    [Fact]
    public async Task A_step_looks_at_what_those_before_it_brought_and_works_of_one_group_take_it_together()
    {
        _engine.IsFar = true;
        foreach (var id in (long[])[1, 2, 3]) await _store.Write(kept => kept.Put(Thing.Table, new Thing(id, "first", Rank: id + 10)), default);
        await Put(11, 12, 13);
        await Restarted();
        var all = await Together(
            [.. ((long[])[1, 2, 3]).Select(id => (
                (IReadOnlyList<Action<ITransaction>>)[kept => Expect(kept, id), kept => Expect(kept, Next(kept, id))],
                (Func<ITransaction, int>)(kept => (int)kept.Find(Thing.Table, Next(kept, id))!.Id)))]);
        Assert.Equal((int[])[11, 12, 13], await Task.WhenAll(all));
        Assert.Equal((2, 6), (_engine.Ways, _engine.Loads));

        static long Next(ITransaction kept, long id) => kept.Find(Thing.Table, id)!.Rank!.Value;
    }

    [Fact]
    public async Task What_is_remembered_grows_old_while_it_is_brought_and_nobody_misses_anything()
    {
        _engine.IsFar = true;
        await Put([.. Enumerable.Range(1, 50).Select(round => 1_000L * round)]);
        for (var round = 1L; round <= 50; round++)
        {
            var wanted = 1_000 * round;
            Assert.Equal(wanted, await _store.Write(
                kept =>
                {
                    Expect(kept, [.. Enumerable.Range(0, 1_000).Select(further => wanted + further)]);
                    return kept.Find(Thing.Table, wanted)!.Id;
                },
                default));
        }
    }

    [Fact]
    public async Task What_the_first_step_expects_comes_in_the_way_in_which_the_group_begins_as_others_have_left_it()
    {
        (_engine.IsFar, _engine.Brings) = (true, true);
        await Put(1, 2);
        await Restarted();
        for (var round = 0; round < 2; round++)
        {
            // The second time both were known, and others have taken out one of them: that is asked for as soon as it is heard.
            Assert.Equal(2 - round, await Told(1, 2));
            Assert.Equal(round, _engine.Ways);
            _engine.Begin();
            BodyChange[] gone = [new(Thing.Table, Key.Of(2), null, [], BodyWas.Unknown)];
            _engine.Apply(gone);
            _engine.Commit();
            _engine.Others = Others.Of(gone);
        }
        Assert.Equal(1, await Told(1, 2));

        Task<int> Told(params long[] ids) => _store.Write(kept => ids.Count(id => kept.Find(Thing.Table, id) is not null), default, [kept => Expect(kept, ids)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_record_is_met_by_who_looks_for_it_and_by_nobody_else(bool brings)
    {
        (_engine.IsFar, _engine.Brings) = (true, brings);
        await Put(1, 2, 3);
        _engine.Begin();
        _engine.Apply([new BodyChange(Thing.Table, Key.Of(2), new byte[64], [null, null], BodyWas.InPlace)]);
        _engine.Commit();
        await Restarted();
        var all = await Together([kept => Expect(kept, 1, 2, 3)], [.. ((long[])[1, 2, 3]).Select(id => (Func<ITransaction, int>)(kept => kept.Find(Thing.Table, id)!.Name.Length))]);
        Assert.Equal([TaskStatus.RanToCompletion, TaskStatus.Faulted, TaskStatus.RanToCompletion], all.Select(task => task.Status));
        Assert.Equal(StoreTrouble.Damage, (await Assert.ThrowsAsync<StoreException>(() => all[1])).Trouble);
        Assert.Equal(1, await _store.Write(kept => Set(kept, 3) + 1, default));
    }

    [Fact]
    public async Task Who_comes_while_a_group_begins_goes_along_in_its_commit()
    {
        (_engine.IsFar, _engine.Brings) = (true, true);
        await Put(1, 2);
        await Restarted();
        var late = new TaskCompletionSource<Task<int>>();
        _engine.Begins = () => late.SetResult(_store.Write(kept => kept.Find(Thing.Table, 2) is null ? 0 : Set(kept, 4), default, [kept => Expect(kept, 2)]));
        await _store.Write(kept => kept.Find(Thing.Table, 1) is null ? 0 : Set(kept, 3), default, [kept => Expect(kept, 1)]);
        await await late.Task;
        Assert.Equal((1, "1 2 3 4"), (_engine.Commits, await Ids()));
    }

    [Fact]
    public async Task A_step_that_goes_wrong_takes_nobody_along()
    {
        _engine.IsFar = true;
        await Put(1);
        var all = await Together([kept => Name(kept)], [kept => Set(kept, 2), Name, kept => Set(kept, 3)]);
        Assert.Equal([TaskStatus.RanToCompletion, TaskStatus.Faulted, TaskStatus.RanToCompletion], all.Select(task => task.Status));
        Assert.Equal("1 2 3", await Ids());

        static int Name(ITransaction kept) => kept.Find(Thing.Table, 7)!.Name.Length;
    }

    [Fact]
    public async Task What_a_walk_has_brought_needs_no_way_of_its_own_where_ways_are_long()
    {
        await Put(1, 2, 3);
        foreach (var (areFar, ways) in new[] { (true, 0), (false, 3) })
        {
            await Restarted();
            _engine.IsFar = areFar;
            Assert.Equal(3, await _store.Write(kept => kept.All(Thing.Table).ToList().Count(thing => kept.Find(Thing.Table, thing.Id) is not null), default));
            Assert.Equal(ways, _engine.Ways);
            if (!areFar) continue;
            await Restarted();
            // Expected after it came, it stays remembered, and is not fetched once more.
            await _store.Write(kept => kept.All(Thing.Table).ToList().ForEach(thing => kept.Expect(Thing.Table, thing.Id)), default);
            Assert.NotNull(await _store.Write(kept => kept.Find(Thing.Table, 2), default));
            Assert.Equal(0, _engine.Loads);
        }
    }

    [Fact]
    public async Task What_others_changed_of_the_known_comes_together_where_ways_are_long()
    {
        _engine.IsFar = true;
        await Put(1, 2, 3, 4);
        await Restarted();
        Assert.Equal(3, await _store.Write(kept => ((long[])[1, 2, 3]).Count(id => kept.Find(Thing.Table, id) is not null), default));
        (_engine.Ways, _engine.Loads) = (0, 0);
        // Nobody here knew the fourth.
        _engine.Others = Others.Of([.. ((long[])[1, 2, 4]).Select(id => new BodyChange(Thing.Table, Key.Of(id), null, [], BodyWas.Unknown))]);
        var found = await _store.Write(kept => ((long[])[3, 2, 1]).Count(id => kept.Find(Thing.Table, id) is not null), default);
        Assert.Equal((3, 1, 2), (found, _engine.Ways, _engine.Loads));
    }

    [Fact]
    public async Task Long_records_that_were_expected_come_together_and_are_not_remembered()
    {
        _engine.IsFar = true;
        await _store.Write(kept => kept.Put(Scroll.Table, new Scroll(1, "long")), default);
        await Restarted();
        await _store.Write(
            kept =>
            {
                foreach (var id in (long[])[1, 2]) kept.Expect(Scroll.Table, id);
                Assert.Equal((null, "long", 1), (kept.Find(Scroll.Table, 2), kept.Find(Scroll.Table, 1)?.Text, _engine.Ways));
                Assert.Equal(("long", 2), (kept.Find(Scroll.Table, 1)?.Text, _engine.Ways));
                foreach (var id in (long[])[1, 2]) kept.Expect(Scroll.Table, id);
                Assert.Equal((null, 3), (kept.Find(Scroll.Table, 2), _engine.Ways));
            },
            default);
        // What waited there is not taken for what there is: others may have written.
        Assert.Equal(("long", 4), await _store.Write(kept => (kept.Find(Scroll.Table, 1)?.Text, _engine.Ways), default));
    }

    [Fact]
    public async Task What_may_be_there_is_taken_out_without_a_look_where_ways_are_long()
    {
        foreach (var (areFar, loads) in new[] { (true, 0), (false, 2) })
        {
            await _store.Write(kept => kept.Put(Note.Table, new Note(1, "x", 1)), default);
            await Restarted();
            _engine.IsFar = areFar;
            await _store.Write(
                kept =>
                {
                    kept.RemoveUnseen(Note.Table, (1, "x"));
                    kept.RemoveUnseen(Note.Table, (1, "never there"));
                },
                default);
            Assert.Equal((loads, 0), (_engine.Loads, await _store.Read(kept => kept.All(Note.Table).Count(), default)));
        }
    }

    private static void Expect(ITransaction kept, params long[] ids)
    {
        foreach (var id in ids) kept.Expect(Thing.Table, id);
    }
}
