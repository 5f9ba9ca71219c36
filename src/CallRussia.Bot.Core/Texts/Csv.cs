using System.Globalization;

namespace CallRussia.Bot.Core.Texts;

/// <summary>All CSV that leaves the bot: RFC 4180 with commas, and nothing in it that a spreadsheet would run as a formula.</summary>
public static class Csv
{
    private const char Separator = ',';

    /// <summary>A spreadsheet takes a cell that begins so for a formula, also behind a tab or a line break.</summary>
    private const string Formula = "=+-@\t\r";

    /// <summary>With the line's end.</summary>
    /// <param name="cells">Numbers and days are written as such; words that look like a formula begin with an apostrophe.</param>
    public static string Line(params IEnumerable<object?> cells) => string.Join(Separator, cells.Select(Cell)) + "\r\n";

    public static string Written(object? cell) => cell is DateOnly day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Words that look like a formula begin with an apostrophe.</summary>
    public static string Disarmed(string words) => words.Length > 0 && Formula.Contains(words[0], StringComparison.Ordinal) ? "'" + words : words;

    private static string Cell(object? cell)
    {
        var text = Written(cell);
        if (cell is string) text = Disarmed(text);
        return text.AsSpan().IndexOfAny([Separator, '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
