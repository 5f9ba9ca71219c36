using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>The button under such a word: no more of them. It lasts, and pressing it twice does no harm.</summary>
public sealed record NudgesUnwanted : Trigger;

/// <summary>Two days after one of the first calls. Answered by <see cref="NudgeDecided"/>.</summary>
public sealed record DecideNudge : Ask;

/// <summary>Neither kind nor time: nothing is said.</summary>
public sealed record NudgeDecided : Answer
{
    /// <summary>A word that fits is said now.</summary>
    public LastCallKind? Kind { get; init; }

    /// <summary>It would disturb: it is looked again then.</summary>
    public DateTimeOffset? Again { get; init; }
}

/// <summary>Answered by <see cref="NudgesDeclined"/>.</summary>
public sealed record DeclineNudges : Ask;

public sealed record NudgesDeclined : Answer;
