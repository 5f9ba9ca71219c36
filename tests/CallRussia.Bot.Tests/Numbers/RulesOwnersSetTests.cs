using CallRussia.Bot.Core.Numbers;
using Outcome = CallRussia.Bot.Core.Numbers.Outcome;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>Whatever owners set within the bounds, and however often, the person called is left in peace.</summary>
public sealed class RulesOwnersSetTests
{
    private static readonly DateTimeOffset Start = Given.Moscow("2026-01-05 12:00");

    private static readonly Outcome[] Ringing = [Outcome.NoAnswer, Outcome.Busy, Outcome.Voicemail];

    [Fact]
    public void The_usual_value_and_every_choice_lie_within_the_bounds() => Assert.All(OutcomeRuleKinds.All, rule =>
    {
        var bounds = RuleBounds.Of(rule);
        Assert.Contains(bounds.Usual, bounds.Choices);
        Assert.All(bounds.Choices, choice => Assert.True(bounds.Allow(choice)));
        Assert.True(bounds is { Least: > 0 } && bounds.Least < bounds.Most);
        Assert.Equal(bounds.Usual, OutcomeRules.Usual[rule]);
    });

    [Fact]
    public void What_was_kept_beyond_the_bounds_stays_within_them()
    {
        var rules = new OutcomeRules([KeyValuePair.Create(OutcomeRule.NoAnswer, 0), KeyValuePair.Create(OutcomeRule.Attempts, 99), KeyValuePair.Create((OutcomeRule)77, 5)]);

        Assert.Equal((4, 3, 365), (rules[OutcomeRule.NoAnswer], rules[OutcomeRule.Attempts], rules[OutcomeRule.HungUp]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Under_any_rules_that_change_at_any_time_nobody_is_called_in_a_rest_or_after_a_no(int seed) => Play(new Random(seed), 400, changes: true, life =>
    {
        foreach (var (before, next) in life.Zip(life.Skip(1)))
        {
            Assert.False(before.Outcome is Outcome.DoNotCall or Outcome.Hostile or Outcome.Child or Outcome.InDanger or Outcome.Declined, $"Called after {before.Outcome}.");
            var least = before.Outcome switch
            {
                Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail => before.Rules[OutcomeRule.NoAnswer],
                Outcome.SwitchedOff => before.Rules[OutcomeRule.SwitchedOff],
                Outcome.DoesNotExist => before.Rules[OutcomeRule.DoesNotExist],
                Outcome.HungUp => before.Rules[OutcomeRule.HungUp],
                _ => 0,
            };
            Assert.True(next.At - before.At >= TimeSpan.FromDays(least), $"{before.Outcome} rests {least} days.");
        }

        // However the rules changed meanwhile, a fourth ring in vain comes in no quarter of a year.
        var rang = life.Where(call => Ringing.Contains(call.Outcome)).Select(call => call.At).ToList();
        Assert.All(rang.Skip(3).Zip(rang), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromDays(90)));
    });

    [Theory]
    [InlineData(3)]
    public void Under_rules_that_stay_a_number_rings_in_vain_as_often_as_they_say_between_long_rests(int seed) => Play(new Random(seed), 400, changes: false, life =>
    {
        if (life.Count == 0) return;
        var rules = life[0].Rules;
        var rang = life.Where(call => Ringing.Contains(call.Outcome)).Select(call => call.At).ToList();
        var rest = TimeSpan.FromDays(Math.Min(rules[OutcomeRule.LastAttempt], rules[OutcomeRule.HungUp]));
        Assert.All(rang.Skip(rules[OutcomeRule.Attempts]).Zip(rang), pair => Assert.True(pair.First - pair.Second >= rest));
        var putOff = life.SkipWhile(call => call.Outcome != Outcome.CallLater).TakeWhile(call => call.Outcome == Outcome.CallLater).Count();
        Assert.InRange(putOff, 0, rules[OutcomeRule.CallLaters] + 1);
    });

    [Theory]
    [InlineData(4)]
    public void A_further_report_that_does_not_refine_the_first_tap_never_loosens_under_any_rules(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var (rules, attempt) = (Any(random), new Attempt(1, Start, Daypart.Day));
            var (first, later) = (Of(random), Of(random));
            if (OutcomeRules.Refines(first, later)) continue;
            var stands = rules.Apply(NumberState.Fresh, first, attempt);
            var after = rules.Correct(NumberState.Fresh, first, stands, later, attempt with { At = Start.AddMinutes(5) }).After;
            Assert.False(after.Status < stands.Status && stands.Status >= NumberStatus.Retired, $"{first}, then {later}");
            Assert.False(after.Until < stands.Until, $"{first}, then {later}");
        }
    }

    private static void Play(Random random, int lives, bool changes, Action<List<Call>> holds)
    {
        for (var life = 0; life < lives; life++)
        {
            var (state, at, rules, calls) = (NumberState.Fresh, Start, Any(random), new List<Call>());
            for (var step = 0; step < 30; step++)
            {
                if (changes && random.Next(3) == 0) rules = Any(random);
                at = at.AddDays(random.Next(60)).AddHours(random.Next(24));
                var (who, daypart, outcome) = (random.Next(1, 5), (Daypart)random.Next(2), random.Next(3) > 0 ? Outcome.NoAnswer : Of(random));
                if (!state.IsFreeFor(who, at, daypart)) continue;
                state = rules.Apply(state, outcome, new Attempt(who, at, daypart));
                if (outcome.WasCalled()) calls.Add(new Call(outcome, at, rules));
            }
            holds(calls);
        }
    }

    private static OutcomeRules Any(Random random) => new(OutcomeRuleKinds.All.Select(rule => KeyValuePair.Create(rule, random.Next(RuleBounds.Of(rule).Least, RuleBounds.Of(rule).Most + 1))));

    private static Outcome Of(Random random) => Outcomes.All[random.Next(Outcomes.All.Count)];

    private sealed record Call(Outcome Outcome, DateTimeOffset At, OutcomeRules Rules);
}
