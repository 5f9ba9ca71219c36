using System.Globalization;
using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Answers <see cref="CountPeople"/>, and says how many people a group of hand-outs could be pinned on. It reads every volunteer once.</summary>
internal static class VolunteerCounts
{
    private const int Cohorts = 8;

    /// <summary>Those who ever had a number, by the cuts that are about them.</summary>
    public static Dictionary<Cut, Dictionary<string, long>> ByCut(ITransaction kept)
    {
        var counts = new Dictionary<Cut, Dictionary<string, long>> { [Cut.Country] = [], [Cut.Language] = [], [Cut.Tier] = [] };
        void Count(Cut cut, string key) => CollectionsMarshal.GetValueRefOrAddDefault(counts[cut], key, out _)++;
        foreach (var person in All(kept).Where(person => person.Ever > 0))
        {
            Count(Cut.Country, person.Volunteer.Country ?? Group.Unknown);
            Count(Cut.Language, person.Volunteer.Language.Code);
            Count(Cut.Tier, ((int)Tiers.Of(person.Volunteer, person.Called)).ToString(CultureInfo.InvariantCulture));
        }
        return counts;
    }

    public static PeopleCounted Count(ITransaction kept, CountPeople ask, DateTimeOffset at)
    {
        var days = Days.Of(ask.View.Period, at);
        var (recent, rolled) = (RollUp.Weeks(RollUp.Rest(kept)), kept.All(ActiveWeeks.Table).ToDictionary(active => active.Volunteer, active => active.Weeks));
        var (joined, cohorts, now) = (new List<Person>(), new SortedDictionary<long, List<long>>(), CountedCall.WeekOf(at));
        foreach (var person in All(kept))
        {
            var (id, week) = (person.Volunteer.Id, CountedCall.WeekOf(person.Volunteer.JoinedAt));
            if (days.Has(CountedCall.DayOf(person.Volunteer.JoinedAt))) joined.Add(person);
            if (person.IsSupporter || now - week is not (>= 0 and < Cohorts)) continue;
            if (!cohorts.TryGetValue(week, out var cohort)) cohorts.Add(week, cohort = []);
            cohort.Add(rolled.GetValueOrDefault(id) | recent.GetValueOrDefault(id));
        }
        return new PeopleCounted(new PeopleReport(ask.View.Period, Funnel(joined), [.. cohorts.SelectMany(week => Told(week.Key, week.Value, now))]), ask.View);
    }

    private static FirstSteps Funnel(List<Person> joined)
    {
        var came = joined.Where(person => !person.IsSupporter).ToList();
        return new FirstSteps(
            came.Count, came.Count(person => person.Volunteer.PromisedAt is not null), came.Count(person => person.Volunteer.QuizPassedAt is not null),
            came.Count(person => person.Called >= 1), came.Count(person => person.Called >= 2), came.Count(person => person.Called >= 4),
            joined.Count - came.Count);
    }

    private static IEnumerable<Cohort> Told(long week, List<long> people, long now)
    {
        if (people.Count < Folding.Smallest) yield break;
        var monday = DateOnly.FromDayNumber((int)(week * 7));
        yield return new Cohort(monday, people.Count, [.. Enumerable.Range(0, (int)(now - week) + 1).Select(after => people.Count(weeks => (weeks >> after & 1) != 0) / (double)people.Count)]);
    }

    /// <summary>Two tables, each read from its beginning to its end: to look the second up person by person would take longer.</summary>
    private static IEnumerable<Person> All(ITransaction kept)
    {
        var callers = kept.All(Callers.Table).ToDictionary(caller => caller.Volunteer, caller => (caller.Ever, caller.Called));
        foreach (var person in kept.All(Chats.Volunteers))
        {
            var (ever, called) = callers.GetValueOrDefault(person.Volunteer.Id);
            yield return new Person(person.Volunteer, ever, called);
        }
    }

    /// <param name="Ever">Hand-outs.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Person(Volunteer Volunteer, int Ever, int Called)
    {
        public bool IsSupporter => Volunteer.Standing == Standing.Supporter;
    }
}
