using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>A rehearsed call on the screen: what was said and why it works, what the person says now, three bars, the choices; at the end what came of it.</summary>
internal static class TalkScreens
{
    public static Screen Show(Play play)
    {
        var screen = Screen.Of(T("person").With("name", play.Scenario.Name));
        if (play.Last is { } last)
            screen = screen
                .And(T("you-said").With("words", play.Scenario.Said(last.Node.Id, last.Number)))
                .And(T("why").With("why", play.Scenario.Why(last.Node.Id, last.Number)));
        return play.RedLine is { } line ? Stop(screen, line, play)
            : play.Node.Ending is { } ending ? End(screen.And(play.Scenario.Says(play.Node.Id)), ending, play)
            : Choose(screen.And(play.Scenario.Says(play.Node.Id)).And(Bars(play)), play);
    }

    private static Screen Choose(Screen screen, Play play)
    {
        var order = Shuffle.Order(play.Node.Choices.Count, play.Call.Seed, play.Node.Id);
        for (var number = 1; number <= order.Length; number++)
            screen = screen.And(T("option").With("number", number).With("words", play.Scenario.Said(play.Node.Id, order[number - 1])));
        return screen
            .Row([.. order.Select((choice, place) => new Button.Press(T("option.button").With("number", place + 1), new Said(choice)))])
            .Row(new Button.Press(T("later.button"), new PracticeAsked()));
    }

    /// <summary>A red line: the lesson, calmly, and that nobody came to harm.</summary>
    private static Screen Stop(Screen screen, string line, Play play) =>
        Leave(Moves(screen.And(T("red-line").With("title", Scenario.RedLineTitle(line))).And(Scenario.Lesson(line)), play).And(T("no-harm")), play);

    private static Screen End(Screen screen, SceneEnding ending, Play play)
    {
        screen = screen.And(T("ending." + ending));
        if (play.Gate is { AtLeast: true, Meter: Meter.Anger or Meter.Fear } gate)
            screen = screen.And(T(gate.Meter == Meter.Anger ? "stop.anger" : "stop.fear").With("value", gate.Value));
        return Leave(Moves(screen.And(play.Scenario.Feedback(play.Node.Id)), play).And(Journey(play)), play);
    }

    /// <summary>The good moves by name, each kind once.</summary>
    private static Screen Moves(Screen screen, Play play)
    {
        var skills = play.Moves.Where(move => move.Choice is { Good: true, Skill: not null }).CountBy(move => move.Choice.Skill!).ToList();
        return skills.Count == 0 ? screen : screen.And(T("moves").With("moves", new TextArg.Lines(skills.Select(skill =>
            T(skill.Value == 1 ? "move" : "move-often").With("skill", Skills.Title(skill.Key)).With("times", skill.Value)))));
    }

    private static Screen Leave(Screen screen, Play play) => screen
        .Row(new Button.Press(T("again.button"), new TalkBegun(play.Scenario.Id, (play.Call.Start + 1) % play.Scenario.Starts.Count)))
        .Row(new Button.Press(T("people.button"), new PracticeAsked()))
        .Row(new Button.Press(new Text("calling.get-number.button"), new NumberAsked(), Lasting: true), new Button.Press(new Text("common.home.button"), new HomeAsked()));

    private static Text Bars(Play play)
    {
        var before = play.Last?.Before ?? play.Mood;
        return T("bars")
            .With("trust", Bar(play.Mood.Trust)).With("trust-by", By(play.Mood.Trust - before.Trust))
            .With("anger", Bar(play.Mood.Anger)).With("anger-by", By(play.Mood.Anger - before.Anger))
            .With("fear", Bar(play.Mood.Fear)).With("fear-by", By(play.Mood.Fear - before.Fear));
    }

    private static Text Journey(Play play)
    {
        var (from, to) = (play.AtStart, play.Mood);
        return T("journey")
            .With("trust", Bar(to.Trust)).With("trust-from", from.Trust).With("trust-to", to.Trust)
            .With("anger", Bar(to.Anger)).With("anger-from", from.Anger).With("anger-to", to.Anger)
            .With("fear", Bar(to.Fear)).With("fear-from", from.Fear).With("fear-to", to.Fear);
    }

    /// <summary>The bar stands before its name: names differ in width, bars don't.</summary>
    private static string Bar(int value) => new string('▰', value) + new string('▱', Mood.Most - value);

    private static string By(int change) => change == 0 ? "" : change.ToString("+0;−0", CultureInfo.InvariantCulture);

    private static Text T(string key) => new("rehearsal." + key);
}
