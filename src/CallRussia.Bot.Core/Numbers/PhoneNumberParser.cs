using System.Buffers;
using System.Globalization;
using System.Text;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Reads one written number, character by character. Two entrances, characters (what people type) and bytes (what files hold), one set of
/// rules. What may mean two numbers is none: somebody else would be called.
/// </summary>
internal ref struct PhoneNumberParser
{
    /// <summary>No number is written so long, whatever stands between its digits.</summary>
    private const int Longest = 200;

    private const byte OneByteNbsp = 0xA0;

    /// <summary>That many digits are at least two numbers.</summary>
    private const int TwoNumbers = 20;

    private long digits;
    private int count;
    private int first;
    private int gaps;
    private bool isApart;
    private bool isInternational;

    public static Refusal Parse(ReadOnlySpan<char> text, out long national)
    {
        national = 0;
        text = WithoutDecimals(Unwrapped(Trimmed(text)));
        if (text.Length > Longest)
        {
            return Refusal.NotANumber;
        }

        var parser = default(PhoneNumberParser);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!parser.Take(rune))
            {
                return Refusal.NotANumber;
            }
        }

        return parser.Finish(out national);
    }

    public static Refusal Parse(ReadOnlySpan<byte> text, out long national)
    {
        text = text.Trim(" \t\r\n"u8);
        if (text.Length > Longest)
        {
            national = 0;
            return Refusal.NotANumber;
        }

        Span<char> characters = stackalloc char[Longest];
        return Parse(characters[..Decode(text, characters)], out national);
    }

    private static int Decode(ReadOnlySpan<byte> text, Span<char> characters)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(text, out var rune, out var consumed);

            // Files of old spreadsheets hold windows-1251, where a no-break space is this one byte.
            length += status == OperationStatus.Done ? rune.EncodeToUtf16(characters[length..])
                : new Rune(text[0] == OneByteNbsp ? ' ' : '?').EncodeToUtf16(characters[length..]);
            text = text[consumed..];
        }

        return length;
    }

    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && IsAround(text[0]))
        {
            text = text[1..];
        }

        while (!text.IsEmpty && IsAround(text[^1]))
        {
            text = text[..^1];
        }

        return text;
    }

    private static bool IsAround(char character) =>
        char.IsWhiteSpace(character) || (!char.IsSurrogate(character) && InvisibleCharacters.Contains(new Rune(character)));

    /// <summary>Spreadsheets keep a number as text by writing ="7…" or '7…; phones put tel: before it.</summary>
    private static ReadOnlySpan<char> Unwrapped(ReadOnlySpan<char> text)
    {
        if (text is ['=', '"', .. var formula, '"'])
        {
            text = Trimmed(formula);
        }
        else if (text is ['=' or '\'', .. var forced])
        {
            text = Trimmed(forced);
        }

        return text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
    }

    /// <summary>A spreadsheet that took the number for a quantity: 9750030001.0 is exactly 9750030001.</summary>
    private static ReadOnlySpan<char> WithoutDecimals(ReadOnlySpan<char> text)
    {
        var point = text.IndexOfAny('.', ',');
        return point > 0 && point < text.Length - 1
            && !text[(point + 1)..].ContainsAnyExcept('0') && !text[..point].TrimStart('+').ContainsAnyExceptInRange('0', '9')
            ? text[..point]
            : text;
    }

    private bool Take(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            var digit = (int)Rune.GetNumericValue(rune);
            gaps |= isApart && count is > 0 and < DigitGroups.MostDigits ? 1 << count : 0;
            isApart = false;
            first = count == 0 ? digit : first;
            // A hundred digits don't overflow: only the count matters once there are too many.
            digits = count < 18 ? (digits * 10) + digit : digits;
            count++;
            return true;
        }

        if (rune.Value is '+' or '\uFF0B' or '\uFE62' && count == 0 && !isInternational)
        {
            return isInternational = true;
        }

        isApart |= IsSeparator(rune);
        return IsSeparator(rune) || InvisibleCharacters.Contains(rune);
    }

    private static bool IsSeparator(Rune rune) => rune.Value
        is ' ' or '\t' or '-' or '.' or '(' or ')'
        or '\u2212' or '\uFF08' or '\uFF09' or '\uFF0E' // the minus sign; parentheses and stop of full width
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation;

    private readonly Refusal Finish(out long national)
    {
        national = digits % 10_000_000_000;
        return this switch
        {
            { count: 0 } => Refusal.NotANumber,
            { count: >= TwoNumbers, IsAnyApart: true } => Refusal.SeveralNumbers,
            { isInternational: true, first: not 7 } => Refusal.WrongCountry,
            { count: 11, first: 7 } => Grouped(),
            { count: 11, first: 8, isInternational: false } => Grouped(),
            { count: 10, isInternational: false } => Grouped(),
            { count: < 11 } => Refusal.TooShort,
            { count: 11 } => Refusal.WrongCountry,
            _ => Refusal.TooLong,
        };
    }

    private readonly bool IsAnyApart => gaps != 0;

    private readonly Refusal Grouped() => DigitGroups.AreClear(gaps, count, isInternational) ? Refusal.None : Refusal.Ambiguous;
}
