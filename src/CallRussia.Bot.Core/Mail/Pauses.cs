using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>Telegram asked us to wait.</summary>
/// <param name="Chat">0 for all chats of the bot without a name and -1 for its broadcasts; of the next bot -2 and -3, and so on.</param>
/// <param name="Length">Kept with the end: by a clock that was wrong meanwhile nobody waits longer than was asked.</param>
public sealed record KeptPause(long Chat, DateTimeOffset Until, TimeSpan Length)
{
    public TimeSpan Left(DateTimeOffset now) => TimeSpan.FromTicks(Math.Clamp((Until - now).Ticks, 0, Length.Ticks));
}

/// <summary>How long Telegram asked us to wait, per chat and for all.</summary>
public static class Pauses
{
    /// <summary>Ids of groups are below this, and no campaign has so many bots.</summary>
    private const long Groups = -1_000;

    private static long Everything(BotId bot) => -2L * bot.Value;

    private static long Broadcasts(BotId bot) => Everything(bot) - 1;

    public static readonly Table<long, KeptPause> Table = new(
        "pause", pause => pause.Chat, Key.Of,
        static (to, pause) => to.Long(pause.Chat).Time(pause.Until).Span(pause.Length),
        static (ref RecordReader from) => new KeptPause(from.Long(), from.Time(), from.Span()))
    {
        IsNews = true,
        OwnedBy = new Owner<KeptPause>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, pause) => kept.Remove(Table!, pause.Chat)),
        KeptFor = new Expiry<KeptPause>(static (kept, _, now) => kept.All(Table!).Where(pause => pause.Until < now), static (kept, pause) => kept.Remove(Table!, pause.Chat)),
    };

    /// <param name="chat">Null for everything.</param>
    public static void Add(ITransaction kept, BotId bot, VolunteerId? chat, TimeSpan length, DateTimeOffset now) => Add(kept, chat?.Value ?? Everything(bot), length, now);

    public static void AddForBroadcasts(ITransaction kept, BotId bot, TimeSpan length, DateTimeOffset now) => Add(kept, Broadcasts(bot), length, now);

    /// <summary>How long no broadcast goes from now on: by its own pause, or that of all.</summary>
    public static TimeSpan OfBroadcasts(ITransaction kept, BotId bot, DateTimeOffset now) =>
        All(kept, bot, now) is var all && Left(kept, Broadcasts(bot), now) is var own && own > all ? own : all;

    public static TimeSpan All(ITransaction kept, BotId bot, DateTimeOffset now) => Left(kept, Everything(bot), now);

    /// <summary>Each chat that still has to wait, with whichever bot.</summary>
    public static Dictionary<VolunteerId, TimeSpan> Chats(ITransaction kept, DateTimeOffset now) => kept.Range(Table, KeyRange.Numbers(1, long.MaxValue))
        .Concat(kept.Range(Table, KeyRange.Numbers(long.MinValue, Groups)))
        .Where(pause => pause.Until > now)
        .ToDictionary(pause => new VolunteerId(pause.Chat), pause => pause.Left(now));

    /// <summary>The one that ends later counts: two answers may arrive in either order.</summary>
    private static void Add(ITransaction kept, long chat, TimeSpan length, DateTimeOffset now)
    {
        if (Left(kept, chat, now) <= length) kept.Put(Table, new KeptPause(chat, now + length, length));
    }

    private static TimeSpan Left(ITransaction kept, long chat, DateTimeOffset now) => kept.Find(Table, chat)?.Left(now) ?? TimeSpan.Zero;
}
