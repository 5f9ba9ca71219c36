using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>The list of imagined people and the page about each.</summary>
internal static class PracticeScreens
{
    public static Screen Menu(Scene scene)
    {
        var screen = Screen.Of(T("menu"));
        if (PracticeFeature.Left(scene) is { } left)
            screen = screen.Row(new Button.Press(T("take-up.button").With("name", left.Scenario.Name), new TalkTakenUp()));
        screen = scene.Library.Practice.Aggregate(screen, (all, person) => all.Row(Person(person, scene)));
        return CourseScreens.Review(screen, scene)
            .Row(new Button.Press(T("course.button").With("done", CourseScreens.Done(scene)).With("all", scene.Library.Course.Count), new CourseAsked()))
            .Row(new Button.Press(new Text("common.home.button"), new HomeAsked()));
    }

    public static Screen Gone(Scene scene) => Menu(scene).Before(T("gone"));

    public static Screen Meet(Scenario person, Scene scene)
    {
        var screen = Screen.Of(T("person").With("name", person.Name), person.Intro, T("how"));
        var left = PracticeFeature.Left(scene) is { } play && play.Scenario == person;
        if (left) screen = screen.Row(new Button.Press(T("take-up.button").With("name", person.Name), new TalkTakenUp()));
        // Another start each time: the same first answer would only be learnt by heart.
        var start = scene.Training().Talks.GetValueOrDefault(person.Id) % person.Starts.Count;
        return screen
            .Row(new Button.Press(T(left ? "start-over.button" : "begin.button"), new TalkBegun(person.Id, start)))
            .Row(new Button.Press(T("people.button"), new PracticeAsked()));
    }

    private static Button.Press Person(Scenario person, Scene scene)
    {
        var label = T($"level-{person.Level}.button").With("name", person.Name);
        return new Button.Press(scene.Training().Talks.ContainsKey(person.Id) ? new Text("common.done").With("label", label) : label, new PersonChosen(person.Id));
    }

    private static Text T(string key) => new("rehearsal." + key);
}
