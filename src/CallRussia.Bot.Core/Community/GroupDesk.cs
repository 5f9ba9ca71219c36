using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Shows groups, keeps who is in them, and what hosts do.</summary>
internal static class GroupDesk
{
    private const int EventsShown = 3;

    public static GroupsSeen Look(ITransaction kept, LookAtGroups ask, Deed deed)
    {
        var volunteer = deed.Scene.Volunteer;
        if (WhyNone(kept, volunteer) is { } why)
        {
            // They moved: what they joined before must not give them away now.
            if (why == WhyNoGroups.Danger) Groups.LeaveAll(kept, deed.Who, deed.At);
            return new GroupsSeen([], 0, why);
        }
        Groups.OfCountry(kept, volunteer.Country!, deed.At);
        var elsewhere = Groups.Of(kept, deed.Who).Select(member => Groups.Find(kept, member.Group)).OfType<Group>().Where(group => group.Country != volunteer.Country);
        return new GroupsSeen([.. Groups.In(kept, volunteer.Country!).Concat(elsewhere).Select(group => Show(kept, group, deed))], ask.Page, WhyNone: null);
    }

    public static Trigger Look(ITransaction kept, LookAtGroup ask, Deed deed)
    {
        if (Find(kept, ask.Group, deed) is not { } group) return new GroupGone();
        if (GroupNewsBoard.Out(kept, group.Id) is { } news) kept.Change(Groups.Members, (group.Id, deed.Who), member => member with { Read = news.Id });
        return new GroupSeen(Show(kept, group, deed));
    }

    public static Trigger Join(ITransaction kept, JoinGroup ask, Deed deed)
    {
        if (Find(kept, ask.Group, deed) is not { } group || group.Country != deed.Scene.Volunteer.Country) return new GroupGone();
        Groups.Join(kept, group.Id, deed.Who, deed.At);
        return new GroupSeen(Show(kept, group, deed));
    }

    public static Trigger Leave(ITransaction kept, LeaveGroup ask, Deed deed)
    {
        Groups.Leave(kept, ask.Group, deed.Who, deed.At);
        return Find(kept, ask.Group, deed) is { } group ? new GroupSeen(Show(kept, group, deed)) : new GroupGone();
    }

    /// <summary>Once, by a member; and where nobody looks after it yet.</summary>
    public static Trigger Ask(ITransaction kept, AskToHost ask, Deed deed)
    {
        if (Find(kept, ask.Group, deed) is not { } group || !Groups.Has(kept, group.Id, deed.Who)) return new GroupGone();
        if (deed.Scene.Volunteer.Standing == Standing.Volunteer && GroupHosts.Of(kept, group.Id) is null && kept.TryAdd(GroupHosts.Table, (group.Id, deed.Who), new GroupHost(group.Id, deed.Who, deed.At)))
            GroupQueueDesk.Tell(kept, Chats.Here(kept, deed.Owners).Where(member => member.Role >= Role.Organizer).Select(member => member.Volunteer), deed);
        return new GroupSeen(Show(kept, group, deed));
    }

    public static Trigger End(ITransaction kept, HostNoMore ask, Deed deed)
    {
        GroupHosts.End(kept, ask.Group, deed.Who, deed.At);
        return Find(kept, ask.Group, deed) is { } group ? new GroupSeen(Show(kept, group, deed)) : new GroupGone();
    }

    public static Trigger Look(ITransaction kept, LookAtHosting ask, Deed deed) => May(kept, ask.Group, ask.Wish, deed) is { } group ? new HostMay(group.Id, ask.Wish) : new GroupGone();

    public static Trigger Send(ITransaction kept, SendGroupNews ask, Deed deed)
    {
        if (May(kept, ask.Group, HostWish.News, deed) is not { } group) return new GroupGone();
        GroupNewsBoard.Add(kept, group.Id, deed.Who, ask.Words, deed.At);
        GroupQueueDesk.Tell(kept, Chats.LookingAfterPeople(kept, deed.Owners), deed);
        return new GroupNewsTaken(group.Id);
    }

    public static Trigger Add(ITransaction kept, AddCity ask, Deed deed)
    {
        if (May(kept, ask.Group, HostWish.City, deed) is not { } group || !GroupRules.IsCity(ask.City)) return new GroupGone();
        if (Groups.AddCity(kept, group.Country, ask.City, deed.At) is not { } city) return new CityKnown();
        AuditLog.Add(kept, deed, Act.GroupCityAdded, GroupQueueDesk.NameOf(city), reason: null);
        return new CityAdded(city);
    }

    public static Trigger Look(ITransaction kept, LookAtGroupGoal ask, Deed deed) => May(kept, ask.Group, HostWish.Goal, deed) is { } group ? new GroupGoalSeen(group) : new GroupGone();

    public static Trigger Keep(ITransaction kept, KeepGroupGoal ask, Deed deed)
    {
        if (May(kept, ask.Group, HostWish.Goal, deed) is not { } group) return new GroupGone();
        if (ask.Calls == 0 || (GroupGoals.MayHave(group) && GroupGoals.Choices.Contains(ask.Calls))) GroupGoals.Set(kept, group.Id, ask.Calls);
        return new GroupSeen(Show(kept, Groups.Find(kept, group.Id)!, deed));
    }

    /// <summary>The host learns nothing of it, and the two are never brought together.</summary>
    public static Trigger Report(ITransaction kept, ReportHost ask, Deed deed)
    {
        if (!Groups.Has(kept, ask.Group, deed.Who) || GroupHosts.Of(kept, ask.Group) is not { } host || host.Who == deed.Who) return new GroupGone();
        if (PersonReports.HasReportedHost(kept, deed.Who, host)) return new HostReported();
        Apart.ForGood(kept, deed.Who, host.Who);
        PersonReportDesk.Tell(kept, PersonReports.AddOfHost(kept, deed.Who, host, ask.Reason, deed.At), deed);
        return new HostReported();
    }

    /// <summary>What is no longer so is not told, and news not to whoever wants none.</summary>
    public static Trigger Look(ITransaction kept, LookAtGroupWord ask, Deed deed)
    {
        var isWelcome = WhyNone(kept, deed.Scene.Volunteer) is null && !(ask.Word == GroupWord.News && deed.Scene.Volunteer.NoNews);
        if (!isWelcome || !Groups.Has(kept, ask.Group, deed.Who) || Groups.Find(kept, ask.Group) is not { } group) return new GroupNothingToTell();
        if (ask.Word == GroupWord.Opened) return group.IsOpen ? new GroupWordSeen(group, ask.Word, News: null) : new GroupNothingToTell();
        return GroupNewsBoard.Out(kept, group.Id) is { } news && news.By != deed.Who ? new GroupWordSeen(group, ask.Word, news) : new GroupNothingToTell();
    }

    /// <summary>In how many of their groups the host wrote something that they did not see.</summary>
    public static int CountUnread(ITransaction kept, VolunteerId who) =>
        Groups.Of(kept, who).Count(member => GroupNewsBoard.Out(kept, member.Group) is { } news && news.Id > member.Read && news.By != who);

    /// <summary>One piece of news waits at a time; a city is added where the group of the country is open, by organizers too.</summary>
    private static Group? May(ITransaction kept, long id, HostWish wish, Deed deed)
    {
        if (Groups.Find(kept, id) is not { } group) return null;
        var isHost = GroupHosts.Is(kept, id, deed.Who);
        var may = wish switch
        {
            HostWish.News => isHost && !GroupNewsBoard.IsWaiting(kept, id),
            HostWish.Goal => isHost,
            _ => group is { IsOpen: true, IsCity: false } && (isHost || deed.Scene.Role >= Role.Organizer),
        };
        return may ? group : null;
    }

    /// <summary>The open ones that they are in.</summary>
    internal static List<Group> OpenOf(ITransaction kept, Deed deed) => WhyNone(kept, deed.Scene.Volunteer) is WhyNoGroups.KeptOut or WhyNoGroups.Danger
        ? []
        : [.. Groups.Of(kept, deed.Who).Select(member => Groups.Find(kept, member.Group)).OfType<Group>().Where(group => group.IsOpen)];

    private static WhyNoGroups? WhyNone(ITransaction kept, Volunteer volunteer) =>
        Belonging.IsKeptOut(kept, volunteer.Id) ? WhyNoGroups.KeptOut : DangerousPlaces.Has(volunteer.Country) ? WhyNoGroups.Danger : volunteer.Country is null ? WhyNoGroups.NoCountry : null;

    /// <summary>Those of one's own country, those that one is in, and for organizers every open one.</summary>
    internal static Group? Find(ITransaction kept, long id, Deed deed)
    {
        var volunteer = deed.Scene.Volunteer;
        if (WhyNone(kept, volunteer) is WhyNoGroups.KeptOut or WhyNoGroups.Danger || Groups.Find(kept, id) is not { } group) return null;
        var isTheirs = group.Country == volunteer.Country || Groups.Has(kept, id, deed.Who);
        return isTheirs || (group.IsOpen && deed.Scene.Role >= Role.Organizer) ? group : null;
    }

    internal static GroupShown Show(ITransaction kept, Group group, Deed deed)
    {
        var (isMember, host) = (Groups.Has(kept, group.Id, deed.Who), GroupHosts.Of(kept, group.Id));
        var hosting = host is null ? GroupHosts.Find(kept, group.Id, deed.Who) is null ? GroupHosting.None : GroupHosting.Asked : host.Who == deed.Who ? GroupHosting.ByMe : GroupHosting.BySomebody;
        return new GroupShown(group, isMember, hosting)
        {
            News = isMember ? GroupNewsBoard.Out(kept, group.Id) : null,
            Events = isMember ? [.. Events.Ahead(kept, deed.Now).Where(one => one.Group == group.Id).Take(EventsShown)] : null,
            HasChat = isMember && GroupRooms.Open(kept, group.Id) is not null,
            Goal = isMember ? GroupGoals.Of(group, deed.Now) : null,
            IsNewsWaiting = hosting == GroupHosting.ByMe && GroupNewsBoard.IsWaiting(kept, group.Id),
        };
    }
}
