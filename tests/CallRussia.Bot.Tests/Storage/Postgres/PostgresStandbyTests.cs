using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>A server with a standby, by which no commit is acknowledged before it has it.</summary>
public sealed class PostgresPair : IDisposable
{
    public PostgresPair()
    {
        Both = Primary.Standby();
        Standby = With(Host(1));
    }

    public PostgresServer Primary { get; } = new();

    /// <summary>The primary is named first.</summary>
    public string Both { get; }

    public string Standby { get; }

    public string StandbyFirst => With($"{Host(1)},{Host(0)}");

    internal static Store Open(string connection, StoreAccess access = StoreAccess.Sole) => PostgresThings.Open(PostgresThings.Options with { Access = access }, connection);

    public void Dispose() => Primary.Dispose();

    private string Host(int place) => new Npgsql.NpgsqlConnectionStringBuilder(Both).Host!.Split(',')[place];

    private string With(string hosts) => new Npgsql.NpgsqlConnectionStringBuilder(Both) { Host = hosts }.ConnectionString;
}

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresStandbyTests(PostgresPair servers) : IClassFixture<PostgresPair>
{
    [Theory]
    [InlineData("*", "on", false)]
    [InlineData("", "on", true)]
    [InlineData("*", "local", true)]
    public async Task A_standby_that_is_named_first_is_passed_over_and_where_none_is_waited_for_the_log_says_so(string waitedFor, string commit, bool isSaid)
    {
        servers.Primary.Do($"ALTER SYSTEM SET synchronous_standby_names='{waitedFor}'");
        servers.Primary.Do($"ALTER SYSTEM SET synchronous_commit={commit}");
        servers.Primary.Do("SELECT pg_reload_conf()");
        using var log = new CollectedLog();
        await using var store = PostgresThings.Open(PostgresThings.Options with { Log = log }, servers.StandbyFirst);
        await PostgresThings.Keep(store, 1);
        Assert.Equal(isSaid, log.Lines.Any(line => line.Contains("waits for none of the others", StringComparison.Ordinal)));
    }
}

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresFailoverTests : IDisposable
{
    private readonly PostgresPair _servers = new();

    public void Dispose() => _servers.Dispose();

    [Fact]
    public async Task When_the_primary_dies_for_good_the_same_instances_go_on_at_its_standby_and_nothing_is_lost_or_done_twice()
    {
        await using var bot = PostgresPair.Open(_servers.Both);
        await using var verb = PostgresPair.Open(_servers.Both, StoreAccess.Beside);
        using var ofBot = new Writers(bot);
        using var ofVerb = new Writers(verb, 1_000_000);
        await PostgresThings.Keep(bot, 2_000_000);
        _servers.Primary.Promote();
        await PostgresThings.Keep(bot, 2_000_001);
        await PostgresThings.Keep(verb, 2_000_002);

        // It comes back as if nothing had happened, and is the first that is named. Whoever needs a new line, or has just come, passes it over.
        _servers.Primary.Crash();
        var left = _servers.Primary.Do("SELECT generation FROM store");
        PostgresServer.Cut(_servers.Standby);
        await PostgresThings.Keep(bot, 2_000_003);
        await using (var late = PostgresPair.Open(_servers.Both, StoreAccess.Beside)) await PostgresThings.Keep(late, 2_000_004);
        await PostgresThings.Verify(bot, [.. await ofBot.End(), .. await ofVerb.End(), 2_000_000, 2_000_001, 2_000_002, 2_000_003, 2_000_004]);
        Assert.Equal(left, _servers.Primary.Do("SELECT generation FROM store"));
        // The bot is there again, as soon as it has noticed that it was not.
        while (PostgresPlace.Run(_servers.Standby, $"SELECT count(*) FROM pg_locks WHERE {PostgresThings.Held(PostgresThings.Attending)}") is not 1L) await Task.Yield();
    }
}
