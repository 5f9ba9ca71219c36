using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Reports: what is counted, also after it was summed up, and what is not told.</summary>
public abstract partial class StoreContract
{
    private static readonly Cut[] s_ofCalls = [Cut.Outcome, Cut.Region, Cut.Hour, Cut.Tier, Cut.Guide];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Reports_are_what_somebody_counts_by_hand_over_a_history_with_undo_late_reports_and_the_forgotten(int seed)
    {
        var history = await ReportHistory.Make(Bench, seed, days: 24);
        Assert.NotEqual("0", await RolledUpTo());
        foreach (var period in Enum.GetValues<Period>())
            foreach (var page in new[] { ReportPage.Workbook, ReportPage.Regions })
                Same(history, (await Bench.Ask<CallsCounted>(Olga, new CountCalls(new ReportView(page, period)))).Report);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_day_that_is_summed_up_tells_what_it_told_before_and_is_counted_once()
    {
        var history = await ReportHistory.Make(Bench, 21, days: 3, sweeps: false);
        Bench.Clock.Pass(TimeSpan.FromDays(6));
        var before = (await Bench.Ask<CallsCounted>(Olga, new CountCalls(new ReportView(ReportPage.Workbook, Period.All)))).Report;
        Same(history, before);
        for (var i = 0; i < 3; i++) await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(await Bench.Look(kept => kept.All(KeptLeases.Table, descending: true).First().Id.Value), await RolledUpTo());
        await Bench.Restart();
        var after = (await Bench.Ask<CallsCounted>(Olga, new CountCalls(new ReportView(ReportPage.Workbook, Period.All)))).Report;
        Assert.Equal((before.Total, before.CallLaters, before.DoNotCall, before.Hostile), (after.Total, after.CallLaters, after.DoNotCall, after.Hostile));
        Assert.Equal(before.ByDay, after.ByDay);
        Assert.Equal(before.Warmth.OrderBy(cell => (cell.Region, cell.Hour)), after.Warmth.OrderBy(cell => (cell.Region, cell.Hour)));
        Assert.All(before.By, cut => Assert.Equal(cut.Value, after.By[cut.Key]));
    }

    [Fact]
    public async Task Only_weeks_in_which_nothing_can_change_are_published_and_what_stands_there_stays()
    {
        await Bench.Add(7, 0, 600);
        await Calls((Outcome.Talked, 3), (Outcome.CallLater, 1), (Outcome.HungUp, 5), (Outcome.Declined, 2), (Outcome.NoAnswer, 9), (Outcome.DoNotCall, 2), (Outcome.Skipped, 6));
        Bench.Clock.Pass(TimeSpan.FromDays(5));
        // The week is over and not summed up yet: a late report may still come.
        Assert.Empty(await Weeks());
        await Sweep();
        var first = new PublicWeek(new DateOnly(2026, 9, 14), Talked: 0, Refused: 5, NeverAgain: 0);
        Assert.Equal([first], await Weeks());

        await Calls((Outcome.TalkedOver15, 1), (Outcome.DoNotCall, 3));
        Bench.Clock.Pass(TimeSpan.FromDays(7));
        Assert.Equal([first], await Weeks());
        await Sweep();
        // The fifth talk and the fifth wish for silence came here, and with them those that were left over.
        IReadOnlyList<PublicWeek> weeks = [first, new PublicWeek(new DateOnly(2026, 9, 21), Talked: 5, Refused: 0, NeverAgain: 5)];
        Assert.Equal(weeks, await Weeks());
        Assert.Equal(10, weeks[1].Answered);
        await Bench.Ask(1, new Core.Personal.EraseMe());
        Assert.Equal(weeks, await Weeks());
    }

    [Fact]
    public async Task A_country_of_fewer_than_five_volunteers_is_not_told_however_much_they_call_and_goes_with_the_forgotten()
    {
        await Bench.Add(7, 0, 200);
        for (var volunteer = 1; volunteer <= 12; volunteer++)
            await Met(volunteer, volunteer <= 6 ? "DE" : volunteer <= 11 ? "LT" : "FJ", calls: volunteer == 12 ? 20 : 4);
        var report = await Countries();
        // One who calls alone from Fiji could be reckoned from the sum: a bigger country goes into the rest.
        Assert.Equal([("DE", 24L), (null, 40L)], report.Select(group => (group.Key, group.Steps.Handed)));
        await Bench.Ask(12, new Core.Personal.EraseMe());
        Assert.Equal([("DE", 24L), ("", 20L), ("LT", 20L)], (await Countries()).Select(group => (group.Key, group.Steps.Handed)));
        Assert.Equal("0", await Bench.Look(kept => kept.All(ActiveWeeks.Table).Count(active => active.Volunteer.Value == 12)));
    }

    [Fact]
    public async Task Who_came_and_who_came_back_is_counted_before_and_after_it_is_summed_up()
    {
        await Bench.Add(7, 0, 200);
        for (var volunteer = 1; volunteer <= 8; volunteer++) await Met(volunteer, "DE", calls: volunteer % 4);
        Bench.Clock.Pass(TimeSpan.FromDays(7));
        for (var volunteer = 1; volunteer <= 4; volunteer++) await Bench.Call(volunteer, Outcome.NoAnswer);
        var before = (await Bench.Ask<PeopleCounted>(Olga, new CountPeople(new ReportView(ReportPage.Retention, Period.Month)))).Report;
        Assert.Equal(new FirstSteps(8, 8, 8, First: 7, Second: 5, Fourth: 1, Supporters: 0), before.Onboarding);
        Assert.Equal([6 / 8.0, 4 / 8.0], Assert.Single(before.Cohorts).Shares);
        Bench.Clock.Pass(TimeSpan.FromDays(7));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal("7", await Bench.Look(kept => kept.All(ActiveWeeks.Table).Count()));
        var after = (await Bench.Ask<PeopleCounted>(Olga, new CountPeople(new ReportView(ReportPage.Retention, Period.Month)))).Report;
        Assert.Equal([6 / 8.0, 4 / 8.0, 0], Assert.Single(after.Cohorts).Shares);
    }

    [Fact]
    public async Task An_agreed_call_is_kept_when_it_is_made_within_the_hour()
    {
        await Bench.Add(7, 0, 40);
        for (var volunteer = 1; volunteer <= 6; volunteer++) await Bench.Call(volunteer, Outcome.CallLater, Bench.Clock.Now.AddHours(2));
        Bench.Clock.Pass(TimeSpan.FromHours(2));
        for (var volunteer = 1; volunteer <= 4; volunteer++) await Bench.Call(volunteer, Outcome.NoAnswer);
        Bench.Clock.Pass(TimeSpan.FromHours(1.5));
        await Bench.Call(5, Outcome.Talked);
        Assert.Equal(new CallLaters(6, 4), (await Bench.Ask<CallsCounted>(Olga, new CountCalls(new ReportView(ReportPage.Overview, Period.Today)))).Report.CallLaters);
    }

    [Fact]
    public async Task A_region_in_which_twice_as_many_ask_not_to_be_called_is_an_alarm()
    {
        foreach (var offset in (int[])[3, 4, 5, 7]) await Bench.Add(offset, 0, 45);
        var calls = new Dictionary<RegionCode, int>();
        for (var call = 0; call < 4 * 45; call++)
        {
            var lease = await Bench.HandOut(1);
            var nth = calls[lease.Region] = calls.GetValueOrDefault(lease.Region) + 1;
            await Bench.Report(1, lease, nth % 9 < (lease.Region == DemoBlock.Region(7) ? 3 : 1) ? Outcome.DoNotCall : Outcome.HungUp);
        }
        var high = Assert.Single((await Bench.Ask<HighRatesSeen>(Olga, new LookAtHighRates())).HighRates);
        Assert.Equal((HighRateKind.DoNotCall, DemoBlock.Region(7)), (high.Kind, high.Region));
        Assert.Equal((15 / 45.0, 5 / 45.0), (high.Rate, high.Usual));
    }

    private Task<string> RolledUpTo() => Bench.Look(kept => RolledUp.Last(kept));

    private static void Same(ReportHistory history, CallReport report)
    {
        var calls = history.In(report.First, report.Last).ToList();
        Assert.Equal(ReportHistory.Sum(calls), report.Total);
        foreach (var cut in s_ofCalls.Where(report.By.ContainsKey)) Assert.Equal(history.Fold(cut, calls), report.By[cut]);
        Assert.All(report.ByDay, day => Assert.True(day.Steps is not { } steps || steps == ReportHistory.Sum(history.In(day.Day, day.Day)), $"{day.Day}"));
    }

    private async Task<IReadOnlyList<Group>> Countries() =>
        (await Bench.Ask<CallsCounted>(Olga, new CountCalls(new ReportView(ReportPage.Countries, Period.Week)))).Report.By[Cut.Country];

    private async Task Met(long id, string country, int calls)
    {
        var volunteer = StoreBench.Volunteer(id) with { Country = country, JoinedAt = Bench.Clock.Now };
        await Bench.Turn(id, turn => turn.Save(new Conversation(volunteer, new Home(), 1)));
        for (var call = 0; call < calls; call++) await Bench.Call(id, Outcome.NoAnswer);
    }

    private Task<IReadOnlyList<PublicWeek>> Weeks() => Bench.Store.Read(kept => PublicWeeks.Read(kept, Bench.Clock.Now), default);

    private async Task Sweep()
    {
        for (var i = 0; i < 3; i++) await Bench.Store.Sweep(Bench.Clock.Now, default);
    }

    private async Task Calls(params (Outcome Outcome, int Times)[] ends)
    {
        await Met(StoreBench.Volunteer(1));
        foreach (var (outcome, times) in ends)
            for (var i = 0; i < times; i++) await Bench.Call(1, outcome, outcome == Outcome.CallLater ? Bench.Clock.Now.AddHours(3) : null);
    }
}
