using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>Several machines on one PostgreSQL server: each knows of the others, and whoever was taken off writes nothing more.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresInstancesTests : IDisposable
{
    private const int Takings = 10;

    private static readonly Sequence s_ids = new("cut");

    private readonly PostgresPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Instances_of_a_bot_and_of_others_write_side_by_side_and_know_who_is_there()
    {
        await using var first = Open();
        await using var second = Open();
        var third = Open(bot: "lt");
        var stores = new[] { first, second, third };
        await Task.WhenAll(Enumerable.Range(1, 60).Select(id => Put(stores[id % 3], id)));
        Assert.Equal(Enumerable.Range(1, 60).Select(id => (long)id), await Ids(second));
        var others = new[] { second.Neighbours!.Own, third.Neighbours!.Own };
        Assert.Empty(await Gone(first, others));
        await third.DisposeAsync();
        // The server has to notice that the line is closed.
        while ((await Gone(first, others)).Count == 0) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        Assert.Equal(others[1..], await Gone(first, others));
    }

    [Fact]
    public async Task Whoever_wants_to_hear_of_news_hears_of_those_of_others_at_once_and_of_how_much_the_same_bot_has_sent()
    {
        await using var first = Open();
        await using var second = Open();
        await using var other = Open(bot: "lt");
        var (own, news) = (first.Neighbours!.News, second.Neighbours!.News);
        await Put(first, 1);
        Assert.False(news.IsCompleted);
        await StoreExtensions.Write(first, kept => Divisions.Join(kept, default, first.Neighbours.Own), default);
        await news;
        Assert.False(own.IsCompleted);

        first.Neighbours.Say(7);
        var said = 0;
        while ((said += second.Neighbours.SaidByOthers()) < 7) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        Assert.Equal((7, 0, 0), (said, first.Neighbours.SaidByOthers(), other.Neighbours!.SaidByOthers()));
    }

    [Fact]
    public async Task An_instance_with_nothing_to_say_stays_there_also_when_less_than_a_millisecond_is_left_until_its_next_word()
    {
        var clock = new AdjustableTimeProvider(Some.Now, running: false);
        await using var first = PostgresThings.Open(PostgresThings.Options with { Clock = clock }, _place.Connection);
        await using var second = Open();
        var pid = $"SELECT pid FROM pg_locks WHERE {PostgresThings.HeldHere(PostgresThings.Attending, first.Neighbours!.Own)}";
        var before = _place.Run(pid);
        clock.Advance(TimeSpan.FromMilliseconds(999.6));
        // News wake it: it looks again how long it has to wait.
        var news = first.Neighbours.News;
        await StoreExtensions.Write(second, kept => Divisions.Join(kept, default, second.Neighbours!.Own), default);
        await news;
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        first.Neighbours.Say(7);
        do
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
        while (second.Neighbours!.SaidByOthers() < 7);
        Assert.Equal(before, _place.Run(pid));
    }

    [Fact]
    public async Task A_build_that_shares_with_nobody_is_waited_for_and_does_not_begin_while_one_serves()
    {
        await Open().DisposeAsync();
        // From a pool it would keep the lock.
        await using (var older = new Npgsql.NpgsqlConnection($"{_place.Connection};Pooling=false"))
        {
            await older.OpenAsync();
            Assert.True(await Ask(older));
            using var log = new CollectedLog();
            var waits = Task.Run(() => PostgresThings.Open(PostgresThings.Options with { Log = log }, _place.Connection));
            while (!log.Lines.Any(line => line.Contains("begins when that one has ended", StringComparison.Ordinal))) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            Assert.False(waits.IsCompleted);
            await older.CloseAsync();
            await using var serves = await waits;
            await older.OpenAsync();
            Assert.False(await Ask(older));
        }

        static async Task<bool> Ask(Npgsql.NpgsqlConnection line)
        {
            await using var command = new Npgsql.NpgsqlCommand($"SELECT pg_try_advisory_lock({PostgresThings.Serving}, hashtext(current_schema()))", line);
            return (bool)(await command.ExecuteScalarAsync())!;
        }
    }

    [Fact]
    public async Task An_instance_that_was_cut_off_and_that_nobody_took_off_is_there_again_and_goes_on()
    {
        await using var first = Open();
        await using var second = Open();
        await Put(first, 1);
        var lockOfFirst = PostgresThings.HeldHere(PostgresThings.Attending, first.Neighbours!.Own);
        Assert.Equal(1L, _place.Run($"SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE {lockOfFirst}"));
        await Put(first, 2);
        while (_place.Run($"SELECT count(*) FROM pg_locks WHERE {lockOfFirst}") is not 1L) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        Assert.Empty(await Gone(second, first.Neighbours.Own));
        var news = first.Neighbours.News;
        await StoreExtensions.Write(second, kept => Divisions.Join(kept, default, second.Neighbours!.Own), default);
        await news;
        await Put(first, 3);
        Assert.Equal([1L, 2, 3], await Ids(second));
    }

    [Fact]
    public async Task Instances_that_are_taken_off_under_load_keep_nothing_after_it()
    {
        await using var taker = Open();
        await StoreExtensions.Write(taker, kept => Divisions.Join(kept, default, taker.Neighbours!.Own), default);
        var last = 0L;
        for (var taken = 0; taken < Takings; taken++)
        {
            await using var store = Open();
            await using var serves = new FencedStore(store, default, store.Neighbours!.Own);
            await StoreExtensions.Write(store, kept => Divisions.Join(kept, default, store.Neighbours.Own), default);
            var from = last;
            var ends = Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAsync<StoreException>(async () =>
            {
                while (true)
                {
                    var id = Interlocked.Increment(ref last);
                    await serves.Write(kept => PostgresThings.Put(kept, id), default);
                }
            })).ToList();
            while (Interlocked.Read(ref last) < from + 50) await Task.Yield();
            var place = await taker.Write(
                kept =>
                {
                    Assert.Equal(Share.Everybody, Divisions.Take(kept, default, taker.Neighbours!.Own, [store.Neighbours.Own]).Of(taker.Neighbours.Own));
                    return PostgresThings.Place(kept);
                },
                default);
            Assert.All(await Task.WhenAll(ends), end => Assert.True(end.IsFatal && end.Message.Contains("takes its share", StringComparison.Ordinal), end.Message));
            var kept = await taker.Read(some => some.All(Thing.Table).Where(thing => thing.Id > from).ToList(), default);
            Assert.NotEmpty(kept);
            Assert.All(kept, thing => Assert.True(thing.Rank < place));
        }
    }

    [Fact]
    public async Task Lines_cut_at_any_moment_lose_nothing_that_was_told_and_keep_nothing_that_was_refused()
    {
        await using var store = Open();
        using var over = new CancellationTokenSource();
        var cuts = 0;
        var cutting = Task.Run(async () =>
        {
            var random = new Random(7);
            while (!over.IsCancellationRequested)
            {
                cuts += (int)(long)_place.Run($"SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE {PostgresThings.HeldHere(PostgresThings.Writing)}")!;
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 12)), TimeProvider.System);
            }
        });
        var kept = new List<long>();
        for (var id = 1L; cuts < 40; id++)
        {
            try
            {
                var given = id;
                await store.Write(some => Set(some, new Thing(given, "x", some.Next(s_ids))), default);
                kept.Add(id);
            }
            catch (StoreException passing) when (passing.Trouble == StoreTrouble.Passing)
            {
                // It may be tried again; here it is not.
            }
        }
        await over.CancelAsync();
        await cutting;
        Assert.Equal(kept, await Ids(store));
        // Each was given its place once: a step that was in doubt was not done twice.
        Assert.Equal(kept.Count, await store.Read(some => some.All(Thing.Table).Max(thing => thing.Rank) ?? 0, default));
        Assert.Empty(await store.Check(default));
    }

    [Fact]
    public async Task A_verb_and_the_bot_write_by_turns_and_see_what_the_other_wrote()
    {
        await using var bot = Open();
        await using var verb = Open(StoreAccess.Beside);
        await Task.WhenAll(new[] { bot, verb }.SelectMany(store => Enumerable.Range(0, 50).Select(_ => store.Write(kept => Set(kept, new Thing(kept.Next(s_ids), "x", 1)), default))));
        Assert.Equal(Enumerable.Range(1, 100).Select(id => (long)id), await Ids(bot));
        Assert.Empty(await verb.Check(default));
    }

    [Fact]
    public async Task A_copy_is_a_store_of_LiteDB_with_everything_and_only_one_import_is_at_work()
    {
        await using var store = Open();
        await Put(store, 1, 2, 3);
        var path = Path.Combine(Path.GetDirectoryName(PostgresThings.Options.Path)!, "copy.db");
        await store.Backup(path, force: true, default);
        await using (var copy = Store.Open(PostgresThings.Options with { Path = path, Engine = StoreEngine.LiteDB }, PostgresThings.Rules))
        {
            Assert.Equal([1L, 2, 3], await Ids(copy));
            Assert.Empty(await copy.Check(default));
        }
        File.Delete(path);
        var options = PostgresThings.Options with { Engine = StoreEngine.Postgres, Connection = _place.Connection };
        await using (ImportTurn.TryTake(options)) Assert.Null(ImportTurn.TryTake(options));
        await using var next = ImportTurn.TryTake(options);
        Assert.NotNull(next);
    }

    private static Task<IReadOnlyCollection<string>> Gone(Store store, params string[] instances) => store.Neighbours!.Gone(instances, default);

    private Store Open(StoreAccess access = StoreAccess.Sole, string bot = "") => PostgresThings.Open(PostgresThings.Options with { Access = access, Bot = bot }, _place.Connection);

    private static Task<int> Put(Store store, params long[] ids) => store.Write(kept => ids.Sum(id => Set(kept, new Thing(id, "x", id))), default);

    private static int Set(ITransaction kept, Thing thing)
    {
        kept.Put(Thing.Table, thing);
        return 0;
    }

    private static Task<List<long>> Ids(Store store) => store.Read(kept => kept.All(Thing.Table).Select(thing => thing.Id).ToList(), default);
}
