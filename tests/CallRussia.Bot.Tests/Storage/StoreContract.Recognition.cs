using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What is worth a warm word, and what all mean to dare in a week.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task The_first_talk_is_told_with_its_report_and_only_then()
    {
        await Bench.Add(7, 0, 20);
        Assert.Null(await MilestoneOf(Outcome.NoAnswer));
        var lease = await Bench.HandOut(1);
        Assert.Equal(MilestoneKind.FirstTalk, Recorded(await Bench.Report(1, lease, Outcome.Talked)).Milestone?.Kind);
        Assert.Equal(MilestoneKind.FirstTalk, Recorded(await Bench.Report(1, lease, Outcome.TalkedFrom3To15)).Milestone?.Kind);
        // An undo takes it back: the next talk is the first one then.
        await Bench.Ask<OutcomeUndone>(1, new UndoOutcome(lease.Id));
        Assert.Null(Recorded(await Bench.Report(1, lease, Outcome.Busy)).Milestone);
        Assert.Null((await Bench.Ask<ProgressCounted>(1, new CountProgress())).FirstTalk);
        Assert.Equal(MilestoneKind.FirstTalk, (await MilestoneOf(Outcome.TalkedUnder3))?.Kind);
        Assert.Equal(Bench.Clock.Now, (await Bench.Ask<ProgressCounted>(1, new CountProgress())).FirstTalk);
        Assert.Null(await MilestoneOf(Outcome.Talked));
    }

    [Fact]
    public async Task A_year_is_told_with_the_first_call_after_it_and_every_year_anew()
    {
        await Bench.Add(7, 0, 20);
        var joinedAt = StoreBench.Volunteer(1).JoinedAt;
        await Bench.Call(1, Outcome.Talked);
        Bench.Clock.Now = joinedAt.AddYears(1).AddHours(-1);
        Assert.Null(await MilestoneOf(Outcome.NoAnswer));
        Bench.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Null(await MilestoneOf(Outcome.Skipped));
        Assert.Equal(new Milestone(MilestoneKind.Year, 1), await MilestoneOf(Outcome.NoAnswer));
        Assert.Null(await MilestoneOf(Outcome.NoAnswer));
        Bench.Clock.Now = joinedAt.AddYears(3).AddHours(1);
        Assert.Equal(new Milestone(MilestoneKind.Year, 3), await MilestoneOf(Outcome.Talked));
    }

    [Fact]
    public async Task The_row_of_weeks_outlives_two_free_ones()
    {
        await Bench.Add(7, 0, 20);
        int[] days = [0, 7, 21, 35];
        var (began, rows) = (Bench.Clock.Now, new List<int>());
        foreach (var day in days)
        {
            Bench.Clock.Now = began.AddDays(day);
            await Bench.Call(1, Outcome.NoAnswer);
            rows.Add((await Bench.Ask<ProgressCounted>(1, new CountProgress())).Row);
        }
        Assert.Equal([1, 2, 3, 4], rows);
        Bench.Clock.Pass(TimeSpan.FromDays(28));
        Assert.Equal(0, (await Bench.Ask<ProgressCounted>(1, new CountProgress())).Row);
    }

    [Fact]
    public async Task The_goal_of_the_week_is_a_tenth_above_the_last_four_and_counts_from_monday()
    {
        await Bench.Add(7, 0, 40);
        Assert.Null((await Week())?.Goal);
        for (var call = 0; call < 10; call++) await Bench.Call(1, Outcome.NoAnswer);
        await Bench.Call(1, Outcome.Skipped);
        // This week's own calls are no goal yet.
        Assert.Null(await Week());
        // A Sunday, then a Monday.
        Bench.Clock.Now = new DateTimeOffset(2026, 9, 20, 23, 0, 0, TimeSpan.Zero);
        Assert.Null(await Week());
        Bench.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal(new WeekGoal(0, 10), await Week());
        for (var call = 0; call < 7; call++) await Bench.Call(1, Outcome.Busy);
        // In whole groups, as all that is told around.
        Assert.Equal(new WeekGoal(5, 10), await Week());
        Bench.Clock.Pass(TimeSpan.FromDays(60));
        Assert.Null(await Week());
    }

    private async Task<Milestone?> MilestoneOf(Outcome outcome) => Recorded(await Bench.Report(1, await Bench.HandOut(1), outcome)).Milestone;

    private static OutcomeRecorded Recorded(Trigger answer) => Assert.IsType<OutcomeRecorded>(answer);

    private Task<WeekGoal?> Week() => Bench.Store.Read(kept => Pulses.Read(kept, Bench.Clock.Now).Week, default);
}
