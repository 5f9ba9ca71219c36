using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage.Engines;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>What a store on a server is opened with.</summary>
/// <param name="Connection">A password may stand in it; null where none is configured.</param>
/// <param name="Features">The names under which states and timers are stored.</param>
/// <param name="Bot">Whose volunteers are served: see <see cref="Seat"/>.</param>
/// <param name="StandingBy">Called when another instance serves them; what it gives is held until this one does.</param>
internal sealed record ServerOptions(
    string? Connection, StoreAccess Access, TimeProvider Clock, ILogger Log, IReadOnlyList<Feature> Features, string Bot, Func<IDisposable>? StandingBy)
{
    // It would print the password.
    public override string ToString() => "ServerOptions";
}
