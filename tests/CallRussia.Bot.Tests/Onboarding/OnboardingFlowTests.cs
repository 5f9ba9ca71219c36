using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;
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
        Assert.Equal(Language.All.Select(language => new LanguageChosen(language)), start.Buttons.OfType<LanguageChosen>().OrderBy(chosen => Language.All.ToList().IndexOf(chosen.Language)));
    }

    [Theory]
    [InlineData("ru", "ru en lt")]
    [InlineData("lt", "lt ru en")]
    [InlineData("en", "en ru lt")]
    public void The_language_that_the_app_tells_comes_first(string app, string order)
    {
        var start = Talk.In(new Unmet()).As(Guest with { Language = Language.FromTelegram(app) }).When(new Started());
        Assert.Equal(order, string.Join(' ', start.Buttons.OfType<LanguageChosen>().Select(chosen => chosen.Language.Code)));
    }

    [Theory]
    [InlineData("site-lt", "lt")]
    [InlineData("site-ru-poster_7", "ru")]
    [InlineData("site-xx", "en")]
    [InlineData("poster", "en")]
    public void Whoever_comes_from_the_campaign_s_pages_goes_on_in_their_language(string payload, string language)
    {
        var start = Talk.In(new Unmet()).As(Guest with { Language = Language.English }).When(new Started(payload));
        Assert.Equal((payload, language), (start.Volunteer.Invitation, start.Volunteer.Language.Code));
    }

    [Fact]
    public void Who_does_not_speak_Russian_becomes_a_supporter_with_a_link_to_donate()
    {
        var then = Talk.In(new AskedForRussian()).As(Guest).Taps(new RussianSpoken(Yes: false));

        Assert.Equal(Standing.Supporter, then.Volunteer.Standing);
        Assert.Contains(then.Screen.Rows.SelectMany(row => row), button => button is Button.Link { Url: "https://example.org/donate" });
        Assert.DoesNotContain(new NumberAsked(), then.Buttons);
    }

    [Fact]
    public void Without_a_link_nobody_is_asked_for_money()
    {
        var supporting = new Conversation(Some.Volunteer with { Standing = Standing.Supporter }, new Supporting(), Turns: 7);
        foreach (var (link, says) in new (string?, bool)[] { ("https://example.org/donate", true), (null, false) })
        {
            var turn = new Turn(new Dialogue(Some.Features), () => Some.Campaign with { DonationUrl = link }, () => Some.Library);
            var screen = turn.Run(supporting, new Incoming("u1", Some.VolunteerId, new Started(), Some.Now), (ask, _) => throw new InvalidOperationException($"{ask}")).Live!.Screen;

            foreach (var (language, words) in new[] { (Language.Russian, "деньг"), (Language.English, "money"), (Language.Lithuanian, "pinig") })
                Assert.Equal(says, screen.Paragraphs.Any(text => Some.World.Content.Phrasebook.Plain(text, language).Contains(words, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void A_supporter_reads_the_guide_what_people_say_and_the_facts_and_never_gets_a_number()
    {
        var supporter = Some.Volunteer with { Standing = Standing.Supporter, Language = Language.English };
        var start = Talk.In(new Supporting()).As(supporter).When(new Started());
        Assert.Contains(new GuideAsked(0), start.Buttons);
        Assert.Contains(new FactsAsked(), start.Buttons);

        foreach (var asked in new Trigger[] { new GuideAsked(0), new GuideAsked(3), new ObjectionsAsked(0), new ObjectionAsked("nato"), new FactsAsked(), new FactAsked("casualties", 0), new Typed("nato") })
        {
            var page = Talk.In(new Supporting()).As(supporter).When(asked);
            Assert.Equal(new Supporting(), page.State);
            Assert.DoesNotContain(new NumberAsked(), page.Buttons);
            Assert.Contains(new Back(), page.Buttons);
            Assert.NotEqual(start.Screen, page.Screen);
        }
    }

    [Fact]
    public void Which_country_was_understood_is_said_with_the_tap_or_above_the_next_screen()
    {
        var understood = new Text("onboarding.country-understood.toast").With("country", new TextArg.CountryName("DE"));
        var returns = new ChangingCountry(new Home(), new ChoosingCountry([]));

        Assert.Equal(understood, Talk.In(new ChoosingCountry([])).As(Guest).Taps(new CountryChosen("DE")).Result.Toast!.Text);
        Assert.Equal(understood, Talk.In(returns).Taps(new CountryChosen("DE")).Result.Toast!.Text);
        Assert.Equal(understood, Talk.In(new ChoosingCountry([])).As(Guest).When(new Typed("гермния")).Screen.Paragraphs[0]);
        Assert.Equal(understood, Talk.In(returns).When(new Typed("Germany")).Screen.Paragraphs[0]);
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

    [Theory]
    [InlineData("US")]
    [InlineData("CA")]
    [InlineData("AU")]
    [InlineData("BR")]
    [InlineData("MX")]
    public void A_country_with_several_clocks_asks_for_one_of_them_once(string code)
    {
        var asked = Talk.In(new ChoosingCountry([])).As(Guest).Taps(new CountryChosen(code));
        Assert.Equal(new ChoosingZone(code), asked.State);
        Assert.True(asked.Volunteer.IsZoneGuess);
        Assert.Equal(Some.World.Countries.Find(code)!.Zones.DistinctBy(zone => TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(Some.Now)).Select(zone => new ZoneChosen(zone)), asked.Buttons.OfType<ZoneChosen>());

        var last = asked.Buttons.OfType<ZoneChosen>().Last();
        var home = Next(asked).Taps(last);
        Assert.Equal(new Home(JustArrived: true), home.State);
        Assert.Equal((last.Zone, false, Standing.Volunteer), (home.Volunteer.Zone!, home.Volunteer.IsZoneGuess, home.Volunteer.Standing));
    }

    [Fact]
    public void Who_does_not_say_which_clock_goes_on_and_it_stays_a_guess()
    {
        var home = Next(Talk.In(new ChoosingCountry([])).As(Guest).When(new Typed("Америка"))).Taps(new ZoneSkipped());
        Assert.Equal(new Home(JustArrived: true), home.State);
        Assert.Equal(("US", true), (home.Volunteer.Country!, home.Volunteer.IsZoneGuess));
    }

    [Fact]
    public void Who_moves_to_a_country_with_several_clocks_is_asked_there_too_and_stays_where_he_was()
    {
        var moved = Talk.In(new ChangingCountry(new OnCall(Some.Lease()), new ChoosingCountry([]))).Taps(new CountryChosen("US"));
        Assert.Equal((new OnCall(Some.Lease()), true), (moved.State, moved.Volunteer.IsZoneGuess));
        Assert.Contains(new ZoneChosen("America/Chicago"), moved.Buttons);

        var settled = Next(moved).Taps(new ZoneChosen("America/Chicago"));
        Assert.Equal(("America/Chicago", false), (settled.Volunteer.Zone!, settled.Volunteer.IsZoneGuess));
        var back = Talk.In(new ChangingCountry(settled.State, new ChoosingCountry([]))).As(settled.Volunteer).Taps(new CountryChosen("LT"));
        Assert.Equal(("Europe/Vilnius", false), (back.Volunteer.Zone!, back.Volunteer.IsZoneGuess));
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
