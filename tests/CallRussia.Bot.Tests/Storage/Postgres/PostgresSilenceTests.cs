using System.Diagnostics;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>The server's machine, or the way to it, is lost without a word: nobody refuses, nobody hangs up.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresSilenceTests : IDisposable
{
    /// <summary>It is noticed within ten seconds; a wide bound, for a machine that does much else.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly PostgresServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_server_that_is_lost_without_a_word_in_the_middle_of_the_work_is_noticed_and_nothing_is_lost_or_done_twice()
    {
        using var way = new WayToServer(_server.Connection);
        await using var store = PostgresThings.Open(PostgresThings.Options, way.Connection);
        using var writers = new Writers(store);
        await PostgresThings.Keep(store, 1_000_000);
        way.Lose();
        // Nobody knows which of these the server has heard.
        var since = Stopwatch.GetTimestamp();
        var keeping = PostgresThings.Keep(store, 1_000_001);
        way.Find();
        await keeping;
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, Bound);
        await PostgresThings.Verify(store, [.. await writers.End(), 1_000_000, 1_000_001]);
    }

    /// <summary>A second line within the same time would have no time left, which the driver takes for as much as it may be.</summary>
    [Fact]
    public void A_server_that_says_nothing_from_the_beginning_is_asked_once_and_then_lost()
    {
        using var way = new WayToServer(_server.Connection);
        way.Lose();
        Assert.Equal(StoreTrouble.Passing, Assert.Throws<StoreException>(() => PostgresThings.Open(PostgresThings.Options, way.Connection)).Trouble);
        Assert.Equal(1, way.Lines);
    }

    [Fact]
    public async Task As_long_as_a_server_stays_lost_whoever_asks_is_told_so_and_when_it_is_back_the_same_instance_goes_on()
    {
        using var way = new WayToServer(_server.Connection);
        await using var store = PostgresThings.Open(PostgresThings.Options, way.Connection);
        await PostgresThings.Keep(store, 1);
        way.Lose();
        var since = Stopwatch.GetTimestamp();
        var (asking, looking) = (
            Assert.ThrowsAsync<StoreException>(() => store.Write(kept => PostgresThings.Put(kept, 2), default)),
            Assert.ThrowsAsync<StoreException>(() => store.Read(kept => kept.All(Thing.Table).Count(), default)));
        Assert.Equal([StoreTrouble.Passing, StoreTrouble.Passing], [(await asking).Trouble, (await looking).Trouble]);
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, Bound);
        way.Find();
        await PostgresThings.Keep(store, 3);
        await PostgresThings.Verify(store, [1, 3]);
    }

    /// <summary>Somebody else holds the lock of all writers for long. The server is there, and says so again and again.</summary>
    [Fact]
    public async Task Whoever_waits_while_somebody_else_writes_goes_on_waiting_and_does_not_take_the_server_for_lost()
    {
        await using var store = PostgresThings.Open(PostgresThings.Options, _server.Connection);
        await PostgresThings.Keep(store, 1);
        using var other = PostgresPlace.Line(_server.Connection);
        using var held = await other.BeginTransactionAsync();
        using var hold = new Npgsql.NpgsqlCommand($"SELECT pg_advisory_xact_lock({PostgresServer.Writing}, hashtext(current_schema()))", other);
        await hold.ExecuteNonQueryAsync();
        var keeping = store.Write(kept => PostgresThings.Put(kept, 2), default);
        var waits = new HashSet<object>();
        for (; waits.Count < 2 && !keeping.IsCompleted; await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System))
            if (_server.Do("SELECT query_start FROM pg_stat_activity JOIN pg_locks USING(pid) WHERE locktype='advisory' AND NOT granted") is { } since) waits.Add(since);
        Assert.False(keeping.IsCompleted);
        await held.RollbackAsync();
        await keeping;
        await PostgresThings.Verify(store, [1, 2]);
    }
}
