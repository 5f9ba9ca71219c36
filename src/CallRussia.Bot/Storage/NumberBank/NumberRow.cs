using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>One number that was handed out at least once, passed over, or closed before its turn.</summary>
/// <param name="Rev">Counts the changes: a report can be undone only while nothing came after it.</param>
internal sealed record NumberRow(byte[] Token, int Region, NumberState State, LeaseId? Agreed, LeaseId? HeldBy, long Rev)
{
    /// <summary>Where its row is counted now; null while it has none.</summary>
    public Shelf? CountedAs { get; init; }

    /// <summary>When anyone may have it again; null while it is in hand, retired or do-not-call.</summary>
    public DateTimeOffset? FreeAt => this switch
    {
        { HeldBy: not null } => null,
        { State.Status: NumberStatus.Free } => DateTimeOffset.MinValue,
        { State.Status: NumberStatus.Kept or NumberStatus.Resting or NumberStatus.Quarantined } => State.Until,
        _ => null,
    };

    public Shelf Shelf => new(HeldBy is null ? (int)State.Status : Shelf.InHand, FreeAt is { } free ? Moment.Day(free) : 0);
}
