using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>The server itself has a bad day, or something stands before it.</summary>
public sealed class PostgresServerTests : IDisposable
{
    private const int Writers = 8;
    private const int Crashes = 3;

    private static readonly Sequence s_ids = new("crash");

    private readonly PostgresServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    [Trait("Needs", "PostgreSQL")]
    public async Task A_server_that_crashes_in_the_middle_of_the_work_loses_nothing_that_was_told_and_the_same_instance_goes_on()
    {
        await using var store = PostgresThings.Open(PostgresThings.Options, _server.Connection);
        using var over = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(store, writer, over.Token))).ToList();
        for (var crash = 0; crash < Crashes; crash++)
        {
            _server.Crash();
            // It goes on by itself: no restart of the bot between two crashes.
            await Patiently(() => store.Write(kept => Put(kept, 1_000_000 + crash), default));
        }
        await over.CancelAsync();
        var told = (await Task.WhenAll(writing)).SelectMany(ids => ids).Concat(Enumerable.Range(1_000_000, Crashes).Select(id => (long)id)).Order().ToList();
        var found = await store.Read(kept => kept.All(Thing.Table).ToList(), default);
        Assert.Equal(told, found.Select(thing => thing.Id));
        Assert.Equal(found.Count, found.Select(thing => thing.Rank).Distinct().Count());
        Assert.Empty(await store.Check(default));
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

    /// <returns>What was told to be kept.</returns>
    private static async Task<List<long>> Write(Store store, int writer, CancellationToken over)
    {
        var told = new List<long>();
        for (var id = 1L + writer; !over.IsCancellationRequested; id += Writers)
        {
            var given = id;
            // The same step again, until it is told: what was in doubt must not be done twice.
            await Patiently(() => store.Write(kept => Put(kept, given), CancellationToken.None));
            told.Add(given);
        }
        return told;
    }

    private static int Put(ITransaction kept, long id)
    {
        kept.Put(Thing.Table, new Thing(id, "x", kept.Next(s_ids)));
        return 0;
    }

    private static async Task Patiently(Func<Task> step)
    {
        while (true)
        {
            try
            {
                await step();
                return;
            }
            catch (StoreException passing) when (passing.Trouble == StoreTrouble.Passing)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }
}
