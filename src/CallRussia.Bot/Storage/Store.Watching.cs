using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;

namespace CallRussia.Bot.Storage;

public sealed partial class Store
{
    public Task<Pulse> Pulse(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<AlarmChanges> SetAlarms(IReadOnlyCollection<AlarmFound> found, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<IReadOnlySet<(VolunteerId Volunteer, AlarmKind Kind)>> MutedAlarms(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");

    public Task<int> SetAsideSince(DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException("Not moved yet.");
}
