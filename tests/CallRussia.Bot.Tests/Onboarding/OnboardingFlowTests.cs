using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Onboarding;

public sealed class OnboardingFlowTests
{
    private static readonly Volunteer Guest = new(Some.VolunteerId, Language.Russian, Some.Now);

    [Fact]
    public void From_start_to_the_first_number_it_takes_five_taps()
    {
        var start = Talk.In(new Unmet()).As(Guest).When(new Started("i_abc"));
        Assert.Equal("i_abc", start.Volunteer.Invitation);

        var language = Next(start).Taps(new LanguageChosen(Language.Russian));
        var russian = Next(language).Taps(new RussianSpoken(Yes: true));
        var promise = Next(russian).Taps(new Promised());
        Assert.Equal(Some.Now, promise.Volunteer.PromisedAt);

        var home = Next(promise).Taps(new CountryChosen("DE"));
        Assert.Equal(new Home(JustArrived: true), home.State);
        Assert.Equal(("DE", "Europe/Berlin", Standing.Volunteer), (home.Volunteer.Country, home.Volunteer.Zone, home.Volunteer.Standing));
        Assert.Contains(new NumberAsked(), home.Buttons);
    }

    [Fact]
    public void Languages_are_named_in_themselves()
    {
        var start = Talk.In(new Unmet()).As(Guest).When(new Started());
        Assert.Equal(Language.All.Select(language => new LanguageChosen(language)), start.Buttons);
    }

    [Fact]
    public void Who_does_not_speak_Russian_becomes_a_supporter_with_a_link_to_donate()
    {
        var then = Talk.In(new AskedForRussian()).As(Guest).Taps(new RussianSpoken(Yes: false));

        Assert.Equal(Standing.Supporter, then.Volunteer.Standing);
        Assert.Contains(then.Screen.Rows.SelectMany(row => row), button => button is Button.Link { Url: "https://example.org/donate" });
        Assert.DoesNotContain(new NumberAsked(), then.Buttons);
    }

    [Theory]
    [InlineData("Германия", "DE")]
    [InlineData("lietuva", "LT")]
    [InlineData("Israel", "IL")]
    public void A_typed_country_that_is_sure_needs_no_tap(string typed, string code)
    {
        var then = Talk.In(new ChoosingCountry([])).As(Guest).When(new Typed(typed));

        Assert.Equal(new Home(JustArrived: true), then.State);
        Assert.Equal(code, then.Volunteer.Country);
    }

    [Fact]
    public void A_country_that_nobody_knows_can_be_typed_again_or_skipped()
    {
        var then = Talk.In(new ChoosingCountry([])).As(Guest).When(new Typed("йцукенгшщз"));

        Assert.Equal(new ChoosingCountry([], NotFound: true), then.State);
        Assert.Contains(new CountrySkipped(), then.Buttons);
    }

    [Fact]
    public void Start_in_the_middle_of_the_questions_shows_the_present_question_again()
    {
        var then = Talk.In(new Promising()).As(Guest).When(new Started());

        Assert.Equal(new Promising(), then.State);
        Assert.Contains(new Promised(), then.Buttons);
    }

    [Fact]
    public void Asking_for_a_number_before_the_promise_brings_none()
    {
        var then = Talk.In(new Promising()).As(Guest).When(new NumberAsked());

        Assert.Empty(then.Asked);
        Assert.Equal(new Promising(), then.State);
    }

    private static Talk.Given Next(Talk.Then then) =>
        new(then.Result.Conversation! with { Turns = 7, LiveMessage = 70 });
}
