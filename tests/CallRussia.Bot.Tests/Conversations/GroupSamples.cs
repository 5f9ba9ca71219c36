using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about groups.</summary>
internal static class GroupSamples
{
    private static readonly State Return = new Home();
    private const string Link = "https://t.me/+sandbox";
    private static readonly string Words = new('Ж', GroupNews.Longest);
    private static readonly Group Country = new(3, "LT", "") { Told = 15, HasOpened = true };
    private static readonly Group City = new(4, "LT", new string('Щ', GroupRules.LongestCity));
    private static readonly GroupNews News = new(5, 3, Some.VolunteerId, Words, Some.Now.AddHours(-30));
    private static readonly Event Ahead = new(3, Some.VolunteerId, new string('Щ', EventRules.LongestTitle), "about", Some.Now.AddDays(3), 90, "lt", 20, "where", IsWeekly: true, VolunteerClock.HomeZone) { Group = 3 };
    private static readonly GroupHost Host = new(3, new VolunteerId(700_090), Some.Now.AddDays(-2));

    private static readonly IReadOnlyList<GroupShown> All =
    [
        .. from hosting in Enum.GetValues<GroupHosting>() from member in (bool[])[true, false] select new GroupShown(Country, member, hosting),
        new(Country, IsMember: true, GroupHosting.BySomebody, News with { OutAt = Some.Now.AddHours(-3) }, [Ahead, Ahead, Ahead]), new(Country, IsMember: true, GroupHosting.ByMe, News with { OutAt = Some.Now }, [Ahead], IsNewsWaiting: true),
        new(City, IsMember: true, GroupHosting.None), new(City, IsMember: false, GroupHosting.None), new(City with { Told = 5 }, IsMember: true, GroupHosting.ByMe),
        new(Country, IsMember: true, GroupHosting.BySomebody) { Goal = new GroupGoal(500), HasChat = true }, new(Country, IsMember: true, GroupHosting.ByMe, News with { OutAt = Some.Now }, [Ahead]) { Goal = new GroupGoal(500, Weeks.Of(Some.Now), 485), HasChat = true },
    ];

    private static readonly GroupQueueSeen Queue = new(
        [new GroupNewsShown(News, Country), new GroupNewsShown(News, City)],
        [.. Enumerable.Range(0, 5).Select(i => new HostShown(Host with { AskedAt = Some.Now.AddDays(-i) }, i % 2 == 0 ? Country : City, HasCourse: i != 1, Calls: 21 * i))],
        [.. Enumerable.Range(0, 9).Select(i => new GroupCared(i % 3 == 0 ? City : Country, i % 2 == 0 ? new VolunteerId(700_090) : null))]);

    public static IEnumerable<State> States =>
    [
        new WritingGroupNews(Return, 3), new WritingGroupNews(Return, 3, Words), new WritingGroupNews(new OnCall(Some.Lease()), 3, Words, IsCut: true), .. Enum.GetValues<GroupNewsFault>().Select(fault => new WritingGroupNews(Return, 3, Fault: fault)),
        .. Enum.GetValues<CityFault>().Select(fault => new AddingCity(Return, 3, fault)), new ReportingHost(Return, 3), new AtGroups(Return), new AtGroups(Return, 1),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new GroupsAsked(), new GroupsAsked(2), new GroupAsked(3), new GroupJoined(3), new GroupLeft(3), new HostingWanted(3), new HostingLeft(3), new GroupNewsWanted(3), new GroupNewsSent(), new CityWanted(3), new HostReportWanted(3),
        .. Enum.GetValues<GroupWord>().Select(word => new GroupDue(3, word)), new HostTold(3, Yes: true), new HostTold(3, Yes: false), .. Enum.GetValues<GroupNewsReason>().Select(reason => new GroupNewsReturned(3, reason)),
        .. Enum.GetValues<WhyNoGroups>().Select(why => new GroupsSeen([], 0, why)), new GroupsSeen(All, 0, null), new GroupsSeen(All, 1, null), .. All.Select(shown => new GroupSeen(shown)), new GroupGone(),
        .. Enum.GetValues<HostWish>().Select(wish => new HostMay(3, wish)), new GroupNewsTaken(3), new CityAdded(City), new CityKnown(), new HostReported(),
        new GroupGoalWanted(3), new GroupGoalChosen(3, 25), new GroupGoalChosen(3, 0), new GroupGoalSeen(Country), new GroupGoalSeen(City), new GroupGoalSeen(Country with { Goal = new GroupGoal(100) }),
        new GroupRoomWanted(3), new GroupRoomLeft(3), new GroupEntryWanted(3), new GroupEntryConfirmed(3), new GroupEntryFailed(3), new EntryInVain(-1_005_000_000_001), new GroupEntryDropped(3), new GroupEntryMade(3, Link), .. Enum.GetValues<GroupRoomNews>().Select(news => new GroupRoomTold(3, news)),
        new GroupCodeSaid(700_090, "group-code"), new GroupRoomMoved(-1_005_000_000_001), new GroupRoomLost(), new GroupCodeMade(City, "group-" + new string('a', 22)), new GroupEntryComes(3), new GroupEntrySpent(3),
        new GroupEntrySeen(City, Link, Some.Now.AddDays(1), ComesByItself: false), new GroupEntrySeen(City, Link, Some.Now.AddDays(1), ComesByItself: true),
        .. from news in (EventNews[])[EventNews.DayBefore, EventNews.Soon] from trigger in (Trigger[])[new GroupReminderDue(3, news), new GroupReminderSeen(new VolunteerId(-1_005_000_000_001), Language.Russian, Ahead, news)] select trigger,
        new GroupWordSeen(Country, GroupWord.Opened, null), new GroupWordSeen(City, GroupWord.News, News), new GroupNothingToTell(),
        new GroupQueueAsked(), new GroupQueueAsked(1), new GroupQueueWaits(), new GroupNewsPassed(5), new GroupNewsRefusing(5), .. Enum.GetValues<GroupNewsReason>().Select(reason => new GroupNewsRefused(5, reason)),
        new HostDecided(3, 700_090, Yes: true), new HostDecided(3, 700_090, Yes: false), new CityRemoved(4), new GroupQueueSeen([], [], []), Queue,
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtGroups look => new GroupsSeen(All, look.Page, null),
        LookAtGroup or JoinGroup or LeaveGroup or AskToHost or HostNoMore or KeepGroupGoal or LeaveGroupRoom => new GroupSeen(All[0]),
        LookAtGroupGoal => new GroupGoalSeen(Country),
        MakeGroupCode => new GroupCodeMade(Country, "group-code"),
        AskForGroupEntry order => new GroupEntryComes(order.Group),
        KeepGroupEntry keep => new GroupEntrySeen(Country, keep.Link, Some.Now.AddDays(1), ComesByItself: true),
        DropGroupEntry => new GroupEntryDropped(3),
        LookAtGroupReminder look => new GroupReminderSeen(new VolunteerId(-1_005_000_000_001), Language.Russian, Ahead, look.News),
        LookAtHosting look => new HostMay(look.Group, look.Wish),
        SendGroupNews send => new GroupNewsTaken(send.Group),
        AddCity => new CityAdded(City),
        ReportHost => new HostReported(),
        LookAtGroupWord look => new GroupWordSeen(Country, look.Word, look.Word == GroupWord.News ? News : null),
        LookAtGroupQueue or JudgeGroupNews or DecideHost or RemoveCity => Queue,
        _ => null,
    };
}
