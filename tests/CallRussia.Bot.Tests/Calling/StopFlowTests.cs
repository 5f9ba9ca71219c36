using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Calling;

/// <summary>"Done for today", and giving a number back.</summary>
public sealed class StopFlowTests
{
    private static readonly Lease Lease = Some.Lease();

    [Fact]
    public void Done_for_today_gives_the_number_back_from_wherever_somebody_is_just_then()
    {
        foreach (var state in Samples.States.OfType<Settled>().Where(state => state is not (Supporting or CallsOver)))
        {
            var then = Talk.In(state).As(Some.Organizer).Answering(new CallingStopped(4, 1, Lease)).TapsOld(new DoneForToday(), nonce: Tap.Lasting);

            Assert.Equal([new StopCalling()], then.Asked);
            Assert.Equal(new CallsOver(4, 1, Lease), then.State);
            Assert.Null(then.Screen.Holds);
            Assert.Contains(new Effect.Unschedule(TimerKeys.LeaseEnd), then.Result.Effects);
        }
    }

    [Fact]
    public void A_second_press_asks_for_nothing_more() => Assert.Empty(Talk.In(new CallsOver(4, 1)).TapsOld(new DoneForToday(), nonce: Tap.Lasting).Asked);

    [Fact]
    public void An_evening_without_a_talk_is_closed_with_its_calls_and_no_zero()
    {
        Assert.Contains("calling.over.done", Talk.In(new CallsOver(4, 1)).When(new Back()).Keys);
        Assert.Contains("calling.over.done-calls", Talk.In(new CallsOver(4, 0)).When(new Back()).Keys);
        Assert.Equal(["calling.over"], Talk.In(new CallsOver(0, 0)).When(new Back()).Keys);
    }

    [Fact]
    public void A_number_on_the_screen_a_report_and_a_full_shift_offer_to_stop()
    {
        Assert.Contains(new DoneForToday(), Talk.In(new OnCall(Lease)).When(new Back()).Buttons);
        Assert.Contains(new DoneForToday(), Talk.In(Some.Reported()).When(new Back()).Buttons);

        var full = Talk.In(Some.Reported() with { EndsShift = true }).When(new Back());
        Assert.Contains("calling.shift-over", full.Keys);
        Assert.True(full.Buttons.ToList().IndexOf(new DoneForToday()) < full.Buttons.ToList().IndexOf(new NumberAsked()));
    }

    [Fact]
    public void What_was_given_back_can_still_be_reported()
    {
        var then = Talk.In(new CallsOver(4, 1, Lease)).Answering(new OutcomeRecorded(Lease.Id, Outcome.HungUp, CallAt: null, Some.Now.AddMinutes(10))).Taps(new CallEnded(Lease.Id, FirstTap.TheyEnded));
        Assert.Equal([new RecordOutcome(Lease.Id, Outcome.HungUp), new LookForBuddy()], then.Asked);
        Assert.IsType<Core.Calling.Reported>(then.State);

        Assert.Empty(Talk.In(new CallsOver(4, 1, Lease)).Taps(new CallEnded(new LeaseId(7), FirstTap.TheyEnded)).Asked);
        Assert.Equal(new Home(), Talk.In(new CallsOver(4, 1, Lease)).Answering(new OutcomeRefused(Lease.Id, Kept: null)).Taps(new CallEnded(Lease.Id, FirstTap.TheyEnded)).State);
    }

    /// <summary>It was silence: the number stayed on the screen, and its buttons did nothing.</summary>
    [Fact]
    public void A_number_that_is_no_longer_held_leaves_the_screen_when_its_report_comes_too_late()
    {
        var then = Talk.In(new OnCall(Lease)).Answering(new OutcomeRefused(Lease.Id, Kept: null)).Taps(new CallEnded(Lease.Id, FirstTap.DidNotCall));

        Assert.Equal(new Home(), then.State);
        Assert.Null(then.Screen.Holds);
        Assert.Equal("calling.too-late.toast", then.Result.Toast!.Text.Key);
    }
}
