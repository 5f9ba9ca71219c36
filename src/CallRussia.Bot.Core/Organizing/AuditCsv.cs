using System.Globalization;
using System.Text;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The audit log as CSV (RFC 4180, UTC). What a spreadsheet might take for a formula begins with an apostrophe.</summary>
public static class AuditCsv
{
    public const string Header = "id,at_utc,who,act,subject,reason,before,after";

    public static string Write(IEnumerable<AuditEntry> entries)
    {
        var csv = new StringBuilder(Header).Append("\r\n");
        foreach (var entry in entries)
        {
            string?[] cells =
            [
                $"{entry.Id}", entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.Who == AuditEntry.CommandLine ? "server" : $"{entry.Who}",
                $"{entry.Act}", entry.Subject, entry.Reason, entry.Before, entry.After,
            ];
            csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        }
        return csv.ToString();
    }

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
