using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;

namespace CallRussia.Bot.Storage;

/// <summary>What is watched beside the conversations.</summary>
public sealed partial class SqliteStore
{
    public Task<Pulse> Pulse(DateTimeOffset now, CancellationToken cancellationToken) => _readers.Run(session => session.Pulses.Read(now), cancellationToken);

    public async Task<AlarmChanges> SetAlarms(IReadOnlyCollection<AlarmFound> found, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Nearly always nothing changes: that takes no commit.
        var on = await _readers.Run(session => session.Alarms.On(), cancellationToken);
        return on.Count == found.Count && on.TrueForAll(alarm => found.Any(one => one.Is(alarm)))
            ? new AlarmChanges([], [])
            : await Write(session => session.Alarms.Set(found, at), cancellationToken);
    }

    public Task<IReadOnlySet<(VolunteerId Volunteer, AlarmKind Kind)>> MutedAlarms(DateTimeOffset now, CancellationToken cancellationToken) =>
        _readers.Run<IReadOnlySet<(VolunteerId, AlarmKind)>>(session => session.Alarms.Mutes(now), cancellationToken);

    public Task<int> SetAsideSince(DateTimeOffset since, CancellationToken cancellationToken) =>
        _readers.Run(session => session.Inbox.SetAsideSince(since), cancellationToken);
}
