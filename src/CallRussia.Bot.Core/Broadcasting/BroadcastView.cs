using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>A broadcast as organizers see it.</summary>
internal sealed class BroadcastView(BroadcastRules rules)
{
    private const int OpeningCharacters = 60;

    private readonly Audiences _audiences = new(rules);

    /// <param name="reach">How many its draft reaches, where that is known.</param>
    public Broadcast Of(ITransaction kept, KeptBroadcast broadcast, DateTimeOffset at, int? reach = null)
    {
        var (draft, progress) = (Drafts.Of(kept, broadcast.Id), KeptDeliveries.Progress(kept, broadcast.Id));
        var reachable = broadcast.IsOpen ? reach ?? _audiences.Count(kept, draft, at) : progress.Total;
        return new Broadcast(broadcast.Id, broadcast.Author, broadcast.CreatedAt, broadcast.Status, draft, reachable, Paced(broadcast, draft, progress, at), Stopped(kept, broadcast, at))
        {
            ApprovedBy = broadcast.ApprovedBy,
            StartedAt = broadcast.StartedAt,
            EndedAt = broadcast.EndedAt,
            Returned = broadcast.Returned,
            Taps = CountedLinks.Taps(kept, broadcast.Id),
        };
    }

    public static BroadcastBrief Brief(ITransaction kept, KeptBroadcast broadcast)
    {
        var progress = KeptDeliveries.Progress(kept, broadcast.Id);
        var at = broadcast.EndedAt ?? broadcast.StartedAt ?? broadcast.Begins ?? broadcast.CreatedAt;
        return new BroadcastBrief(broadcast.Id, broadcast.Status, at, Opening(Drafts.Of(kept, broadcast.Id)), progress.Total, progress.Sent);
    }

    private static BroadcastProgress Paced(KeptBroadcast broadcast, BroadcastDraft draft, BroadcastProgress progress, DateTimeOffset at)
    {
        var rate = broadcast.Status is BroadcastStatus.Sending or BroadcastStatus.Recalling ? broadcast.Pace.PerSecond(at) : 0;
        // At everybody's own hour most of them wait for their time and not for their turn.
        var isKnown = rate > 0 && broadcast is { Status: BroadcastStatus.Sending, Filled: null } && draft.When is not SendTime.LocalHour;
        return progress with { PerSecond = rate, Left = isKnown ? TimeSpan.FromSeconds((progress.Total - progress.Settled) / rate) : null };
    }

    private static BroadcastStop? Stopped(ITransaction kept, KeptBroadcast broadcast, DateTimeOffset at)
    {
        if (broadcast.Status != BroadcastStatus.Sending) return null;
        if (broadcast.Stop is { } stop) return stop;
        if (Levers.Stops(kept, LeverKind.Broadcasts)) return BroadcastStop.Lever;
        return Bots.All(kept).Exists(bot => Pauses.OfBroadcasts(kept, bot, at) > TimeSpan.Zero) ? BroadcastStop.Flood : null;
    }

    private static string Opening(BroadcastDraft draft)
    {
        var first = draft.Messages.OrderBy(message => message.Key.Code != "ru").Select(message => message.Value.Html).FirstOrDefault() ?? "";
        var words = string.Join(' ', Markup.Plain(first).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= OpeningCharacters ? words : words[..(char.IsHighSurrogate(words[OpeningCharacters - 1]) ? OpeningCharacters - 1 : OpeningCharacters)] + "…";
    }
}
