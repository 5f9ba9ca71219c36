using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Wellbeing;

/// <summary>Breaks as the conversation decides them; what the store refuses meanwhile stands in the store's contract.</summary>
public sealed class BreakTests
{
    private static readonly State Choosing = new ChoosingBreak(Some.Reported());

    [Theory]
    [InlineData(BreakLength.QuarterHour, "2026-11-25T13:15:00Z")]
    // Six in the morning in Vilnius.
    [InlineData(BreakLength.Today, "2026-11-26T04:00:00Z")]
    [InlineData(BreakLength.Week, "2026-12-02T13:00:00Z")]
    public void A_break_ends_when_it_was_said_to(BreakLength length, string until)
    {
        var then = Talk.In(Choosing).Answering(new CallingStopped(3, 1)).Taps(new BreakChosen(length));

        Assert.Equal(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture), then.Volunteer.BreakUntil);
        Assert.Equal([new StopCalling()], then.Asked);
        Assert.Equal(new CallsOver(3, 1) { IsForBreak = true }, then.State);
        Assert.Contains(new BreakOver(), then.Buttons);
        Assert.DoesNotContain(new NumberAsked(), then.Buttons);
    }

    [Fact]
    public void Whoever_is_up_after_midnight_means_the_day_that_ends() => Assert.Equal(
        new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero),
        Talk.In(Choosing).AtTime(new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero)).Answering(new CallingStopped(0, 0)).Taps(new BreakChosen(BreakLength.Today)).Volunteer.BreakUntil);

    [Fact]
    public void Ending_it_early_is_one_tap_and_brings_the_numbers_back()
    {
        var then = Talk.In(new Home()).As(WellbeingSamples.OnBreak).Taps(new BreakOver());

        Assert.Null(then.Volunteer.BreakUntil);
        Assert.Contains(new NumberAsked(), then.Buttons);
        Assert.Null(Talk.In(new Home()).Taps(new BreakOver()).Volunteer.BreakUntil);
    }

    /// <summary>The evening was closed, and stayed closed: only the way home led to a number.</summary>
    [Fact]
    public void A_break_that_is_over_by_a_tap_or_by_itself_offers_a_number_where_it_began()
    {
        var over = new CallsOver(3, 1, Some.Lease()) { IsForBreak = true };
        var ended = Talk.In(over).As(WellbeingSamples.OnBreak).Taps(new BreakOver());
        var passed = Talk.In(over).As(WellbeingSamples.OnBreak).AtTime(WellbeingSamples.OnBreak.BreakUntil!.Value).When(new Back());
        foreach (var then in (Talk.Then[])[ended, passed])
        {
            Assert.Equal(["calling.back", "calling.over.given-back"], then.Keys);
            Assert.Contains(new NumberAsked(), then.Buttons);
            // What was in hand when it began can still be reported.
            Assert.Contains(new CallEnded(Some.Lease().Id, FirstTap.TheyEnded), then.Buttons);
        }
        Assert.DoesNotContain(new NumberAsked(), Talk.In(over).As(WellbeingSamples.OnBreak).When(new Back()).Buttons);
        Assert.DoesNotContain(new NumberAsked(), Talk.In(new CallsOver(3, 1)).When(new Back()).Buttons);
    }

    [Fact]
    public void At_home_no_number_is_offered_during_a_break_and_one_is_again_after_it()
    {
        Assert.DoesNotContain(new NumberAsked(), Talk.In(new Home()).As(WellbeingSamples.OnBreak).When(new HomeAsked()).Buttons);
        Assert.Contains(new NumberAsked(), Talk.In(new Home()).As(WellbeingSamples.OnBreak).AtTime(WellbeingSamples.OnBreak.BreakUntil!.Value).When(new HomeAsked()).Buttons);
    }

    [Fact]
    public void Nothing_calls_anybody_back_from_a_break_wherever_they_are()
    {
        Trigger[] calls = [.. Samples.Triggers.Where(trigger => trigger is RegionsOpened or HandOutsResumed or CallLaterDue)];
        Assert.NotEmpty(calls);
        foreach (var state in Samples.States)
            foreach (var call in calls)
            {
                var then = Talk.In(state).As(WellbeingSamples.OnBreak).Answering(Samples.Answer).When(call);
                Assert.Empty(then.Result.Effects.OfType<Effect.Announce>());
                Assert.Null(then.Result.Live);
            }
    }

    [Fact]
    public void The_choice_can_be_left_as_it_was_found()
    {
        Assert.Equal(Some.Reported(), Talk.In(Choosing).Taps(new Cancelled()).State);
        Assert.Equal(Choosing, Talk.In(Choosing).Taps(new SignsAsked()).State);
        Assert.Equal(Choosing, Talk.In(Choosing).Taps(new Back()).State);
    }

    [Theory]
    [InlineData(Standing.Volunteer, true)]
    [InlineData(Standing.Supporter, false)]
    public void Help_offers_a_break_to_those_who_call(Standing standing, bool offered) => Assert.Equal(
        offered, Talk.In(new Home()).As(Some.Volunteer with { Standing = standing }).When(new Core.Personal.HelpAsked()).Buttons.Contains(new BreakAsked()));

    [Fact]
    public void The_first_word_of_a_ping_is_taken_off_with_the_number() => Assert.Contains(
        new Effect.Unschedule(TimerKeys.Opening), Talk.In(Choosing).Answering(new CallingStopped(0, 0)).Taps(new BreakChosen(BreakLength.Week)).Result.Effects);
}
