using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>A delivery that was committed beside another bot: that one has not taken it up yet.</summary>
public sealed record Handover(BotId To, long Delivery);

/// <summary>What one bot's turn says in the chat of another bot. Where there is one bot, there is never any.</summary>
public static class Handovers
{
    public static readonly Table<Handover, Handover> Table = new(
        "handover", handover => handover, handover => Key.Of(handover.To.Value, handover.Delivery),
        static (to, handover) => to.Long(handover.To.Value).Long(handover.Delivery),
        static (ref RecordReader from) => new Handover(new BotId(from.Int()), from.Long()))
    {
        HasByteKeys = true,
    };

    public static void Add(ITransaction kept, Delivery delivery) => kept.Put(Table, new Handover(delivery.Bot, delivery.Id));

    public static bool AreAny(ITransaction kept, BotId to) => Of(kept, to).Any();

    /// <summary>They are this bot's to send now; those that nobody wants any more are gone.</summary>
    /// <returns>In the order of their commits.</returns>
    public static List<Delivery> Take(ITransaction kept, BotId to, int most)
    {
        var taken = Of(kept, to).Take(most).ToList();
        foreach (var handover in taken) kept.Remove(Table, handover);
        return [.. taken.Select(handover => kept.Find(Outbox.Table, handover.Delivery)).OfType<Delivery>()];
    }

    /// <summary>A bot that starts takes up everything that waits for it: nothing is left to be handed over.</summary>
    public static void Drop(ITransaction kept, BotId to)
    {
        foreach (var handover in Of(kept, to).ToList()) kept.Remove(Table, handover);
    }

    private static IEnumerable<Handover> Of(ITransaction kept, BotId to) => kept.Range(Table, KeyRange.Beginning(to.Value));
}
