using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage.Engines;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>What a store on a server is opened with.</summary>
/// <param name="Connection">A password may stand in it; null where none is configured.</param>
/// <param name="Features">The names under which states and timers are stored.</param>
/// <param name="Bot">Whose people are served.</param>
internal sealed record ServerOptions(
    string? Connection, StoreAccess Access, TimeProvider Clock, ILogger Log, IReadOnlyList<Feature> Features, string Bot)
{
    // It would print the password.
    public override string ToString() => "ServerOptions";
}
