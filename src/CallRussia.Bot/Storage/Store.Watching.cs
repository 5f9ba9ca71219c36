using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;

namespace CallRussia.Bot.Storage;

public sealed partial class Store
{
    public Task<Pulse> Pulse(DateTimeOffset now, CancellationToken cancellationToken) => Read(kept => Pulses.Read(kept, now), cancellationToken);

    public async Task<AlarmChanges> SetAlarms(IReadOnlyCollection<AlarmFound> found, DateTimeOffset at, CancellationToken cancellationToken) =>
        // Nearly always nothing changes: that takes no commit.
        await Read(kept => Alarms.Are(kept, found), cancellationToken) ? new AlarmChanges([], []) : await Write(kept => Alarms.Set(kept, found, at), cancellationToken);

    public Task<IReadOnlySet<(VolunteerId Volunteer, AlarmKind Kind)>> MutedAlarms(DateTimeOffset now, CancellationToken cancellationToken) =>
        Read<IReadOnlySet<(VolunteerId, AlarmKind)>>(kept => Alarms.Muted(kept, now), cancellationToken);

    public Task<int> SetAsideSince(DateTimeOffset since, CancellationToken cancellationToken) => Read(kept => Core.Mail.Inbox.SetAsideSince(kept, since), cancellationToken);
}
