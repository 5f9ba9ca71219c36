using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Guidance;

/// <summary>What stands on one card: an objection, a fact, openings for small talk, kind words.</summary>
public sealed class CardTests
{
    private static readonly Volunteer English = Some.Volunteer with { Language = Language.English };

    [Fact]
    public void A_card_says_first_what_to_say_and_first_offers_the_way_out()
    {
        var then = Talk.In(new Home()).When(new ObjectionAsked("nato"));

        Assert.Equal(["guide.leaf", "cards.say", "cards.ask", "cards.need", "cards.one-fact", "cards.claim", "cards.source", "cards.avoid"], Keys(then));
        Assert.Equal([new EndingAsked("nato"), new ObjectionFactAsked("nato", 1), new ObjectionsAsked(PageOf("nato")), new Back()], then.Buttons);
    }

    [Fact]
    public void From_how_to_end_kindly_the_way_leads_back_to_the_card()
    {
        foreach (var state in new State[] { new Home(), new OnCall(Some.Lease()), new Core.Onboarding.Supporting() })
        {
            var ending = Talk.In(state).Taps(new EndingAsked("nato"));

            Assert.Contains("guide.close.body", Keys(ending));
            Assert.Equal([new ObjectionAsked("nato"), new Back()], ending.Buttons);
        }
    }

    [Fact]
    public void How_to_end_kindly_of_a_card_that_is_gone_is_answered_with_the_list()
    {
        Assert.Contains("cards.objections", Keys(Talk.In(new Home()).Taps(new EndingAsked("gone"))));
    }

    [Fact]
    public void The_list_opens_again_where_the_card_stands_in_it()
    {
        foreach (var objection in Some.Library.Objections.All)
        {
            var list = Talk.In(new Home()).Taps(Talk.In(new Home()).Taps(new ObjectionAsked(objection.Id)).Buttons.OfType<ObjectionsAsked>().Single());

            Assert.Contains(new ObjectionAsked(objection.Id), list.Buttons);
        }
    }

    [Fact]
    public void Another_fact_takes_the_place_of_the_first_and_after_the_last_comes_the_first()
    {
        var facts = Some.Library.Objections.Find("nato")!.Facts;
        for (var nth = 0; nth < 4; nth++)
        {
            var then = Talk.In(new Home()).Taps(new ObjectionFactAsked("nato", nth));
            Assert.Equal(new Text("cards.claim").With("claim", new TextArg.Spoken(new Text($"fact.{facts[nth % 3]}.claim"))), Paragraphs(then).Single(text => text.Key == "cards.claim"));
            Assert.Contains(new ObjectionFactAsked("nato", (nth + 1) % 3), then.Buttons);
        }
    }

    [Fact]
    public void Who_reads_another_language_gets_the_russian_words_to_say_and_then_their_meaning()
    {
        var then = Talk.In(new Home()).As(English).When(new ObjectionFactAsked("nato", 1));

        var spoken = Some.World.Content.Phrasebook.Plain(Paragraphs(then).Single(text => text.Key == "cards.claim"), Language.English);
        Assert.Equal(Some.World.Content.Phrasebook.Plain(new Text("fact.law-budapest-1994.claim"), Language.Russian), spoken);
        Assert.Contains(new Text("cards.meaning").With("claim", new Text("fact.law-budapest-1994.claim")), Paragraphs(then));
        Assert.DoesNotContain("cards.meaning", Keys(Talk.In(new Home()).When(new ObjectionFactAsked("nato", 1))));
    }

    [Fact]
    public void A_fact_that_would_make_the_card_too_long_has_a_screen_of_its_own()
    {
        var (id, card) = Some.Library.Objections.All
            .Where(objection => objection.Facts.Count > 1)
            .Select(objection => (objection.Id, Card: Talk.In(new Home()).As(English).When(new ObjectionAsked(objection.Id))))
            .First(shown => !Keys(shown.Card).Contains("cards.claim"));
        Assert.Contains(new ObjectionFactAsked(id, 0), card.Buttons);

        var fact = Talk.In(new Home()).As(English).Taps(new ObjectionFactAsked(id, 0));
        Assert.Equal(["guide.leaf", "cards.one-fact", "cards.claim", "cards.meaning", "cards.source"], Keys(fact));
        Assert.Equal([new ObjectionFactAsked(id, 1), new ObjectionAsked(id), new ObjectionsAsked(PageOf(id)), new Back()], fact.Buttons);
    }

    [Fact]
    public void The_source_of_a_fact_opens_for_the_volunteer_unless_nobody_has_read_the_page_yet()
    {
        var read = Some.Library.Facts.Find("cas-mod-498")!;
        var unread = Some.Library.Facts.All.First(fact => fact is { Url: null, TrainingOnly: false });

        Assert.Equal(new TextArg.Linked(read.Source, read.Url!), Source(read));
        Assert.Equal(new TextArg.Nested(unread.Source), Source(unread));

        static TextArg Source(Fact fact)
        {
            var nth = Some.Library.Facts.Of(fact.Theme, DateOnly.FromDateTime(Some.Now.DateTime)).ToList().FindIndex(other => other.Id == fact.Id);
            return Paragraphs(Talk.In(new Home()).When(new FactAsked(fact.Theme, nth))).Single(text => text.Key is "cards.source" or "cards.source-of-estimate").Args["source"];
        }
    }

    [Fact]
    public void Nobody_is_given_words_to_say_to_who_has_hung_up()
    {
        var then = Talk.In(new Home()).When(new ObjectionAsked("hang-up"));

        Assert.Equal(["guide.leaf", "objection.hang-up.reply", "cards.need", "cards.avoid"], Keys(then));
        Assert.Equal([new ObjectionsAsked(PageOf("hang-up")), new Back()], then.Buttons);
    }

    [Fact]
    public void Facts_are_read_one_by_one_with_russian_sources_first()
    {
        var shelf = Some.Library.Facts.Of("casualties", new DateOnly(2026, 11, 25));
        Assert.True(shelf[0].Official);
        Assert.False(shelf[^1].Official);

        var first = Talk.In(new Home()).When(new FactAsked("casualties", 0));
        Assert.Equal(["cards.fact-of", "cards.claim", shelf[0].Estimate ? "cards.source-of-estimate" : "cards.source", "cards.limit"], Keys(first));
        Assert.Equal([new FactAsked("casualties", 1), new FactsAsked(), new Back()], first.Buttons);
        var last = Talk.In(new Home()).Taps(new FactAsked("casualties", shelf.Count - 1));
        Assert.Equal([new FactAsked("casualties", shelf.Count - 2), new FactsAsked(), new Back()], last.Buttons);
    }

    [Fact]
    public void An_estimate_is_said_to_be_one()
    {
        var shelf = Some.Library.Facts.Of("casualties", new DateOnly(2026, 11, 25)).ToList();

        Assert.Contains("cards.source-of-estimate", Keys(Talk.In(new Home()).When(new FactAsked("casualties", shelf.FindIndex(fact => fact.Estimate)))));
    }

    [Fact]
    public void Facts_that_are_to_be_looked_at_again_are_hidden_from_cards_and_themes()
    {
        var late = Talk.In(new Home()).AtTime(new DateTimeOffset(2031, 1, 1, 12, 0, 0, TimeSpan.Zero));

        Assert.DoesNotContain(late.When(new FactsAsked()).Buttons, button => button is FactAsked);
        Assert.DoesNotContain("cards.claim", Keys(late.When(new ObjectionAsked("nato"))));
        Assert.DoesNotContain(late.When(new ObjectionAsked("eight-years")).Buttons, button => button is ObjectionFactAsked);
    }

    [Fact]
    public void A_fact_only_for_training_is_offered_nowhere()
    {
        var shown = Some.Library.Facts.Themes.SelectMany(theme => Some.Library.Facts.Of(theme, new DateOnly(2026, 11, 25)));

        Assert.Equal(Some.Library.Facts.All.Where(fact => !fact.TrainingOnly).Select(fact => fact.Id).Order(), shown.Select(fact => fact.Id).Order());
        Assert.Contains(Some.Library.Facts.All, fact => fact.TrainingOnly);
    }

    [Theory]
    [InlineData("2026-11-25T13:00", "")]
    [InlineData("2026-11-25T01:00", "morning")]
    [InlineData("2026-11-25T11:00", "evening")]
    [InlineData("2026-11-28T08:00", "weekend")]
    [InlineData("2027-01-20T08:00", "winter")]
    [InlineData("2026-11-04T08:00", "holiday")]
    [InlineData("2026-07-15T08:00", "summer")]
    public void Small_talk_fits_the_clock_and_the_calendar_where_the_person_lives(string at, string moment)
    {
        // Seven hours ahead of Greenwich; the first case is the evening of the same day there.
        var then = Talk.In(new OnCall(Some.Lease())).AtTime(DateTimeOffset.Parse(at + "Z")).When(new SmallTalkAsked(0));

        var fitting = Openings(then).Select(key => Some.Library.SmallTalk.Single(opening => opening.Words.Key == key).When.ToString().ToLowerInvariant()).ToList();
        Assert.Equal(3, fitting.Count);
        Assert.Contains("any", fitting);
        Assert.Contains(moment.Length > 0 ? moment : "evening", fitting);
        Assert.Equal(moment == "holiday", Keys(then).Contains("cards.holiday-there"));
    }

    [Fact]
    public void Every_look_brings_other_openings()
    {
        var first = Talk.In(new OnCall(Some.Lease())).When(new SmallTalkAsked(0));
        var second = Talk.In(first.State).Taps(new SmallTalkAsked(1));

        Assert.Contains(new SmallTalkAsked(1), first.Buttons);
        Assert.NotEqual(Openings(first), Openings(second));
    }

    [Fact]
    public void A_region_with_several_clocks_shows_them_all_and_names_its_city_for_the_volunteer()
    {
        var then = Talk.In(new OnCall(Some.Lease() with { Region = new RegionCode("DEMO-RU-SA") })).When(new SmallTalkAsked(0));

        Assert.Equal(3, ((TextArg.Lines)Paragraphs(then).Single(text => text.Key == "cards.there").Args["clocks"]).Items.Length);
        Assert.Equal(new TextArg.Words("Якутск"), Paragraphs(then).Single(text => text.Key == "cards.main-city").Args["city"]);
    }

    [Theory]
    [InlineData(Outcome.HungUp, false, "care.they-ended.1")]
    [InlineData(Outcome.DoNotCall, true, "care.do-not-call.1")]
    [InlineData(Outcome.Hostile, true, "care.hostile.1")]
    [InlineData(Outcome.InDanger, true, "care.in-danger.1")]
    public void After_a_call_that_hurts_kind_words_come_before_the_next_number(Outcome outcome, bool refined, string care)
    {
        var then = Talk.In(Some.Reported(FirstTap.TheyEnded, outcome, refined)).When(new Back());

        Assert.Equal(care, Keys(then).ElementAt(1));
        Assert.DoesNotContain("calling.tip", Keys(then));
        var buttons = then.Buttons.ToList();
        Assert.InRange(buttons.IndexOf(new CareAsked(care.Split('.')[1], 2)), 0, buttons.IndexOf(new NumberAsked()) - 1);
    }

    [Fact]
    public void A_call_in_danger_is_met_with_help_on_the_very_tap_that_says_so()
    {
        var reported = Some.Reported(FirstTap.TheyEnded);
        var then = Talk.In(reported)
            .Answering(new OutcomeRecorded(reported.Lease.Id, Outcome.InDanger, CallAt: null, Some.Now.AddMinutes(10)))
            .Taps(new OutcomeRefined(reported.Lease.Id, Outcome.InDanger));

        Assert.Contains("care.in-danger.1", Keys(then));
    }

    [Fact]
    public void A_talk_may_be_called_hard_and_the_words_for_it_are_read_page_by_page()
    {
        var talked = Talk.In(Some.Reported(FirstTap.Talked)).When(new Back());
        Assert.Contains(new CareAsked("hard-talk", 1), talked.Buttons);
        Assert.DoesNotContain(Talk.In(Some.Reported(FirstTap.Nobody)).When(new Back()).Buttons, button => button is CareAsked);

        Assert.Equal([new CareAsked("hard-talk", 2), new BreatheAsked(), new CompanyAsked(), new Back()], Care(talked.State, 1, hasBuddy: false).Buttons);
        Assert.Equal([new CareAsked("hard-talk", 1), new CareAsked("hard-talk", 3), new BreatheAsked(), new CompanyAsked(), new Back()], Care(talked.State, 2, hasBuddy: false).Buttons);
        Assert.Equal("calling.recorded", Talk.In(talked.State).Taps(new Back()).Keys.First());
    }

    [Fact]
    public void Whoever_has_a_buddy_tells_them_by_one_tap_from_the_words_after_a_hard_call()
    {
        var reported = Some.Reported(FirstTap.TheyEnded, Outcome.Hostile, refined: true);
        Assert.Contains(new WordToBuddyWanted(), Care(reported, 2, hasBuddy: true).Buttons);
        Assert.DoesNotContain(new WordToBuddyWanted(), Care(reported, 2, hasBuddy: false).Buttons);
    }

    private static Talk.Then Care(State from, int screen, bool hasBuddy) =>
        Talk.In(from).Answering(ask => new BuddyToTell(((LookForBuddy)ask).From, hasBuddy)).Taps(new CareAsked("hard-talk", screen));

    private static int PageOf(string id) => Some.Library.Objections.All.ToList().FindIndex(objection => objection.Id == id) / 7;

    /// <summary>Paragraphs, and the lines of those that are made of lines.</summary>
    private static IEnumerable<Text> Paragraphs(Talk.Then then) => then.Screen.Paragraphs
        .SelectMany(text => text.Key == "cards.said" ? ((TextArg.Lines)text.Args["lines"]).Items : [text]);

    private static IEnumerable<string> Keys(Talk.Then then) => Paragraphs(then).Select(text => text.Key);

    private static IEnumerable<string> Openings(Talk.Then then) => Keys(then).Where(key => key.StartsWith("small-talk.", StringComparison.Ordinal));
}
