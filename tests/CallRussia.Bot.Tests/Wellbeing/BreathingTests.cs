using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Wellbeing;

/// <summary>The minute of breathing: a message that goes on by itself, and stops for whatever the person does.</summary>
public sealed class BreathingTests
{
    private static readonly State Hard = Some.Reported(FirstTap.TheyEnded, Outcome.Hostile, refined: true);

    [Theory]
    [InlineData(Outcome.Hostile, true)]
    [InlineData(Outcome.InDanger, true)]
    [InlineData(Outcome.TalkedOver15, true)]
    [InlineData(Outcome.NoAnswer, false)]
    [InlineData(Outcome.TalkedUnder3, false)]
    public void Breathing_is_offered_after_a_call_that_weighs(Outcome outcome, bool offered) =>
        Assert.Equal(offered, Talk.In(Some.Reported(outcome.FirstTap(), outcome, refined: true)).When(new Back()).Buttons.Contains(new BreatheAsked()));

    [Fact]
    public void The_message_breathes_by_a_bounded_number_of_edits_and_ends_with_a_choice()
    {
        var (state, at) = (Talk.In(Hard).Taps(new BreatheAsked()).State, Some.Now);
        var due = Talk.In(Hard).Taps(new BreatheAsked()).Only<Effect.Schedule>();
        var edits = 0;
        while (state is Breathing)
        {
            at = due.Due;
            var then = Talk.In(state).AtTime(at).When(due.Trigger);
            state = then.State;
            Assert.Equal(70, then.Result.Live!.Replaces);
            edits++;
            due = then.Result.Effects.OfType<Effect.Schedule>().SingleOrDefault() ?? due;
        }
        Assert.Equal(new ChoosingBreak(Hard), state);
        Assert.Equal(2 * Breath.Times + 1, edits);
        Assert.InRange(at - Some.Now, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(70));
        Assert.True(Talk.In(state).When(due.Trigger).Stays);
    }

    [Fact]
    public void What_the_person_does_ends_it_and_is_done_where_they_came_from()
    {
        var help = Talk.In(new Breathing(Hard, 3)).When(new HelpAsked());
        Assert.Equal((Hard, "help.overview"), (help.State, help.Keys.First()));
        Assert.True(Talk.In(help.State).When(new BreathDue(4)).Stays);

        var number = Talk.In(new Breathing(Hard, 3)).Answering(new NumberHandedOut(Some.Lease(), Again: false)).When(new NumberAsked());
        Assert.Equal(new OnCall(Some.Lease()), number.State);

        var words = Talk.In(new Breathing(Hard, 3)).When(new Typed("нато"));
        Assert.Equal(Hard, words.State);
    }

    [Fact]
    public void Its_buttons_are_good_while_the_message_is_redrawn_under_the_finger()
    {
        var enough = Talk.In(new Breathing(Hard, 3)).TapsOld(new BreakAsked(), messageId: 70, nonce: Tap.Lasting);
        Assert.Equal((new ChoosingBreak(Hard), 70), (enough.State, enough.Result.Live!.Replaces));

        var closed = Talk.In(new Breathing(Hard, 3)).TapsOld(new Back(), messageId: 70, nonce: Tap.Lasting);
        Assert.Equal(Hard, closed.State);
    }

    [Fact]
    public void A_double_tap_or_an_edited_message_does_not_end_it()
    {
        Assert.True(Talk.In(new Breathing(Hard)).TapsOld(new BreatheAsked(), messageId: 70, nonce: "6").Stays);
        Assert.Equal(new Breathing(Hard), Talk.In(new Breathing(Hard)).Edits(5, new Typed("нато")).State);
    }

    [Fact]
    public void A_breath_of_an_earlier_minute_does_not_hurry_this_one()
    {
        Assert.True(Talk.In(new Breathing(Hard)).When(new BreathDue(4)).Stays);
        Assert.True(Talk.In(new Breathing(Hard, 4)).When(new BreathDue(4)).Stays);
    }

    [Fact]
    public void A_number_in_hand_waits_behind_it_and_its_end_is_not_missed()
    {
        var breathing = new Breathing(new OnCall(Some.Lease()), 3);
        var over = Talk.In(breathing).Answering(new LeaseOver(Some.Lease().Id) { IsTakenBack = true }).When(new LeaseTimeUp(Some.Lease().Id));
        Assert.Equal(new Breathing(new Overdue(Some.Lease()) { IsTakenBack = true }, 3), over.State);
    }
}
