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
        var lately = days.Where(day => day.Key > today - Days).Sum(day => day.Sum());
        // A young campaign has no seven days: the rate is over those it has.
        var first = Math.Max(today - Days + 1, days.Select(day => day.Key).DefaultIfEmpty(today).Min());
        return new Pulse(
            days.Sum(day => day.Sum()), Shown(days[today].Sum()), Shown(people.Sum(count => count.N)), Shown(people.Where(count => count.First == 1).Sum(count => count.N)),
            Shown(people.Select(count => count.Third).Where(country => country.Length > 0).Distinct(StringComparer.Ordinal).Count()),
            lately >= Limits.SmallestGroup ? (now - new DateTimeOffset(first * TimeSpan.TicksPerDay, TimeSpan.Zero)) / lately : null, now);
    }

    private static int Shown(long count) => count < Limits.SmallestGroup ? 0 : (int)count;
}
