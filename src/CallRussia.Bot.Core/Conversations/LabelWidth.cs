namespace CallRussia.Bot.Core.Conversations;

/// <summary>
/// Whether a button's label is read whole on a phone 390 px wide. There the buttons under a message share about 310 px, and Telegram cuts
/// what is longer with dots. Widths are those of its usual typefaces at 15 px, rounded up by kinds of letters.
/// </summary>
public static class LabelWidth
{
    private const double Row = 310;
    private const double Gap = 4;
    private const double Padding = 16;

    private const double Usual = 8.4;
    private const string Narrow = "iljtfrIįłì.,:;!'|()[] ·-„“”«»\"";
    private const string Wide = "mwMWшщжюфымЖШЩЮФМЫДОЛ@№—…%";

    /// <summary>By letter, for the alphabets of our languages: every screen asks for the width of every label beside another.</summary>
    private static readonly double[] Widths = [.. Enumerable.Range(0, 0x500).Select(static letter => Measured((char)letter))];

    /// <param name="across">How many buttons share the row.</param>
    public static bool Fits(string label, int across) => Of(label) <= ((Row - (Gap * (across - 1))) / across) - Padding;

    /// <summary>About how many px the label takes.</summary>
    public static double Of(string label)
    {
        var width = 0.0;
        foreach (var letter in label) width += letter < Widths.Length ? Widths[letter] : Measured(letter);
        return width;
    }

    private static double Measured(char letter) =>
        Narrow.Contains(letter, StringComparison.Ordinal) ? 4.6
        : Wide.Contains(letter, StringComparison.Ordinal) ? 11.5
        : char.IsUpper(letter) ? 9.8
        : Usual;
}
