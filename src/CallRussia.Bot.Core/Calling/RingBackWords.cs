using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Somebody rang the volunteer: is asked for the number, or its last four digits.</summary>
/// <param name="Unread">What was typed last is neither.</param>
public sealed record AskingWhoRang(State Return, bool Unread = false) : Aside(Return), IPage, IReadsNumbers
{
    bool IReadsNumbers.TheyStay => false;
}

/// <summary>One of the calls that may be meant.</summary>
public sealed record RingBackOpened(LeaseId Lease) : Trigger;

/// <summary>How the talk went in which the other side had rung.</summary>
public sealed record RingBackReported(LeaseId Lease, Outcome Outcome) : Trigger;

/// <summary>
/// Looks for a number that rang among those that the volunteer was handed, as far as they are remembered. Answered by <see cref="WhoRangSeen"/> or
/// <see cref="TooManyGuesses"/>.
/// </summary>
/// <param name="Ending">The last digits of the number, as a number.</param>
/// <param name="Digits">How many they are: all ten, or four.</param>
public sealed record FindWhoRang(long Ending, int Digits) : Ask
{
    // They lead to a person: they reach no log by way of a record's printed form.
    public override string ToString() => nameof(FindWhoRang);
}

/// <summary>One call of the volunteer's own, chosen among several. Answered by <see cref="WhoRangSeen"/>.</summary>
public sealed record LookAtRingBack(LeaseId Lease) : Ask;

/// <summary>
/// Keeps what came of it when the other side rang. It is one more call on top of all that is known: it only tightens, however long ago the first one was, and
/// can't be undone. Answered by <see cref="RingBackRecorded"/> or <see cref="OutcomeRefused"/>.
/// </summary>
public sealed record RecordRingBack(LeaseId Lease, Outcome Outcome) : Ask;

/// <param name="Calls">One for each number, the newest first; none when it is none of theirs.</param>
public sealed record WhoRangSeen(IReadOnlyList<RingBack> Calls) : Answer;

/// <param name="Until">When they may ask again.</param>
public sealed record TooManyGuesses(DateTimeOffset Until) : Answer;

public sealed record RingBackRecorded(LeaseId Lease, Outcome Outcome) : Answer;

/// <summary>A call whose other side may have rung. No digit of the number is in it.</summary>
/// <param name="Outcome">How the call ended; null where nobody said so.</param>
/// <param name="IsInHand">The number is still with the volunteer: it is reported as any other.</param>
public sealed record RingBack(LeaseId Lease, RegionCode Region, DateTimeOffset GivenAt, Outcome? Outcome, bool IsInHand);
