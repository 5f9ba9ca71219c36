namespace CallRussia.Bot.Core.Numbers;

/// <summary>How far a volunteer is trusted with numbers.</summary>
public enum Tier
{
    Newcomer = 0,
    Caller = 1,
    Trusted = 2,
}

/// <summary>How many numbers in sixty minutes and in twenty-four hours.</summary>
public sealed record Budget(int PerHour, int PerDay);

/// <summary>The numbers behind the section Calling of the configuration.</summary>
public sealed record BudgetRules
{
    public Budget Newcomer { get; init; } = new(10, 30);

    public Budget Caller { get; init; } = new(15, 60);

    public Budget Trusted { get; init; } = new(25, 120);

    /// <summary>Numbers a newcomer gets before the quiz asks for attention.</summary>
    public int BeforeQuiz { get; init; } = 3;

    /// <summary>False lifts <see cref="Brakes"/>, never the budgets.</summary>
    public bool Brakes { get; init; } = true;

    /// <summary>No limit looks further back than so many hand-outs: a budget beyond a thousand a day is none.</summary>
    public int MostThatCount => Math.Min(1_000, Math.Max(Newcomer.PerDay, Math.Max(Caller.PerDay, Trusted.PerDay)));

    public Budget Of(Tier tier) => tier switch
    {
        Tier.Newcomer => Newcomer,
        Tier.Caller => Caller,
        Tier.Trusted => Trusted,
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };
}

/// <summary>What is known about a volunteer when a number is asked for.</summary>
public sealed record CallingRecord
{
    /// <summary>When numbers were handed out in the last 24 hours, in any order; older ones are ignored.</summary>
    public IReadOnlyList<DateTimeOffset> HandOuts { get; init; } = [];

    /// <summary>Numbers ever handed out to this volunteer.</summary>
    public int HandOutsEver { get; init; }

    /// <summary>Calls ever reported, without "I did not call".</summary>
    public int Outcomes { get; init; }

    public bool RulesAccepted { get; init; }

    public bool QuizPassed { get; init; }

    /// <summary>Every module of the course is done.</summary>
    public bool CourseFinished { get; init; }

    /// <summary>From showing a number to its first report, the latest last.</summary>
    public IReadOnlyList<TimeSpan> RevealToReport { get; init; } = [];

    /// <summary>"I did not call" in the last 24 hours.</summary>
    public int Skips { get; init; }
}

/// <summary>Which limit was met.</summary>
public enum BudgetLimit
{
    PerHour = 1,
    PerDay = 2,
}

/// <summary>Whether a volunteer may have a number now.</summary>
public abstract record BudgetAnswer
{
    private BudgetAnswer()
    {
    }

    public sealed record Allowed : BudgetAnswer;

    /// <summary>The short quiz first.</summary>
    public sealed record QuizFirst : BudgetAnswer;

    /// <summary>Enough for now; the next number is there at <paramref name="At"/>.</summary>
    public sealed record Until(DateTimeOffset At, BudgetLimit Limit) : BudgetAnswer;

    /// <summary>Something looks unlike calling: the next number is there at <paramref name="At"/>.</summary>
    public sealed record SlowDown(DateTimeOffset At, Brake Brake) : BudgetAnswer;
}

/// <summary>How many numbers a volunteer may have, by trust.</summary>
public static class Budgets
{
    /// <summary>So many calls, or the whole course, make a caller of a newcomer who knows the rules.</summary>
    public const int OutcomesOfCaller = 5;
    public const int OutcomesOfTrusted = 50;

    public static Tier TierOf(CallingRecord record) => record switch
    {
        { RulesAccepted: false } or { QuizPassed: false } or { Outcomes: < OutcomesOfCaller, CourseFinished: false } => Tier.Newcomer,
        { Outcomes: < OutcomesOfTrusted } => Tier.Caller,
        _ => Tier.Trusted,
    };

    public static BudgetAnswer Ask(BudgetRules rules, CallingRecord record, DateTimeOffset at)
    {
        if (!record.QuizPassed && record.HandOutsEver >= rules.BeforeQuiz)
        {
            return new BudgetAnswer.QuizFirst();
        }

        var budget = rules.Of(TierOf(record));
        return (BudgetAnswer?)Met(record.HandOuts, budget.PerDay, TimeSpan.FromDays(1), BudgetLimit.PerDay, at)
            ?? Met(record.HandOuts, budget.PerHour, TimeSpan.FromHours(1), BudgetLimit.PerHour, at)
            ?? (rules.Brakes ? Brakes.Ask(record, at) : null)
            ?? new BudgetAnswer.Allowed();
    }

    /// <summary>The window slides: the next number is there when the oldest of the last <paramref name="limit"/> leaves it.</summary>
    private static BudgetAnswer.Until? Met(
        IReadOnlyList<DateTimeOffset> handOuts, int limit, TimeSpan window, BudgetLimit kind, DateTimeOffset at)
    {
        if (limit > handOuts.Count)
        {
            return null;
        }

        var inside = handOuts.Where(time => time > at - window).OrderDescending().ToList();
        return inside.Count < limit ? null : new(limit > 0 ? inside[limit - 1] + window : at + window, kind);
    }
}
