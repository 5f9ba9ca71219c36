using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>Several who write in one store remember what nobody else has changed, and never believe what somebody has.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresOthersTests : IDisposable
{
    private const int Writers = 3;

    /// <summary>More groups than are told of.</summary>
    private const int Long = 80;

    private static readonly Memo<Sum> s_sum = new(static () => [Thing.Table], static kept => new Sum { Of = kept.All(Thing.Table).Sum(thing => thing.Rank ?? 0) });

    private readonly PostgresPlace _place = new();

    public void Dispose() => _place.Dispose();

    /// <summary>Each takes a step of each thing from what it knows: whoever believed something old would take one back.</summary>
    [Fact]
    public async Task Steps_that_many_take_from_what_they_remember_all_count()
    {
        var stores = Enumerable.Range(0, Writers).Select(_ => Open()).ToList();
        var steps = stores.SelectMany((store, who) => Enumerable.Range(0, 8).Select(async first =>
        {
            var random = new Random((who * 8) + first);
            for (var step = 0; step < 40; step++) await Step(store, random.Next(6));
            return 40;
        })).ToList();
        // In the middle of it the server forgets what it had told, as after a crash.
        for (var times = 0; times < 20; times++) _place.Run("DELETE FROM recent");
        var all = (await Task.WhenAll(steps)).Sum();
        foreach (var store in stores)
        {
            Assert.Equal(all, await store.Write(kept => kept.All(Thing.Table).Sum(thing => thing.Rank ?? 0), default));
            Assert.Equal(all, await store.Write(kept => kept.Remember(s_sum).Of, default));
            Assert.Empty(await store.Check(default));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Only_what_the_other_one_changed_is_read_anew()
    {
        await using var one = Open();
        await using var other = Open();
        await one.Write(kept => Put(kept, Enumerable.Range(1, 20)), default);
        Assert.Equal(20, await one.Write(Known, default));
        // Both sums are made once: by heart from here on.
        Assert.Equal(20, await one.Write(kept => kept.Remember(s_sum).Of, default));
        await other.Write(kept => Put(kept, [7], rank: 5), default);
        await other.Write(kept => Set(kept, new Note(1, "x", 1)), default);
        // Somebody who looks after the server changes records behind everybody's back: what is remembered is not looked at again.
        _place.Run("UPDATE r_thing SET body=''");
        Assert.Equal(19, await one.Write(kept => Enumerable.Range(1, 20).Where(id => id != 7).Sum(id => kept.Find(Thing.Table, id)!.Rank!.Value), default));
        await Assert.ThrowsAsync<StoreException>(() => one.Write(kept => kept.Find(Thing.Table, 7), default));
    }

    [Fact]
    public async Task What_follows_from_a_table_is_made_anew_when_somebody_else_wrote_there_and_not_for_another_one()
    {
        await using var one = Open();
        await using var other = Open();
        await one.Write(kept => Put(kept, [1, 2]), default);
        var sum = await one.Write(kept => kept.Remember(s_sum), default);
        await other.Write(kept => Set(kept, new Note(1, "x", 1)), default);
        Assert.Same(sum, await one.Write(kept => kept.Remember(s_sum), default));
        await other.Write(kept => Put(kept, [3]), default);
        Assert.Equal(3, await one.Write(kept => kept.Remember(s_sum).Of, default));
    }

    /// <summary>A step from something that is not so is not kept: it is taken once more from what there is.</summary>
    [Fact]
    public async Task Whoever_finds_a_record_where_memory_had_none_or_none_where_it_had_one_looks_again()
    {
        await using var one = Open();
        await one.Write(kept => Put(kept, [1, 2], rank: 5), default);
        _place.Run("CREATE TABLE aside AS SELECT * FROM r_thing");
        await one.Write(kept => kept.Remove(Thing.Table, 2), default);
        // Nobody tells.
        _place.Run("DELETE FROM r_thing WHERE key=1; INSERT INTO r_thing SELECT * FROM aside WHERE key=2");
        await Task.WhenAll(Step(one, 1), Step(one, 2), Step(one, 3));
        Assert.Equal((1, 6, 1), await one.Read(kept => (Rank(kept, 1), Rank(kept, 2), Rank(kept, 3)), default));
        Assert.Empty(await one.Check(default));

        static long Rank(ITransaction kept, long id) => kept.Find(Thing.Table, id)!.Rank!.Value;
    }

    [Theory]
    [InlineData(Long, 1)]
    [InlineData(1, 5_000)]
    public async Task Whoever_was_away_for_long_and_whoever_missed_a_large_group_believes_nothing(int groups, int records)
    {
        await using var one = Open();
        await using var other = Open();
        await one.Write(kept => Put(kept, [1]), default);
        for (var group = 1; group <= groups; group++) await other.Write(kept => Put(kept, Enumerable.Range(1, records), rank: group + 1), default);
        Assert.Equal(groups + 1, await one.Write(kept => kept.Find(Thing.Table, 1)!.Rank, default));
        Assert.True(_place.Run("SELECT count(*) FROM recent") is long and < Long);
    }

    private Store Open() => PostgresThings.Open(PostgresThings.Options with { Access = StoreAccess.Beside }, _place.Connection);

    private static Task<int> Step(Store store, long id) => store.Write(
        kept =>
        {
            var sum = kept.Remember(s_sum);
            kept.Put(Thing.Table, new Thing(id, "x", (kept.Find(Thing.Table, id)?.Rank ?? 0) + 1));
            sum.Of++;
            return 0;
        },
        default,
        // Some say what they are going to look for.
        id % 2 == 0 ? [kept => kept.Expect(Thing.Table, id)] : null);

    private static long Known(ITransaction kept) => Enumerable.Range(1, 20).Sum(id => kept.Find(Thing.Table, id)!.Rank!.Value);

    private static int Put(ITransaction kept, IEnumerable<int> ids, long rank = 1)
    {
        foreach (var id in ids) kept.Put(Thing.Table, new Thing(id, "x", rank));
        return 0;
    }

    private static int Set(ITransaction kept, Note note)
    {
        kept.Put(Note.Table, note);
        return 0;
    }

    /// <summary>Changed along with the things that it sums up.</summary>
    private sealed class Sum
    {
        public long Of { get; set; }
    }
}
