using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Guidance;

public sealed class GuideFlowTests
{
    private static readonly Lease Lease = Some.Lease();
    private static readonly Trigger[] Pages =
    [
        new GuideAsked(0), new GuideAsked(3), new ObjectionsAsked(0), new ObjectionAsked("nato"), new ObjectionFactAsked("nato", 1), new FactsAsked(),
        new FactAsked("casualties", 0), new SmallTalkAsked(0), new CareAsked("hard-talk", 1), new Typed("нато"), new Typed("война"), new Typed("qwertyuiop"),
    ];

    public static TheoryData<int> PageNumbers => [.. Enumerable.Range(0, Pages.Length)];

    [Theory]
    [MemberData(nameof(PageNumbers))]
    public void During_a_call_every_page_keeps_the_number_on_top_and_leads_back_to_it(int page)
    {
        var then = Talk.In(new OnCall(Lease)).Answering(Answer).When(Pages[page]);

        Assert.Equal(new OnCall(Lease), then.State);
        Assert.Equal(Lease.Id, then.Screen.Holds);
        Assert.Equal("calling.in-hand", then.Keys.First());
        Assert.Equal(new Back(), then.Buttons.Last());
        Assert.Contains("calling.until", Talk.In(then.State).Taps(new Back()).Keys);
    }

    [Fact]
    public void Without_a_number_in_hand_no_page_shows_one_and_nothing_is_counted()
    {
        Assert.All(Pages.Where(page => page is not SmallTalkAsked), page =>
        {
            var then = Talk.In(new Home()).Answering(Answer).When(page);
            Assert.Null(then.Screen.Holds);
            Assert.DoesNotContain(then.Keys, key => key.StartsWith("calling.", StringComparison.Ordinal));
            Assert.Equal(new Back(), then.Buttons.Last());
        });
    }

    [Fact]
    public void The_contents_begin_with_what_helps_in_a_talk_and_small_talk_is_there_only_during_one()
    {
        Assert.Equal([new ObjectionsAsked(0), new FactsAsked(), new GuideAsked(1)], Talk.In(new Home()).When(new GuideAsked(0)).Buttons.Take(3));
        Assert.Equal([new ObjectionsAsked(0), new FactsAsked(), new SmallTalkAsked(0)], Talk.In(new OnCall(Lease)).When(new GuideAsked(0)).Buttons.Take(3));
    }

    [Fact]
    public void Pages_of_the_guide_are_turned_and_the_contents_are_never_far()
    {
        var last = Some.Library.Guide.Phases.Count + Some.Library.Guide.Pages.Count;
        Assert.Equal([new GuideAsked(2), new GuideAsked(0), new Back()], Talk.In(new Home()).Taps(new GuideAsked(1)).Buttons);
        Assert.Equal([new GuideAsked(1), new GuideAsked(3), new GuideAsked(0), new Back()], Talk.In(new Home()).Taps(new GuideAsked(2)).Buttons);
        Assert.Equal([new CompanyAsked(), new GuideAsked(last - 1), new GuideAsked(0), new Back()], Talk.In(new Home()).Taps(new GuideAsked(last)).Buttons);
    }

    [Fact]
    public void What_people_say_is_listed_by_sevens_with_danger_first()
    {
        var listed = new List<string>();
        for (var page = 0; listed.Count < Some.Library.Objections.All.Count; page++)
        {
            var then = Talk.In(new Home()).When(new ObjectionsAsked(page));
            var titles = then.Buttons.OfType<ObjectionAsked>().Select(asked => asked.Objection).ToList();
            Assert.InRange(titles.Count, 1, 7);
            Assert.Equal(page > 0, then.Buttons.Contains(new ObjectionsAsked(page - 1)));
            listed.AddRange(titles);
            Assert.Equal(listed.Count < Some.Library.Objections.All.Count, then.Buttons.Contains(new ObjectionsAsked(page + 1)));
        }
        Assert.Equal(Some.Library.Objections.All.Select(objection => objection.Id), listed);
        Assert.Equal(["who-pays", "hang-up", "insults", "afraid", "family-there", "against-alone"], listed.Take(6));
    }

    [Fact]
    public void One_clear_hit_opens_its_card_at_once()
    {
        var then = Talk.In(new Home()).When(new Typed("где вы были 8 лет"));

        Assert.Equal("objection.eight-years.title", ((TextArg.Nested)then.Screen.Paragraphs[0].Args["title"]).Value.Key);
    }

    [Fact]
    public void Several_hits_are_offered_and_none_is_answered_kindly()
    {
        var several = Talk.In(new Home()).When(new Typed("война"));
        Assert.Equal("cards.found", several.Keys.Single());
        Assert.InRange(several.Buttons.OfType<ObjectionAsked>().Count(), 2, ObjectionSearch.Offered);

        var none = Talk.In(new Home()).When(new Typed("qwertyuiop"));
        Assert.Equal("cards.not-found", none.Keys.Single());
        Assert.Equal([new ObjectionsAsked(0), new GuideAsked(0), new Back()], none.Buttons);
    }

    [Fact]
    public void Words_reach_the_search_wherever_nothing_else_waits_for_them()
    {
        Assert.All(
            (State[])[new Home(), new Overdue(Lease), Some.Reported(), new NoNumber(WhyNot.NothingLeft, null)],
            state =>
            {
                var then = Talk.In(state).When(new Typed("нацисты"));
                Assert.Equal(state, then.State);
                Assert.Contains("cards.say", then.Keys);
            });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_objection_opened_during_a_call_is_counted_and_then_shown(bool typed)
    {
        var then = Talk.In(new OnCall(Lease)).Answering(Answer).When(typed ? new Typed("нато") : new ObjectionAsked("nato"));

        Assert.Equal([new CountObjection(Lease.Id, "nato")], then.Asked);
        Assert.Contains("cards.say", then.Keys);
    }

    [Fact]
    public void A_card_that_editors_took_away_leads_to_the_list()
    {
        Assert.Contains("cards.objections", Talk.In(new OnCall(Lease)).Taps(new ObjectionAsked("gone")).Keys);
        Assert.Contains("cards.objections", Talk.In(new Home()).Taps(new ObjectionFactAsked("gone", 1)).Keys);
        Assert.Contains("cards.facts", Talk.In(new Home()).Taps(new FactAsked("gone", 1)).Keys);
        Assert.Contains("cards.no-care", Talk.In(new Home()).Answering(Answer).Taps(new CareAsked("gone", 1)).Keys);
    }

    [Fact]
    public void The_next_press_on_a_screen_from_before_a_new_guide_shows_the_new_one_and_says_so_once()
    {
        foreach (var state in (State[])[new Home(), new OnCall(Lease)])
            foreach (var asked in (Leafing[])[new GuideAsked(2), new GuideAsked(99), new ObjectionsAsked(0), new ObjectionAsked("nato"), new ObjectionAsked("gone"), new ObjectionFactAsked("nato", 1), new EndingAsked("nato"), new FactsAsked(), new FactAsked("casualties", 0)])
            {
                Talk.Then Press(Leafing button) => Talk.In(state).Answering(ask => new ObjectionCounted(((CountObjection)ask).Objection, ((CountObjection)ask).Seen)).Taps(button);
                Assert.NotEqual("", Some.Library.Guide.Version);
                var then = Press(asked with { Seen = "earlier" });
                Assert.Contains("guide.renewed", then.Keys);
                Assert.DoesNotContain("guide.renewed", Press(asked).Keys);
                Assert.All(then.Buttons.OfType<Leafing>(), button =>
                {
                    Assert.Equal(Some.Library.Guide.Version, button.Seen);
                    Assert.DoesNotContain("guide.renewed", Press(button).Keys);
                });
            }
    }

    [Fact]
    public void Small_talk_belongs_to_a_call()
    {
        Assert.Equal("common.not-now.toast", Talk.In(new Home()).Taps(new SmallTalkAsked(0)).Result.Toast!.Text.Key);
    }

    private static Trigger Answer(Ask ask) => ask is LookForBuddy look ? new BuddyToTell(look.From, IsThere: true) : new ObjectionCounted(Assert.IsType<CountObjection>(ask).Objection);
}
