using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>The group at Telegram that belongs to a group here. Who is in it nobody keeps.</summary>
/// <param name="TelegramId">Of the chat.</param>
/// <param name="Bot">The one that is in it.</param>
/// <param name="Language">Of what is said there.</param>
public sealed record GroupRoom(long Group, long TelegramId, BotId Bot, Language Language, DateTimeOffset Since)
{
    /// <summary>Under which what is to be sent there is kept.</summary>
    public VolunteerId Hearer() => new(TelegramId);
}

/// <summary>A host was given a code that links one chat, once.</summary>
public sealed record GroupCode(long Group, byte[] Hash, DateTimeOffset Until)
{
    // Whoever reads the code links a chat.
    public override string ToString() => nameof(GroupCode);
}

/// <summary>
/// Groups at Telegram. A host's code said in one links it; what the bot says there are reminders of the group's meetings and nothing else, and nothing that is
/// said there is read.
/// </summary>
public static class GroupRooms
{
    /// <summary>How a code begins that a link carries into a chat.</summary>
    public const string Prefix = "group-";

    /// <summary>So long a code is good for.</summary>
    public static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(30);

    public static readonly Table<long, GroupRoom> Table = new(
        "group_chat", chat => chat.Group, Key.Of,
        static (to, chat) => to.Long(chat.Group).Long(chat.TelegramId).Long(chat.Bot.Value).Text(chat.Language.Code).Time(chat.Since),
        static (ref RecordReader from) => new GroupRoom(from.Long(), from.Long(), new BotId(from.Int()), Language.FromCode(from.Text()) ?? Language.English, from.Time()));

    public static readonly Table<long, GroupCode> Codes = new(
        "group_code", code => code.Group, Key.Of,
        static (to, code) => to.Long(code.Group).Bytes(code.Hash).Time(code.Until),
        static (ref RecordReader from) => new GroupCode(from.Long(), from.Bytes().ToArray(), from.Time()))
    {
        KeptFor = new Expiry<GroupCode>(static (kept, _, now) => kept.All(Codes!).Where(code => code.Until <= now), static (kept, code) => kept.Remove(Codes!, code.Group))
        {
            Period = static _ => CodeLives,
        },
    };

    /// <summary>Invitations into a role have the codes of small numbers, personal links those of negative ones: this keeps codes of chats apart from both.</summary>
    private const long CodesFrom = 1L << 40;

    private static readonly Sequence s_codes = new("group_code");

    public static GroupRoom? Of(ITransaction kept, long group) => kept.Find(Table, group);

    /// <summary>The one that members may join: not while its host is kept out.</summary>
    public static GroupRoom? Open(ITransaction kept, long group) => GroupHosts.Of(kept, group) is { } host && !Belonging.IsKeptOut(kept, host.Who) ? Of(kept, group) : null;

    /// <summary>There are some dozens: no index tells whoever has the file which chats there are.</summary>
    public static GroupRoom? At(ITransaction kept, VolunteerId chat) => kept.All(Table).FirstOrDefault(found => found.TelegramId == chat.Value);

    /// <returns>The code, which nobody can ask for again; the one before is void.</returns>
    public static string MakeCode(ITransaction kept, long group, DateTimeOffset at)
    {
        var code = Prefix + Convert.ToBase64String(kept.Marks.Secret(CodesFrom + kept.Next(s_codes))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        kept.Put(Codes, new GroupCode(group, Hash(code), at + CodeLives));
        return code;
    }

    /// <summary>Something happened in a chat. It is no conversation: nobody is answered there, and the host hears of it by a timer.</summary>
    /// <param name="bot">That told us.</param>
    public static void Hear(ITransaction kept, Incoming incoming, InGroup happened, BotId bot)
    {
        switch (happened)
        {
            case GroupCodeSaid said:
                Link(kept, incoming, said, bot);
                break;
            case GroupRoomMoved moved:
                Move(kept, incoming.Volunteer, new VolunteerId(moved.To));
                break;
            case GroupRoomLost lost when At(kept, incoming.Volunteer) is { } chat && chat.Bot == bot:
                Unlink(kept, chat.Group, incoming.At, lost.MayNotInvite ? GroupRoomNews.MayNotInvite : GroupRoomNews.Removed);
                break;
        }
    }

    /// <summary>Links into it are taken back as far as the bot still may, and whoever waits for one hears that there is none.</summary>
    /// <param name="news">What the host hears; null for nothing.</param>
    public static void Unlink(ITransaction kept, long group, DateTimeOffset at, GroupRoomNews? news = null)
    {
        kept.Remove(Codes, group);
        if (Of(kept, group) is not { } chat) return;
        foreach (var entry in GroupEntries.In(kept, group).ToList())
        {
            GroupEntries.TakeBack(kept, entry, at);
            if (entry is { Link: "", IsSpent: false }) Timers.Set(kept, entry.Who, "group-entry", at, new GroupEntryFailed(group));
        }
        foreach (var one in Events.Ahead(kept, at).Where(one => one.Group == group)) GroupReminders.TakeOff(kept, one);
        kept.Remove(Table, group);
        if (news is { } told && GroupHosts.Of(kept, group) is { } host) Tell(kept, host.Who, group, told, at);
    }

    /// <summary>Something for Telegram about a chat that no turn says: its bot takes it up.</summary>
    /// <param name="by">For whom: it is dropped with them. Null for what goes whoever was forgotten.</param>
    internal static void Ask(ITransaction kept, GroupRoom chat, DeliveryKind kind, RoomErrand errand, VolunteerId? by) => Handovers.Add(
        kept, Outbox.Add(kept, new Delivery(0, chat.Hearer(), Urgency.Notice, kind, errand.ToUtf8()) { Bot = chat.Bot, From = by }));

    /// <summary>By the host of the group alone, once; a chat belongs to one group.</summary>
    private static void Link(ITransaction kept, Incoming incoming, GroupCodeSaid said, BotId bot)
    {
        var hash = Hash(said.Code);
        if (kept.All(Codes).FirstOrDefault(code => code.Hash.AsSpan().SequenceEqual(hash)) is not { } found) return;
        var who = new VolunteerId(said.Who);
        if (!GroupHosts.Is(kept, found.Group, who) || (At(kept, incoming.Volunteer) is { } other && other.Group != found.Group)) return;
        if (found.Until <= incoming.At)
        {
            Tell(kept, who, found.Group, GroupRoomNews.CodeIsOld, incoming.At);
            return;
        }
        Unlink(kept, found.Group, incoming.At);
        kept.Put(Table, new GroupRoom(found.Group, incoming.Volunteer.Value, bot, Chats.Volunteer(kept, who)?.Language ?? Language.Russian, incoming.At));
        foreach (var one in Events.Ahead(kept, incoming.At).Where(one => one.Group == found.Group)) GroupReminders.Set(kept, one, incoming.At);
        Tell(kept, who, found.Group, GroupRoomNews.Linked, incoming.At);
    }

    /// <summary>The chat has another id from now on; what is to go there goes there.</summary>
    private static void Move(ITransaction kept, VolunteerId from, VolunteerId to)
    {
        if (At(kept, from) is { } chat) kept.Put(Table, chat with { TelegramId = to.Value });
        foreach (var waiting in Outbox.Of(kept, from).ToList())
        {
            kept.Remove(Outbox.Table, waiting.Id);
            Handovers.Add(kept, Outbox.Add(kept, waiting with { Volunteer = to }));
        }
    }

    private static void Tell(ITransaction kept, VolunteerId host, long group, GroupRoomNews news, DateTimeOffset at) => Timers.Set(kept, host, "group-chat", at, new GroupRoomTold(group, news));

    /// <summary>128 bits that nobody can guess need no key: nobody can try them all.</summary>
    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}

/// <summary>What is asked of Telegram about a group's chat: a link for somebody, or to take one back.</summary>
/// <param name="Who">For whom a link is to be made; 0 to take one back.</param>
/// <param name="Until">Until when the new one is good.</param>
/// <param name="Link">The one to take back.</param>
public sealed record RoomErrand(long Group, long Who, DateTimeOffset Until, string Link = "")
{
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static RoomErrand FromUtf8(ReadOnlyMemory<byte> utf8) => JsonSerializer.Deserialize<RoomErrand>(utf8.Span) ?? throw new JsonException("An errand of the outbox is null.");

    // Whoever reads the link may join.
    public override string ToString() => nameof(RoomErrand);
}
