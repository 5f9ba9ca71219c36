using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public class OutcomeRulesTests
{
    private const long Ona = 1;
    private const long Jonas = 2;
    private static readonly DateTimeOffset Noon = Given.Moscow("2026-11-18 12:00");

    [Theory]
    [InlineData(Outcome.NoAnswer, NumberStatus.Resting, 7)]
    [InlineData(Outcome.Busy, NumberStatus.Resting, 7)]
    [InlineData(Outcome.Voicemail, NumberStatus.Resting, 7)]
    [InlineData(Outcome.SwitchedOff, NumberStatus.Resting, 14)]
    [InlineData(Outcome.DoesNotExist, NumberStatus.Quarantined, 14)]
    [InlineData(Outcome.HungUp, NumberStatus.Resting, 365)]
    [InlineData(Outcome.Declined, NumberStatus.Retired, null)]
    [InlineData(Outcome.DoNotCall, NumberStatus.DoNotCall, null)]
    [InlineData(Outcome.Hostile, NumberStatus.DoNotCall, null)]
    [InlineData(Outcome.Child, NumberStatus.DoNotCall, null)]
    [InlineData(Outcome.InDanger, NumberStatus.DoNotCall, null)]
    [InlineData(Outcome.NotAPerson, NumberStatus.Retired, null)]
    [InlineData(Outcome.OtherLanguage, NumberStatus.Retired, null)]
    [InlineData(Outcome.Talked, NumberStatus.Retired, null)]
    [InlineData(Outcome.TalkedUnder3, NumberStatus.Retired, null)]
    [InlineData(Outcome.TalkedFrom3To15, NumberStatus.Retired, null)]
    [InlineData(Outcome.TalkedOver15, NumberStatus.Retired, null)]
    [InlineData(Outcome.CallLater, NumberStatus.Kept, 7)]
    [InlineData(Outcome.Skipped, NumberStatus.Free, null)]
    [InlineData(Outcome.LineFailed, NumberStatus.Free, null)]
    [InlineData(Outcome.ChangedMind, NumberStatus.Free, null)]
    public void A_first_call_has_the_consequence_of_its_outcome(Outcome outcome, NumberStatus status, int? days)
    {
        var after = OutcomeRules.Usual.Apply(NumberState.Fresh, outcome, By(Ona, Noon));
        Assert.Equal(status, after.Status);
        Assert.Equal(days is { } rest ? Noon.AddDays(rest) : null, after.Until);
    }

    [Fact]
    public void Whatever_is_said_of_somebody_who_rang_back_leaves_the_number_in_peace_for_good() => Assert.All(
        Outcomes.AfterRingBack, outcome => Assert.True(OutcomeRules.Usual.Apply(NumberState.Fresh, outcome, By(Ona, Noon)).Status >= NumberStatus.Retired));

    [Fact]
    public void The_second_attempt_is_in_the_other_part_of_the_day_and_then_the_number_rests_half_a_year()
    {
        var once = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.NoAnswer, By(Ona, Noon));
        var later = Noon.AddDays(7);
        Assert.False(once.IsFreeFor(Jonas, later.AddSeconds(-1), Daypart.Evening));
        Assert.False(once.IsFreeFor(Jonas, later, Daypart.Day));
        Assert.True(once.IsFreeFor(Jonas, later, Daypart.Evening));

        var twice = OutcomeRules.Usual.Apply(once, Outcome.Busy, By(Jonas, later) with { Daypart = Daypart.Evening });
        Assert.Equal(later.AddDays(180), twice.Until);
        Assert.True(twice.IsFreeFor(Ona, later.AddDays(180), Daypart.Evening));
        Assert.Equal(0, twice.Attempts);
    }

    [Fact]
    public void A_number_that_two_people_could_not_reach_is_retired()
    {
        var doubted = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.DoesNotExist, By(Ona, Noon));
        Assert.False(doubted.IsFreeFor(Ona, Noon.AddDays(14), Daypart.Day));
        Assert.True(doubted.IsFreeFor(Jonas, Noon.AddDays(14), Daypart.Day));
        Assert.Equal(NumberStatus.Retired, OutcomeRules.Usual.Apply(doubted, Outcome.DoesNotExist, By(Jonas, Noon.AddDays(14))).Status);
    }

    [Fact]
    public void One_person_alone_never_retires_a_number_as_missing()
    {
        var state = NumberState.Fresh;
        for (var day = 0; day < 5; day++)
        {
            state = OutcomeRules.Usual.Apply(state, Outcome.DoesNotExist, By(Ona, Noon.AddDays(day)));
        }

        Assert.Equal(NumberStatus.Quarantined, state.Status);
    }

    [Fact]
    public void A_number_that_rings_exists()
    {
        var doubted = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.DoesNotExist, By(Ona, Noon));
        var rang = OutcomeRules.Usual.Apply(doubted, Outcome.NoAnswer, By(Jonas, Noon.AddDays(14)));
        Assert.Equal(NumberStatus.Resting, rang.Status);
        Assert.Equal(NumberStatus.Quarantined, OutcomeRules.Usual.Apply(rang, Outcome.DoesNotExist, By(Jonas, Noon.AddDays(30))).Status);
    }

    [Fact]
    public void An_agreed_call_is_kept_for_its_volunteer_a_week_and_is_free_for_all_after_it()
    {
        var agreed = By(Ona, Noon) with { CallAt = Noon.AddDays(2) };
        var kept = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.CallLater, agreed);
        Assert.Equal((Ona, Noon.AddDays(2), 1), (kept.KeptFor!.Value, kept.CallAt!.Value, kept.CallLaters));
        Assert.True(kept.IsFreeFor(Ona, Noon, Daypart.Day));
        Assert.False(kept.IsFreeFor(Jonas, Noon.AddDays(6), Daypart.Day));
        Assert.True(kept.IsFreeFor(Jonas, Noon.AddDays(7), Daypart.Day));
    }

    [Fact]
    public void Whoever_puts_us_off_a_third_time_is_left_in_peace()
    {
        var once = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.CallLater, By(Ona, Noon));
        var twice = OutcomeRules.Usual.Apply(once, Outcome.CallLater, By(Ona, Noon.AddDays(1)));
        Assert.True(OutcomeRules.Usual.MayCallLater(once));
        Assert.False(OutcomeRules.Usual.MayCallLater(twice));
        Assert.Equal(NumberStatus.Kept, twice.Status);
        Assert.Equal(NumberStatus.Retired, OutcomeRules.Usual.Apply(twice, Outcome.CallLater, By(Ona, Noon.AddDays(2))).Status);
    }

    [Fact]
    public void An_agreed_call_that_was_not_made_goes_back_to_the_bank()
    {
        var kept = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.CallLater, By(Ona, Noon));
        var back = OutcomeRules.Usual.Apply(kept, Outcome.Skipped, By(Ona, Noon.AddDays(1)));
        Assert.Equal(NumberStatus.Free, back.Status);
        Assert.Null(back.KeptFor);
        Assert.Null(back.CallAt);
        Assert.Equal(1, back.CallLaters);
    }

    [Theory]
    [InlineData(Outcome.Skipped, true)]
    [InlineData(Outcome.LineFailed, true)]
    [InlineData(Outcome.ChangedMind, true)]
    [InlineData(Outcome.NoAnswer, false)]
    public void A_skipped_number_never_comes_back_to_the_same_volunteer(Outcome outcome, bool barred) =>
        Assert.Equal(barred, OutcomeRules.BarsVolunteer(outcome));

    [Fact]
    public void A_lease_that_ended_unreported_rests_a_week()
    {
        var after = OutcomeRules.Usual.Expire(NumberState.Fresh, Noon);
        Assert.Equal((NumberStatus.Resting, Noon.AddDays(7)), (after.Status, after.Until!.Value));
    }

    [Fact]
    public void A_late_report_counts_as_if_it_came_in_time()
    {
        var resting = OutcomeRules.Usual.Expire(NumberState.Fresh, Noon);
        var late = By(Ona, Noon.AddHours(1));
        Assert.All(Outcomes.All.Where(outcome => outcome.WasCalled()), outcome => Assert.Equal(
            OutcomeRules.Usual.Apply(NumberState.Fresh, outcome, late),
            OutcomeRules.Usual.ApplyLate(NumberState.Fresh, Noon, resting, outcome, late)));
    }

    [Fact]
    public void A_late_skip_leaves_the_number_at_rest()
    {
        var resting = OutcomeRules.Usual.Expire(NumberState.Fresh, Noon);
        Assert.Equal(resting, OutcomeRules.Usual.ApplyLate(NumberState.Fresh, Noon, resting, Outcome.Skipped, By(Ona, Noon.AddHours(1))));
    }

    [Fact]
    public void A_late_report_only_tightens_what_others_have_reported_since()
    {
        var late = By(Ona, Noon.AddDays(9));
        var hungUp = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.HungUp, By(Jonas, Noon.AddDays(8)));
        Assert.Equal(hungUp, OutcomeRules.Usual.ApplyLate(NumberState.Fresh, Noon, hungUp, Outcome.CallLater, late));
        Assert.Equal(hungUp, OutcomeRules.Usual.ApplyLate(NumberState.Fresh, Noon, hungUp, Outcome.DoesNotExist, late));
        Assert.Equal(NumberStatus.DoNotCall, OutcomeRules.Usual.ApplyLate(NumberState.Fresh, Noon, hungUp, Outcome.DoNotCall, late).Status);
    }

    [Fact]
    public void What_comes_after_others_have_had_the_number_only_tightens_what_it_is_now()
    {
        var call = new PastCall(NumberState.Fresh, Noon, Outcome.Skipped, IsOvertaken: true);
        var now = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.NoAnswer, By(Jonas, Noon.AddHours(1)));
        Assert.All(Outcomes.All.Where(outcome => outcome.WasCalled()), outcome =>
        {
            var after = OutcomeRules.Usual.Report(call, now, outcome, By(Ona, Noon.AddHours(2)))!;
            Assert.True(after.Status > now.Status || after.Until >= now.Until, $"{outcome}: {after}");
        });
        var hungUp = OutcomeRules.Usual.Report(call, now, Outcome.HungUp, By(Ona, Noon.AddHours(2)))!;
        Assert.Equal((NumberStatus.Resting, Noon.AddHours(2).AddDays(365)), (hungUp.Status, hungUp.Until!.Value));
    }

    [Fact]
    public void A_rest_that_goes_on_is_not_cut_short_by_whoever_has_the_number_in_hand()
    {
        var asked = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.HungUp, By(Ona, Noon));
        Assert.All([Outcome.NoAnswer, Outcome.SwitchedOff, Outcome.DoesNotExist, Outcome.CallLater, Outcome.Skipped], outcome =>
            Assert.Equal((asked.Status, asked.Until), Rest(OutcomeRules.Usual.Apply(asked, outcome, By(Jonas, Noon.AddMinutes(10))))));
        static (NumberStatus, DateTimeOffset?) Rest(NumberState state) => (state.Status, state.Until);
    }

    [Fact]
    public void An_attempt_counts_though_a_longer_rest_goes_on()
    {
        // Ona had said "I did not call" and corrects herself while Jonas has the number in hand.
        var doubted = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.DoesNotExist, By(Ona, Noon));
        var busy = OutcomeRules.Usual.Apply(doubted, Outcome.Busy, By(Jonas, Noon.AddMinutes(2)));
        Assert.Equal((NumberStatus.Quarantined, Noon.AddDays(14), 1, Daypart.Day), (busy.Status, busy.Until!.Value, busy.Attempts, busy.Avoid!.Value));

        var later = Noon.AddDays(140);
        Assert.Equal(later.AddDays(180), OutcomeRules.Usual.Apply(busy, Outcome.Voicemail, By(Jonas, later)).Until);
    }

    [Fact]
    public void Two_who_say_late_that_a_number_does_not_exist_are_two()
    {
        var doubted = OutcomeRules.Usual.Apply(NumberState.Fresh, Outcome.DoesNotExist, By(Jonas, Noon));
        var call = new PastCall(NumberState.Fresh, Noon, Outcome.Skipped, IsOvertaken: true);
        Assert.Equal(NumberStatus.Retired, OutcomeRules.Usual.Report(call, doubted, Outcome.DoesNotExist, By(Ona, Noon.AddHours(1)))!.Status);
    }

    private static Attempt By(long volunteer, DateTimeOffset at) => new(volunteer, at, Daypart.Day);
}
