using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What the team does for groups.</summary>
internal static class GroupQueueDesk
{
    public static GroupQueueSeen Look(ITransaction kept, LookAtGroupQueue ask, Deed deed) => Seen(kept, deed);

    /// <summary>Nobody passes their own.</summary>
    public static GroupQueueSeen Judge(ITransaction kept, JudgeGroupNews ask, Deed deed)
    {
        if (kept.Find(GroupNewsBoard.Table, ask.News) is not { OutAt: null } news || news.By == deed.Who || Groups.Find(kept, news.Group) is not { } group) return Seen(kept, deed);
        if (ask.Refused is { } reason)
        {
            kept.Remove(GroupNewsBoard.Table, news.Id);
            Timers.Set(kept, news.By, "group-news-told", deed.At, new GroupNewsReturned(group.Id, reason));
        }
        else GroupNewsBoard.Publish(kept, news, deed.At);
        AuditLog.Add(kept, deed, ask.Refused is null ? Act.GroupNewsPassed : Act.GroupNewsRefused, NameOf(group), reason: null);
        return Seen(kept, deed);
    }

    /// <summary>Nobody confirms themselves, and a group has one host.</summary>
    public static GroupQueueSeen Decide(ITransaction kept, DecideHost ask, Deed deed)
    {
        var isOpen = GroupHosts.Find(kept, ask.Group, ask.Who) is { } host && ask.Who != deed.Who && !(ask.Yes && (host.ConfirmedAt is not null || GroupHosts.Of(kept, ask.Group) is not null));
        if (!isOpen) return Seen(kept, deed);
        if (ask.Yes) kept.Change(GroupHosts.Table, (ask.Group, ask.Who), found => found with { ConfirmedAt = deed.At });
        else GroupHosts.End(kept, ask.Group, ask.Who, deed.At);
        AuditLog.Add(kept, deed, ask.Yes ? Act.GroupHostConfirmed : Act.GroupHostDismissed, ask.Who, reason: null);
        Timers.Set(kept, ask.Who, "group-host-told", deed.At, new HostTold(ask.Group, ask.Yes));
        return Seen(kept, deed);
    }

    public static GroupQueueSeen Remove(ITransaction kept, RemoveCity ask, Deed deed)
    {
        if (Groups.Find(kept, ask.Group) is not { IsCity: true, HasOpened: false } city) return Seen(kept, deed);
        Groups.Remove(kept, city, deed.At);
        AuditLog.Add(kept, deed, Act.GroupCityRemoved, NameOf(city), reason: null);
        return Seen(kept, deed);
    }

    /// <summary>Once, until it is looked at.</summary>
    public static void Tell(ITransaction kept, IEnumerable<VolunteerId> whom, Deed deed)
    {
        foreach (var who in whom.Where(who => who != deed.Who).ToList()) Timers.Set(kept, who, "group-queue", deed.At, new GroupQueueWaits());
    }

    /// <summary>As the log calls it.</summary>
    public static string NameOf(Group group) => group.IsCity ? $"{group.Country} {group.City}" : group.Country;

    private static GroupQueueSeen Seen(ITransaction kept, Deed deed) => new(
        [
            .. from news in kept.All(GroupNewsBoard.Waiting)
               where news.By != deed.Who && Groups.Find(kept, news.Group) is not null
               select new GroupNewsShown(news, Groups.Find(kept, news.Group)!),
        ],
        [
            .. from host in kept.All(GroupHosts.Asking)
               where host.Who != deed.Who && Groups.Find(kept, host.Group) is not null
               select new HostShown(host, Groups.Find(kept, host.Group)!, Chats.Volunteer(kept, host.Who)?.CourseFinishedAt is not null, kept.Find(Callers.Table, host.Who)?.Called ?? 0),
        ],
        [
            .. from found in kept.All(Groups.Table)
               where found.IsOpen || found.IsCity
               orderby found.Country, found.IsCity, found.City
               select new GroupCared(found, GroupHosts.Of(kept, found.Id)?.Who),
        ]);
}
