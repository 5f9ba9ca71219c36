using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Calling;

/// <summary>"Who rang me back?", as it is asked and answered.</summary>
public sealed class RingBackTests
{
    private static readonly RingBack Call = RingBackSamples.Call;

    [Theory]
    [InlineData("Кто мне звонил?")]
    [InlineData("мне перезвонили, что делать")]
    [InlineData("Who called me back?")]
    [InlineData("Kas man skambino?")]
    public void It_can_be_asked_in_words(string words) => Assert.Equal(new AskingWhoRang(new Home()), Talk.In(new Home()).When(new Typed(words)).State);

    [Fact]
    public void It_is_asked_from_home_and_from_help_also_with_a_number_in_hand()
    {
        Assert.Contains(new RingBackAsked(), Talk.In(new Home()).When(new Back()).Buttons);
        Assert.Contains(new RingBackAsked(), Talk.In(new Home()).When(new CallRussia.Bot.Core.Personal.HelpAsked()).Buttons);

        var call = new OnCall(Some.Lease());
        var asking = Talk.In(call).Taps(new RingBackAsked());
        Assert.Equal(new AskingWhoRang(call), asking.State);
        Assert.Equal(call, Talk.In(asking.State).Taps(new Cancelled()).State);
    }

    [Theory]
    [InlineData("2345", 2345, 4)]
    [InlineData("… 23-45", 2345, 4)]
    [InlineData("0007", 7, 4)]
    [InlineData("+7 975 007 23 45", 9750072345, 10)]
    [InlineData("8 (975) 007-23-45", 9750072345, 10)]
    public void A_number_or_its_end_is_looked_for_and_leaves_the_chat(string words, long ending, int digits)
    {
        var asking = Talk.In(new AskingWhoRang(new Home())).Answering(new WhoRangSeen([Call]));
        var then = (digits == 4 ? asking : asking.ShowingNumber()).Writes(80, new Typed(words));

        Assert.Equal([new FindWhoRang(ending, digits)], then.Asked);
        Assert.Single(then.Result.Effects.OfType<Effect.EraseWritten>());
        Assert.Contains("ring-back.say", then.Keys);
        Assert.DoesNotContain("2345", $"{then.Asked[0]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("345")]
    [InlineData("12345")]
    [InlineData("не помню")]
    [InlineData("в 2020 году")]
    public void Anything_else_is_asked_for_again(string words)
    {
        var then = Talk.In(new AskingWhoRang(new Home())).When(new Typed(words));
        Assert.Equal(new AskingWhoRang(new Home(), Unread: true), then.State);
        Assert.Empty(then.Asked);
    }

    [Fact]
    public void Only_what_is_stricter_than_what_stands_can_be_said()
    {
        Assert.Equal(Outcomes.AfterRingBack, Reports(Outcome.NoAnswer));
        Assert.Equal(Outcomes.AfterRingBack, Reports(null));
        Assert.Equal([Outcome.DoNotCall, Outcome.InDanger], Reports(Outcome.Hostile));
        Assert.Empty(Reports(Outcome.InDanger));
    }

    [Fact]
    public void A_number_that_is_in_hand_is_reported_where_it_is()
    {
        var then = Talk.In(new AskingWhoRang(new OnCall(Some.Lease()))).When(new WhoRangSeen([Call with { Outcome = null, IsInHand = true }]));
        Assert.Contains("ring-back.in-hand", then.Keys);
        Assert.DoesNotContain(then.Buttons, button => button is RingBackReported);
    }

    [Fact]
    public void Several_are_told_apart_by_region_and_day_and_no_digit_is_shown()
    {
        var then = Talk.In(new AskingWhoRang(new Home())).When(new WhoRangSeen([Call, Call with { Lease = new LeaseId(7) }]));
        Assert.Equal([new RingBackOpened(Call.Lease), new RingBackOpened(new LeaseId(7))], then.Buttons.OfType<RingBackOpened>());
        Assert.Equal(["ring-back.several", "ring-back.lines"], then.Keys);
    }

    [Fact]
    public void What_came_of_it_is_noted_with_kind_words_and_the_agreed_call_is_not_reminded_of()
    {
        var then = Talk.In(new AskingWhoRang(new Home())).Answering(new RingBackRecorded(Call.Lease, Outcome.Hostile)).Taps(new RingBackReported(Call.Lease, Outcome.Hostile));

        Assert.Equal([new RecordRingBack(Call.Lease, Outcome.Hostile)], then.Asked);
        Assert.Equal(new Home(), then.State);
        Assert.Contains("calling.recorded-for-good", then.Keys);
        Assert.Contains(then.Buttons, button => button is CareAsked);
        Assert.Contains(new Effect.Unschedule(TimerKeys.CallLaterSoon(Call.Lease)), then.Result.Effects);
    }

    [Fact]
    public void What_is_stricter_already_stays()
    {
        var then = Talk.In(new AskingWhoRang(new Home())).Answering(new OutcomeRefused(Call.Lease, Outcome.InDanger)).Taps(new RingBackReported(Call.Lease, Outcome.Talked));
        Assert.Equal("calling.kept.toast", then.Only<Effect.Toast>().Text.Key);
    }

    private static IEnumerable<Outcome> Reports(Outcome? stands) =>
        Talk.In(new AskingWhoRang(new Home())).When(new WhoRangSeen([Call with { Outcome = stands }])).Buttons.OfType<RingBackReported>().Select(report => report.Outcome);
}
