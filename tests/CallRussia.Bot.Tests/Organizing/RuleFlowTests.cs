using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

public sealed class RuleFlowTests
{
    private static readonly State Home = new Home();

    private static readonly RulesSeen Usual = new(OutcomeRules.Usual);

    [Fact]
    public void An_owner_sees_what_was_and_what_will_be_before_it_is_set()
    {
        var one = Desk(new AtRules(Home)).Answering(Usual).Taps(new RuleAsked(OutcomeRule.NoAnswer));
        Assert.Contains(new RuleWanted(OutcomeRule.NoAnswer, 7, 14), one.Buttons);
        var sure = Desk(one.State).Taps(new RuleWanted(OutcomeRule.NoAnswer, 7, 14));
        Assert.Equal("Кто не ответил, отдыхает 7 дней → 14 дней", Assert.Single(Said(sure.Screen), line => line.Contains('→', StringComparison.Ordinal) && line.StartsWith('•'))[2..]);
        RuleChange[] change = [new(OutcomeRule.NoAnswer, 7, 14)];
        var done = Desk(sure.State).Answering(new RulesSet(change)).Taps(new RulesConfirmed());
        Assert.Equal(change, Assert.IsType<SetRules>(Assert.Single(done.Asked)).Changes);
        Assert.Equal(["rules.set", "rules.list"], done.Keys);
    }

    [Theory]
    [InlineData("21", 21)]
    [InlineData("4", 4)]
    [InlineData("3", null)]
    [InlineData("91", null)]
    [InlineData("-7", null)]
    [InlineData("неделю", null)]
    public void A_typed_number_is_taken_within_the_bounds(string words, int? taken)
    {
        var then = Desk(new AtRule(Home, OutcomeRule.NoAnswer, 7)).When(new Typed(words));

        if (taken is { } value) Assert.Equal([new RuleChange(OutcomeRule.NoAnswer, 7, value)], Assert.IsType<ConfirmingRules>(then.State).Changes);
        else Assert.True(Assert.IsType<AtRule>(then.State).Unfit);
    }

    [Fact]
    public void Another_organizer_reads_the_rules_and_finds_no_way_to_change_them()
    {
        var organizer = Some.Volunteer with { Role = Role.Organizer };
        var all = Talk.In(Home).As(organizer).Answering(RuleSamples.Seen).When(new RulesAsked());
        Assert.Contains("rules.owners", all.Keys);
        Assert.DoesNotContain(all.Buttons, trigger => trigger is IForOwners);
        var one = Talk.In(all.State).As(organizer).Answering(Usual).Taps(new RuleAsked(OutcomeRule.HungUp));
        Assert.DoesNotContain(one.Buttons, trigger => trigger is IForOwners);
        Assert.IsType<AtRule>(Talk.In(one.State).As(organizer).When(new Typed("400")).State);
        Assert.Empty(Talk.In(one.State).As(organizer).Taps(new RuleWanted(OutcomeRule.HungUp, 365, 400)).Asked);
    }

    [Fact]
    public void All_that_were_set_go_back_at_once_and_where_none_was_there_is_nothing_to_confirm()
    {
        var sure = Desk(new AtRules(Home)).Answering(RuleSamples.Seen).Taps(new UsualRulesWanted());
        Assert.Equal(OutcomeRuleKinds.All.Select(rule => (rule, RuleBounds.Of(rule).Usual)), Assert.IsType<ConfirmingRules>(sure.State).Changes.Select(change => (change.Rule, change.To)));
        var none = Desk(new AtRules(Home)).Answering(Usual).Taps(new UsualRulesWanted());
        Assert.DoesNotContain(new RulesConfirmed(), none.Buttons);
    }

    [Fact]
    public void Whoever_was_overtaken_is_told_so() =>
        Assert.Equal(["rules.moved"], Desk(new ConfirmingRules(Home, [new RuleChange(OutcomeRule.HungUp, 365, 400)])).Answering(new RulesMoved()).Taps(new RulesConfirmed()).Keys);

    private static Talk.Given Desk(State state) => Talk.In(state).As(Some.Organizer);

    private static IEnumerable<string> Said(Screen screen) =>
        screen.Paragraphs.SelectMany(text => Some.World.Content.Phrasebook.Plain(text, Language.Russian).Split('\n'));
}
