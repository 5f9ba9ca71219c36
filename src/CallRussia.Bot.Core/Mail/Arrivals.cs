using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>Updates of one part of a bot's people that came in at an instance which does not serve them.</summary>
/// <param name="Updates">As in <see cref="RawIncoming.Id"/>, in the order of their arrival.</param>
public sealed record KeptArrivals(BotId Bot, int Part, IReadOnlyList<long> Updates);

/// <summary>What comes in at one instance and is another one's to carry out. It lies in the inbox too: what is lost here is found there.</summary>
public static class Arrivals
{
    public static readonly Table<(BotId Bot, int Part), KeptArrivals> Table = new(
        "arrival", arrivals => (arrivals.Bot, arrivals.Part), key => Key.Of(key.Bot.Value, key.Part),
        static (to, arrivals) => to.Long(arrivals.Bot.Value).Long(arrivals.Part).Many(arrivals.Updates, static (one, update) => one.Long(update)),
        static (ref RecordReader from) => new KeptArrivals(new BotId(from.Int()), from.Int(), from.Many(static (ref RecordReader one) => one.Long())))
    {
        HasByteKeys = true,
        IsNews = true,
    };

    /// <summary>What <see cref="AreWaiting"/> is going to look for.</summary>
    public static void Expect(ITransaction kept, BotId bot, int part) => kept.Expect(Table, (bot, part));

    /// <summary>Some of that part wait to be taken over: whatever else comes in for the same people goes behind them.</summary>
    public static bool AreWaiting(ITransaction kept, BotId bot, int part) => kept.Has(Table, (bot, part));

    public static bool AreAny(ITransaction kept, BotId bot, Share share) => Of(kept, bot, share).Any();

    public static void Add(ITransaction kept, BotId bot, int part, long update) =>
        kept.Put(Table, new KeptArrivals(bot, part, [.. kept.Find(Table, (bot, part))?.Updates ?? [], update]));

    /// <summary>Whoever serves these people takes over what came in for them.</summary>
    /// <returns>In the order of their arrival within a part; those that are done meanwhile are left out.</returns>
    public static List<RawIncoming> Take(ITransaction kept, BotId bot, Share share)
    {
        var taken = new List<RawIncoming>();
        var found = Of(kept, bot, share).ToList();
        foreach (var update in found.SelectMany(arrivals => arrivals.Updates)) kept.Expect(Inbox.Updates, update);
        foreach (var arrivals in found)
        {
            kept.Remove(Table, (bot, arrivals.Part));
            taken.AddRange(arrivals.Updates.Select(update => kept.Find(Inbox.Updates, update)).OfType<KeptIncoming>().Where(update => !update.IsAside).Select(update => update.Update));
        }
        return taken;
    }

    private static IEnumerable<KeptArrivals> Of(ITransaction kept, BotId bot, Share share) => kept.Range(Table, KeyRange.Beginning(bot.Value)).Where(arrivals => share.HasPart(arrivals.Part));
}
