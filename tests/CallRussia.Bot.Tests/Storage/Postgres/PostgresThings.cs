using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>A store of things on a server, as the tests of bad days open it.</summary>
internal static class PostgresThings
{
    /// <summary>Its locks, as the program numbers them.</summary>
    public const int Writing = PostgresServer.Writing;
    public const int Serving = Writing + 1;
    public const int Attending = Writing + 5;

    private static readonly Sequence s_places = new("place");

    public static StoreOptions Options { get; } = new StoreBench((_, options) => Store.Open(options)).Options with { Clock = TimeProvider.System };

    public static Rules Rules => new(Options, new Ledgers([new ThingLedger(), new DivisionLedger()]));

    /// <summary>The locks of one kind in this database that somebody has, as a condition on pg_locks.</summary>
    public static string Held(int kind) => $"locktype='advisory' AND granted AND database=(SELECT oid FROM pg_database WHERE datname=current_database()) AND classid::bigint={kind}";

    /// <summary>The same, of this schema's store alone.</summary>
    /// <param name="instance">Whose own lock it is; null for a lock of all.</param>
    public static string HeldHere(int kind, string? instance = null) =>
        $"{Held(kind)} AND objid::bigint=(hashtext(current_schema(){(instance is { } own ? $" || '/' || '{own}'" : "")})::bigint & 4294967295)";

    public static Store Open(StoreOptions options, string connection) => Store.Open(options with { Engine = StoreEngine.Postgres, Connection = connection }, Rules);

    /// <summary>A thing that nobody has put there, with the next place: whatever is done twice takes two.</summary>
    /// <remarks>The same step again, until it is told.</remarks>
    public static async Task Keep(Store store, long id)
    {
        while (true)
        {
            try
            {
                await store.Write(kept => Put(kept, id), CancellationToken.None);
                return;
            }
            catch (StoreException passing) when (passing.Trouble == StoreTrouble.Passing)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    public static int Put(ITransaction kept, long id)
    {
        kept.Put(Thing.Table, new Thing(id, "x", kept.Next(s_places)));
        return 0;
    }

    /// <summary>The place that the next thing would have had.</summary>
    public static long Place(ITransaction kept) => kept.Next(s_places);

    /// <summary>All that was told is there, nothing else, and each once.</summary>
    public static async Task Verify(Store store, IEnumerable<long> told)
    {
        var found = await store.Read(kept => kept.All(Thing.Table).ToList(), default);
        Assert.Equal(told.Order(), found.Select(thing => thing.Id));
        // What was in doubt and was done again would have taken a second place.
        Assert.Equal(Enumerable.Range(1, found.Count).Select(place => (long?)place), found.Select(thing => thing.Rank).Order());
        Assert.Empty(await store.Check(default));
    }
}

/// <summary>Which instances serve.</summary>
internal sealed class DivisionLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [Divisions.Table];
}

/// <summary>Some who write without rest.</summary>
internal sealed class Writers : IDisposable
{
    private const int Many = 8;

    private readonly CancellationTokenSource _over = new();
    private readonly List<Task<List<long>>> _at;

    public Writers(Store store, int from = 1) => _at = [.. Enumerable.Range(from, Many).Select(first => Task.Run(() => Write(store, first)))];

    /// <returns>What was told to be kept.</returns>
    public async Task<List<long>> End()
    {
        await _over.CancelAsync();
        return [.. (await Task.WhenAll(_at)).SelectMany(ids => ids)];
    }

    public void Dispose() => _over.Dispose();

    private async Task<List<long>> Write(Store store, long first)
    {
        var told = new List<long>();
        for (var id = first; !_over.IsCancellationRequested; id += Many)
        {
            await PostgresThings.Keep(store, id);
            told.Add(id);
        }
        return told;
    }
}
