using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Looks after a group, or would like to.</summary>
/// <param name="ConfirmedAt">Null until an organizer did.</param>
public sealed record GroupHost(long Group, VolunteerId Who, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt = null);

/// <summary>The hosts: a group has one at most.</summary>
public static class GroupHosts
{
    public static readonly Table<(long Group, VolunteerId Who), GroupHost> Table = new(
        "group_host", host => (host.Group, host.Who), key => Key.Of(key.Group, key.Who.Value),
        static (to, host) => to.Long(host.Group).Long(host.Who.Value).Time(host.AskedAt).Time(host.ConfirmedAt),
        static (ref RecordReader from) => new GroupHost(from.Long(), new VolunteerId(from.Long()), from.Time(), from.TimeOrNull()))
    {
        HasByteKeys = true,
        OwnedBy = new Owner<GroupHost>(
            static (kept, volunteer) => kept.Range(ByHost!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, _, host) => kept.Remove(Table!, (host.Group, host.Who)))
        {
            Section = "GroupsHosted",
            Show = static host => new { host.AskedAt, host.ConfirmedAt },
        },
    };

    public static readonly TableIndex<GroupHost> ByHost = Table.By("who", static host => Key.Of(host.Who.Value));

    /// <summary>Those who would like to be one, the longest first.</summary>
    public static readonly TableIndex<GroupHost> Asking = Table.By("asks", static host => host.ConfirmedAt is null ? Key.Of(host.AskedAt.UtcTicks) : null);

    public static GroupHost? Find(ITransaction kept, long group, VolunteerId who) => kept.Find(Table, (group, who));

    /// <summary>Who looks after it; null when nobody does.</summary>
    public static GroupHost? Of(ITransaction kept, long group) => kept.Range(Table, KeyRange.Beginning(group)).FirstOrDefault(host => host.ConfirmedAt is not null);

    /// <summary>May do what hosts do.</summary>
    public static bool Is(ITransaction kept, long group, VolunteerId who) => Find(kept, group, who) is { ConfirmedAt: not null } && !Belonging.IsKeptOut(kept, who);

    /// <summary>What they wrote there and the goal go, the chat at Telegram is unlinked, and what they planned is called off.</summary>
    public static void End(ITransaction kept, long group, VolunteerId who, DateTimeOffset at)
    {
        if (Find(kept, group, who) is not { } host) return;
        // While there is a host still: the reminders of the chat are among their timers.
        if (host.ConfirmedAt is not null) GroupRooms.Unlink(kept, group, at);
        kept.Remove(Table, (group, who));
        if (host.ConfirmedAt is null) return;
        GroupGoals.Set(kept, group, calls: 0);
        foreach (var news in GroupNewsBoard.Of(kept, group).Where(news => news.By == who).ToList()) kept.Remove(GroupNewsBoard.Table, news.Id);
        foreach (var one in Events.AheadBy(kept, who, at).Where(one => one.Group == group).ToList()) Events.CallOff(kept, one, reason: "", who, at);
    }
}
