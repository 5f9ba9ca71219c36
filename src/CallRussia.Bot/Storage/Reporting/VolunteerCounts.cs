using System.Globalization;
using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>Answers <see cref="CountPeople"/>, and says how many people a group of hand-outs could be pinned on. It reads every volunteer once.</summary>
internal sealed class VolunteerCounts(Database database, RollUp rolled, CallRows calls)
{
    private const int Cohorts = 8;

    /// <summary>Those who ever had a number, by the cuts that are about them.</summary>
    public Dictionary<Cut, Dictionary<string, long>> ByCut()
    {
        var counts = new Dictionary<Cut, Dictionary<string, long>> { [Cut.Country] = [], [Cut.Language] = [], [Cut.Tier] = [] };
        void Count(Cut cut, string key) => CollectionsMarshal.GetValueRefOrAddDefault(counts[cut], key, out _)++;
        foreach (var person in All().Where(person => person.Ever > 0))
        {
            Count(Cut.Country, person.Country ?? Group.Unknown);
            Count(Cut.Language, person.Language);
            Count(Cut.Tier, ((int)person.Tier).ToString(CultureInfo.InvariantCulture));
        }
        return counts;
    }

    public PeopleCounted Count(CountPeople ask, DateTimeOffset at)
    {
        var days = Days.Of(ask.View.Period, at);
        var recent = RollUp.Weeks(calls.After(rolled.UpTo));
        var (joined, cohorts, now) = (new List<Person>(), new Dictionary<long, List<long>>(), CallRow.Week(at.Stored()));
        foreach (var person in All())
        {
            if (days.Has(DateOnly.FromDayNumber((int)(person.Joined / TimeSpan.TicksPerDay)))) joined.Add(person);
            if (person.IsSupporter || now - CallRow.Week(person.Joined) is not (>= 0 and < Cohorts)) continue;
            if (!cohorts.TryGetValue(CallRow.Week(person.Joined), out var cohort)) cohorts.Add(CallRow.Week(person.Joined), cohort = []);
            cohort.Add(person.Weeks | recent.GetValueOrDefault(person.Id));
        }
        return new PeopleCounted(new PeopleReport(ask.View.Period, Funnel(joined), [.. cohorts.OrderBy(week => week.Key).SelectMany(week => Told(week.Key, week.Value, now))]), ask.View);
    }

    private static FirstSteps Funnel(List<Person> joined)
    {
        var came = joined.Where(person => !person.IsSupporter).ToList();
        return new FirstSteps(
            came.Count, came.Count(person => person.HasPromised), came.Count(person => person.HasPassedQuiz),
            came.Count(person => person.Called >= 1), came.Count(person => person.Called >= 2), came.Count(person => person.Called >= 4),
            joined.Count - came.Count);
    }

    private static IEnumerable<Cohort> Told(long week, List<long> people, long now)
    {
        if (people.Count < Folding.Smallest) yield break;
        var monday = DateOnly.FromDayNumber((int)(week * 7));
        yield return new Cohort(monday, people.Count, [.. Enumerable.Range(0, (int)(now - week) + 1).Select(after => people.Count(weeks => (weeks >> after & 1) != 0) / (double)people.Count)]);
    }

    /// <summary>Three tables, each read from its beginning to its end: a join would look two of them up person by person.</summary>
    private IEnumerable<Person> All()
    {
        var (called, weeks) = (Called(), Weeks());
        using var row = database.Use("SELECT id, joined, standing, promised, quiz, course, country, language FROM volunteer");
        while (row.Step())
        {
            var (ever, calls) = called.GetValueOrDefault(row.Long(0));
            yield return new Person(
                row.Long(0), row.Long(1), (Standing)row.Int(2) == Standing.Supporter, !row.IsNull(3), !row.IsNull(4), !row.IsNull(5),
                row.TextOrNull(6), row.Text(7), ever, calls, weeks.GetValueOrDefault(row.Long(0)));
        }
    }

    private Dictionary<long, (int Ever, int Called)> Called()
    {
        var called = new Dictionary<long, (int, int)>();
        using var row = database.Use("SELECT volunteer, ever, called FROM caller");
        while (row.Step()) called.Add(row.Long(0), (row.Int(1), row.Int(2)));
        return called;
    }

    private Dictionary<long, long> Weeks()
    {
        var weeks = new Dictionary<long, long>();
        using var row = database.Use("SELECT volunteer, weeks FROM active");
        while (row.Step()) weeks.Add(row.Long(0), row.Long(1));
        return weeks;
    }

    /// <param name="Ever">Hand-outs.</param>
    /// <param name="Weeks">In which weeks after joining there was a call, as far as it is rolled up.</param>
    private readonly record struct Person(
        long Id, long Joined, bool IsSupporter, bool HasPromised, bool HasPassedQuiz, bool HasFinishedCourse, string? Country, string Language, int Ever, int Called, long Weeks)
    {
        public Tier Tier => Budgets.TierOf(new CallingRecord { RulesAccepted = HasPromised, QuizPassed = HasPassedQuiz, CourseFinished = HasFinishedCourse, Outcomes = Called });
    }
}
