using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Reads the rules for outcomes; drawn from the store's answer. Every organizer may, owners change them.</summary>
public sealed record AtRules(State Return) : Desk(Return), IPage;

/// <summary>Reads one of them; an owner may choose or type another value.</summary>
/// <param name="Now">Its value; 0 until the store has told it.</param>
/// <param name="Unfit">What was typed last is none.</param>
public sealed record AtRule(State Return, OutcomeRule Rule, int Now = 0, bool Unfit = false) : Desk(Return), IPage;

/// <summary>Is shown what was and what will be, and asked once more.</summary>
public sealed record ConfirmingRules(State Return, IReadOnlyList<RuleChange> Changes) : Aside(Return), IForOwners
{
    public bool Equals(ConfirmingRules? other) => base.Equals(other) && Changes.SequenceEqual(other.Changes);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Changes.Count);
}

public sealed record RuleChange(OutcomeRule Rule, int From, int To);

public sealed record RulesAsked : Trigger, IForOrganizers;

public sealed record RuleAsked(OutcomeRule Rule) : Trigger, IForOrganizers;

/// <param name="From">As it was shown.</param>
public sealed record RuleWanted(OutcomeRule Rule, int From, int To) : Trigger, IForOwners;

/// <summary>All that were set, back to their usual values.</summary>
public sealed record UsualRulesWanted : Trigger, IForOwners;

public sealed record RulesConfirmed : Trigger, IForOwners;

/// <summary>Answered by <see cref="RulesSeen"/>.</summary>
public sealed record LookAtRules : Ask;

public sealed record RulesSeen(OutcomeRules Rules) : Answer
{
    public IReadOnlyList<RuleChange> ToUsual => [.. from rule in OutcomeRuleKinds.All let usual = RuleBounds.Of(rule).Usual where Rules[rule] != usual select new RuleChange(rule, Rules[rule], usual)];
}

/// <summary>From the next turn on, for everybody. Answered by <see cref="RulesSet"/> or <see cref="RulesMoved"/>.</summary>
public sealed record SetRules(IReadOnlyList<RuleChange> Changes) : Ask;

public sealed record RulesSet(IReadOnlyList<RuleChange> Changes) : Answer;

/// <summary>Somebody else has changed them since they were shown.</summary>
public sealed record RulesMoved : Answer;
