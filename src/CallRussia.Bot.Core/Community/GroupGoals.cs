using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>What a group means to dare in a week, and how far it is.</summary>
/// <param name="Calls">As its host said.</param>
/// <param name="Week">The week (<see cref="Weeks"/>) that <paramref name="Dared"/> is of.</param>
/// <param name="Dared">What is told of the calls of that week, in whole groups; null while too few members called.</param>
/// <param name="CountedOn">The day (UTC) of the last count: there is one a day, so that nobody sees the step that a call makes.</param>
public sealed record GroupGoal(int Calls, long Week = 0, int? Dared = null, long CountedOn = 0)
{
    /// <summary>A count that goes on, some members after others; null when it is done.</summary>
    public GroupCount? Counting { get; init; }
}

/// <param name="Next">Whose turn it is, by id.</param>
/// <param name="Callers">Members who called this week.</param>
public sealed record GroupCount(long Next, int Calls, int Callers);

/// <summary>
/// Goals of groups. Calls are counted however they ended, and told only where nobody's can be read off: of a group of ten or more, once five of them called,
/// in whole groups and once a day.
/// </summary>
public static class GroupGoals
{
    /// <summary>A smaller group has no goal.</summary>
    public const int Smallest = 2 * Limits.SmallestGroup;

    /// <summary>What a host chooses from.</summary>
    public static IReadOnlyList<int> Choices { get; } = [10, 25, 50, 100, 200, 500];

    /// <summary>So long before its report a call was handed out at most; reports that come later are not counted.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromDays(2);

    public static bool MayHave(Group group) => group.Told >= Smallest;

    /// <summary>The goal as it is told now; null where there is none.</summary>
    public static GroupGoal? Of(Group group, DateTimeOffset now) =>
        group.Goal is { } goal && MayHave(group) ? goal.Week == Weeks.Of(now) ? goal : goal with { Dared = null } : null;

    /// <param name="calls">0 for none.</param>
    public static void Set(ITransaction kept, long group, int calls) =>
        kept.Change(Groups.Table, group, found => found with { Goal = calls == 0 ? null : found.Goal is { } goal ? goal with { Calls = calls } : new GroupGoal(calls) });

    /// <summary>Counts anew the calls of some members of some group, once a day.</summary>
    /// <returns>True while there are more.</returns>
    public static bool Count(ITransaction kept, DateTimeOffset now, int most)
    {
        if (kept.Range(Groups.ToCount, KeyRange.Numbers(0, Counts.Day(now) - 1)).FirstOrDefault() is not { Goal: { } goal } group) return false;
        var count = goal.Counting ?? new GroupCount(Next: 0, Calls: 0, Callers: 0);
        var some = kept.Range(Groups.Members, KeyRange.Between(group.Id, count.Next, long.MaxValue)).Take(most).ToList();
        foreach (var calls in some.Select(member => Calls(kept, member, now)).Where(calls => calls > 0)) count = count with { Calls = count.Calls + calls, Callers = count.Callers + 1 };
        kept.Put(Groups.Table, group with { Goal = some.Count == most ? goal with { Counting = count with { Next = some[^1].Who.Value + 1 } } : Told(goal, count, now) });
        return true;
    }

    /// <summary>Within a week what was told only grows: who leaves takes nothing out of it that others could see.</summary>
    private static GroupGoal Told(GroupGoal goal, GroupCount count, DateTimeOffset now)
    {
        var week = Weeks.Of(now);
        var before = goal.Week == week ? goal.Dared : null;
        int? dared = count.Callers < Limits.SmallestGroup ? before : Math.Max(before ?? 0, (int)WholeGroups.Of(count.Calls));
        return goal with { Week = week, Dared = dared, CountedOn = Counts.Day(now), Counting = null };
    }

    /// <summary>What a member dared this week since they joined.</summary>
    private static int Calls(ITransaction kept, GroupMember member, DateTimeOffset now)
    {
        var from = new DateTimeOffset(Weeks.FirstDay(Weeks.Of(now)) * TimeSpan.TicksPerDay, TimeSpan.Zero);
        if (member.Since > from) from = member.Since;
        return KeptLeases.Of(kept, member.Who).TakeWhile(lease => lease.GivenAt > from - s_late).Count(lease => lease.Outcome?.WasCalled() == true && lease.ReportedAt >= from);
    }
}
