using System.Net;
using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>A broadcast as organizers see it.</summary>
internal sealed partial class BroadcastView(Session session)
{
    private const int OpeningCharacters = 60;

    public Broadcast Of(BroadcastRow row, DateTimeOffset at)
    {
        var progress = session.Recipients.Progress(row.Id);
        return new Broadcast(row.Id, row.Author, row.CreatedAt, row.Status, row.Draft, row.IsOpen ? session.Audiences.Count(row.Draft, at) : progress.Total, Paced(row, progress, at), Stopped(row, at))
        {
            ApprovedBy = row.ApprovedBy,
            StartedAt = row.StartedAt,
            EndedAt = row.EndedAt,
        };
    }

    public BroadcastBrief Brief(BroadcastRow row)
    {
        var progress = session.Recipients.Progress(row.Id);
        return new BroadcastBrief(row.Id, row.Status, row.EndedAt ?? row.StartedAt ?? row.Begins ?? row.CreatedAt, Opening(row.Draft), progress.Total, progress.Sent);
    }

    private BroadcastProgress Paced(BroadcastRow row, BroadcastProgress progress, DateTimeOffset at)
    {
        var rate = session.Broadcasts.Rate(row.Id, at);
        // At everybody's own hour most of them wait for their time and not for their turn.
        var isKnown = rate > 0 && row is { Status: BroadcastStatus.Sending, Filled: null, Draft.When: not SendTime.LocalHour };
        return progress with { PerSecond = rate, Left = isKnown ? TimeSpan.FromSeconds((progress.Total - progress.Settled) / rate) : null };
    }

    private BroadcastStop? Stopped(BroadcastRow row, DateTimeOffset at)
    {
        if (row.Status != BroadcastStatus.Sending) return null;
        if (row.Stop is { } stop) return stop;
        if (session.Recipients.IsLeverPulled()) return BroadcastStop.Lever;
        return session.Pauses.OfBroadcasts(at) > TimeSpan.Zero ? BroadcastStop.Flood : null;
    }

    private static string Opening(BroadcastDraft draft)
    {
        var first = draft.Messages.OrderBy(message => message.Key.Code != "ru").Select(message => message.Value.Html).FirstOrDefault() ?? "";
        var words = Space().Replace(WebUtility.HtmlDecode(Tag().Replace(first, "")), " ").Trim();
        return words.Length <= OpeningCharacters ? words : words[..(char.IsHighSurrogate(words[OpeningCharacters - 1]) ? OpeningCharacters - 1 : OpeningCharacters)] + "…";
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
