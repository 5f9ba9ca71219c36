using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Training;

public sealed class PracticeFlowTests
{
    private static readonly Scenario Person = Some.Library.Practice[0];
    private static readonly Rehearsal Begun = new(Person.Id, 0, "", 5);

    [Fact]
    public void Those_who_don_t_call_read_a_talk_to_its_good_end_and_no_page_of_it_leads_to_a_number()
    {
        var supporter = Some.Volunteer with { Standing = Standing.Supporter };
        var people = Talk.In(new Supporting()).As(supporter).Taps(new PracticeAsked());
        Assert.Equal(Some.Library.Practice.Select(person => new TalkRead(person.Id)), people.Buttons.OfType<TalkRead>());
        foreach (var person in Some.Library.Practice)
        {
            var pages = Enumerable.Range(0, 20).Select(page => Talk.In(new Supporting()).As(supporter).Taps(new TalkRead(person.Id, page))).ToList();
            Assert.All(pages, page => Assert.Equal((new Supporting(), false), (page.State, page.Buttons.Contains(new NumberAsked()))));
            Assert.EndsWith(".intro", pages[0].Keys.ElementAt(1), StringComparison.Ordinal);
            // Beyond the end stands the last page.
            Assert.EndsWith(".feedback", pages[^1].Keys.Last(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Practice_lists_all_people_and_marks_those_already_talked_with()
    {
        var then = Talk.In(new Home()).As(With(new TrainingProgress { Talks = TrainingProgress.None.Talks.Add(Person.Id, 1) })).When(new PracticeAsked());

        Assert.Equal(new PracticeMenu(), then.State);
        Assert.Equal(Some.Library.Practice.Select(person => new PersonChosen(person.Id)), then.Buttons.OfType<PersonChosen>());
        var marked = then.Screen.Rows.SelectMany(row => row).Where(button => button.Label.Key == "common.done");
        Assert.Equal(new PersonChosen(Person.Id), Assert.IsType<Button.Press>(Assert.Single(marked)).Trigger);
    }

    [Fact]
    public void After_a_choice_stand_what_was_said_and_why_it_works_the_answer_and_the_bars()
    {
        var choice = Enumerable.Range(0, 4).First(choice => Play.Of(Person, Begun)!.Say(choice) is { IsOver: false });
        var then = Talk.In(new Rehearsing(Begun)).Taps(new Said(choice));

        var play = Play.Of(Person, Begun)!.Say(choice)!;
        var start = Person.Starts[0].Node;
        Assert.Equal(
            ["rehearsal.person", "rehearsal.you-said", "rehearsal.why", Person.Says(play.Node.Id).Key, "rehearsal.bars", .. Enumerable.Repeat("rehearsal.option", play.Node.Choices.Count)],
            then.Keys);
        Assert.Equal(new TextArg.Nested(Person.Why(start, choice)), then.Screen.Paragraphs[2].Args["why"]);
        Assert.Equal(new string('▰', play.Mood.Trust) + new string('▱', 10 - play.Mood.Trust), ((TextArg.Words)then.Screen.Paragraphs[4].Args["trust"]).Value);
    }

    [Fact]
    public void The_person_takes_a_moment_to_answer_but_a_red_line_stops_at_once()
    {
        var (calm, red) = (Some.Library.Practice.SelectMany(ScenarioWalk.Plays).First(play => play.Moves.Length == 1 && !play.IsOver), RedLine());
        Assert.Equal(TimeSpan.FromSeconds(1), Last(calm).Only<Effect.Typing>().For);

        var then = Last(red);
        Assert.Empty(then.Result.Effects);
        Assert.Contains(Scenario.Lesson(red.RedLine!).Key, then.Keys);
        Assert.Contains("rehearsal.no-harm", then.Keys);
        Assert.DoesNotContain(then.Buttons, trigger => trigger is Said);
    }

    [Theory]
    [InlineData(Meter.Anger, "rehearsal.stop.anger")]
    [InlineData(Meter.Fear, "rehearsal.stop.fear")]
    public void A_talk_that_anger_or_fear_ends_says_so(Meter meter, string key) =>
        Assert.Contains(key, Last(Some.Library.Practice.SelectMany(ScenarioWalk.Plays).First(play => play.IsOver && play.Gate?.Meter == meter)).Keys);

    [Fact]
    public void An_ending_names_the_good_moves_once_each_and_how_the_person_felt_before_and_after()
    {
        var play = Some.Library.Practice.SelectMany(ScenarioWalk.Plays)
            .First(play => play.Node.Ending == SceneEnding.Talked && play.Moves.Where(move => move.Choice.Good).CountBy(move => move.Choice.Skill!).Any(skill => skill.Value > 1));
        var then = Last(play);

        var moves = (TextArg.Lines)then.Screen.Paragraphs.Single(text => text.Key == "rehearsal.moves").Args["moves"];
        var named = moves.Items.Select(line => ((TextArg.Nested)line.Args["skill"]).Value.Key).ToList();
        Assert.Equal(play.Moves.Where(move => move.Choice.Good).Select(move => Skills.Title(move.Choice.Skill!).Key).Distinct(), named);
        Assert.Contains(moves.Items, line => line.Key == "rehearsal.move-often");
        var journey = then.Screen.Paragraphs.Single(text => text.Key == "rehearsal.journey");
        Assert.Equal((new TextArg.Count(play.AtStart.Trust), new TextArg.Count(play.Mood.Trust)), (journey.Args["trust-from"], journey.Args["trust-to"]));
        Assert.Contains(play.Scenario.Feedback(play.Node.Id).Key, then.Keys);
    }

    [Fact]
    public void A_finished_talk_is_counted_for_its_mark_and_one_stopped_at_a_red_line_is_not()
    {
        var ended = Some.Library.Practice.SelectMany(ScenarioWalk.Plays).First(play => play.Node.Ending is not null);
        Assert.Equal(1, Last(ended).Volunteer.Training.Talks[ended.Scenario.Id]);
        Assert.Null(Last(ended).Volunteer.Training.Rehearsal);
        Assert.Empty(Last(RedLine()).Volunteer.Training.Talks);
        Assert.Null(Last(RedLine()).Volunteer.Training.Rehearsal);
    }

    [Fact]
    public void Again_begins_from_another_start_until_all_were_tried()
    {
        var ended = ScenarioWalk.Plays(Person).First(play => play.IsOver && play.Call.Start == 0);
        for (var start = 1; start <= Person.Starts.Count; start++)
        {
            var again = Assert.Single(Last(ended).Buttons.OfType<TalkBegun>());
            Assert.Equal(start % Person.Starts.Count, again.Start);
            var next = Talk.In(new Rehearsing(ended.Call)).Taps(again);
            Assert.Equal((start % Person.Starts.Count, ""), Assert.IsType<Rehearsing>(next.State).Call is var call ? (call.Start, call.Said) : default);
            ended = ScenarioWalk.Plays(Person).First(play => play.IsOver && play.Call.Start == start % Person.Starts.Count);
        }

        var second = Talk.In(new PracticeMenu()).As(With(new TrainingProgress { Talks = TrainingProgress.None.Talks.Add(Person.Id, 1) })).Taps(new PersonChosen(Person.Id));
        Assert.Contains(new TalkBegun(Person.Id, 1), second.Buttons);
    }

    [Fact]
    public void A_talk_left_for_a_number_is_taken_up_where_it_was()
    {
        var choice = Enumerable.Range(0, 4).First(choice => Play.Of(Person, Begun)!.Say(choice) is { IsOver: false });
        var said = Talk.In(new Rehearsing(Begun)).Taps(new Said(choice));
        var called = Talk.In(said.State).As(said.Volunteer).Answering(new NumberHandedOut(Some.Lease(), Again: false)).When(new NumberAsked());
        Assert.IsType<OnCall>(called.State);

        var back = Talk.In(new Home()).As(called.Volunteer).When(new PracticeAsked());
        Assert.Contains(new TalkTakenUp(), back.Buttons);
        var resumed = Talk.In(back.State).As(back.Volunteer).Taps(new TalkTakenUp());
        Assert.Equal(said.State, resumed.State);
        Assert.Equal(said.Screen, resumed.Screen);
    }

    [Fact]
    public void During_a_call_the_number_stays_and_practice_waits()
    {
        foreach (var trigger in new Trigger[] { new PracticeAsked(), new CourseAsked(), new ReviewAsked() })
        {
            var then = Talk.In(new OnCall(Some.Lease())).When(trigger);
            Assert.Equal(new OnCall(Some.Lease()), then.State);
            Assert.Equal("rehearsal.not-in-call", then.Keys.First());
            Assert.Equal(Some.Lease().Id, then.Screen.Holds);
        }
    }

    [Fact]
    public void A_talk_that_an_editor_took_away_leads_back_to_the_list()
    {
        foreach (var call in new[] { Begun with { Scenario = "gone" }, Begun with { Said = "9" }, Begun with { Start = 9 } })
        {
            var then = Talk.In(new Rehearsing(call)).As(With(new TrainingProgress { Rehearsal = call })).When(new Back());
            Assert.Equal("rehearsal.gone", then.Keys.First());
            Assert.DoesNotContain(new TalkTakenUp(), then.Buttons);
            Assert.IsType<Meeting>(Talk.In(new Rehearsing(call)).Taps(new PersonChosen(Person.Id)).State);
        }
    }

    [Fact]
    public void Choices_keep_their_order_in_one_talk_and_change_it_between_talks()
    {
        var orders = Enumerable.Range(0, 40)
            .Select(seed => string.Concat(Talk.In(new Rehearsing(Begun with { Seed = seed })).When(new Back()).Buttons.OfType<Said>().Select(said => said.Choice)))
            .ToList();
        Assert.Equal(orders[3], string.Concat(Talk.In(new Rehearsing(Begun with { Seed = 3 })).When(new Back()).Buttons.OfType<Said>().Select(said => said.Choice)));
        Assert.InRange(orders.Distinct().Count(), 3, 24);
    }

    private static Play RedLine() => Some.Library.Practice.SelectMany(ScenarioWalk.Plays).First(play => play.RedLine is not null);

    /// <summary>The last thing of a talk is said.</summary>
    private static Talk.Then Last(Play play) =>
        Talk.In(new Rehearsing(play.Call with { Said = play.Call.Said[..^1] })).Taps(new Said(play.Last!.Number));

    private static Volunteer With(TrainingProgress training) => Some.Volunteer with { Training = training };
}
