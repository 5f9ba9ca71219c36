using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Broadcasting;

/// <summary>Rules that are always at hand, and those that the team keeps.</summary>
public sealed class AudiencesAtHandTests
{
    private static readonly State Home = new Home();
    private static readonly Audience Baltic = new() { Countries = ["EE", "LT", "LV"] };
    private static readonly AudiencesSeen Seen = new([5, 0, 7], [new AudienceAtHand(3, "Балтия", Baltic, 900)]);

    [Theory]
    [InlineData(ReadyAudience.New, 0)]
    [InlineData(ReadyAudience.Experienced, 1)]
    [InlineData(ReadyAudience.Sleeping, 2)]
    public void One_tap_puts_a_rule_that_is_always_there_in_place_of_the_present_one(ReadyAudience ready, int which)
    {
        Audience[] rules = [new() { Activities = [Activity.New] }, new() { Tiers = [Tier.Trusted] }, new() { Activities = [Activity.Lapsed] }];
        var whole = Opened(BroadcastSamples.Plain with { To = Baltic });

        Assert.Equal([new LookAtAudiences(BroadcastSamples.Plain with { To = Baltic })], whole.Asked);
        Assert.Equal(new TextArg.Count(Seen.Ready[which]), Label(whole, new ReadyAudienceTaken(ready)).Args["count"]);
        var taken = At(whole.State).Answering(Kept).Taps(new ReadyAudienceTaken(ready));
        Assert.Equal(rules[which], BroadcastSamples.Kept(taken).To);
        Assert.Equal("common.done", Label(taken, new ReadyAudienceTaken(ready)).Key);
    }

    [Fact]
    public void A_rule_that_the_team_keeps_has_its_count_beside_it_and_is_taken_with_one_tap()
    {
        var whole = Opened(BroadcastSamples.Plain);
        var label = Label(whole, new SavedAudienceTaken(3));

        Assert.Equal(((TextArg)"Балтия", new TextArg.Count(900)), (label.Args["name"], label.Args["count"]));
        var taken = At(whole.State).Answering(Kept).Taps(new SavedAudienceTaken(3));
        Assert.Equal(Baltic, BroadcastSamples.Kept(taken).To);
        Assert.Equal(KernelTexts.NotNow, At(whole.State).Taps(new SavedAudienceTaken(4)).Result.Toast!.Text);
    }

    [Fact]
    public void The_present_rule_is_saved_under_a_short_name_and_everybody_is_no_rule()
    {
        Assert.DoesNotContain(new AudienceSavingWanted(), Opened(BroadcastSamples.Plain).Buttons);
        var draft = BroadcastSamples.Plain with { To = Baltic };
        var naming = At(Opened(draft).State).Taps(new AudienceSavingWanted());

        var saved = At(naming.State).Answering(Seen).When(new Typed("  Наша \n Балтия "));
        Assert.Equal([new SaveAudience("Наша Балтия", draft)], saved.Asked);
        Assert.Equal(Seen.Saved, Assert.IsType<Addressing>(saved.State).Saved);
        foreach (var unfit in new[] { " ", new string('я', 25), "Балтия 4951234" })
        {
            var again = At(naming.State).When(new Typed(unfit));
            Assert.Equal((NameProblem.Unfit, 0), (Assert.IsType<NamingAudience>(again.State).Problem, again.Asked.Count));
        }
        Assert.Equal("broadcast.save.Taken", At(naming.State).Answering(new AudienceNotSaved(NameProblem.Taken)).When(new Typed("Балтия")).Keys.First());
    }

    [Fact]
    public void A_kept_rule_is_taken_away_after_a_question()
    {
        var which = At(Opened(BroadcastSamples.Plain).State).Taps(new AudienceDroppingWanted());
        Assert.Equal(KernelTexts.NotNow, At(which.State).Taps(new AudienceDropped()).Result.Toast!.Text);
        var sure = At(which.State).Taps(new AudienceDroppingWanted(3));
        Assert.Empty(sure.Asked);
        Assert.Equal((TextArg)"Балтия", sure.Screen.Paragraphs[0].Args["name"]);

        var dropped = At(sure.State).Answering(new AudiencesSeen([5, 0, 7], [])).Taps(new AudienceDropped());
        Assert.Equal([new DropAudience(3, BroadcastSamples.Plain)], dropped.Asked);
        Assert.DoesNotContain(new AudienceDroppingWanted(), dropped.Buttons);
    }

    private static Talk.Then Opened(BroadcastDraft draft) => At(new AtBroadcast(Home, BroadcastSamples.One(draft))).Answering(Seen).Taps(new AudienceWanted());

    private static Text Label(Talk.Then then, Trigger trigger) =>
        then.Screen.Rows.SelectMany(row => row).OfType<Button.Press>().Single(button => button.Trigger == trigger).Label;

    private static Talk.Given At(State state) => Talk.In(state).As(Some.Organizer);

    private static Trigger Kept(Ask ask) => new BroadcastSeen(BroadcastSamples.One(Assert.IsType<KeepDraft>(ask).Draft));
}
