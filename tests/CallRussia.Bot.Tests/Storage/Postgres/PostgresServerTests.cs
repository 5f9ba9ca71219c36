using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>The server itself has a bad day, or something stands before it.</summary>
public sealed class PostgresServerTests : IDisposable
{
    private const int Crashes = 3;

    private readonly PostgresServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    [Trait("Needs", "PostgreSQL")]
    public async Task A_server_that_crashes_in_the_middle_of_the_work_loses_nothing_that_was_told_and_the_same_instance_goes_on()
    {
        await using var store = PostgresThings.Open(PostgresThings.Options, _server.Connection);
        using var writers = new Writers(store);
        for (var crash = 0; crash < Crashes; crash++)
        {
            _server.Crash();
            // It goes on by itself: no restart of the bot between two crashes.
            await PostgresThings.Keep(store, 1_000_000 + crash);
        }
        await PostgresThings.Verify(store, [.. await writers.End(), .. Enumerable.Range(1_000_000, Crashes).Select(id => (long)id)]);
    }

    [Fact]
    [Trait("Needs", "PostgreSQL")]
    public async Task Instances_whose_server_crashes_are_there_again_and_none_takes_another_one_for_gone()
    {
        await using var first = PostgresThings.Open(PostgresThings.Options, _server.Connection);
        await using var second = PostgresThings.Open(PostgresThings.Options, _server.Connection);
        _server.Crash();
        await PostgresThings.Keep(first, 1);
        await PostgresThings.Keep(second, 2);
        do
        {
            Assert.Empty(await first.Neighbours!.Gone([second.Neighbours!.Own], default));
            Assert.Empty(await second.Neighbours!.Gone([first.Neighbours!.Own], default));
        }
        while (_server.Do($"SELECT count(*) FROM pg_locks WHERE {PostgresThings.Held(PostgresThings.Attending)}") is not 2L);
        await PostgresThings.Verify(first, [1, 2]);
    }

    [Theory]
    [InlineData("transaction", "ignore_startup_parameters = options", "a pooler that shares sessions")]
    [InlineData("session", "ignore_startup_parameters = options", "a pooler that drops the settings")]
    [InlineData("session", "", "does not take the settings of a session")]
    [Trait("Needs", "PgBouncer")]
    public void A_pooler_before_the_server_is_noticed_and_refused(string mode, string setting, string words)
    {
        var refused = Assert.Throws<StoreException>(() => PostgresThings.Open(PostgresThings.Options, _server.Pooler(mode, setting)));
        Assert.True(refused.Message.Contains(words, StringComparison.Ordinal), refused.ToString());
        Assert.Contains("directly", refused.Message, StringComparison.Ordinal);
    }
}
