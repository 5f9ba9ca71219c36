using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Calling;

/// <summary>What people type when somebody rang them.</summary>
internal static class RingBackTyped
{
    private const int All = 10;
    private const int Last = 4;

    /// <summary>Without accents and marks, as <see cref="Fold"/> leaves them.</summary>
    private static readonly string[] s_questions =
    [
        "кто мне звонил", "кто звонил", "кто это звонил", "кто мне звонит", "кто мне перезвонил", "мне перезвонили", "мне звонили", "перезвонили мне", "незнакомый номер",
        "who rang me", "who called me", "who rang back", "who called back", "somebody rang me", "someone called me", "they called me back", "they rang me back", "unknown number",
        "kas man skambino", "kas skambino", "man perskambino", "man skambino", "nepazistamas numeris",
    ];

    /// <summary>"Who rang me back?", in any language.</summary>
    public static bool IsQuestion(string words) => Fold.Words(words) is var folded && Array.Exists(s_questions, question => folded.StartsWith(question, StringComparison.Ordinal));

    /// <summary>A whole number, or four digits and nothing else but what people put between them.</summary>
    public static FindWhoRang? Read(string words)
    {
        if (PhoneNumber.TryParse(words.AsSpan().Trim(), out var number, out _)) return new FindWhoRang(number.ToNational(), All);
        var digits = words.Where(char.IsAsciiDigit).ToArray();
        return digits.Length == Last && words.All(character => char.IsAsciiDigit(character) || " -–.…*".Contains(character, StringComparison.Ordinal))
            ? new FindWhoRang(long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), Last)
            : null;
    }

    /// <summary>Whether a number ends like that.</summary>
    public static bool Fits(this FindWhoRang asked, PhoneNumber number) => number.ToNational() % Power(asked.Digits) == asked.Ending;

    private static long Power(int digits) => digits == All ? 10_000_000_000 : 10_000;
}
