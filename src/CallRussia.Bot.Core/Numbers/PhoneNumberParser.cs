using System.Buffers;
using System.Text;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Collects the digits of one written number. Two entrances, characters (what people type) and bytes (what files hold), one set of rules.
/// </summary>
internal ref struct PhoneNumberParser
{
    private const byte OneByteNbsp = 0xA0;

    private long digits;
    private int count;
    private int first;
    private bool international;

    public static Refusal Parse(ReadOnlySpan<char> text, out long national)
    {
        text = text.Trim();
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[4..];
        }

        var parser = default(PhoneNumberParser);
        foreach (var character in text)
        {
            if (!parser.Take(character))
            {
                national = 0;
                return Refusal.NotANumber;
            }
        }

        return parser.Finish(out national);
    }

    public static Refusal Parse(ReadOnlySpan<byte> text, out long national)
    {
        text = text.Trim(" \t\r"u8);
        if (text.Length > 4 && text[3] == ':' && Ascii.EqualsIgnoreCase(text[..4], "tel:"u8))
        {
            text = text[4..];
        }

        var parser = default(PhoneNumberParser);
        while (!text.IsEmpty)
        {
            if (!parser.Take(Next(ref text)))
            {
                national = 0;
                return Refusal.NotANumber;
            }
        }

        return parser.Finish(out national);
    }

    private static char Next(ref ReadOnlySpan<byte> text)
    {
        var lead = text[0];
        if (lead < 0x80)
        {
            text = text[1..];
            return (char)lead;
        }

        var status = Rune.DecodeFromUtf8(text, out var rune, out var consumed);
        text = text[consumed..];

        // Files of old spreadsheets hold windows-1251, where a no-break space is this one byte.
        return status != OperationStatus.Done ? lead == OneByteNbsp ? ' ' : '?'
            : rune.IsBmp ? (char)rune.Value : '?';
    }

    private bool Take(char character)
    {
        if (character is >= '0' and <= '9')
        {
            first = count == 0 ? character - '0' : first;
            // A hundred digits don't overflow: only the count matters once there are too many.
            digits = count < 18 ? (digits * 10) + (character - '0') : digits;
            count++;
            return true;
        }

        if (character == '+' && count == 0 && !international)
        {
            return international = true;
        }

        return IsSeparator(character);
    }

    private static bool IsSeparator(char character) => character
        is ' ' or '\t' or '-' or '.' or '(' or ')'
        or '\u00A0' or '\u2007' or '\u2009' or '\u202F' // spaces that do not break
        or (>= '\u2010' and <= '\u2015') or '\u2212' // hyphens, dashes and the minus sign
        or '\u200E' or '\u202A' or '\u202C'; // direction marks that come along when a number is copied from a phone

    private readonly Refusal Finish(out long national)
    {
        national = digits % 10_000_000_000;
        return this switch
        {
            { count: 0 } => Refusal.NotANumber,
            { international: true, first: not 7 } => Refusal.WrongCountry,
            { count: 11, first: 7 } => Refusal.None,
            { count: 11, first: 8, international: false } => Refusal.None,
            { count: 10, international: false } => Refusal.None,
            { count: < 11 } => Refusal.TooShort,
            { count: 11 } => Refusal.WrongCountry,
            _ => Refusal.TooLong,
        };
    }
}
