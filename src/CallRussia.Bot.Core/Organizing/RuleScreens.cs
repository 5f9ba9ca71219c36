using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>The rules for outcomes in words, and the way from one value to another.</summary>
internal static class RuleScreens
{
    private const int ChoicesPerRow = 2;

    private static readonly Button.Press ToAll = new(T("all.button"), new RulesAsked());

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing() => DeskScreens.ToMenu(Screen.Of(T("heading")).Row(new Button.Press(T("look.button"), new RulesAsked())));

    public static Screen All(RulesSeen seen, Scene scene)
    {
        var screen = Screen.Of(
            T("heading"), T("list").With("lines", new TextArg.Lines(OutcomeRuleKinds.All.Select(rule => T("line").With("rule", Is(rule, seen.Rules[rule]))))), T(IsOwner(scene) ? "final" : "owners"));
        screen = OutcomeRuleKinds.All
            .Select(rule => (Button)new Button.Press(T($"{rule}.button"), new RuleAsked(rule)))
            .Chunk(2).Aggregate(screen, (all, row) => all.Row(row));
        if (IsOwner(scene) && seen.ToUsual.Count > 0) screen = screen.Row(new Button.Press(T("usual.button"), new UsualRulesWanted()));
        return screen.Row(DeskScreens.Back(DeskPage.Menu));
    }

    public static Screen One(AtRule at, Scene scene)
    {
        if (at.Now == 0) return Standing();
        var bounds = RuleBounds.Of(at.Rule);
        var screen = Screen.Of(T("one").With("rule", Is(at.Rule, at.Now)), T($"means.{at.Rule}"));
        if (at.Now != bounds.Usual) screen = screen.And(T("usually").With("value", Value(at.Rule, bounds.Usual)));
        if (!IsOwner(scene)) return screen.And(T("owners")).Row(ToAll);
        screen = screen.And(T(at.Unfit ? "unfit" : "choose").With("least", Value(at.Rule, bounds.Least)).With("most", Value(at.Rule, bounds.Most)));
        return bounds.Choices
            .Where(value => value != at.Now)
            .Select(value => (Button)new Button.Press(T(value == bounds.Usual ? "value-usual.button" : "value.button").With("value", Value(at.Rule, value)), new RuleWanted(at.Rule, at.Now, value)))
            .Chunk(ChoicesPerRow).Aggregate(screen, (all, row) => all.Row(row))
            .Row(ToAll);
    }

    public static Screen Confirm(ConfirmingRules sure) => sure.Changes.Count == 0
        ? Screen.Of(T("usual-already")).Row(ToAll)
        : Screen.Of(T("sure"), Lines(sure.Changes), T("sure.from-now"), T("final"))
            .Row(new Button.Press(T("set.button"), new RulesConfirmed()))
            .Row(new Button.Press(new Text("common.cancel.button"), new RulesAsked()));

    public static Screen Set(RulesSet set) => Screen.Of(T("set"), Lines(set.Changes)).Row(ToAll);

    public static Screen Moved() => Screen.Of(T("moved")).Row(ToAll);

    public static Text Changed(RuleChange change) => T($"is.{change.Rule}").With("value", T("from-to").With("from", Value(change.Rule, change.From)).With("to", Value(change.Rule, change.To)));

    private static Text Lines(IReadOnlyList<RuleChange> changes) => T("list").With("lines", new TextArg.Lines(changes.Select(change => T("line").With("rule", Changed(change)))));

    private static Text Is(OutcomeRule rule, int value) => T($"is.{rule}").With("value", Value(rule, value));

    private static Text Value(OutcomeRule rule, int value) => T(rule.IsCount() ? "times" : "days").With("count", value);

    private static bool IsOwner(Scene scene) => scene.Role == Role.Owner;

    private static Text T(string key) => new("rules." + key);
}
