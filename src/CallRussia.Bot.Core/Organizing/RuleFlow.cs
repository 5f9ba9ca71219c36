using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>How long numbers rest and how often they are tried: every organizer reads it, owners change it.</summary>
public sealed record RuleFeature() : Feature("ou")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["rules"] = typeof(AtRules),
        ["rule"] = typeof(AtRule),
        ["sure"] = typeof(ConfirmingRules),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["l"] = typeof(RulesAsked),
        ["o"] = typeof(RuleAsked),
        ["w"] = typeof(RuleWanted),
        ["u"] = typeof(UsualRulesWanted),
        ["y"] = typeof(RulesConfirmed),
    };

    public override void Declare(Dialogue dialogue)
    {
        Look(dialogue);
        Choose(dialogue);
        Confirm(dialogue);
    }

    private static void Look(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Permit<RulesAsked, AtRules>((state, _, _) => Go.To(new AtRules(Aside.From(state)), new LookAtRules()))
            .Permit<RuleAsked, AtRule>((state, asked, _) => Go.To(new AtRule(Aside.From(state), asked.Rule), new LookAtRules()));
        dialogue.In<AtRules>()
            .Shows((_, _) => RuleScreens.Standing())
            .Stay<RulesSeen>((_, seen, scene) => [new Effect.Overlay(RuleScreens.All(seen, scene))]);
        dialogue.In<AtRule>()
            .Shows((at, scene) => RuleScreens.One(at, scene))
            .Permit<RulesSeen, AtRule>((at, seen, _) => at with { Now = seen.Rules[at.Rule] });
    }

    private static void Choose(Dialogue dialogue)
    {
        dialogue.In<Desk>()
            .PermitIf<RuleWanted, ConfirmingRules>((_, wanted, _) => wanted.From != wanted.To && RuleBounds.Of(wanted.Rule).Allow(wanted.To), "within bounds", (desk, wanted, _) =>
                new ConfirmingRules(desk.Return, [new RuleChange(wanted.Rule, wanted.From, wanted.To)]))
            .Permit<UsualRulesWanted, ConfirmingRules>((desk, _, _) => Go.To(new ConfirmingRules(desk.Return, []), new LookAtRules()));
        dialogue.In<AtRule>()
            .PermitIf<Typed, ConfirmingRules>((at, typed, scene) => scene.Role == Role.Owner && Read(at.Rule, typed) is { } value && value != at.Now, "another value", (at, typed, _) =>
                new ConfirmingRules(at.Return, [new RuleChange(at.Rule, at.Now, Read(at.Rule, typed)!.Value)]))
            .PermitIf<Typed, AtRule>((at, typed, scene) => scene.Role == Role.Owner && (Read(at.Rule, typed) is not { } value || value == at.Now), "none, or the same", (at, typed, _) =>
                at with { Unfit = Read(at.Rule, typed) is null });
    }

    private static void Confirm(Dialogue dialogue) => dialogue.In<ConfirmingRules>()
        .Shows((sure, _) => RuleScreens.Confirm(sure))
        .Permit<RulesSeen, ConfirmingRules>((sure, seen, _) => sure with { Changes = seen.ToUsual })
        .Stay<RulesConfirmed>((sure, _, _) => [new SetRules(sure.Changes)])
        .Permit<RulesSet, AtRules>((sure, set, _) => Go.To(new AtRules(sure.Return), new Effect.Overlay(RuleScreens.Set(set))))
        .Permit<RulesMoved, AtRules>((sure, _, _) => Go.To(new AtRules(sure.Return), new Effect.Overlay(RuleScreens.Moved())));

    /// <summary>A value within the bounds; null when it is none.</summary>
    private static int? Read(OutcomeRule rule, Typed typed) =>
        int.TryParse(typed.Words.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && RuleBounds.Of(rule).Allow(value) ? value : null;
}
