using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class LaterReportTests
{
    private static readonly DateTimeOffset Noon = Given.Moscow("2026-11-18 12:00");
    private static readonly Attempt Attempt = new(1, Noon, Daypart.Day);

    [Theory]
    [InlineData(FirstTap.Nobody, "Busy Voicemail SwitchedOff DoesNotExist")]
    [InlineData(FirstTap.TheyEnded, "Declined DoNotCall Hostile Child NotAPerson OtherLanguage InDanger")]
    [InlineData(FirstTap.Talked, "TalkedUnder3 TalkedFrom3To15 TalkedOver15 CallLater")]
    [InlineData(FirstTap.DidNotCall, "LineFailed ChangedMind")]
    public void The_second_tap_refines_the_first(FirstTap tap, string refinements)
    {
        Assert.Equal(refinements, string.Join(' ', tap.Refinements()));
        Assert.All(tap.Refinements(), refined => Assert.True(OutcomeRules.Refines(tap.Default(), refined)));
        Assert.Equal(tap, tap.Default().FirstTap());
    }

    [Fact]
    public void A_refinement_replaces_what_the_first_tap_made_of_the_number()
    {
        foreach (var tap in Enum.GetValues<FirstTap>())
        {
            var current = OutcomeRules.Usual.Apply(NumberState.Fresh, tap.Default(), Attempt);
            Assert.All(tap.Refinements(), refined =>
            {
                var reported = OutcomeRules.Usual.Correct(NumberState.Fresh, tap.Default(), current, refined, Attempt);
                Assert.Equal(new Reported(refined, OutcomeRules.Usual.Apply(NumberState.Fresh, refined, Attempt)), reported);
            });
        }
    }

    [Theory]
    [InlineData(Outcome.HungUp, Outcome.DoNotCall)]
    [InlineData(Outcome.DoNotCall, Outcome.InDanger)]
    [InlineData(Outcome.Hostile, Outcome.DoNotCall)]
    [InlineData(Outcome.Child, Outcome.Hostile)]
    [InlineData(Outcome.NotAPerson, Outcome.Child)]
    [InlineData(Outcome.Declined, Outcome.NotAPerson)]
    [InlineData(Outcome.Talked, Outcome.Declined)]
    [InlineData(Outcome.NoAnswer, Outcome.Talked)]
    [InlineData(Outcome.Skipped, Outcome.NoAnswer)]
    public void A_later_report_tightens(Outcome earlier, Outcome later)
    {
        Assert.True(OutcomeRules.Tightens(earlier, later));
        Assert.Equal(later, Correct(earlier, later).Outcome);
    }

    [Theory]
    [InlineData(Outcome.DoNotCall, Outcome.HungUp)]
    [InlineData(Outcome.InDanger, Outcome.DoNotCall)]
    [InlineData(Outcome.Declined, Outcome.CallLater)]
    [InlineData(Outcome.TalkedOver15, Outcome.CallLater)]
    [InlineData(Outcome.HungUp, Outcome.Skipped)]
    public void A_later_report_never_loosens(Outcome earlier, Outcome later)
    {
        var reported = Correct(earlier, later);
        Assert.Equal(earlier, reported.Outcome);
        Assert.Equal(OutcomeRules.Usual.Apply(NumberState.Fresh, earlier, Attempt), reported.After);
    }

    [Fact]
    public void A_do_not_call_that_came_meanwhile_survives_every_correction()
    {
        var closed = new NumberState { Status = NumberStatus.DoNotCall };
        Assert.All(Outcomes.All, earlier => Assert.All(Outcomes.All, later =>
            Assert.Equal(NumberStatus.DoNotCall, OutcomeRules.Usual.Correct(NumberState.Fresh, earlier, closed, later, Attempt).After.Status)));
    }

    [Fact]
    public void The_order_of_severity_is_total()
    {
        var ordered = Outcomes.All.Order(Comparer<Outcome>.Create((one, other) =>
            OutcomeRules.Tightens(one, other) ? 1 : OutcomeRules.Tightens(other, one) ? -1 : 0)).ToList();
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(OutcomeRules.Tightens(pair.Second, pair.First)));
        Assert.Equal([Outcome.InDanger, Outcome.DoNotCall, Outcome.Hostile, Outcome.Child, Outcome.NotAPerson, Outcome.Declined], ordered.Take(6));
    }

    private static Reported Correct(Outcome earlier, Outcome later) =>
        OutcomeRules.Usual.Correct(NumberState.Fresh, earlier, OutcomeRules.Usual.Apply(NumberState.Fresh, earlier, Attempt), later, Attempt);
}
