using System.Globalization;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The audit log as CSV, UTC.</summary>
public static class AuditCsv
{
    public const string Header = "id,at_utc,who,act,subject,reason,before,after";

    public static string Write(IEnumerable<AuditEntry> entries) => Header + "\r\n" + string.Concat(entries.Select(entry => Csv.Line(
        entry.Id, entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.Who == AuditEntry.CommandLine ? "server" : $"{entry.Who}",
        $"{entry.Act}", entry.Subject, entry.Reason, entry.Before, entry.After)));
}
