using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>One hand-out as it is kept.</summary>
/// <param name="Volunteer">Null once he asked to be forgotten.</param>
/// <param name="Token">The number; null after the retention time.</param>
internal sealed record LeaseRow(LeaseId Id, VolunteerId? Volunteer, byte[]? Token, int Region, DateTimeOffset GivenAt, DateTimeOffset Until, int Nth)
{
    /// <summary>The volunteer's lease before this one; written once and not read back.</summary>
    public LeaseId? Previous { get; init; }

    /// <summary>The lease on which this call was agreed, when it is such a call.</summary>
    public LeaseId? Agreed { get; init; }

    public int LocalHour { get; init; }

    /// <summary>The version of the guide that the caller had; kept for reports and not read back.</summary>
    public string? Guide { get; init; }

    /// <summary>How far the caller was trusted; kept for reports and not read back.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Reported, expired or given up; null while the number is in hand.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public Outcome? Outcome { get; init; }

    public DateTimeOffset? CallAt { get; init; }

    /// <summary>The first report.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    public DateTimeOffset? UndoUntil { get; init; }

    /// <summary>The number before this call ended: what undo brings back. Null while the number is in hand, for nothing has changed yet.</summary>
    public NumberBefore? Before { get; init; }

    /// <summary>The number's revision after this call ended.</summary>
    public long Rev { get; init; }

    /// <summary>This report put the number into the do-not-call register; undo takes only such a one out again.</summary>
    public bool AddedDoNotCall { get; init; }

    public bool IsOpen => EndedAt is null;
}

internal sealed record NumberBefore(NumberState State, LeaseId? Agreed);
