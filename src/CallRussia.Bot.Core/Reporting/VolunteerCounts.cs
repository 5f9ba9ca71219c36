using System.Globalization;
using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
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
        var callers = Callers(kept);
        foreach (var (volunteer, _) in kept.All(Chats.Volunteers))
        {
            if (!callers.TryGetValue(volunteer.Id, out var caller) || caller.Ever == 0) continue;
            Count(Cut.Country, volunteer.Country ?? Group.Unknown);
            Count(Cut.Language, volunteer.Language.Code);
            Count(Cut.Tier, ((int)Tiers.Of(volunteer, caller.Called)).ToString(CultureInfo.InvariantCulture));
        }
        return counts;
    }

    public static PeopleCounted Count(ITransaction kept, CountPeople ask, DateTimeOffset at)
    {
        var days = Days.Of(ask.View.Period, at);
        var (joined, cohorts, now) = (new List<KeptVolunteer>(), new SortedDictionary<long, List<VolunteerId>>(), CountedCall.WeekOf(at));
        foreach (var person in kept.All(Chats.Volunteers))
        {
            var week = CountedCall.WeekOf(person.Volunteer.JoinedAt);
            if (days.Has(CountedCall.DayOf(person.Volunteer.JoinedAt))) joined.Add(person);
            if (IsSupporter(person) || now - week is not (>= 0 and < Cohorts)) continue;
            if (!cohorts.TryGetValue(week, out var cohort)) cohorts.Add(week, cohort = []);
            cohort.Add(person.Volunteer.Id);
        }
        var recent = RollUp.Weeks(RollUp.Rest(kept));
        var told = cohorts.SelectMany(cohort => Told(cohort.Key, cohort.Value.ConvertAll(id => recent.GetValueOrDefault(id) | RollUp.Weeks(kept, id)), now));
        return new PeopleCounted(new PeopleReport(ask.View.Period, Funnel(joined, Called(kept, ask.View.Period)), [.. told])
        {
            Nudges = [.. Nudges.Effects(kept, days.First.DayNumber, days.Last.DayNumber).Where(effect => effect.Told >= Folding.Smallest)],
        }, ask.View);
    }

    private static FirstSteps Funnel(List<KeptVolunteer> joined, Func<KeptVolunteer, int> called)
    {
        var came = joined.Where(person => !IsSupporter(person)).ToList();
        var calls = came.ConvertAll(person => called(person));
        return new FirstSteps(
            came.Count, came.Count(person => person.Volunteer.PromisedAt is not null), came.Count(person => person.Volunteer.QuizPassedAt is not null),
            calls.Count(n => n >= 1), calls.Count(n => n >= 2), calls.Count(n => n >= 4),
            joined.Count - came.Count);
    }

    private static IEnumerable<Cohort> Told(long week, List<long> people, long now)
    {
        if (people.Count < Folding.Smallest) yield break;
        var monday = DateOnly.FromDayNumber((int)(week * 7));
        yield return new Cohort(monday, people.Count, [.. Enumerable.Range(0, (int)(now - week) + 1).Select(after => people.Count(weeks => (weeks >> after & 1) != 0) / (double)people.Count)]);
    }

    /// <summary>Of a few the calls are looked up; of all it is quicker to read the table from its beginning to its end.</summary>
    private static Func<KeptVolunteer, int> Called(ITransaction kept, Period period)
    {
        if (period != Period.All) return person => person.HasCalled ? kept.Find(Leases.Callers.Table, person.Volunteer.Id)?.Called ?? 0 : 0;
        var callers = Callers(kept);
        return person => callers.GetValueOrDefault(person.Volunteer.Id).Called;
    }

    private static Dictionary<VolunteerId, (int Ever, int Called)> Callers(ITransaction kept) =>
        kept.All(Leases.Callers.Table).ToDictionary(caller => caller.Volunteer, caller => (caller.Ever, caller.Called));

    private static bool IsSupporter(KeptVolunteer person) => person.Volunteer.Standing == Standing.Supporter;
}
