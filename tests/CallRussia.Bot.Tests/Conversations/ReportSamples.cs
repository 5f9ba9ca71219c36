using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The reports' part of the <see cref="Samples"/>.</summary>
internal static class ReportSamples
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Some.Now.UtcDateTime);

    public static IEnumerable<State> States =>
    [
        new AtDigest(new Home()), new AtDigest(new Home(), Tests.Support.Some.Now.AddHours(20)), new AtDigest(new Home(), Heard: []),
        new AtDigest(new Home(), Heard: [new TimeOnly(9, 30), new TimeOnly(21, 30)]), new AtDigest(new Home(), Heard: [new TimeOnly(3, 0)]),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new ReportWanted(ReportPage.Overview, Period.All, ReportForm.Screen, 0), new ReportWanted(ReportPage.Retention, Period.Week, ReportForm.Screen, 0),
        .. Views.Select(view => (Trigger)(view.Page.IsOfPeople() ? new PeopleCounted(People(30), view) : new CallsCounted(Calls(view.Period, 400), view))),
        new CallsCounted(Calls(Period.Today, 0), new ReportView(ReportPage.Overview, Period.Today)), new CallsCounted(Calls(Period.Week, 1), new ReportView(ReportPage.Overview, Period.Week)),
        new PeopleCounted(People(0), new ReportView(ReportPage.Onboarding, Period.Week)), new PeopleCounted(People(0), new ReportView(ReportPage.Retention, Period.Week)),
        new PeopleCounted(People(9), new ReportView(ReportPage.Onboarding, Period.Week)),
        new CallsCounted(Calls(Period.Week, 0), new ReportView(ReportPage.Regions, Period.Week, ReportForm.Picture)), new PeopleCounted(People(0), new ReportView(ReportPage.Onboarding, Period.Week, ReportForm.Picture)),
        new CallsCounted(Calls(Period.Week, 400) with { CallLaters = new CallLaters(0, 0), DoNotCall = 0, Hostile = 0 }, new ReportView(ReportPage.Overview, Period.Week)),
        new CallsCounted(Calls(Period.Week, 400), new ReportView(ReportPage.Outcomes, Period.Week, Slice: 1)),
        new CallsCounted(Calls(Period.Yesterday, 400) with { ByDay = [] }, new ReportView(ReportPage.Digest, Period.Yesterday)),
        new PeopleCounted(People(30) with { Onboarding = new FirstSteps(30, 24, 18, 15, 10, 7, Supporters: 0) }, new ReportView(ReportPage.Onboarding, Period.Week)),
        new HighRatesSeen([]), new DigestAsked(), new DigestChosen(8, 30), new DigestChosen(-1, 0), new DigestDue(8), new DigestSeen(null), new DigestSeen(Tests.Support.Some.Now.AddHours(20)),
        .. ((int[])[0, 1, 400]).Select(each => new CallsCounted(Calls(Period.Yesterday, each), new ReportView(ReportPage.Digest, Period.Yesterday))),
    ];

    /// <summary>Every page that is one, each in another period; a long list to its end.</summary>
    private static IEnumerable<ReportView> Views =>
    [
        .. Enum.GetValues<ReportPage>().Where(page => page is not (ReportPage.Digest or ReportPage.Workbook or ReportPage.Warmth)).Select((page, i) => new ReportView(page, (Period)(i % 4))),
        .. Enum.GetValues<ReportPage>().Where(page => page is not (ReportPage.Digest or ReportPage.Workbook)).Select((page, i) => new ReportView(page, (Period)(i % 4), ReportForm.Picture)),
        .. Enum.GetValues<ReportPage>().Where(page => page is not ReportPage.Digest).Select((page, i) => new ReportView(page, (Period)(i % 4), ReportForm.Table)),
        new(ReportPage.Days, Period.All, ReportForm.Picture), new(ReportPage.Days, Period.Today, ReportForm.Picture), new(ReportPage.Overview, Period.Today, ReportForm.Picture),
        new(ReportPage.Regions, Period.All, Slice: 1), new(ReportPage.Regions, Period.All, Slice: 99), new(ReportPage.Days, Period.All), new(ReportPage.Hours, Period.Week),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        CountCalls count => new CallsCounted(Calls(count.View.Period, 400), count.View),
        LookAtDigest => new DigestSeen(null),
        CountPeople count => new PeopleCounted(People(30), count.View),
        _ => null,
    };

    /// <summary>With every group that there can be, of <paramref name="each"/> calls and more.</summary>
    public static CallReport Calls(Period period, int each)
    {
        var days = Days.Of(period, Some.Now);
        var first = period == Period.All ? Today.AddDays(-200) : days.First;
        var beside = first > days.Last.AddDays(-29) ? days.Last.AddDays(-29) : first;
        var total = new Steps(90L * each, 80L * each, 30L * each, 10L * each);
        return new CallReport(period, first, days.Last, total, Enum.GetValues<Cut>().Where(cut => cut != Cut.RegionHour).ToDictionary(cut => cut, cut => (IReadOnlyList<Group>)[.. Groups(cut, each)]))
        {
            ByDay = [.. Enumerable.Range(0, days.Last.DayNumber - beside.DayNumber + 1).Select(i => (beside.AddDays(i), OfDay(i, each)))],
            Warmth = [.. SomeRegions.SelectMany((region, i) => Enumerable.Range(9, 12).Where(hour => (hour + i) % 5 != 0).Select(hour => new Warmth(region, hour, (i * hour) % 60)))],
            CallLaters = new CallLaters(each, each / 2),
            DoNotCall = Folding.Told(each),
            Hostile = Folding.Told(each * 2),
            HighRates = each < 5 ? [] : [.. Enum.GetValues<HighRateKind>().SelectMany(kind => new HighRate[] { new(kind, null, 0.2, 0.1), new(kind, new RegionCode("RU-MOW"), 0.21, 0.09) })],
        };
    }

    public static PeopleReport People(int came) => new(
        Period.Week,
        new FirstSteps(came, came * 4 / 5, came * 3 / 5, came / 2, came / 3, came / 4, Supporters: came == 9 ? 2 : came),
        came < 5 ? [] : [.. Enumerable.Range(0, 8).Select(i => new Cohort(new DateOnly(2026, 10, 5).AddDays(7 * i), 20 + i, [.. Enumerable.Range(0, 8 - i).Select(after => 0.7 / (after + 1))]))])
    {
        Nudges = came < 10 ? [] : [.. new[] { Nudges.Second, Nudges.Fourth }.SelectMany(before => Enum.GetValues<LastCallKind>().Select(kind => new NudgeEffect(before, kind, came, came / 3)))],
    };

    private static IEnumerable<RegionCode> SomeRegions => Tests.Support.Some.World.Plan.Regions.Callable.Where(region => !region.IsDemo).Take(30).Select(region => region.Code);

    private static Steps? OfDay(int day, int each) => (day % 9) switch
    {
        0 => null,
        1 => default(Steps),
        _ => new Steps(each + (day % 7 * 10), each * 8 / 10, each * 3 / 10, each / 10),
    };

    private static IEnumerable<Group> Groups(Cut cut, int each)
    {
        string[] keys = cut switch
        {
            Cut.Outcome => [.. Outcomes.All.Select(outcome => $"{(int)outcome}")],
            Cut.Region => [.. Tests.Support.Some.World.Plan.Regions.All.Take(120).Select(region => region.Code.Text)],
            Cut.Hour => [.. Enumerable.Range(9, 12).Select(hour => $"{hour}")],
            Cut.Country => ["LT", "DE", "US", "GE"],
            Cut.Tier => ["0", "1", "2"],
            Cut.Language => ["ru", "en", "lt"],
            _ => ["1a2b3c4d"],
        };
        return (cut == Cut.Hour ? keys : keys.Append(Group.Unknown)).Append(null).Select((key, i) =>
            new Group(key, key is "GE" or "9" ? new Steps(each, 0, 0, 0) : new Steps(each + i, (each * 9 / 10) + i, (each / 3) + i, each / 9)));
    }
}
