using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>A member's link into the group's chat at Telegram: for one person, and gone when they joined or after a day.</summary>
/// <param name="Link">Empty while Telegram was not heard from.</param>
/// <param name="IsSpent">They left the group: there is no other one on that day, or whoever leaves and comes back would have them by the dozen.</param>
public sealed record GroupEntry(long Group, VolunteerId Who, DateTimeOffset Until, string Link = "", bool IsSpent = false)
{
    // Whoever reads the link may join.
    public override string ToString() => nameof(GroupEntry);
}

/// <summary>The links that may be good still: one a day for each member, so that nobody gives them out by the dozen.</summary>
public static class GroupEntries
{
    public static readonly TimeSpan Lives = TimeSpan.FromDays(1);

    public static readonly Table<(long Group, VolunteerId Who), GroupEntry> Table = new(
        "group_entry", entry => (entry.Group, entry.Who), key => Key.Of(key.Group, key.Who.Value),
        static (to, entry) => to.Long(entry.Group).Long(entry.Who.Value).Time(entry.Until).Text(entry.Link).Bool(entry.IsSpent),
        static (ref RecordReader from) => new GroupEntry(from.Long(), new VolunteerId(from.Long()), from.Time(), from.Text(), from.Bool()))
    {
        HasByteKeys = true,
        // Before that it was taken back with the membership.
        OwnedBy = new Owner<GroupEntry>(Of, static (kept, _, entry) => kept.Remove(Table!, (entry.Group, entry.Who)))
        {
            Section = "LinksIntoGroups",
            Show = static entry => new { entry.Until },
        },
        KeptFor = new Expiry<GroupEntry>(static (kept, _, now) => kept.All(Table!).Where(entry => entry.Until <= now), static (kept, entry) => kept.Remove(Table!, (entry.Group, entry.Who)))
        {
            Period = static _ => Lives,
        },
    };

    public static readonly TableIndex<GroupEntry> ByMember = Table.By("who", static entry => Key.Of(entry.Who.Value));

    /// <summary>Null when there is none, or its day is over.</summary>
    public static GroupEntry? Find(ITransaction kept, long group, VolunteerId who, DateTimeOffset at) => kept.Find(Table, (group, who)) is { } entry && entry.Until > at ? entry : null;

    public static IEnumerable<GroupEntry> In(ITransaction kept, long group) => kept.Range(Table, KeyRange.Beginning(group));

    /// <summary>A link is asked for; it comes when Telegram made it.</summary>
    public static void Order(ITransaction kept, GroupRoom chat, VolunteerId who, DateTimeOffset at)
    {
        var until = at + Lives;
        kept.Put(Table, new GroupEntry(chat.Group, who, until));
        GroupRooms.Ask(kept, chat, DeliveryKind.Entry, new RoomErrand(chat.Group, who.Value, until), who);
    }

    /// <summary>Nobody joins by it any more.</summary>
    public static void TakeBack(ITransaction kept, GroupEntry entry, DateTimeOffset at)
    {
        kept.Remove(Table, (entry.Group, entry.Who));
        if (GroupRooms.Of(kept, entry.Group) is { } chat && entry.Link.Length > 0 && entry.Until > at) Revoke(kept, chat, entry.Link);
    }

    /// <summary>The same of who leaves.</summary>
    public static void Spend(ITransaction kept, GroupEntry entry, DateTimeOffset at)
    {
        TakeBack(kept, entry, at);
        if (entry.Until > at) kept.Put(Table, entry with { Link = "", IsSpent = true });
    }

    public static void Revoke(ITransaction kept, GroupRoom chat, string link) => GroupRooms.Ask(kept, chat, DeliveryKind.Revoke, new RoomErrand(chat.Group, Who: 0, default, link), by: null);

    private static IEnumerable<GroupEntry> Of(ITransaction kept, VolunteerId who) => kept.Range(ByMember!, KeyRange.Only(Key.Of(who.Value)));
}
