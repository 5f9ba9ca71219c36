using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;

namespace CallRussia.Bot.Tests.Simulation;

internal sealed partial class WatchedStore
{
    public Task<Pulse> Pulse(DateTimeOffset now, CancellationToken cancellationToken) => inner.Pulse(now, cancellationToken);

    public Task<AlarmChanges> SetAlarms(IReadOnlyCollection<AlarmFound> found, DateTimeOffset at, CancellationToken cancellationToken) => inner.SetAlarms(found, at, cancellationToken);

    public Task<IReadOnlySet<(VolunteerId Volunteer, AlarmKind Kind)>> MutedAlarms(DateTimeOffset now, CancellationToken cancellationToken) => inner.MutedAlarms(now, cancellationToken);

    public Task<int> SetAsideSince(DateTimeOffset since, CancellationToken cancellationToken) => inner.SetAsideSince(since, cancellationToken);
}
