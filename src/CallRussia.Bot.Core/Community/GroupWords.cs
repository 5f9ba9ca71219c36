using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>A host writes to the group; nothing goes before it was looked over.</summary>
/// <param name="Words">As they may go on; empty until something was written.</param>
/// <param name="IsCut">Something was taken out.</param>
public sealed record WritingGroupNews(State Return, long Group, string Words = "", bool IsCut = false, GroupNewsFault Fault = GroupNewsFault.None) : Aside(Return), IReadsNumbers
{
    /// <summary>The number is taken out, and the message leaves the chat as everywhere.</summary>
    public bool TheyStay => false;

    // What people write reaches no log by way of a record's printed form.
    public override string ToString() => nameof(WritingGroupNews);
}

/// <summary>Why news is to be written anew. The values are stored.</summary>
public enum GroupNewsFault
{
    None = 0,
    TooLong = 1,

    /// <summary>All of it was a number, a link or a name.</summary>
    NothingLeft = 2,
}

/// <summary>Names a city of the group's country.</summary>
public sealed record AddingCity(State Return, long Group, CityFault Fault = CityFault.None) : Aside(Return);

/// <summary>Why a city is asked for again. The values are stored.</summary>
public enum CityFault
{
    None = 0,
    Unfit = 1,

    /// <summary>It is there already.</summary>
    Known = 2,
}

/// <summary>Says why the host of a group is reported.</summary>
public sealed record ReportingHost(State Return, long Group) : Aside(Return), IPage;

/// <summary>The groups that are open to somebody.</summary>
public sealed record GroupsAsked(int Page = 0) : Trigger;

/// <summary>One group. Lasting: it stands under what its members hear.</summary>
public sealed record GroupAsked(long Group) : Trigger;

public sealed record GroupJoined(long Group) : Trigger;

public sealed record GroupLeft(long Group) : Trigger;

/// <summary>Would like to look after a group.</summary>
public sealed record HostingWanted(long Group) : Trigger;

/// <summary>Does so no more, or would not like to after all.</summary>
public sealed record HostingLeft(long Group) : Trigger;

public sealed record GroupNewsWanted(long Group) : Trigger;

public sealed record GroupNewsSent : Trigger;

/// <summary>A city is to be added to the country of a group.</summary>
public sealed record CityWanted(long Group) : Trigger;

public sealed record HostReportWanted(long Group) : Trigger;

/// <summary>The goal of a week is to be chosen.</summary>
public sealed record GroupGoalWanted(long Group) : Trigger;

/// <param name="Calls">0 for none.</param>
public sealed record GroupGoalChosen(long Group, int Calls) : Trigger;

/// <summary>A member is to hear of their group.</summary>
public sealed record GroupDue(long Group, GroupWord Word) : TimeCame;

/// <summary>For the one who would like to be a host: what was decided.</summary>
public sealed record HostTold(long Group, bool Yes) : TimeCame;

/// <summary>For a host: the news did not go out.</summary>
public sealed record GroupNewsReturned(long Group, GroupNewsReason Reason) : TimeCame;

/// <summary>Why news did not go out, as the host is told. The values are stored and stand on buttons.</summary>
public enum GroupNewsReason
{
    /// <summary>It might give somebody away, or lead people somewhere else.</summary>
    Unsafe = 0,
    Harsh = 1,
    OffTopic = 2,
}

/// <summary>Answered by <see cref="GroupsSeen"/>.</summary>
public sealed record LookAtGroups(int Page) : Ask;

/// <param name="WhyNone">Null when there are some.</param>
public sealed record GroupsSeen(IReadOnlyList<GroupShown> All, int Page, WhyNoGroups? WhyNone) : Answer;

public enum WhyNoGroups
{
    KeptOut,

    /// <summary>Where helping is dangerous a group could give people away.</summary>
    Danger,
    NoCountry,
}

/// <summary>Answered by <see cref="GroupSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record LookAtGroup(long Group) : Ask;

/// <summary>Answered by <see cref="GroupSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record JoinGroup(long Group) : Ask;

/// <summary>Answered by <see cref="GroupSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record LeaveGroup(long Group) : Ask;

/// <summary>Answered by <see cref="GroupSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record AskToHost(long Group) : Ask;

/// <summary>Answered by <see cref="GroupSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record HostNoMore(long Group) : Ask;

/// <summary>Whether somebody may write news, or add a city. Answered by <see cref="HostMay"/> or <see cref="GroupGone"/>.</summary>
public sealed record LookAtHosting(long Group, HostWish Wish) : Ask;

public enum HostWish
{
    News,
    City,
    Goal,
}

public sealed record HostMay(long Group, HostWish Wish) : Answer;

/// <summary>Answered by <see cref="GroupNewsTaken"/> or <see cref="GroupGone"/>.</summary>
public sealed record SendGroupNews(long Group, string Words) : Ask
{
    public override string ToString() => nameof(SendGroupNews);
}

public sealed record GroupNewsTaken(long Group) : Answer;

/// <summary>Answered by <see cref="CityAdded"/>, <see cref="CityKnown"/> or <see cref="GroupGone"/>.</summary>
public sealed record AddCity(long Group, string City) : Ask
{
    public override string ToString() => nameof(AddCity);
}

public sealed record CityAdded(Group City) : Answer;

public sealed record CityKnown : Answer;

/// <summary>Answered by <see cref="HostReported"/> or <see cref="GroupGone"/>.</summary>
public sealed record ReportHost(long Group, PersonReason Reason) : Ask;

public sealed record HostReported : Answer;

/// <summary>For the host. Answered by <see cref="GroupGoalSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record LookAtGroupGoal(long Group) : Ask;

public sealed record GroupGoalSeen(Group Group) : Answer;

/// <summary>By the host. Answered by <see cref="GroupSeen"/> or <see cref="GroupGone"/>.</summary>
public sealed record KeepGroupGoal(long Group, int Calls) : Ask;

/// <summary>Answered by <see cref="GroupWordSeen"/> or <see cref="GroupNothingToTell"/>.</summary>
public sealed record LookAtGroupWord(long Group, GroupWord Word) : Ask;

/// <param name="News">What the host wrote; null where it is no news.</param>
public sealed record GroupWordSeen(Group Group, GroupWord Word, GroupNews? News) : Answer;

/// <summary>It is no longer so.</summary>
public sealed record GroupNothingToTell : Answer;

public sealed record GroupSeen(GroupShown Group) : Answer;

/// <summary>There is none, or not for them.</summary>
public sealed record GroupGone : Answer;

/// <summary>A group as one person sees it.</summary>
/// <param name="News">What stands there now; for members alone.</param>
/// <param name="Events">What is ahead; for members alone.</param>
/// <param name="IsNewsWaiting">For the host: the news is still to be read.</param>
public sealed record GroupShown(Group Group, bool IsMember, GroupHosting Hosting, GroupNews? News = null, IReadOnlyList<Event>? Events = null, bool IsNewsWaiting = false)
{
    /// <summary>What it means to dare this week; for members alone.</summary>
    public GroupGoal? Goal { get; init; }

    /// <summary>It has a chat at Telegram; for members alone.</summary>
    public bool HasChat { get; init; }
}

/// <summary>How a group is looked after, as one person sees it.</summary>
public enum GroupHosting
{
    /// <summary>By nobody.</summary>
    None,

    /// <summary>By nobody; they asked to.</summary>
    Asked,
    BySomebody,
    ByMe,
}
