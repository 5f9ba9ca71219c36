using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;

namespace CallRussia.Bot.Storage;

/// <summary>What is watched beside the conversations.</summary>
public partial interface IStore
{
    /// <summary>The campaign's counter. Some milliseconds with 46,000 volunteers: to be asked every few seconds, not with every turn.</summary>
    Task<Pulse> Pulse(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes the alarms that are on exactly these: new ones begin, others end.</summary>
    /// <returns>What began and what ended: to be told once.</returns>
    Task<AlarmChanges> SetAlarms(IReadOnlyCollection<AlarmFound> found, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Who wants to hear nothing of a kind now.</summary>
    Task<IReadOnlySet<(VolunteerId Volunteer, AlarmKind Kind)>> MutedAlarms(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Updates that failed for good or could not be read, and wait for a person to look at them.</summary>
    Task<int> SetAsideSince(DateTimeOffset since, CancellationToken cancellationToken);
}
