using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Postgres;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>A commit whose answer does not come, or says less than it seems to.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresCommitTests : IAsyncLifetime, IDisposable
{
    private const string InCommit = "FROM pg_stat_activity WHERE wait_event='SyncRep'";

    private readonly PostgresServer _server = new();
    private Store _store = null!;

    public async Task InitializeAsync()
    {
        _store = PostgresThings.Open(PostgresThings.Options, _server.Connection);
        await PostgresThings.Keep(_store, 1);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _server.Dispose();

    /// <summary>The step is committed on the server and waits there for a standby that does not come: whoever ends the wait has not made it come.</summary>
    [Theory]
    [InlineData("pg_cancel_backend")]
    [InlineData("pg_terminate_backend")]
    public async Task What_no_standby_has_confirmed_is_not_told_before_one_has_and_is_not_done_twice(string end)
    {
        WaitFor("nobody");
        var (last, keeping) = (1, Task.CompletedTask);
        // It takes a moment until the server knows that it is to wait.
        while (keeping.IsCompleted) await Waits(keeping = PostgresThings.Keep(_store, ++last));
        for (var ended = 0L; ended < 3; await Moment) ended += (long)_server.Do($"SELECT count({end}(pid)) {InCommit}")!;
        await Waits(keeping);
        Assert.Equal((long)last, _server.Do("SELECT count(*) FROM r_thing"));
        Assert.False(keeping.IsCompleted);

        WaitFor("");
        await keeping;
        await PostgresThings.Verify(_store, Enumerable.Range(1, last).Select(id => (long)id));
    }

    /// <summary>The step before COMMIT waits for a row that somebody else holds.</summary>
    [Fact]
    public async Task A_step_that_is_cut_off_right_before_its_commit_is_not_kept_and_is_done_once_when_it_is_tried_again()
    {
        using var other = new Npgsql.NpgsqlConnection(_server.Connection);
        await other.OpenAsync();
        using var holding = await other.BeginTransactionAsync();
        using var hold = new Npgsql.NpgsqlCommand("SELECT 1 FROM writer FOR UPDATE", other);
        await hold.ExecuteNonQueryAsync();
        var keeping = PostgresThings.Keep(_store, 2);
        while (_server.Do(PostgresServer.CutWriters) is 0L) await Moment;
        Assert.Equal(1L, _server.Do("SELECT count(*) FROM r_thing"));
        await holding.RollbackAsync();
        await keeping;
        await PostgresThings.Verify(_store, [1, 2]);
    }

    [Fact]
    public async Task A_store_that_was_filled_and_whose_last_step_no_standby_has_confirmed_is_told_so()
    {
        _server.Do("CREATE DATABASE filled");
        var options = (PostgresThings.Options with { Engine = StoreEngine.Postgres, Connection = $"{_server.Connection};Database=filled" }).Server;
        var keys = new Keys(PostgresThings.Options.Key);
        using var seals = new Seals(keys);
        var filling = Task.Run(() => PostgresStores.Fill(options, keys, Store.TablesOf(PostgresThings.Rules.Ledgers), new Bodies(seals, new Wording([])), _ =>
        {
            WaitFor("nobody");
            Settle();
            return 0;
        }));
        for (; !filling.IsCompleted; await Moment) _server.Do($"SELECT count(pg_cancel_backend(pid)) {InCommit}");
        Assert.Contains("no standby", (await Assert.ThrowsAsync<StoreException>(() => filling)).Message, StringComparison.Ordinal);
        Assert.Equal(true, PostgresPlace.Run($"{_server.Connection};Database=filled", "SELECT is_whole FROM store"));
    }

    private static Task Moment => Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);

    /// <summary>Until it stands in its commit, or is over.</summary>
    private async Task Waits(Task keeping)
    {
        while (!keeping.IsCompleted && _server.Do($"SELECT count(*) {InCommit}") is 0L) await Moment;
    }

    /// <summary>It takes a moment until the server knows that it is to wait: the first commit that does so shows it.</summary>
    private void Settle()
    {
        Task probe;
        do Waits(probe = Task.Run(() => _server.Do("SELECT pg_logical_emit_message(true, 'probe', '')"))).GetAwaiter().GetResult();
        while (probe.IsCompleted);
    }

    private void WaitFor(string standbys)
    {
        _server.Do($"ALTER SYSTEM SET synchronous_standby_names='{standbys}'");
        _server.Do("SELECT pg_reload_conf()");
    }
}
