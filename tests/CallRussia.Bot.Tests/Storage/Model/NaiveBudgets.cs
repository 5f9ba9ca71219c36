using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>What limits remember of one hand-out: full seconds, rounded up, and tenths of a second until the report.</summary>
internal sealed record NaiveHandOut(DateTimeOffset At, long? TenthsToReport, bool WasSkipped)
{
    public static NaiveHandOut Of(NaiveLease lease) => new(
        FullSecond(lease.GivenAt),
        (lease.ReportedAt - lease.GivenAt)?.Ticks / (TimeSpan.TicksPerSecond / 10),
        lease.Outcome is { } outcome && !NaiveRules.WasCalled(outcome));

    private static DateTimeOffset FullSecond(DateTimeOffset at) =>
        at.Ticks % TimeSpan.TicksPerSecond is var rest && rest > 0 ? at.AddTicks(TimeSpan.TicksPerSecond - rest) : at;
}

/// <summary>What stays of somebody who asked to be forgotten, until a time: else forgetting would be a way to more numbers.</summary>
internal sealed record NaiveMemory(int Ever, IReadOnlyList<NaiveHandOut> HandOuts, DateTimeOffset Until)
{
    public static NaiveMemory None { get; } = new(0, [], DateTimeOffset.MaxValue);
}

/// <summary>Budgets by trust and brakes, counted anew from all hand-outs of a volunteer.</summary>
internal sealed class NaiveBudgets(BudgetRules rules)
{
    /// <summary>Beyond the last day so many hand-outs are remembered, for the pace of reports.</summary>
    private const int Remembered = 16;

    public int BeforeQuiz => rules.BeforeQuiz;

    /// <summary>What a request is answered with instead of a number; null when nothing stands in its way.</summary>
    /// <param name="past">What is left of the time before he was forgotten.</param>
    /// <param name="mine">All hand-outs since, the latest last.</param>
    public Trigger? Refusal(Volunteer volunteer, NaiveMemory past, IReadOnlyList<NaiveLease> mine, DateTimeOffset at)
    {
        if (volunteer.QuizPassedAt is null && past.Ever + mine.Count >= rules.BeforeQuiz) return new QuizComesFirst();
        var budget = Budget(volunteer, mine);
        var all = All(past, mine);
        var day = Since(all, at.AddDays(-1));
        if (day.Count >= budget.PerDay) return new NumberRefused(WhyNot.DailyBudget, day[^budget.PerDay].At.AddDays(1));
        var hour = Since(day, at.AddHours(-1));
        if (hour.Count >= budget.PerHour) return new NumberRefused(WhyNot.HourlyBudget, hour[^budget.PerHour].At.AddHours(1));
        return rules.Brakes && day.Count > 0 && Wait(all, day) is { } wait && day[^1].At + wait is var until && until > at
            ? new NumberRefused(WhyNot.SlowDown, until)
            : null;
    }

    /// <summary>Oldest first; what no limit looks at is left out.</summary>
    public static List<NaiveHandOut> All(NaiveMemory past, IReadOnlyList<NaiveLease> mine)
    {
        var all = past.HandOuts.Concat(mine.Select(NaiveHandOut.Of)).ToList();
        var dayBefore = mine.Count > 0 ? mine[^1].GivenAt.AddDays(-1) : default;
        return [.. all.Where((handOut, index) => all.Count - index <= Remembered || handOut.At > dayBefore)];
    }

    private Budget Budget(Volunteer volunteer, IReadOnlyList<NaiveLease> mine)
    {
        var calls = mine.Count(lease => lease.WasCalled);
        if (volunteer.PromisedAt is null || volunteer.QuizPassedAt is null || calls < 5) return rules.Newcomer;
        return calls < 50 ? rules.Caller : rules.Trusted;
    }

    private static List<NaiveHandOut> Since(List<NaiveHandOut> all, DateTimeOffset after) => [.. all.Where(handOut => handOut.At > after)];

    private static TimeSpan? Wait(List<NaiveHandOut> all, List<NaiveHandOut> day)
    {
        var skips = day.Count(handOut => handOut.WasSkipped);
        var looksOdd = IsTooFast(all)
            || (day.Count >= 8 && skips * 10 > day.Count * 6)
            || day.Select(handOut => handOut.At.UtcTicks / TimeSpan.TicksPerHour).Distinct().Count() >= 19;
        return looksOdd ? TimeSpan.FromMinutes(15) : skips > 5 ? TimeSpan.FromMinutes(5) : null;
    }

    /// <summary>The median of the last eight is the mean of the two in the middle.</summary>
    private static bool IsTooFast(List<NaiveHandOut> all)
    {
        var last = all.Select(handOut => handOut.TenthsToReport).OfType<long>().TakeLast(8).Order().ToList();
        return last.Count == 8 && last[3] + last[4] < 2 * 150;
    }
}
