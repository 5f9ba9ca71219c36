using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>Several machines on one PostgreSQL server: one serves, others stand by, and whoever lost its line writes nothing it was not told of.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresInstancesTests : IDisposable
{
    /// <summary>Its locks, as the program numbers them.</summary>
    private const int Writing = PostgresServer.Writing;
    private const int Serving = Writing + 1;

    private const int Takings = 10;

    private static readonly Sequence s_ids = new("cut");

    private readonly PostgresPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_second_instance_stands_by_and_sees_everything_when_it_takes_over()
    {
        var first = Open();
        var second = Task.Run(() => Open());
        await Put(first, 1);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await using var next = await second;
        Assert.Equal([1L], await Ids(next));
        await Put(next, 2);
    }

    [Fact]
    public async Task Bots_of_other_names_serve_side_by_side_and_a_second_instance_of_one_stands_by()
    {
        await using var nameless = Open();
        var named = Open(bot: "lt");
        var second = Task.Run(() => Open(bot: "lt"));
        await Task.WhenAll(Enumerable.Range(1, 40).Select(id => Put(id % 2 == 0 ? nameless : named, id)));
        Assert.Equal(Enumerable.Range(1, 40).Select(id => (long)id), await Ids(nameless));
        Assert.False(second.IsCompleted);
        Assert.Equal(1L, _place.Run("SELECT epoch FROM service WHERE bot='lt'"));
        await named.DisposeAsync();
        await using var next = await second;
        await Put(nameless, 41);
        await Put(next, 42);
        Assert.Equal(42, (await Ids(next)).Count);
        Assert.Equal((1L, 2L), (_place.Run("SELECT epoch FROM store"), _place.Run("SELECT epoch FROM service WHERE bot='lt'")));
    }

    [Fact]
    public async Task An_instance_of_a_named_bot_that_lost_its_right_writes_nothing_more()
    {
        await using var named = Open(bot: "lt");
        await Put(named, 1);
        _place.Run("UPDATE service SET epoch=epoch + 1");
        Assert.True((await Assert.ThrowsAsync<StoreException>(() => Put(named, 2))).IsFatal);
        Assert.Equal(1L, _place.Run("SELECT count(*) FROM r_thing"));
    }

    [Fact]
    public async Task An_instance_whose_right_went_to_another_one_writes_nothing_more_and_is_told_to_stop()
    {
        await using var first = Open();
        await Put(first, 1);
        await Take();
        var told = await Assert.ThrowsAsync<StoreException>(() => Put(first, 2));
        Assert.True(told.IsFatal, told.Message);
        Assert.Contains("stands by", told.Message, StringComparison.Ordinal);
        Assert.Equal(1L, _place.Run("SELECT count(*) FROM r_thing"));
    }

    [Fact]
    public async Task An_instance_that_was_cut_off_while_nobody_else_waits_goes_on_in_its_epoch()
    {
        await using var first = Open();
        await Put(first, 1);
        Cut(Serving);
        await Put(first, 2);
        for (var looks = 0; _place.Run($"SELECT count(*) FROM pg_locks WHERE {Held(Serving)}") is 0L && looks < 100; looks++) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        Assert.Equal(1L, _place.Run($"SELECT count(*) FROM pg_locks WHERE {Held(Serving)}"));
        await Put(first, 3);
        Assert.Equal(1L, _place.Run("SELECT epoch FROM store"));
        Assert.Equal([1L, 2, 3], await Ids(first));
    }

    /// <summary>The server itself notes with each step in which epoch it was made.</summary>
    [Fact]
    public async Task Rights_that_are_cut_off_and_taken_under_load_leave_no_step_in_the_epoch_of_somebody_else()
    {
        await using (Open())
            _place.Run(
                """
                CREATE TABLE seen(writer uuid, epoch bigint);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO seen SELECT NEW.id, epoch FROM store; RETURN NULL; END';
                CREATE TRIGGER note AFTER INSERT OR UPDATE ON writer FOR EACH ROW EXECUTE FUNCTION note()
                """);
        var last = 0L;
        for (var taken = 0; taken < Takings; taken++)
        {
            await using var serves = Open();
            await Put(serves, ++last);
            var ends = Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAsync<StoreException>(async () =>
            {
                while (true) await Put(serves, Interlocked.Increment(ref last));
            })).ToList();
            await Take();
            Assert.All(await Task.WhenAll(ends), end => Assert.True(end.IsFatal, end.Message));
        }
        Assert.Equal((long)Takings, _place.Run("SELECT count(DISTINCT writer) FROM seen"));
        Assert.Equal(0L, _place.Run("SELECT count(*) FROM (SELECT writer FROM seen GROUP BY writer HAVING count(DISTINCT epoch) > 1) AS stale"));
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
                cuts += (int)(long)_place.Run($"SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE {Held(Writing)}")!;
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

    private static string Held(int kind) =>
        $"locktype='advisory' AND granted AND database=(SELECT oid FROM pg_database WHERE datname=current_database()) AND classid::bigint={kind} AND objid::bigint=(hashtext(current_schema())::bigint & 4294967295)";

    /// <summary>The right is cut off, and another one has it before the first one comes back.</summary>
    private async Task Take()
    {
        // From a pool it would keep the lock.
        using var taker = new Npgsql.NpgsqlConnection($"{_place.Connection};Pooling=false");
        await taker.OpenAsync();
        var waiting = Run(taker, $"SELECT pg_advisory_lock({Serving}, hashtext(current_schema()))");
        while (_place.Run($"SELECT count(*) FROM pg_locks WHERE locktype='advisory' AND NOT granted AND classid::bigint={Serving} AND pid={taker.ProcessID}") is 0L) await Task.Yield();
        Cut(Serving);
        await waiting;
        await Run(taker, $"BEGIN; SELECT pg_advisory_xact_lock({Writing}, hashtext(current_schema())); UPDATE store SET epoch=epoch + 1; COMMIT");
    }

    private void Cut(int kind) => _place.Run($"SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE {Held(kind)}");

    private Store Open(StoreAccess access = StoreAccess.Sole, string bot = "") => PostgresThings.Open(PostgresThings.Options with { Access = access, Bot = bot }, _place.Connection);

    private static async Task Run(Npgsql.NpgsqlConnection line, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, line);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<int> Put(Store store, params long[] ids) => store.Write(kept => ids.Sum(id => Set(kept, new Thing(id, "x", id))), default);

    private static int Set(ITransaction kept, Thing thing)
    {
        kept.Put(Thing.Table, thing);
        return 0;
    }

    private static Task<List<long>> Ids(Store store) => store.Read(kept => kept.All(Thing.Table).Select(thing => thing.Id).ToList(), default);
}
