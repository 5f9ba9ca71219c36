using System.Collections.Immutable;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>A table for spreadsheets and scripts.</summary>
/// <param name="Name">Letters, digits and hyphens: also the name of its file.</param>
/// <param name="Columns">Names that stay: scripts rely on them.</param>
/// <param name="Rows">Each as long as the columns: long, double, DateOnly, string, or null where there is nothing to tell.</param>
public sealed record Sheet(string Name, ImmutableArray<string> Columns, IReadOnlyList<ImmutableArray<object?>> Rows)
{
    /// <summary>The columns first.</summary>
    public string ToCsv() => string.Concat(Rows.Prepend([.. Columns]).Select(row => Csv.Line(row)));
}
