using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Why an answer is not taken. The values are stored.</summary>
public enum LessonFault
{
    None = 0,
    Empty = 1,
    TooLong = 2,
    Digits = 3,

    /// <summary>A link, an address, an @name.</summary>
    Link = 4,
    Name = 5,
}

/// <summary>What may stand in a lesson: nothing that leads to somebody.</summary>
public static class LessonRules
{
    /// <summary>Characters of one answer: four of them fit a message.</summary>
    public const int Longest = 500;

    /// <summary>So many of one person wait for the team at most.</summary>
    public const int MostWaiting = 3;

    /// <summary>What Telegram found, and <see cref="Discretion"/>, is refused here and not taken out: the author is to see what is public.</summary>
    public static LessonFault Check(Typed typed)
    {
        var words = typed.Words.Trim();
        return !Discretion.SaysSomething(words) ? LessonFault.Empty
            : words.Length > Longest ? LessonFault.TooLong
            : words.Any(char.IsDigit) ? LessonFault.Digits
            : Discretion.Of(typed.Bare.Trim()) != words ? LessonFault.Link
            : NameFinder.IsIn(words) ? LessonFault.Name
            : LessonFault.None;
    }
}
