using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>
/// What the campaign means to dare this week. Nobody sets it and nobody misses it: it is a tenth more than in an average week of the last four, in
/// whole tens.
/// </summary>
public static class WeekGoals
{
    private const int WeeksBefore = 4;
    private const int Step = 10;

    /// <param name="calls">All calls by their day, as they are counted.</param>
    /// <returns>Null while there were no weeks to go by.</returns>
    public static WeekGoal? Of(ILookup<long, long> calls, DateTimeOffset now)
    {
        var monday = Weeks.FirstDay(Weeks.Of(now));
        long Before(long day) => calls.Where(known => known.Key < day).Sum(known => known.Sum());
        var lately = Before(monday) - Before(monday - (7 * WeeksBefore));
        return lately > 0 ? new WeekGoal((int)WholeGroups.Between(Before(monday), Before(long.MaxValue)), Goal(lately)) : null;
    }

    /// <param name="lately">Calls of the four weeks before.</param>
    public static int Goal(long lately) => (int)((lately * 11) + (WeeksBefore * Step * Step) - 1) / (WeeksBefore * Step * Step) * Step;
}
