using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Broadcasts: what they say, who gets them and what became of each.</summary>
public sealed class BroadcastingLedger(BroadcastRules rules) : Ledger
{
    public override IReadOnlyList<Table> Tables => [KeptBroadcasts.Table, Drafts.Table, KeptDeliveries.Table, Trials.Table, SavedAudiences.Table];

    public override IReadOnlyList<Answerer> Answers => new BroadcastDesk(rules).Answers;

    public override IEnumerable<string> Check(ITransaction kept)
    {
        var (uncounted, unfinished) = (0, 0);
        foreach (var broadcast in kept.All(KeptBroadcasts.Table))
        {
            // Deliveries go before their counts do: who is forgotten stays counted.
            var fates = kept.Range(KeptDeliveries.Table, KeyRange.Beginning(broadcast.Id.Value)).CountBy(delivery => delivery.Fate);
            uncounted += fates.Count(fate => KeptDeliveries.Count(kept, broadcast.Id, fate.Key) < fate.Value);
            if (broadcast.IsOver && (Counted(kept, broadcast, DeliveryFate.Waiting) || Counted(kept, broadcast, DeliveryFate.UnderWay))) unfinished++;
        }
        if (uncounted > 0) yield return $"{uncounted} times: broadcasts have more deliveries of a fate than they count.";
        if (unfinished > 0) yield return $"{unfinished} times: broadcasts are over and still have deliveries to make.";
        var readers = kept.All(Chats.Volunteers).Where(person => person.IsReachable).CountBy(person => (person.Volunteer.Language, person.Volunteer.Country)).ToHashSet();
        if (!readers.SetEquals(Chats.Readers(kept).Select(group => KeyValuePair.Create((group.Language, group.Country), (int)group.People)))) yield return "1 times: counts of who gets news are wrong.";
    }

    private static bool Counted(ITransaction kept, KeptBroadcast broadcast, DeliveryFate fate) => KeptDeliveries.Count(kept, broadcast.Id, fate) != 0;
}
