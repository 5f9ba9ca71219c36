using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Training;

/// <summary>The six imagined people, gone through by all choices in the chat itself.</summary>
public sealed class PlayTests
{
    private readonly Turn _turn = new(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library);
    private readonly Renderer _renderer = new(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features);

    public static TheoryData<string> People => [.. Some.Library.Practice.Select(person => person.Id)];

    [Fact]
    public void There_are_six_people_each_with_ten_turns_or_more_and_three_ways_to_end()
    {
        Assert.Equal(6, Some.Library.Practice.Count);
        Assert.All(Some.Library.Practice, person =>
        {
            Assert.InRange(person.Nodes.Values.Count(node => node.Ending is null), 10, 40);
            Assert.InRange(person.Nodes.Values.Select(node => node.Ending).OfType<SceneEnding>().Distinct().Count(), 3, 6);
            Assert.InRange(person.Starts.Count, 2, 4);
        });
    }

    [Theory]
    [MemberData(nameof(People))]
    public void Every_choice_leads_on_and_every_ending_is_reached(string id)
    {
        var person = Some.Library.Practice.Single(one => one.Id == id);
        var (nodes, redLines) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (play, result) in Chats(person))
        {
            nodes.Add(play.Node.Id);
            if (play.RedLine is { } line) redLines.Add(line);
            var buttons = Buttons(result);
            Assert.Equal(play.IsOver ? [] : Enumerable.Range(0, play.Node.Choices.Count), buttons.OfType<Said>().Select(said => said.Choice).Order());
            Assert.Equal(play.IsOver, buttons.OfType<TalkBegun>().Any());
            Assert.Equal(play.IsOver, result.Conversation!.Volunteer.Training.Rehearsal is null);
            Assert.Equal(play is { IsOver: true, RedLine: null }, result.Conversation.Volunteer.Training.Talks.ContainsKey(id));
        }

        Assert.Equal(person.Nodes.Keys.Order(), nodes.Order());
        Assert.Equal(person.Nodes.Values.SelectMany(node => node.Choices).Select(choice => choice.RedLine).OfType<string>().Distinct().Order(), redLines.Order());
    }

    [Theory]
    [MemberData(nameof(People))]
    public void Every_screen_fits_and_is_sound_in_every_language(string id)
    {
        foreach (var (play, result) in Chats(Some.Library.Practice.Single(one => one.Id == id)))
            foreach (var language in Language.All)
                SoundScreen.Check(_renderer.Screen(result.Live!.Screen, language, "zzzz"), $"{id}: {play.Node.Id} after {play.Call.Said}, {language}");
    }

    [Theory]
    [MemberData(nameof(People))]
    public void Anger_of_eight_ends_the_talk_where_the_person_can_grow_angry_and_fear_of_eight_where_afraid(string id)
    {
        var person = Some.Library.Practice.Single(one => one.Id == id);
        foreach (var meter in person.Nodes.Values.SelectMany(node => node.Gates).Where(gate => gate.Meter != Meter.Trust).Select(gate => gate.Meter).Distinct())
            Assert.Contains(ScenarioWalk.Plays(person), play => play.IsOver && play.Gate?.Meter == meter);
    }

    [Fact]
    public void A_choice_that_is_not_there_leads_nowhere()
    {
        var person = Some.Library.Practice[0];
        Assert.Null(Play.Of(person, new Rehearsal(person.Id, 0, "9", 1)));
        Assert.Null(Play.Of(person, new Rehearsal(person.Id, 9, "", 1)));
        Assert.Null(Play.Of(null, new Rehearsal(person.Id, 0, "", 1)));
        Assert.All(ScenarioWalk.Plays(person).Where(play => play.IsOver), play => Assert.Null(play.Say(0)));
    }

    /// <summary>Every node with every mood, as the bot shows it; it asks the store nothing on the way.</summary>
    private IEnumerable<(Play Play, TurnResult Result)> Chats(Scenario person)
    {
        var seen = new HashSet<(string, Mood, string?)>();
        var open = new Queue<(State State, Trigger Trigger)>(Enumerable.Range(0, person.Starts.Count).Select(start => ((State)new PracticeMenu(), (Trigger)new TalkBegun(person.Id, start))));
        while (open.TryDequeue(out var next))
        {
            var result = _turn.Run(
                new Conversation(Some.Volunteer, next.State, Turns: 7, LiveMessage: 70),
                new Incoming("u1", Some.VolunteerId, next.Trigger, Some.Now, new Tap("q", 70, "7")),
                (ask, _) => throw new InvalidOperationException($"Practice asked the store for {ask.GetType().Name}."));
            var talk = Assert.IsType<Rehearsing>(result.Conversation!.State);
            var play = Play.Of(person, talk.Call)!;
            if (!seen.Add((play.Node.Id, play.Mood, play.RedLine))) continue;
            yield return (play, result);
            foreach (var said in Buttons(result).OfType<Said>()) open.Enqueue((talk, said));
        }
    }

    private static List<Trigger> Buttons(TurnResult result) =>
        [.. result.Live!.Screen.Rows.SelectMany(row => row).OfType<Button.Press>().Select(press => press.Trigger)];
}
