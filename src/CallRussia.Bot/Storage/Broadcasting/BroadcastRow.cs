using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>One row of table broadcast.</summary>
/// <param name="ChangedAt">When its status changed last.</param>
/// <param name="Begins">When a scheduled one begins: the first of its recipients is due.</param>
/// <param name="Filled">The last volunteer who was looked at for its recipients; null before that and when all are fixed.</param>
internal sealed record BroadcastRow(
    BroadcastId Id, VolunteerId Author, VolunteerId? ApprovedBy, BroadcastStatus Status, BroadcastDraft Draft, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt,
    DateTimeOffset? Begins, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, long? Filled, BroadcastStop? Stop, bool Lenient, bool Told)
{
    /// <summary>Who gets it is not fixed yet.</summary>
    public bool IsOpen => Status is BroadcastStatus.Draft or BroadcastStatus.Waiting or BroadcastStatus.Scheduled;
}
