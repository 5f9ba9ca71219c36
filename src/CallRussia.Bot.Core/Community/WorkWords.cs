using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Adds a sentence to an offer.</summary>
public sealed record DescribingWork(State Return, WorkKind Kind, WorkFault Fault = WorkFault.None) : Aside(Return), IReadsNumbers
{
    /// <summary>The number is taken out, and the message leaves the chat as everywhere.</summary>
    public bool TheyStay => false;
}

/// <summary>Why a sentence is asked for again. The values are stored.</summary>
public enum WorkFault
{
    None = 0,
    TooLong = 1,

    /// <summary>All of it was a number, a link or a name.</summary>
    NothingLeft = 2,
}

/// <summary>Looks through what was offered; drawn from the store's answer.</summary>
/// <param name="Kind">Null for the kinds.</param>
public sealed record AtWork(State Return, WorkKind? Kind = null, int Page = 0) : Aside(Return), IPage, IForOrganizers;

/// <summary>The team writes to somebody who offered help.</summary>
public sealed record WritingToHelper(State Return, WorkKind Kind, long Who, bool Unfit = false) : Aside(Return), IForOrganizers;

/// <summary>One kind of work.</summary>
public sealed record WorkKindAsked(WorkKind Kind) : Trigger;

public sealed record WorkOffered(WorkKind Kind) : Trigger;

public sealed record WorkTakenBack(WorkKind Kind) : Trigger;

public sealed record WorkNoteWanted(WorkKind Kind) : Trigger;

/// <summary>What was offered of one kind.</summary>
public sealed record WorkQueueOpened(WorkKind Kind, int Page = 0) : Trigger, IForOrganizers;

public sealed record HelperLetterWanted(WorkKind Kind, long Who) : Trigger, IForOrganizers;

/// <summary>It is done, or not needed now: the offer ends, and who made it hears which.</summary>
public sealed record WorkEnded(WorkKind Kind, long Who, bool IsDone) : Trigger, IForOrganizers;

/// <summary>For the one who offered: what became of it.</summary>
public sealed record WorkTold(WorkKind Kind, bool IsDone) : TimeCame;

/// <summary>Answered by <see cref="WorkSeen"/>.</summary>
public sealed record LookAtWork : Ask;

/// <param name="Mine">What they offered.</param>
public sealed record WorkSeen(IReadOnlyList<WorkOffer> Mine, bool IsClosed) : Answer;

/// <summary>Answered by <see cref="WorkKindSeen"/>.</summary>
public sealed record LookAtWorkKind(WorkKind Kind) : Ask;

/// <summary>Answered by <see cref="WorkKindSeen"/>.</summary>
public sealed record OfferWork(WorkKind Kind) : Ask;

/// <summary>Answered by <see cref="WorkKindSeen"/>.</summary>
public sealed record TakeWorkBack(WorkKind Kind) : Ask;

/// <summary>Answered by <see cref="WorkKindSeen"/>.</summary>
public sealed record NoteWork(WorkKind Kind, string Words, bool IsCut) : Ask
{
    public override string ToString() => nameof(NoteWork);
}

/// <param name="Mine">Null while they did not offer it.</param>
/// <param name="IsCut">Something was taken out of what they just wrote.</param>
public sealed record WorkKindSeen(WorkKind Kind, WorkOffer? Mine, bool IsClosed, bool IsCut = false) : Answer;

/// <summary>Answered by <see cref="WorkQueueSeen"/>.</summary>
public sealed record LookAtWorkQueue(WorkKind? Kind = null) : Ask;

/// <summary>Answered by <see cref="WorkQueueSeen"/>.</summary>
public sealed record EndWork(WorkKind Kind, VolunteerId Who, bool IsDone) : Ask;

/// <summary>The team wrote to them. Answered by <see cref="WorkQueueSeen"/>.</summary>
public sealed record NoteHelperWritten(WorkKind Kind, VolunteerId Who) : Ask;

/// <param name="Counts">How many offer each kind, and since when the one who waits longest for a word does.</param>
/// <param name="Offers">Of the kind that is looked at, the longest first.</param>
public sealed record WorkQueueSeen(IReadOnlyList<WorkCount> Counts, WorkKind? Kind, IReadOnlyList<WorkOfferShown> Offers) : Answer;

/// <param name="Oldest">Null when nobody waits for a word.</param>
public sealed record WorkCount(WorkKind Kind, int Count, DateTimeOffset? Oldest);

public sealed record WorkOfferShown(WorkOffer Offer, Language Language);
