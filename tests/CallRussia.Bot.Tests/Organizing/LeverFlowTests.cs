using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

public sealed class LeverFlowTests
{
    private static readonly State Home = new Home();

    [Fact]
    public void A_pause_is_asked_for_in_three_languages_and_confirmed_with_its_size()
    {
        var russian = Desk(new AtLevers(Home)).Taps(new LeverWanted(LeverKind.Region, LeverSamples.Region.Text));
        var english = Desk(russian.State).When(new Typed("проверяем"));
        var lithuanian = Desk(english.State).When(new Typed("checking"));
        var sure = Desk(lithuanian.State).Answering(LeverSamples.Seen).When(new Typed("tikriname"));
        Assert.Equal([new LookAtLevers()], sure.Asked);
        var size = Assert.Single(sure.Screen.Paragraphs, text => text.Key == "levers.size");
        Assert.Equal((new TextArg.Count(5), new TextArg.Count(5_000)), (size.Args["held"], size.Args["numbers"]));

        var done = Desk(sure.State).Answering(new LeverPulled(LeverKind.Region, LeverSamples.Region)).Taps(new LeverConfirmed());
        Assert.Equal([new PullLever(LeverKind.Region, LeverSamples.Region, LeverSamples.Typed)], done.Asked);
        Assert.Equal(["levers.pulled.Region"], done.Keys);
    }

    [Fact]
    public void One_text_may_do_for_all_languages_and_a_ready_reason_is_there_in_each()
    {
        var giving = new GivingLeverReason(Home, LeverKind.HandOuts, null, "проверяем");
        var same = Desk(giving).Answering(LeverSamples.Seen).Taps(new SameForAllWanted());
        var ready = Desk(giving with { Russian = null }).Answering(LeverSamples.Seen).Taps(new ReadyReasonChosen(ReadyReason.Mourning));

        Assert.Equal(new LeverReason("проверяем", "проверяем", "проверяем"), Assert.IsType<ConfirmingLever>(same.State).Reason);
        Assert.Equal(LeverReason.Of(ReadyReason.Mourning), Assert.IsType<ConfirmingLever>(ready.State).Reason);
    }

    [Fact]
    public void A_reason_with_a_number_in_it_is_asked_for_again()
    {
        var then = Desk(new GivingLeverReason(Home, LeverKind.Everything, null)).When(new Typed("звоните +7 975 007 12 34"));

        Assert.True(Assert.IsType<GivingLeverReason>(then.State).Unfit);
    }

    [Fact]
    public void Whoever_asks_during_a_pause_reads_the_reason_in_his_language_and_that_he_will_be_told()
    {
        var refused = new NumberRefused(WhyNot.Paused, Until: null) { Reason = LeverSamples.Typed };
        var then = Talk.In(Home).As(Some.Volunteer with { Language = Language.Lithuanian }).Answering(refused).When(new NumberAsked());

        Assert.Equal(["calling.none.paused", "calling.none.reason", "calling.none.will-be-told"], then.Keys);
        Assert.Equal((TextArg)"tikriname", then.Screen.Paragraphs[1].Args["reason"]);
    }

    [Fact]
    public void The_end_of_a_pause_is_told_beside_whatever_is_read_but_not_to_somebody_on_a_call()
    {
        var told = Talk.In(Home).When(new HandOutsResumed()).Only<Effect.Announce>();

        Assert.Contains(told.Screen.Rows.SelectMany(row => row).OfType<Button.Press>(), press => press is { Trigger: NumberAsked, Lasting: true });
        Assert.True(Talk.In(new OnCall(Some.Lease())).When(new HandOutsResumed()).Stays);
    }

    [Theory]
    [InlineData(null, 3, 3)]
    [InlineData("Europe/Vilnius", 3, 7)]
    [InlineData("Europe/Vilnius", 13, 13)]
    [InlineData("Europe/Vilnius", 20, 31)]
    [InlineData("America/New_York", 13, 14)]
    public void Nobody_is_woken(string? zone, int at, int told)
    {
        var day = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(day.AddHours(told), VolunteerClock.NotAtNight(zone, day.AddHours(at)));
    }

    private static Talk.Given Desk(State state) => Talk.In(state).As(Some.Organizer);
}
