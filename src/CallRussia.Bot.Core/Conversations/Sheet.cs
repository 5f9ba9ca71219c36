using System.Collections.Immutable;
using System.Globalization;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>A table for spreadsheets and scripts.</summary>
/// <param name="Name">Letters, digits and hyphens: also the name of its file.</param>
/// <param name="Columns">Names that stay: scripts rely on them.</param>
/// <param name="Rows">Each as long as the columns: long, double, string, or null where there is nothing to tell.</param>
public sealed record Sheet(string Name, ImmutableArray<string> Columns, IReadOnlyList<ImmutableArray<object?>> Rows)
{
    /// <summary>Lines of CSV (RFC 4180), the columns first.</summary>
    /// <param name="separator">Spreadsheets of countries that write decimal commas want a semicolon.</param>
    public string ToCsv(char separator) => string.Concat(
        Rows.Prepend([.. Columns]).Select(row => string.Join(separator, row.Select(cell => Quoted(Written(cell), separator))) + "\r\n"));

    public static string Written(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text, char separator) => text.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
