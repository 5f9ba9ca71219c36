using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>What is special about records in a SQLite file: other processes, copies, tables that a newer program brings.</summary>
public sealed class SqliteEngineTests : ITestWithEnd
{
    private static readonly Memo<List<string>> s_names = new(static () => [Thing.Table], static kept => [.. kept.All(Thing.Table).Select(thing => thing.Name)]);

    private readonly StoreBench _bench = new((_, options) => Open(options, new ThingLedger()));

    private Store Kept => _bench.Store;

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task What_a_process_beside_wrote_is_seen_by_the_running_one_and_the_other_way_round()
    {
        await _bench.OpenDoor();
        await Put(Kept, new Thing(1, "a", 1));
        Assert.Equal(["a"], await Kept.Write(kept => kept.Remember(s_names), default));
        await using var beside = Open(_bench.Options with { Access = StoreAccess.Beside }, new ThingLedger());
        Assert.Equal("a", await beside.Write(kept => kept.Find(Thing.Table, 1)!.Name, default));
        await Put(beside, new Thing(1, "b", 7), new Thing(2, "c"));
        Assert.Equal(["b", "c"], await Kept.Write(kept => kept.Remember(s_names), default));
        await Put(Kept, new Thing(2, "d", 7));
        Assert.Equal("b d", await beside.Write(kept => string.Join(' ', kept.Range(Thing.ByRank, KeyRange.Only(Key.Of(7))).Select(thing => thing.Name)), default));
        await Kept.ProveWritable(default);
        Assert.Empty(await beside.Check(default));
    }

    [Fact]
    public async Task Both_processes_write_by_turns_and_nothing_is_lost()
    {
        await _bench.OpenDoor();
        await using var beside = Open(_bench.Options with { Access = StoreAccess.Beside }, new ThingLedger());
        await Task.WhenAll(new[] { Kept, beside }.SelectMany(store => Enumerable.Range(0, 100).Select(_ => store.Write(
            kept =>
            {
                var id = kept.Next(new Sequence("both"));
                kept.Put(Thing.Table, new Thing(id, "x", id % 3));
                return id;
            },
            default))));
        Assert.Equal(Enumerable.Range(1, 200).Select(id => (long)id), await Kept.Read(kept => kept.All(Thing.Table).Select(thing => thing.Id).ToList(), default));
        Assert.Empty(await Kept.Check(default));
    }

    [Fact]
    public async Task An_index_that_a_newer_program_brings_is_filled_and_one_that_it_dropped_is_made_anew_when_it_comes_back()
    {
        await Write(new OlderLedger(), [new OlderThing(1, "a", 5), new OlderThing(2, "b", null)]);
        await using (var newer = Open(_bench.Options, new ThingLedger()))
        {
            Assert.Equal("a", await newer.Read(kept => kept.Range(Thing.ByRank, KeyRange.Only(Key.Of(5))).Single().Name, default));
            Assert.Empty(await newer.Check(default));
            await Put(newer, new Thing(2, "b", 9));
        }
        await Write(new OlderLedger(), [new OlderThing(1, "a", 8), new OlderThing(3, "c", 8)]);
        await using var again = Open(_bench.Options, new ThingLedger());
        Assert.Equal("a c b", await again.Read(kept => string.Join(' ', kept.All(Thing.ByRank).Select(thing => thing.Name)), default));
        Assert.Empty(await again.Check(default));
    }

    [Fact]
    public async Task Opening_a_store_that_lacks_nothing_writes_nothing()
    {
        await Put(Kept, new Thing(1, "a"));
        await Kept.DisposeAsync();
        var before = await File.ReadAllBytesAsync(_bench.Options.Path);
        await _bench.Restart();
        await Kept.Read(kept => kept.Find(Thing.Table, 1), default);
        await Kept.DisposeAsync();
        Assert.Equal(before, await File.ReadAllBytesAsync(_bench.Options.Path));
        await _bench.Restart();
    }

    [Fact]
    public async Task Every_walk_follows_its_index_and_sorts_nothing()
    {
        await Put(Kept, new Thing(1, "a", 1, "w"));
        using var database = Database.Read(_bench.Options.Path);
        foreach (var (table, column, index) in ((string, string, string)[])[("r_thing", "i_rank", "r_thing__rank"), ("r_thing", "i_word", "r_thing__word"), ("r_note", "i_value", "r_note__value")])
            foreach (var turn in (string[])["", " DESC"])
            {
                var plan = Plan(database, $"SELECT key, body FROM {table} WHERE {column} IS NOT NULL AND {column} BETWEEN ?1 AND ?2 ORDER BY {column}{turn}, key{turn}");
                Assert.Contains($"USING INDEX {index}", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            }
        Assert.Contains("USING INTEGER PRIMARY KEY", Plan(database, "SELECT key, body FROM r_thing WHERE key BETWEEN ?1 AND ?2 ORDER BY key"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_a_store_at_work_is_a_store_of_one_moment()
    {
        await Put(Kept, new Thing(1, "a", 500), new Thing(2, "b", 500));
        using var stop = new CancellationTokenSource();
        var moving = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await Kept.Write(
                    kept =>
                    {
                        kept.Change(Thing.Table, 1, thing => thing with { Rank = thing.Rank - 1 });
                        kept.Change(Thing.Table, 2, thing => thing with { Rank = thing.Rank + 1 });
                        return Set(kept, new Thing(100 + i, new string('x', 300)));
                    },
                    default);
        });
        for (var copy = 0; copy < 4; copy++)
        {
            var path = Path.Combine(_bench.Folder, $"copy{copy}.db");
            await Kept.Backup(path, force: false, default);
            await using var copied = Open(_bench.Options with { Path = path }, new ThingLedger());
            Assert.Equal(1_000, await copied.Read(kept => kept.Find(Thing.Table, 1)!.Rank + kept.Find(Thing.Table, 2)!.Rank, default));
            Assert.Empty(await copied.Check(default));
        }
        await stop.CancelAsync();
        await moving;
    }

    [Fact]
    public async Task A_full_disk_loses_the_group_and_nothing_else()
    {
        await Put(Kept, new Thing(1, "a", 1));
        await Kept.Limit(4096);
        Assert.Equal(StoreTrouble.Passing, (await Assert.ThrowsAsync<StoreException>(() => Put(Kept, new Thing(2, new string('x', 400_000))))).Trouble);
        Assert.Equal(1, await Kept.Write(kept => kept.All(Thing.Table).Count(), default));
        await Kept.Limit(1L << 32);
        await Put(Kept, new Thing(2, new string('x', 400_000)));
        Assert.Empty(await Kept.Check(default));
    }

    private static Store Open(StoreOptions options, Ledger ledger) => Store.Open(options with { Engine = StoreEngine.Sqlite }, new Rules(options, new Ledgers([ledger])));

    private async Task Write(Ledger ledger, IReadOnlyList<OlderThing> things)
    {
        await using var store = Open(_bench.Options, ledger);
        await store.Write(
            kept =>
            {
                foreach (var thing in things) kept.Put(OlderThing.Table, thing);
                return 0;
            },
            default);
    }

    private static Task<int> Put(Store store, params Thing[] things) => store.Write(kept => things.Sum(thing => Set(kept, thing)), default);

    private static int Set(ITransaction kept, Thing thing)
    {
        kept.Put(Thing.Table, thing);
        return 0;
    }

    private static string Plan(Database database, string sql)
    {
        var plan = "";
        using var row = database.Use("EXPLAIN QUERY PLAN " + sql);
        while (row.Step()) plan += row.Text(3) + "; ";
        return plan;
    }

    /// <summary>The same table as an older program knew it: without indexes.</summary>
    private sealed record OlderThing(long Id, string Name, long? Rank)
    {
        public static readonly Table<long, OlderThing> Table = new(
            "thing", thing => thing.Id, Key.Of,
            static (to, thing) => to.Long(thing.Id).Text(thing.Name).Long(thing.Rank),
            static (ref RecordReader from) => new OlderThing(from.Long(), from.Text(), from.LongOrNull()));
    }

    private sealed class OlderLedger : Ledger
    {
        public override IReadOnlyList<Table> Tables => [OlderThing.Table];
    }
}
