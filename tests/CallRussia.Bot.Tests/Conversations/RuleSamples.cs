using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> that is about rules for outcomes.</summary>
internal static class RuleSamples
{
    private static readonly State Return = new Home();

    /// <summary>As far from the usual ones as owners may go.</summary>
    public static readonly RulesSeen Seen = new(new OutcomeRules(OutcomeRuleKinds.All.Select(rule => KeyValuePair.Create(rule, RuleBounds.Of(rule).Most))));

    public static IEnumerable<State> States =>
    [
        new AtRules(Return), new AtRules(new OnCall(Some.Lease())), new ConfirmingRules(Return, []), new ConfirmingRules(Return, Seen.ToUsual),
        .. OutcomeRuleKinds.All.SelectMany(rule => new State[]
        {
            new AtRule(Return, rule), new AtRule(Return, rule, RuleBounds.Of(rule).Usual), new AtRule(Return, rule, RuleBounds.Of(rule).Least, Unfit: true),
            new ConfirmingRules(Return, [new RuleChange(rule, RuleBounds.Of(rule).Usual, RuleBounds.Of(rule).Least)]),
        }),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new RulesAsked(), new UsualRulesWanted(), new RulesConfirmed(), Seen, new RulesSeen(OutcomeRules.Usual), new RulesSet(Seen.ToUsual), new RulesMoved(),
        .. OutcomeRuleKinds.All.SelectMany(rule => new Trigger[]
        {
            new RuleAsked(rule), new RuleWanted(rule, RuleBounds.Of(rule).Usual, RuleBounds.Of(rule).Most), new RuleWanted(rule, 1, 1_000_000),
        }),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        LookAtRules => Seen,
        SetRules set => new RulesSet(set.Changes),
        _ => null,
    };
}
