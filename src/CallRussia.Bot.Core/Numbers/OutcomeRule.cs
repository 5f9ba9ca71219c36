using System.Collections.Frozen;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>What owners may set of what outcomes make of a number. The values are stored and stand on buttons. That a no is final is no rule: it can't be set.</summary>
public enum OutcomeRule
{
    /// <summary>Unanswered attempts before the long rest.</summary>
    Attempts = 1,

    /// <summary>Days of rest after an attempt that nobody answered.</summary>
    NoAnswer = 2,

    /// <summary>Days of rest after the last of them.</summary>
    LastAttempt = 3,

    SwitchedOff = 4,

    /// <summary>Days until somebody else may check a number that is said not to exist.</summary>
    DoesNotExist = 5,

    HungUp = 6,

    /// <summary>Days of rest after a lease that ended without a report.</summary>
    Expiry = 7,

    /// <summary>How often one person may be asked to wait for another call.</summary>
    CallLaters = 8,
}

/// <summary>How far a rule may be set: no owner can make the bot a nuisance, nor empty the bank by a slip of the finger.</summary>
/// <param name="Choices">What is offered as buttons, the usual one among them.</param>
public sealed record RuleBounds(int Usual, int Least, int Most, params IReadOnlyList<int> Choices)
{
    private static readonly FrozenDictionary<OutcomeRule, RuleBounds> s_all = new Dictionary<OutcomeRule, RuleBounds>
    {
        // The fourth call that nobody asked for is a nuisance everywhere.
        [OutcomeRule.Attempts] = new(2, 1, 3, 1, 2, 3),
        // Not more than two calls in any week: so much the law grants even those who collect debts (230-FZ, art. 7).
        [OutcomeRule.NoAnswer] = new(7, 4, 90, 4, 7, 14, 30),
        // With three attempts a round, a dozen calls a year at the very most.
        [OutcomeRule.LastAttempt] = new(180, 90, 730, 90, 180, 365),
        // A week covers a journey and a broken phone; before that it rings as little as today.
        [OutcomeRule.SwitchedOff] = new(14, 7, 90, 7, 14, 30),
        // A fault at the operator shall not be reported by two people as two proofs.
        [OutcomeRule.DoesNotExist] = new(14, 7, 90, 7, 14, 30),
        // Who hung up has said something, if not a no: half a year at least, and beyond three years it would be a no that nobody said.
        [OutcomeRule.HungUp] = new(365, 180, 1095, 180, 365, 730),
        // It may have been called: as after an attempt.
        [OutcomeRule.Expiry] = new(7, 4, 90, 4, 7, 14, 30),
        // Whoever puts us off a fourth time means no.
        [OutcomeRule.CallLaters] = new(2, 1, 3, 1, 2, 3),
    }.ToFrozenDictionary();

    public static RuleBounds Of(OutcomeRule rule) => s_all[rule];

    public bool Allow(int value) => value >= Least && value <= Most;

    public int Nearest(int value) => Math.Clamp(value, Least, Most);
}

public static class OutcomeRuleKinds
{
    public static IReadOnlyList<OutcomeRule> All { get; } = Enum.GetValues<OutcomeRule>();

    /// <summary>It is counted; the others are days.</summary>
    public static bool IsCount(this OutcomeRule rule) => rule is OutcomeRule.Attempts or OutcomeRule.CallLaters;
}
