
namespace CallRussia.Bot.Core.Numbers;

/// <summary>The rules of hand-outs, as configured under Calling.</summary>
public sealed record NumberRules
{
    public NumberRules(CallingHours hours, PublicHolidays holidays, BudgetRules budgets)
    {
        Hours = new PoliteHours(hours, holidays);
        HardHours = new PoliteHours(
            hours with { Weekdays = CallingHours.WeekdayLimits, Weekends = CallingHours.WeekendLimits }, holidays);
        Budgets = budgets;
    }

    public PoliteHours Hours { get; }

    /// <summary>The hours that can't be configured away: they alone bound a call that was agreed with the person.</summary>
    public PoliteHours HardHours { get; }

    public BudgetRules Budgets { get; }

    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>"Still talking".</summary>
    public TimeSpan Extension { get; init; } = TimeSpan.FromHours(1);

    /// <summary>From the hand-out, with all extensions.</summary>
    public TimeSpan LongestLease { get; init; } = TimeSpan.FromHours(4);

    /// <summary>An agreed call may begin a little early.</summary>
    public TimeSpan CallLaterAhead { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after the end of a lease a (tightening) report is still taken.</summary>
    public TimeSpan LateReports { get; init; } = TimeSpan.FromHours(24);

    /// <summary>What a lease has at least when undo reopens it after its time.</summary>
    public TimeSpan AfterUndo { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>At most so many hand-outs in a hundred go to numbers that did not answer before, while there are fresh ones.</summary>
    public int RestedPercent { get; init; } = 10;

    /// <summary>False: prime time is the early evening, whatever the answer rates say.</summary>
    public bool LearnsHours { get; init; } = true;

    /// <summary>So many fresh hand-outs in a hundred go to any open region and not to prime time, so that other hours stay known.</summary>
    public int ExploringPercent { get; init; } = 10;
}
