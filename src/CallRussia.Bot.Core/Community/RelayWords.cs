using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>
/// Writes to another one through the bot: all words and recordings go there. No name is in it, for whoever is forgotten leaves nothing in another one's state; it is
/// drawn from the store's answer.
/// </summary>
/// <param name="Kind">What the writer is in this talk.</param>
/// <param name="First">The first message that went on since this was opened: who edits one from there on corrects what was said.</param>
public sealed record Talking(State Return, TalkKind Kind, long Talk, int? First = null) : Aside(Return), IPage, IReadsNumbers
{
    /// <summary>So long after the last word it is folded up: a word meant for something else must not go to somebody.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(15);

    /// <summary>The number is taken out, and the message leaves the chat as everywhere.</summary>
    public bool TheyStay => false;
}

/// <summary>Says why somebody is reported.</summary>
public sealed record ReportingPerson(State Return, TalkKind Kind, long Talk) : Aside(Return), IPage;

/// <summary>Writes to the other one. Lasting: it stands under what they said.</summary>
public sealed record TalkOpened(TalkKind Kind, long Talk) : Trigger;

/// <summary>Wants to leave a talk.</summary>
public sealed record TalkEndWanted(TalkKind Kind, long Talk) : Trigger;

public sealed record TalkEndConfirmed(TalkKind Kind, long Talk) : Trigger;

/// <summary>Lasting: it stands under what the other one said, and serves for a week after the talk is over.</summary>
public sealed record PersonReportWanted(TalkKind Kind, long Talk) : Trigger;

public sealed record PersonReasonChosen(PersonReason Reason) : Trigger;

/// <summary>Nothing was said for a while.</summary>
public sealed record TalkWentQuiet(long Talk) : TimeCame;

/// <summary>The time of a talk is up.</summary>
public sealed record TalkTimeUp(TalkKind Kind, long Talk) : TimeCame;

/// <summary>A talk is over, by the other one or by its time.</summary>
public sealed record TalkOver(TalkKind Kind, long Talk, WhyOver Why) : TimeCame;

/// <summary>Why a talk is over, as far as it is told. The values are stored.</summary>
public enum WhyOver
{
    /// <summary>The other one left, was suspended or forgotten: nobody learns which.</summary>
    Left = 0,
    TimeUp = 1,

    /// <summary>To another mentor.</summary>
    HandedOver = 2,
}

/// <summary>What one says to another.</summary>
/// <param name="Words">As they may go on; empty with a recording.</param>
/// <param name="Voice">Telegram's name of a recording.</param>
/// <param name="IsCut">Something was taken out.</param>
/// <param name="IsCorrection">In the place of what was said before.</param>
public sealed record Said(string Words, string? Voice = null, bool IsCut = false, bool IsCorrection = false)
{
    /// <summary>A message of Telegram holds little more.</summary>
    public const int Longest = 3_500;

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(Said);
}

/// <summary>With whom, and how it stands. Answered by <see cref="TalkSeen"/> or <see cref="TalkGone"/>.</summary>
public sealed record LookAtTalk(TalkKind Kind, long Talk) : Ask;

public sealed record TalkSeen(TalkKind Kind, long Talk, string Name) : Answer;

/// <summary>That talk is over.</summary>
public sealed record TalkGone : Answer;

/// <summary>May it go on, and to whom? Answered by <see cref="MayPass"/>, <see cref="MayNotPass"/> or <see cref="TalkGone"/>. Nothing of what is said is kept.</summary>
public sealed record PassOn(TalkKind Kind, long Talk, Said Said) : Ask;

/// <param name="Hearer">Who hears it, as what, and under which name the writer stands there.</param>
/// <param name="Name">The hearer's.</param>
public sealed record MayPass(Hearer Hearer, string Name, Said Said) : Answer;

/// <param name="Kind">What the hearer is in the talk.</param>
/// <param name="From">The name of who says it.</param>
public sealed record Hearer(VolunteerId Who, Language Language, TalkKind Kind, long Talk, string From, bool Quietly);

public sealed record MayNotPass(WhyNotPassed Why, string Name) : Answer;

public enum WhyNotPassed
{
    /// <summary>Blocked the bot.</summary>
    Away,
    TooMany,
    TooLong,

    /// <summary>All of it was a number, a link or a name.</summary>
    NothingLeft,

    /// <summary>A picture, a sticker, a file, a place, somebody else's words.</summary>
    NotThat,

    /// <summary>Telegram's name of a voice message is good for one bot, and the other one writes to another.</summary>
    VoiceElsewhere,
}

/// <summary>Leaves a talk, without a reason. Answered by <see cref="TalkLeft"/> or <see cref="TalkGone"/>.</summary>
public sealed record LeaveTalk(TalkKind Kind, long Talk) : Ask;

public sealed record TalkLeft(TalkKind Kind) : Answer;

/// <summary>Its time is up. Answered by <see cref="TalkOver"/>, or <see cref="TalkGoesOn"/>.</summary>
public sealed record CloseTalk(TalkKind Kind, long Talk) : Ask;

/// <summary>It was prolonged, or is over: nothing is said.</summary>
public sealed record TalkGoesOn : Answer;

/// <summary>Reports the other one; the talk is over and the two never meet again. Answered by <see cref="PersonReported"/> or <see cref="TalkGone"/>.</summary>
public sealed record ReportPerson(TalkKind Kind, long Talk, PersonReason Reason) : Ask;

public sealed record PersonReported : Answer;
