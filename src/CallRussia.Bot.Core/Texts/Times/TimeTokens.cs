using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CallRussia.Bot.Core.Texts.Times;

internal enum Shape
{
    Word,

    /// <summary>Digits alone: <see cref="Token.A"/>.</summary>
    Digits,

    /// <summary>15:30, 15h30.</summary>
    Clock,

    /// <summary>Two numbers with a dot: a time or a date.</summary>
    Dotted,

    /// <summary>Two numbers with a slash: a date, the day or the month first.</summary>
    Slashed,

    /// <summary>Year, month and day in <see cref="Token.A"/>, B and C.</summary>
    Date,

    /// <summary>Nothing that a time is made of.</summary>
    Strange,
}

/// <summary>A piece of what was typed.</summary>
/// <param name="Length">Characters of its first number: 09 is no evening hour.</param>
internal sealed record Token(Shape Shape, IReadOnlyList<Meaning> Meanings, int A = 0, int B = 0, int C = 0, int Length = 0)
{
    public bool Is(Sense sense) => Meanings.Any(meaning => meaning.Sense == sense);

    public int Of(Sense sense) => Meanings.First(meaning => meaning.Sense == sense).Value;
}

/// <summary>Takes typed words apart.</summary>
internal static partial class TimeTokens
{
    /// <summary>The longest that anybody types for a time; more is something else.</summary>
    private const int Longest = 80;

    /// <summary>Null when it is too long to be a time.</summary>
    public static IReadOnlyList<Token>? Of(string typed)
    {
        if (typed.Length > Longest) return null;
        var text = TimeVocabulary.Joined(Folded(typed) + " ");
        return [.. Piece().Matches(text).SelectMany(Read)];
    }

    private static IEnumerable<Token> Read(Match piece)
    {
        int Number(string group) => int.Parse(piece.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var length = piece.Groups["a"].Length;
        if (piece.Groups["iso"].Success) return [new Token(Shape.Date, [], Number("a"), Number("b"), Number("c"))];
        if (piece.Groups["date"].Success) return [new Token(Shape.Date, [], Number("c") is var year && year < 100 ? 2000 + year : year, Number("b"), Number("a"))];
        if (piece.Groups["clock"].Success) return [new Token(Shape.Clock, [], Number("a"), Number("b"), Length: length)];
        if (piece.Groups["dot"].Success) return [new Token(Shape.Dotted, [], Number("a"), Number("b"), piece.Groups["b"].Length, length)];
        if (piece.Groups["slash"].Success) return [new Token(Shape.Slashed, [], Number("a"), Number("b"))];
        if (piece.Groups["digits"].Success) return [new Token(Shape.Digits, [], Number("a"), Length: length)];
        return piece.Groups["word"].Success ? Word(piece.Value) : [new Token(Shape.Strange, [])];
    }

    /// <summary>Half of the third is one word in Russian.</summary>
    private static IEnumerable<Token> Word(string word)
    {
        const string half = "пол";
        if (TimeVocabulary.Of(word) is { Count: > 0 } known) return [new Token(Shape.Word, known)];
        return word.StartsWith(half, StringComparison.Ordinal) && TimeVocabulary.Of(word[half.Length..]) is { Count: > 0 } hour && hour[0].Sense == Sense.Ordinal
            ? [new Token(Shape.Word, TimeVocabulary.Of(half)), new Token(Shape.Word, hour)]
            : [new Token(Shape.Strange, [])];
    }

    private static string Folded(string typed)
    {
        var folded = new StringBuilder(typed.Length);
        foreach (var character in typed.ToLowerInvariant())
        {
            if (char.IsDigit(character)) folded.Append((char)('0' + (int)char.GetNumericValue(character)));
            else if (char.IsLetter(character)) folded.Append(Fold.Letter(character));
            else if (character is ':' or '\uFF1A' or '\u2236') folded.Append(':');
            else if (char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation) folded.Append('-');
            else if (character is '.' or '/' or ',' or '+' or '*') folded.Append(character);
            else if (character is '\'' or '’' or 'ʼ' || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            else folded.Append(' ');
        }
        return folded.ToString();
    }

    [GeneratedRegex(
        """
        (?<![\d.,/:+*-]) (?:
            (?<iso> (?<a>20\d\d)-(?<b>\d\d?)-(?<c>\d\d?) )
          | (?<date> (?<a>\d\d?)[./-](?<b>\d\d?)[./-](?<c>20\d\d|\d\d) )
          | (?<clock> (?<a>\d\d?)[:hч](?<b>\d\d) (?: :00 )? )
          | (?<clock> (?<a>\d\d?)-(?<b>00|15|30|45) )
          | (?<dot> (?<a>\d\d?)[.,](?<b>\d\d?) )
          | (?<slash> (?<a>\d\d?)/(?<b>\d\d?) )
          | (?<digits> (?<a>\d{1,4}) )
        ) (?![\d/:+*]|[.,-]\d)
        | (?<word> [\p{L}_]+ )
        | (?<strange> [\d:/+*]+ )
        """,
        RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Piece();
}
