using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>Budgets by trust and brakes, counted anew from all hand-outs of a volunteer.</summary>
internal sealed class NaiveBudgets(BudgetRules rules)
{
    public int BeforeQuiz => rules.BeforeQuiz;

    /// <summary>What a request is answered with instead of a number; null when nothing stands in its way.</summary>
    /// <param name="mine">All hand-outs, the latest last.</param>
    /// <param name="before">What is still known from before a forgetting.</param>
    public Trigger? Refusal(Volunteer volunteer, IReadOnlyList<NaiveLease> mine, Remembered before, DateTimeOffset at)
    {
        if (volunteer.QuizPassedAt is null && mine.Count + before.Ever >= rules.BeforeQuiz) return new QuizComesFirst();
        var budget = Budget(volunteer, mine);
        var day = Since([.. before.Times, .. mine.Select(lease => lease.GivenAt)], at.AddDays(-1));
        if (day.Count >= budget.PerDay) return new NumberRefused(WhyNot.DailyBudget, day[^budget.PerDay].AddDays(1));
        var hour = Since(day, at.AddHours(-1));
        if (hour.Count >= budget.PerHour) return new NumberRefused(WhyNot.HourlyBudget, hour[^budget.PerHour].AddHours(1));
        return rules.Brakes && day.Count > 0 && Wait(mine, day, at) is { } wait && day[^1] + wait is var until && until > at
            ? new NumberRefused(WhyNot.SlowDown, until)
            : null;
    }

    private Budget Budget(Volunteer volunteer, IReadOnlyList<NaiveLease> mine)
    {
        var calls = mine.Count(lease => lease.WasCalled);
        if (volunteer.PromisedAt is null || volunteer.QuizPassedAt is null || calls < 5) return rules.Newcomer;
        return calls < 50 ? rules.Caller : rules.Trusted;
    }

    private static List<DateTimeOffset> Since(IReadOnlyList<DateTimeOffset> times, DateTimeOffset after) => [.. times.Where(time => time > after)];

    private static TimeSpan? Wait(IReadOnlyList<NaiveLease> mine, List<DateTimeOffset> day, DateTimeOffset at)
    {
        var skips = mine.Count(lease => lease.GivenAt > at.AddDays(-1) && lease.Outcome is { } outcome && !NaiveRules.WasCalled(outcome));
        var looksOdd = IsTooFast(mine)
            || (day.Count >= 8 && skips * 10 > day.Count * 6)
            || day.Select(time => time.UtcTicks / TimeSpan.TicksPerHour).Distinct().Count() >= 19;
        return looksOdd ? TimeSpan.FromMinutes(15) : skips > 5 ? TimeSpan.FromMinutes(5) : null;
    }

    /// <summary>The median of the last eight is the mean of the two in the middle.</summary>
    private static bool IsTooFast(IReadOnlyList<NaiveLease> mine)
    {
        var last = mine.Reverse().Where(lease => lease.ReportedAt is not null).Take(8).Select(lease => (lease.ReportedAt!.Value - lease.GivenAt).Ticks).Order().ToList();
        return last.Count == 8 && last[3] + last[4] < 2 * TimeSpan.FromSeconds(15).Ticks;
    }
}

/// <summary>What stays of a volunteer who was forgotten.</summary>
/// <param name="Until">Known so long, unless he comes back before.</param>
internal sealed record Remembered(DateTimeOffset Until, int Ever, IReadOnlyList<DateTimeOffset> Times);
