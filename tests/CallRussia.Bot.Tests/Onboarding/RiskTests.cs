using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Onboarding;

/// <summary>Whoever lives where helping is dangerous is told so before any number.</summary>
public sealed class RiskTests
{
    private static readonly Volunteer Guest = new(Some.VolunteerId, Some.Volunteer.Language, Some.Now) { PromisedAt = Some.Now };

    public static TheoryData<string> Typed => ["Беларусь", "Белоруссия", "Крым", "Севастополь", "Донецк", "Мелитополь", "Crimea", "Baltarusija", "Krymas"];

    [Theory]
    [MemberData(nameof(Typed))]
    public void A_dangerous_place_is_told_before_anything_else(string place)
    {
        var then = Talk.In(new ChoosingCountry([])).As(Guest).When(new Typed(place));

        Assert.IsType<ToldRisk>(then.State);
        Assert.Equal(Standing.Guest, then.Volunteer.Standing);
        Assert.DoesNotContain(new NumberAsked(), then.Buttons);
        Assert.Equal(new RiskAnswered(Calls: false), then.Buttons.First());
    }

    [Fact]
    public void Russia_with_its_many_clocks_is_told_after_the_clock_whether_it_was_said_or_not()
    {
        var asked = Talk.In(new ChoosingCountry([])).As(Guest).When(new Typed("Россия"));
        Assert.IsType<ChoosingZone>(asked.State);
        Assert.IsType<ToldRisk>(Talk.In(asked.State).As(asked.Volunteer).Taps(new ZoneSkipped()).State);
        Assert.IsType<ToldRisk>(Talk.In(asked.State).As(asked.Volunteer).Taps(new ZoneChosen("Asia/Omsk")).State);
    }

    [Fact]
    public void A_deep_link_changes_nothing_about_it()
    {
        var met = Talk.In(new Unmet()).As(new Volunteer(Some.VolunteerId, Some.Volunteer.Language, Some.Now)).When(new Started("i_friend"));
        Assert.Equal("i_friend", met.Volunteer.Invitation);
        var promised = Talk.In(new Promising()).As(met.Volunteer).Taps(new Promised());
        Assert.IsType<ToldRisk>(Talk.In(promised.State).As(promised.Volunteer).Taps(new CountryChosen("BY")).State);
    }

    [Fact]
    public void Work_without_calls_is_offered_and_brings_no_number_and_asks_for_no_money()
    {
        var then = Talk.In(new ToldRisk()).As(Guest with { Country = "BY" }).Taps(new RiskAnswered(Calls: false));

        Assert.Equal((new Supporting(), Standing.Supporter), (then.State, then.Volunteer.Standing));
        Assert.Empty(then.Screen.Rows.SelectMany(row => row).OfType<Button.Link>());
        Assert.Equal(new Supporting(), Talk.In(then.State).As(then.Volunteer).TapsOld(new NumberAsked(), nonce: Tap.Lasting).State);
        var again = Talk.In(then.State).As(then.Volunteer).Taps(new RussianSpoken(Yes: true));
        Assert.IsType<Promising>(again.State);
        Assert.True(again.Volunteer.MustKnowRisk);
    }

    [Fact]
    public void Whoever_knows_the_risk_may_call_and_is_not_asked_again_for_that_place()
    {
        var then = Talk.In(new ToldRisk()).As(Guest with { Country = "BY" }).Taps(new RiskAnswered(Calls: true));
        Assert.Equal((new Home(JustArrived: true), "BY", Standing.Volunteer), (then.State, then.Volunteer.RiskTaken, then.Volunteer.Standing));
        Assert.False(then.Volunteer.MustKnowRisk);
        Assert.True((then.Volunteer with { Country = "RU" }).MustKnowRisk);
    }

    [Fact]
    public void A_slip_of_the_finger_is_mended()
    {
        var then = Talk.In(new ToldRisk()).As(Guest with { Country = "BY" }).Taps(new LivesElsewhere());
        var home = Talk.In(then.State).As(then.Volunteer).Taps(new CountryChosen("LT"));
        Assert.Equal((new Home(JustArrived: true), "LT"), (home.State, home.Volunteer.Country));
    }

    [Fact]
    public void Moving_there_in_the_settings_is_told_at_once_and_a_call_that_goes_on_is_finished_first()
    {
        Talk.Then Move(State from) => Talk.In(new ChangingCountry(from, new ChoosingCountry([]))).Answering(new RiskComesFirst()).Taps(new CountryChosen("RU"));
        Assert.IsType<ToldRisk>(Move(new Home()).State);
        Assert.Equal(new OnCall(Some.Lease()), Move(new OnCall(Some.Lease())).State);
        Assert.Equal("RU", Move(new OnCall(Some.Lease())).Volunteer.Country);
    }

    [Fact]
    public void Asking_for_a_number_is_answered_with_the_risk_where_it_was_not_told() =>
        Assert.IsType<ToldRisk>(Talk.In(new Home()).As(Some.Volunteer with { Country = "RU" }).Answering(ask => ask is HandOut ? new RiskComesFirst() : throw new InvalidOperationException()).Taps(new NumberAsked()).State);
}
