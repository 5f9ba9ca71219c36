using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Mail;

/// <summary>One update as it came, unread. <paramref name="Json"/> is UTF-8.</summary>
/// <param name="Id">Its number among the updates of all bots, of which each counts by itself: the bot, times 2^32, and Telegram's id.</param>
public sealed record RawIncoming(long Id, ReadOnlyMemory<byte> Json)
{
    public RawIncoming(BotId bot, int id, ReadOnlyMemory<byte> json)
        : this(((long)bot.Value << 32) + id, json)
    {
    }

    /// <summary>The id of its Incoming.</summary>
    public string Name => Inbox.IncomingOf(Id);

    public override string ToString() => $"update {Id}";
}

/// <summary>An update that was kept and has no turn yet, or was set aside for a person to look at.</summary>
/// <param name="Reason">Why it was set aside, without words or numbers of people.</param>
public sealed record KeptIncoming(RawIncoming Update, DateTimeOffset At, bool IsAside, string? Reason);

/// <summary>Which of 512 neighbouring updates have changed the state already.</summary>
/// <param name="At">When the latest of them did.</param>
public sealed record SeenUpdates(long Block, byte[] Bits, DateTimeOffset At)
{
    public const int PerBlock = 512;
}

/// <summary>The id of another Incoming that has changed the state already.</summary>
public sealed record SeenIncoming(string Id, DateTimeOffset At);

/// <summary>A tap whose turn was committed: after a crash it may wait for its acknowledgement.</summary>
public sealed record KeptTap(DateTimeOffset At, VolunteerId Volunteer, string Query)
{
    /// <summary>The bot that was tapped: nobody else can acknowledge it.</summary>
    public BotId Bot { get; init; }
}

/// <summary>What came in, the ids of what has changed the state already, and the taps of the last minutes.</summary>
public static class Inbox
{
    private const char Prefix = 'u';

    /// <summary>They are acknowledged within some two seconds.</summary>
    private const int MostInDoubt = 200;

    /// <summary>An acknowledgement is one request, sent at once: those of the last seconds before an end may not have gone.</summary>
    private static readonly TimeSpan s_inDoubt = TimeSpan.FromSeconds(10);

    public static readonly Table<long, KeptIncoming> Updates = new(
        "inbox", kept => kept.Update.Id, Key.Of,
        static (to, kept) => to.Long(kept.Update.Id).Time(kept.At).Bool(kept.IsAside).Text(kept.Reason).Bytes(kept.Update.Json.Span),
        static (ref RecordReader from) =>
        {
            var (id, at, isAside, reason) = (from.Long(), from.Time(), from.Bool(), from.TextOrNull());
            return new KeptIncoming(new RawIncoming(id, from.Bytes().ToArray()), at, isAside, reason);
        })
    {
        OwnedBy = new Owner<KeptIncoming>(Naming, static (kept, _, update) => kept.Remove(Updates!, update.Update.Id)),
        KeptFor = new Expiry<KeptIncoming>(
            static (kept, retention, now) => kept.Range(Aside!, KeyRange.Numbers(long.MinValue, (now - retention.SetAside).UtcTicks - 1)),
            static (kept, update) => kept.Remove(Updates!, update.Update.Id))
        {
            Period = static retention => retention.SetAside,
        },
    };

    /// <summary>Those set aside, by the time when they came.</summary>
    public static readonly TableIndex<KeptIncoming> Aside = Updates.By("aside", static kept => kept.IsAside ? Key.Of(kept.At.UtcTicks) : null);

    public static readonly Table<long, SeenUpdates> Seen = new(
        "seen", seen => seen.Block, Key.Of,
        static (to, seen) => to.Long(seen.Block).Bytes(seen.Bits).Time(seen.At),
        static (ref RecordReader from) => new SeenUpdates(from.Long(), from.Bytes().ToArray(), from.Time()))
    {
        KeptFor = new Expiry<SeenUpdates>(
            static (kept, _, now) => kept.All(Seen!).Where(seen => seen.At < now - Limits.SeenFor), static (kept, seen) => kept.Remove(Seen!, seen.Block))
        {
            Period = static _ => Limits.SeenFor,
        },
    };

    public static readonly Table<string, SeenIncoming> Done = new(
        "done", done => done.Id, Key.Of,
        static (to, done) => to.Text(done.Id).Time(done.At),
        static (ref RecordReader from) => new SeenIncoming(from.Text(), from.Time()))
    {
        HasByteKeys = true,
        KeptFor = new Expiry<SeenIncoming>(
            static (kept, _, now) => kept.Range(DoneAt!, KeyRange.Numbers(long.MinValue, (now - Limits.SeenFor).UtcTicks - 1)), static (kept, done) => kept.Remove(Done!, done.Id))
        {
            Period = static _ => Limits.SeenFor,
        },
    };

    public static readonly TableIndex<SeenIncoming> DoneAt = Done.By("at", static done => Key.Of(done.At.UtcTicks));

    public static readonly Table<(DateTimeOffset At, VolunteerId Volunteer, string Query), KeptTap> Taps = new(
        "tap", tap => (tap.At, tap.Volunteer, tap.Query), key => Key.Of(key.At.UtcTicks, key.Volunteer.Value, key.Query),
        static (to, tap) => to.Time(tap.At).Long(tap.Volunteer.Value).Text(tap.Query).Long(tap.Bot.Value),
        static (ref RecordReader from) => new KeptTap(from.Time(), new VolunteerId(from.Long()), from.Text()) { Bot = new BotId(from.Int()) })
    {
        HasByteKeys = true,
        // They live for minutes: there are never many.
        OwnedBy = new Owner<KeptTap>(
            static (kept, volunteer) => kept.All(Taps!).Where(tap => tap.Volunteer == volunteer), static (kept, _, tap) => kept.Remove(Taps!, (tap.At, tap.Volunteer, tap.Query))),
        KeptFor = new Expiry<KeptTap>(
            static (kept, _, now) => kept.Range(Taps!, new KeyRange(KeyRange.AllBytes.From, Key.Of((now - Limits.TapLives).UtcTicks, long.MinValue))),
            static (kept, tap) => kept.Remove(Taps!, (tap.At, tap.Volunteer, tap.Query)))
        {
            Period = static _ => Limits.TapLives,
        },
    };

    /// <summary>Keeps a batch of raw updates; once it is committed, the poll that confirms them may go out.</summary>
    /// <returns>Those that were not seen before, in the order given.</returns>
    public static List<RawIncoming> Receive(ITransaction kept, IReadOnlyList<RawIncoming> batch, DateTimeOffset at)
    {
        foreach (var update in batch) kept.Expect(Updates, update.Id);
        return [.. batch.Where(update => !IsSeen(kept, update.Id) && kept.TryAdd(Updates, update.Id, new KeptIncoming(update, at, IsAside: false, Reason: null)))];
    }

    /// <summary>What a bot has kept, and neither done nor set aside, in the order of arrival: ids of updates may jump down after a quiet week.</summary>
    public static List<RawIncoming> Unfinished(ITransaction kept, BotId bot) =>
        [.. Of(kept, bot).Where(update => !update.IsAside).OrderBy(update => update.At).ThenBy(update => update.Update.Id).Select(update => update.Update)];

    /// <summary>Done without a turn: it is none of our business.</summary>
    public static void Dismiss(ITransaction kept, long updateId, DateTimeOffset at)
    {
        _ = Finish(kept, IncomingOf(updateId), at);
        kept.Remove(Updates, updateId);
    }

    /// <summary>
    /// Keeps what can't be read or failed for good, for a person to look at. It counts as done: a redelivery must not try it again. A timer is taken off.
    /// </summary>
    /// <param name="incoming">As in <see cref="Incoming.Id"/>.</param>
    /// <param name="reason">What happened, without words or numbers of people.</param>
    public static void SetAside(ITransaction kept, string incoming, string reason, DateTimeOffset at)
    {
        if (Timers.IdOf(incoming) is { } timer)
        {
            Timers.Drop(kept, timer);
            return;
        }
        if (UpdateOf(incoming) is { } id) kept.Change(Updates, id, update => update with { IsAside = true, Reason = reason });
        _ = Finish(kept, incoming, at);
    }

    /// <summary>What <see cref="Take"/> is going to look for.</summary>
    public static void Expect(ITransaction kept, Incoming incoming)
    {
        if (UpdateOf(incoming.Id) is not { } update) return;
        kept.Expect(Seen, Block(update));
        kept.Expect(Updates, update);
    }

    /// <summary>Runs the turn that an Incoming sets off; that it was taken is kept together with what the turn does.</summary>
    /// <returns>False when an Incoming of this id was done before: the turn has not run.</returns>
    public static bool Take(ITransaction kept, Incoming incoming, DateTimeOffset at, Action turn)
    {
        var isNew = Timers.IdOf(incoming.Id) is { } timer ? Timers.Take(kept, incoming.Volunteer, timer) : Finish(kept, incoming.Id, at);
        if (!isNew) return false;
        var raw = UpdateOf(incoming.Id);
        // Nobody notes that a tap was acknowledged; doing it twice does no harm, and it lives for minutes.
        if (incoming.Tap is { IsOnPage: false } tap) kept.Add(Taps, new KeptTap(at, incoming.Volunteer, tap.QueryId) { Bot = incoming.Bot ?? default });
        turn();
        // The raw update is not needed any more.
        if (raw is { } id && kept.Find(Updates, id) is { IsAside: false }) kept.Remove(Updates, id);
        return true;
    }

    /// <summary>
    /// The taps (ids of their queries) that may wait for their acknowledgement, the latest first: those whose turns were committed last. Whoever committed them acknowledged
    /// what was before. After a busy minute all that live are thousands, and new taps would wait behind them.
    /// </summary>
    public static List<string> TapsInDoubt(ITransaction kept, BotId bot, Share share, DateTimeOffset now)
    {
        var living = kept.Range(Taps, new KeyRange(Key.Of((now - Limits.TapLives).UtcTicks, long.MinValue), KeyRange.AllBytes.To), descending: true)
            .Where(tap => tap.Bot == bot && share.Has(tap.Volunteer)).Take(MostInDoubt).ToList();
        return [.. living.TakeWhile(tap => tap.At > living[0].At - s_inDoubt).Select(tap => tap.Query)];
    }

    /// <summary>Updates that failed for good or could not be read, and wait for a person to look at them.</summary>
    public static int SetAsideSince(ITransaction kept, DateTimeOffset since) => kept.Range(Aside, KeyRange.Numbers(since.UtcTicks, long.MaxValue)).Count();

    /// <summary>
    /// Updates set aside hold a person's words and may be unreadable, so they are told by the id that stands in them: rather one too many
    /// goes than one stays. There are never many.
    /// </summary>
    private static IEnumerable<KeptIncoming> Naming(ITransaction kept, VolunteerId volunteer)
    {
        var mark = Encoding.ASCII.GetBytes(volunteer.ToString());
        return kept.All(Aside).Where(update => update.Update.Json.Span.IndexOf(mark) >= 0);
    }

    /// <summary>All that a bot has received, and nobody carried out.</summary>
    public static IEnumerable<KeptIncoming> Of(ITransaction kept, BotId bot) =>
        kept.Range(Updates, KeyRange.Numbers((long)bot.Value << 32, ((long)bot.Value << 32) + uint.MaxValue));

    /// <summary>The Incoming changes the state now.</summary>
    /// <returns>False when it has before.</returns>
    private static bool Finish(ITransaction kept, string incoming, DateTimeOffset at) =>
        UpdateOf(incoming) is { } id ? See(kept, id, at) : kept.TryAdd(Done, incoming, new SeenIncoming(incoming, at));

    private static bool IsSeen(ITransaction kept, long updateId) => kept.Find(Seen, Block(updateId)) is { } seen && (seen.Bits[Byte(updateId)] & Bit(updateId)) != 0;

    private static bool See(ITransaction kept, long updateId, DateTimeOffset at)
    {
        if (IsSeen(kept, updateId)) return false;
        var bits = kept.Find(Seen, Block(updateId)) is { } seen ? (byte[])seen.Bits.Clone() : new byte[SeenUpdates.PerBlock / 8];
        bits[Byte(updateId)] |= Bit(updateId);
        kept.Put(Seen, new SeenUpdates(Block(updateId), bits, at));
        return true;
    }

    private static long Block(long updateId) => updateId / SeenUpdates.PerBlock;

    private static int Byte(long updateId) => (int)(updateId % SeenUpdates.PerBlock / 8);

    private static byte Bit(long updateId) => (byte)(1 << (int)(updateId % 8));

    private static long? UpdateOf(string incoming) =>
        incoming.Length > 1 && incoming[0] == Prefix && long.TryParse(incoming.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    internal static string IncomingOf(long updateId) => $"{Prefix}{updateId}";
}
