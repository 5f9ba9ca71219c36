using System.Globalization;
using System.Text;

namespace CallRussia.Bot.Core.Community;

/// <summary>An event as calendars read it (RFC 5545).</summary>
public static class EventCalendar
{
    /// <summary>Octets of a line before it is folded.</summary>
    private const int LineOctets = 75;

    public static string FileName(Event one) => string.Create(CultureInfo.InvariantCulture, $"callrussia-{one.Id}.ics");

    /// <summary>Where it is stands in it for those who come.</summary>
    public static string Of(EventShown shown, DateTimeOffset now)
    {
        var one = shown.Event;
        List<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CallRussia//CallRussia.Bot//EN", "BEGIN:VEVENT",
            string.Create(CultureInfo.InvariantCulture, $"UID:event-{one.Id}@callrussia"), $"DTSTAMP:{Utc(now)}", $"DTSTART:{Utc(one.StartsAt)}", $"DTEND:{Utc(one.EndsAt)}",
            $"SUMMARY:{Escaped(one.Title)}", $"DESCRIPTION:{Escaped(one.About)}",
        ];
        if (shown.Mine == GuestAnswer.Coming && !one.IsCalling) lines.Add($"LOCATION:{Escaped(one.Where)}");
        lines.AddRange(["BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{Escaped(one.Title)}", "TRIGGER:-PT10M", "END:VALARM", "END:VEVENT", "END:VCALENDAR"]);
        return string.Concat(lines.Select(Folded));
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string words) => words.ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>No character is cut in two.</summary>
    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        return folded.Append("\r\n").ToString();
    }
}
