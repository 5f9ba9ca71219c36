using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>A store of things on a server, as the tests of bad days open it.</summary>
internal static class PostgresThings
{
    public static StoreOptions Options { get; } = new StoreBench((_, options) => Store.Open(options)).Options with { Clock = TimeProvider.System };

    public static Rules Rules => new(Options, new Ledgers([new ThingLedger()]));

    public static Store Open(StoreOptions options, string connection) => Store.Open(options with { Engine = StoreEngine.Postgres, Connection = connection }, Rules);
}
