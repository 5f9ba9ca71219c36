using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Silence;

/// <summary>Asks for silence. A number that is written here is closed, and leaves the chat.</summary>
public abstract record Silencing(State Return) : Aside(Return), IReadsNumbers
{
    bool IReadsNumbers.TheyStay => false;
}

/// <summary>Is asked which number nobody is to call any more.</summary>
/// <param name="Problem">Why what was written last is none.</param>
public sealed record AskedForNumber(State Return, Refusal Problem = Refusal.None) : Silencing(Return);

/// <summary>Is no volunteer, and was heard: nothing more is wanted of them.</summary>
public sealed record Heard(State Return) : Silencing(Return);

/// <summary>Closes a number for good, whoever asks for it. Answered by <see cref="SilenceKept"/>, whatever the number was before, or by <see cref="SilenceWaits"/>.</summary>
public sealed record KeepSilence(PhoneNumber Number) : Ask;

public sealed record SilenceKept : Answer;

/// <summary>More is asked at present than people ask for themselves.</summary>
/// <param name="Until">When it can be asked again.</param>
public sealed record SilenceWaits(DateTimeOffset Until) : Answer;

/// <summary>It is a while since somebody who came only for this said something: they are let go, and the last message says so.</summary>
public sealed record SilenceOver : TimeCame, IRedraws
{
    bool IRedraws.IsLast => false;
}

/// <summary>Keeps nothing of whoever came only for this. Answered by <see cref="LetGone"/>.</summary>
public sealed record LetGo : Ask;

public sealed record LetGone : Answer;

/// <summary>How often silence was asked for: never by whom, nor for which numbers.</summary>
/// <param name="Week">Seven days with today. Days are those of UTC.</param>
public sealed record SilenceCounts(long Today, long Yesterday, long Week)
{
    public static readonly SilenceCounts None = new(0, 0, 0);
}
