using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Looks after groups: news to be read, hosts to be confirmed; drawn from the store's answer.</summary>
public sealed record AtGroups(State Return, int Page = 0) : Aside(Return), IPage, IForModerators;

/// <summary>Something waits there.</summary>
public sealed record GroupQueueWaits : TimeCame;

/// <summary>A moderator has read the news: it may go out.</summary>
public sealed record GroupNewsPassed(long News) : Trigger, IForModerators;

/// <summary>It may not: why?</summary>
public sealed record GroupNewsRefusing(long News) : Trigger, IForModerators;

public sealed record GroupNewsRefused(long News, GroupNewsReason Reason) : Trigger, IForModerators;

/// <summary>An organizer decides about a host, also about one who is one already.</summary>
public sealed record HostDecided(long Group, long Who, bool Yes) : Trigger, IForOrganizers;

/// <summary>A city that is not open, added by mistake.</summary>
public sealed record CityRemoved(long Group) : Trigger, IForOrganizers;

/// <summary>Answered by <see cref="GroupQueueSeen"/>.</summary>
public sealed record LookAtGroupQueue : Ask;

/// <summary>Answered by <see cref="GroupQueueSeen"/>.</summary>
public sealed record JudgeGroupNews(long News, GroupNewsReason? Refused = null) : Ask;

/// <summary>Answered by <see cref="GroupQueueSeen"/>.</summary>
public sealed record DecideHost(long Group, VolunteerId Who, bool Yes) : Ask;

/// <summary>Answered by <see cref="GroupQueueSeen"/>.</summary>
public sealed record RemoveCity(long Group) : Ask;

/// <param name="News">To be read, the longest first; none of the reader's own.</param>
/// <param name="Hosts">Who would like to be one, the longest first.</param>
/// <param name="Groups">Those that are open, and the cities that are not yet.</param>
public sealed record GroupQueueSeen(IReadOnlyList<GroupNewsShown> News, IReadOnlyList<HostShown> Hosts, IReadOnlyList<GroupCared> Groups) : Answer;

public sealed record GroupNewsShown(GroupNews News, Group Group);

/// <param name="Calls">Reported calls.</param>
public sealed record HostShown(GroupHost Host, Group Group, bool HasCourse, int Calls);

public sealed record GroupCared(Group Group, VolunteerId? Host);
