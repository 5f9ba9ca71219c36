using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>A delivery that was committed where it is not sent: whoever sends it has not taken it up yet.</summary>
public sealed record Handover(BotId To, long Delivery);

/// <summary>What a turn says to people whom another bot, or another instance of it, serves.</summary>
public static class Handovers
{
    public static readonly Table<Handover, Handover> Table = new(
        "handover", handover => handover, handover => Key.Of(handover.To.Value, handover.Delivery),
        static (to, handover) => to.Long(handover.To.Value).Long(handover.Delivery),
        static (ref RecordReader from) => new Handover(new BotId(from.Int()), from.Long()))
    {
        HasByteKeys = true,
        IsNews = true,
    };

    public static void Add(ITransaction kept, Delivery delivery) => kept.Put(Table, new Handover(delivery.Bot, delivery.Id));

    public static bool AreAny(ITransaction kept, BotId to, Share share) => Of(kept, to, share).Any();

    /// <summary>They are sent from here now; those that nobody wants any more are gone.</summary>
    /// <returns>In the order of their commits.</returns>
    public static List<Delivery> Take(ITransaction kept, BotId to, Share share, int most)
    {
        var taken = Of(kept, to, share).Take(most).ToList();
        foreach (var (handover, _) in taken) kept.Remove(Table, handover);
        return [.. taken.Select(found => found.Delivery).OfType<Delivery>()];
    }

    /// <summary>Whoever begins to serve takes up everything that waits: nothing is left to be handed over.</summary>
    public static void Drop(ITransaction kept, BotId to, Share share)
    {
        foreach (var (handover, _) in Of(kept, to, share).ToList()) kept.Remove(Table, handover);
    }

    /// <summary>What nobody wants any more is anybody's.</summary>
    private static IEnumerable<(Handover Handover, Delivery? Delivery)> Of(ITransaction kept, BotId to, Share share)
    {
        var all = kept.Range(Table, KeyRange.Beginning(to.Value)).ToList();
        foreach (var handover in all) kept.Expect(Outbox.Table, handover.Delivery);
        return from handover in all
               let delivery = kept.Find(Outbox.Table, handover.Delivery)
               where delivery is null || share.Has(delivery.Volunteer)
               select (handover, delivery);
    }
}
