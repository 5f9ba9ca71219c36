using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Calling;

/// <summary>"An organizer should look", from both sides.</summary>
public sealed class FlagFlowTests
{
    private static readonly Lease Lease = Some.Lease();

    [Fact]
    public void Every_report_offers_it_and_a_found_ring_too()
    {
        foreach (var outcome in Outcomes.All) Assert.Contains(new FlagWanted(Lease.Id), Talk.In(Some.Reported(outcome.FirstTap(), outcome, refined: true)).When(new Back()).Buttons);
        Assert.Contains(new FlagWanted(RingBackSamples.Call.Lease), Talk.In(new AskingWhoRang(new Home())).When(new WhoRangSeen([RingBackSamples.Call])).Buttons);
    }

    [Fact]
    public void One_of_the_reasons_is_chosen_and_the_report_waits_behind()
    {
        var reported = Some.Reported();
        var why = Talk.In(reported).Taps(new FlagWanted(Lease.Id));
        Assert.Equal(new Flagging(reported, Lease.Id), why.State);
        Assert.Equal(Enum.GetValues<FlagReason>(), why.Buttons.OfType<FlagReasonChosen>().Select(chosen => chosen.Reason));

        var raised = Talk.In(why.State).Answering(new FlagRaised(FlagReason.Office)).Taps(new FlagReasonChosen(FlagReason.Office));
        Assert.Equal([new RaiseFlag(Lease.Id, FlagReason.Office)], raised.Asked);
        Assert.Equal(reported, raised.State);
        Assert.Equal(["flag.raised"], raised.Keys);
        Assert.Contains(new Effect.Unschedule(TimerKeys.CallLaterSoon(Lease.Id)), raised.Result.Effects);
    }

    [Fact]
    public void No_word_about_a_call_is_taken()
    {
        var then = Talk.In(new Flagging(new Home(), Lease.Id)).When(new Typed("это магазин"));
        Assert.Empty(then.Asked);
        Assert.Equal(new Flagging(new Home(), Lease.Id), then.State);
    }

    [Fact]
    public void Where_somebody_may_be_in_danger_help_lines_are_one_tap_away() =>
        Assert.Contains(new CareAsked("in-danger", 2), Talk.In(new Flagging(new Home(), Lease.Id)).When(new FlagRaised(FlagReason.Danger)).Buttons);

    [Fact]
    public void Organizers_see_the_list_oldest_first_with_ages_and_what_waits_too_long_stands_out()
    {
        var then = Talk.In(new Home()).As(Some.Organizer).Answering(FlagSamples.Answer(new LookAtFlags())!).When(new FlagsAsked());
        Assert.Equal(new AtFlags(new Home()), then.State);
        var lines = then.Screen.Paragraphs.Single(text => text.Key == "flag.lines").Args["lines"] as Core.Texts.TextArg.Lines;
        Assert.Equal(["flag.line-old", "flag.line"], lines!.Items.Select(line => line.Key));
    }

    [Fact]
    public void Whoever_solves_one_goes_on_with_the_list()
    {
        Trigger Answers(Ask ask) => FlagSamples.Answer(ask)!;
        var then = Talk.In(new AtFlags(new Home(), Flag: 3)).As(Some.Organizer).Answering(Answers).Taps(new FlagOpened(3, FlagStep.Retire));
        Assert.Equal([new HandleFlag(3, FlagStep.Retire), new LookAtFlags()], then.Asked);
        Assert.Equal("flag.solved.Retire.toast", then.Only<Effect.Toast>().Text.Key);
    }

    [Fact]
    public void A_notice_of_danger_reaches_organizers_alone()
    {
        Assert.Equal(["flag.waits"], Talk.In(new OnCall(Lease)).As(Some.Organizer).When(new FlagWaits(3)).Only<Effect.Announce>().Screen.Paragraphs.Select(text => text.Key));
        Assert.True(Talk.In(new OnCall(Lease)).When(new FlagWaits(3)).Stays);
        Assert.IsType<OnCall>(Talk.In(new OnCall(Lease)).When(new FlagsAsked()).State);
    }
}
