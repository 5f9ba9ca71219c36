using System.Text;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Shows enough of a refused text to find it in its file and too little to call anybody: marks stay, letters and digits become stars, all
/// but the last two digits.
/// </summary>
internal static class MaskedText
{
    private const int Longest = 40;
    private const int DigitsShown = 2;
    private const string Marks = "+-(). /:#";

    public static string Of(ReadOnlySpan<byte> text)
    {
        var digits = CountDigits(text);
        var shown = new StringBuilder(Longest);
        var seen = 0;
        while (!text.IsEmpty && shown.Length < Longest)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            var character = rune.IsAscii ? (char)rune.Value : '*';
            seen += char.IsAsciiDigit(character) ? 1 : 0;
            shown.Append(IsShown(character, seen, digits) ? character : '*');
        }

        return (text.IsEmpty ? shown : shown.Append('…')).ToString();
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsAsciiDigit((char)character) ? 1 : 0;
        }

        return digits;
    }

    private static bool IsShown(char character, int seen, int digits) =>
        char.IsAsciiDigit(character) ? seen > digits - DigitsShown : Marks.Contains(character, StringComparison.Ordinal);
}
