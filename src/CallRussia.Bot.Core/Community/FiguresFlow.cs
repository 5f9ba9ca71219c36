using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>The team's one look at how people do among each other: what there is, what waits and since when. Who it is stands in the queues.</summary>
public sealed record FiguresFeature() : Feature("fg")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["c"] = typeof(FiguresAsked) };

    public override void Declare(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<FiguresAsked>((_, _, _) => [new LookAtFigures()])
        .Stay<FiguresSeen>((_, seen, scene) => [new Effect.Overlay(Show(seen, scene))]);

    private static Screen Show(FiguresSeen seen, Scene scene)
    {
        var screen = Screen.Of(T("heading"), T("lines").With("lines", new TextArg.Lines(
        [
            T("pairs").With("count", seen.Pairs).With("waiting", Waiting("looking", seen.Looking, scene)),
            T("mentors").With("count", seen.Mentors).With("duty", seen.OnDuty).With("waiting", Waiting("words", seen.Words, scene)),
            T("lessons").With("count", seen.Lessons).With("waiting", Waiting("to-read", seen.ToRead, scene)),
            seen.NextEvent is { } next ? T("events").With("count", seen.Events).With("when", scene.DayTime(next)) : T("no-events").With("count", seen.Events),
            T("groups").With("count", seen.Groups).With("hosted", seen.Hosted).With("waiting", Waiting("asked", seen.Asked, scene)),
        ])));
        screen = screen.Row(new Button.Press(new Text("organize.mentors.button"), new MentorsAsked()), new Button.Press(new Text("organize.lessons.button"), new LessonQueueAsked()))
            .Row(new Button.Press(new Text("organize.groups.button"), new GroupQueueAsked()));
        // How volunteers are is told there from twenty answers on, and to organizers.
        if (scene.Role >= Role.Organizer) screen = screen.Row(new Button.Press(new Text("report.feelings.button"), new FeelingsWanted()));
        return screen.Row(new Button.Press(new Text("common.back.button"), new DeskAsked()));
    }

    private static Text Waiting(string what, Queue queue, Scene scene) => queue.Since is { } since
        ? T(what).With("count", queue.Count).With("waited", scene.Waited(since))
        : T(what + "-none");

    private static Text T(string key) => new("figures." + key);
}
