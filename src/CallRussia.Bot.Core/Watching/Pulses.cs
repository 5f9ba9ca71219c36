using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Watching;

/// <summary>Reads the campaign's counter.</summary>
public static class Pulses
{
    private const int Days = 7;

    public static Pulse Read(ITransaction kept, DateTimeOffset now)
    {
        var today = Counts.Day(now);
        var days = CallCounts.Tally.All(kept).Where(count => ((Outcome)count.Second).WasCalled()).ToLookup(count => count.First, count => count.N);
        var people = Chats.People.All(kept).ToList();
        // A young campaign has no seven days: the rate is over those it has.
        var first = Math.Max(today - Days + 1, days.Select(day => day.Key).DefaultIfEmpty(today).Min());
        long Before(long day) => days.Where(known => known.Key < day).Sum(known => known.Sum());
        var all = Before(long.MaxValue);
        var lately = WholeGroups.Between(Before(first), all);
        return new Pulse(
            WholeGroups.Of(all), (int)WholeGroups.Between(Before(today), all), Told(people.Sum(count => count.N)), Told(people.Where(count => count.First == 1).Sum(count => count.N)),
            Told(people.Select(count => count.Third).Where(country => country.Length > 0).Distinct(StringComparer.Ordinal).Count()),
            lately > 0 ? (now - new DateTimeOffset(first * TimeSpan.TicksPerDay, TimeSpan.Zero)) / lately : null, now)
        {
            Week = WeekGoals.Of(days, now),
        };
    }

    private static int Told(long count) => (int)WholeGroups.Of(count);
}
