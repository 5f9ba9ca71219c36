using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Alarms, and the campaign's counter.</summary>
public abstract partial class StoreContract
{
    private static readonly AlarmFound BankIsLow = new(AlarmKind.BankLow, Detail: "three days");
    private static readonly AlarmFound ManyRefuse = new(AlarmKind.DoNotCallHigh, "77");

    [Fact]
    public async Task An_alarm_begins_once_and_ends_once()
    {
        var begun = await Set(BankIsLow, ManyRefuse);
        Assert.Equal([(AlarmKind.BankLow, "", "three days"), (AlarmKind.DoNotCallHigh, "77", "")], begun.Raised.Select(alarm => (alarm.Kind, alarm.Subject, alarm.Detail)));
        Assert.Empty(begun.Over);
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        var same = await Set(ManyRefuse, BankIsLow with { Detail = "two days" });
        Assert.Empty(same.Raised.Concat(same.Over));

        await Bench.Restart();
        var ended = await Set(ManyRefuse);
        Assert.Empty(ended.Raised);
        Assert.Equal(begun.Raised[0], Assert.Single(ended.Over));
        Assert.Equal([begun.Raised[1]], (await Bench.Ask<AlarmsRead>(1, new ReadAlarms())).Now);
        var anew = Assert.Single((await Set(BankIsLow, ManyRefuse)).Raised);
        Assert.True(anew.Id > begun.Raised[1].Id);
        Assert.Equal(Bench.Clock.Now, anew.Since);
        Assert.Equal([ManyRefuse.Kind, BankIsLow.Kind], (await Bench.Ask<AlarmsRead>(1, new ReadAlarms())).Now.Select(alarm => alarm.Kind));
    }

    [Fact]
    public async Task The_same_alarm_of_two_regions_is_two()
    {
        await Set(ManyRefuse, ManyRefuse with { Subject = "78" });
        var ended = Assert.Single((await Set(ManyRefuse with { Subject = "78" })).Over);
        Assert.Equal("77", ended.Subject);
    }

    [Fact]
    public async Task An_alarm_that_is_over_goes_after_ninety_days_and_one_that_is_on_stays()
    {
        await Set(BankIsLow, ManyRefuse);
        await Set(ManyRefuse);
        Bench.Clock.Pass(TimeSpan.FromDays(89));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal("2", await Kept());
        Bench.Clock.Pass(TimeSpan.FromDays(2));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal("1", await Kept());
        Assert.Equal(ManyRefuse.Kind, Assert.Single((await Bench.Ask<AlarmsRead>(1, new ReadAlarms())).Now).Kind);
        Task<string> Kept() => Bench.Look(kept => kept.All(Core.Watching.Alarms.Table).Count());
    }

    [Fact]
    public async Task Who_mutes_a_kind_hears_nothing_of_it_until_its_time_or_until_they_listen_again()
    {
        var (soon, later) = (Bench.Clock.Now.AddHours(1), Bench.Clock.Now.AddDays(1));
        await Bench.Ask(1, new MuteAlarm(AlarmKind.Slow, later));
        await Bench.Ask(1, new MuteAlarm(AlarmKind.Slow, soon));
        var muted = (await Bench.Ask<AlarmsRead>(1, new MuteAlarm(AlarmKind.BankLow, later))).Muted;
        Assert.Equal([new MutedAlarm(AlarmKind.BankLow, later), new MutedAlarm(AlarmKind.Slow, soon)], muted);
        await Bench.Ask(2, new MuteAlarm(AlarmKind.DiskLow, later));
        Assert.Equal([(1L, AlarmKind.BankLow), (1, AlarmKind.Slow), (2, AlarmKind.DiskLow)], await Muted());

        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal([(1L, AlarmKind.BankLow), (2, AlarmKind.DiskLow)], await Muted());
        Assert.Empty((await Bench.Ask<AlarmsRead>(1, new UnmuteAlarms())).Muted);
        Assert.Equal([(2L, AlarmKind.DiskLow)], await Muted());
        await Bench.Ask(2, new EraseMe());
        Assert.Empty(await Muted());
    }

    [Fact]
    public async Task The_counter_counts_all_who_are_here_and_have_joined_and_no_group_of_fewer_than_five()
    {
        await Bench.Add(7, 0, 20);
        foreach (var id in Enumerable.Range(1, 4)) await Calls(id, Outcome.Talked);
        await Met(StoreBench.Volunteer(6) with { Away = true });
        await Met(StoreBench.Volunteer(7) with { Standing = Standing.Guest });
        var few = await ReadPulse();
        Assert.Equal((0L, 0, 0, 0, 0, null), (few.Calls, few.Today, few.Volunteers, few.Callers, few.Countries, few.OneEvery));

        await Calls(5, Outcome.Skipped);
        Assert.Equal((0L, 0, 5, 0, 5), await Counter());
        await Bench.Call(5, Outcome.NoAnswer);
        Assert.Equal((5L, 5, 5, 5, 5), await Counter());
        // The first day began nine hours ago.
        Assert.Equal(TimeSpan.FromHours(9) / 5, (await ReadPulse()).OneEvery);
    }

    [Fact]
    public async Task The_counter_keeps_the_calls_of_the_forgotten_and_its_pace_is_that_of_a_week()
    {
        await Bench.Add(7, 0, 20);
        foreach (var id in Enumerable.Range(1, 5)) await Calls(id, Outcome.Talked);
        await Bench.Ask(3, new EraseMe());
        Assert.Equal((5L, 5, 0, 0, 0), await Counter());
        Bench.Clock.Pass(TimeSpan.FromDays(6));
        Assert.Equal((5L, 0, 0, 0, 0), await Counter());
        Assert.Equal((TimeSpan.FromDays(6) + TimeSpan.FromHours(9)) / 5, (await ReadPulse()).OneEvery);
        Bench.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Null((await ReadPulse()).OneEvery);
    }

    [Fact]
    public async Task A_call_that_is_taken_back_counts_no_more()
    {
        await Bench.Add(7, 0, 20);
        foreach (var id in Enumerable.Range(1, 5)) await Calls(id, Outcome.Talked);
        await Met(StoreBench.Volunteer(6));
        var lease = await Bench.Call(6, Outcome.Talked);
        foreach (var _ in Enumerable.Range(1, 4)) await Bench.Call(6, Outcome.Talked);
        Assert.Equal((10L, 10, 5, 5, 5), await Counter());
        await Bench.Ask<OutcomeUndone>(6, new UndoOutcome(lease.Id));
        Assert.Equal((5L, 5, 5, 5, 5), await Counter());
    }

    /// <summary>The sum of all and that of today take their steps at the same calls: nothing between them tells of a single one.</summary>
    [Fact]
    public async Task Today_is_the_difference_of_what_was_told_of_all()
    {
        await Bench.Add(7, 0, 60);
        await Met(StoreBench.Volunteer(1));
        foreach (var _ in Enumerable.Range(0, 7)) await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Pass(TimeSpan.FromDays(1));
        var told = new List<(long, int)>();
        foreach (var _ in Enumerable.Range(0, 9))
        {
            await Bench.Call(1, Outcome.NoAnswer);
            told.Add(await ReadPulse() is var pulse ? (pulse.Calls, pulse.Today) : default);
        }
        Assert.Equal([(5L, 0), (5L, 0), (10L, 5), (10L, 5), (10L, 5), (10L, 5), (10L, 5), (15L, 10), (15L, 10)], told);
    }

    private async Task<(long Calls, int Today, int Volunteers, int Callers, int Countries)> Counter() =>
        await ReadPulse() is var pulse ? (pulse.Calls, pulse.Today, pulse.Volunteers, pulse.Callers, pulse.Countries) : default;

    private Task<Pulse> ReadPulse() => Bench.Store.Read(kept => Pulses.Read(kept, Bench.Clock.Now), default);

    /// <summary>A volunteer of a country of their own, and a call of theirs.</summary>
    private async Task Calls(int id, Outcome outcome)
    {
        await Met(StoreBench.Volunteer(id) with { Country = $"{(char)('A' + id)}X" });
        await Bench.Call(id, outcome);
    }

    private Task<AlarmChanges> Set(params AlarmFound[] found) => Bench.Store.Write(kept => Alarms.Set(kept, default, found, Bench.Clock.Now), default);

    private async Task<IEnumerable<(long Who, AlarmKind Kind)>> Muted() =>
        (await Bench.Store.Read(kept => Alarms.Muted(kept, Bench.Clock.Now), default)).Select(muted => (muted.Volunteer.Value, muted.Kind)).OrderBy(muted => muted.Value).ThenBy(muted => $"{muted.Kind}");
}
