using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>A rehearsed call to be read, by those who don't call: at each turn the caller says what does most good.</summary>
internal static class PracticeReading
{
    public static Screen People(Scene scene) => scene.Library.Practice
        .Aggregate(Screen.Of(T("read")), (all, person) => all.Row(new Button.Press(T($"level-{person.Level}.button").With("name", person.Name), new TalkRead(person.Id))))
        .Row(new Button.Press(new Text("common.back.button"), new Back()));

    public static Screen Page(Scenario person, int page)
    {
        var turns = Slice<Play>.Of(Turns(person), page, 1);
        var (play, screen) = (turns.Items[0], Screen.Of(T("person").With("name", person.Name)));
        if (play.Last is not { } last) screen = screen.And(person.Intro);
        else screen = screen.And(T("caller-said").With("words", person.Said(last.Node.Id, last.Number))).And(T("why").With("why", person.Why(last.Node.Id, last.Number)));
        screen = screen.And(person.Says(play.Node.Id));
        if (play.Node.Ending is not null) screen = screen.And(person.Feedback(play.Node.Id));
        return screen
            .Turn(turns.Page, turns.Last, to => new TalkRead(person.Id, to))
            .Row(new Button.Press(T("people.button"), new PracticeAsked()));
    }

    /// <summary>From the first word to the end: no talk goes in circles.</summary>
    internal static IReadOnlyList<Play> Turns(Scenario person)
    {
        List<Play> turns = [];
        for (var play = Play.Of(person, new Rehearsal(person.Id, 0, Said: "", Seed: 0)); play is not null; play = Best(play)) turns.Add(play);
        return turns;
    }

    private static Play? Best(Play play) => play.Node.Choices.Index()
        .Where(choice => choice.Item.RedLine is null)
        .OrderByDescending(choice => choice.Item.Good).ThenByDescending(choice => Help(choice.Item.Effect))
        .Select(choice => play.Say(choice.Index))
        .FirstOrDefault();

    private static int Help(Mood effect) => effect.Trust - effect.Anger - effect.Fear;

    private static Text T(string key) => new("rehearsal." + key);
}
