using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>The list of modules, their screens, and the page after each.</summary>
internal static class CourseScreens
{
    private static readonly Button.Press ToCourse = new(T("to-course.button"), new CourseAsked());
    private static readonly Button.Press ToCertificate = new(new Text("certificate.button"), new CertificateAsked());
    private static readonly Button.Press ToPractice = new(T("to-practice.button"), new PracticeAsked());

    public static Screen Menu(Scene scene)
    {
        var screen = Screen.Of(T("menu").With("all", scene.Library.Course.Count));
        if (scene.Volunteer.CourseFinishedAt is not null) screen = screen.And(Finished(scene));
        else screen = screen.And(T("remaining").With("time", new TextArg.Duration(TimeSpan.FromMinutes(scene.Library.Course.Where(module => !IsDone(module, scene)).Sum(module => module.Minutes)))));
        screen = Review(scene.Library.Course.Aggregate(screen, (all, module) => all.Row(Open(module, scene))), scene);
        return (scene.Volunteer.CourseFinishedAt is null ? screen : screen.Row(ToCertificate)).Row(ToPractice);
    }

    public static Screen Gone(Scene scene) => Menu(scene).Before(T("gone"));

    /// <summary>An offer, only when there is something to repeat.</summary>
    public static Screen Review(Screen screen, Scene scene) =>
        scene.Due().Count is > 0 and var due ? screen.Row(new Button.Press(T("review.button").With("count", due), new ReviewAsked())) : screen;

    /// <summary>How many of today's modules are done.</summary>
    public static int Done(Scene scene) => scene.Library.Course.Count(module => IsDone(module, scene));

    public static Screen Page(CourseModule module, int page)
    {
        var next = new Button.Press(page < module.Screens ? new Text("common.next.button") : T("to-questions.button"), new PageTurned(page + 1));
        var screen = Screen.Of(T("page").With("title", module.Title).With("page", page).With("pages", module.Screens), module.Screen(page));
        return (page > 1 ? screen.Row(new Button.Press(new Text("common.previous.button"), new PageTurned(page - 1)), next) : screen.Row(next)).Row(ToCourse);
    }

    public static Screen Done(CourseModule module, Scene scene)
    {
        var screen = Screen.Of(T("module-done").With("title", module.Title), T("keep").With("output", module.Output));
        if (Done(scene) == scene.Library.Course.Count) return screen.And(Finished(scene)).Row(ToCertificate).Row(ToPractice).Row(ToCourse);
        return screen.Row(new Button.Press(T("next-module.button"), new ModuleOpened(Next(scene).Id))).Row(ToCourse);
    }

    /// <summary>What finishing opened, or what is still needed for it.</summary>
    private static Text Finished(Scene scene) => T(scene.Volunteer.QuizPassedAt is null ? "finished-before-quiz" : "finished");

    /// <summary>The first that is not done: the modules build on each other, though nobody has to keep the order.</summary>
    private static CourseModule Next(Scene scene) => scene.Library.Course.First(module => !IsDone(module, scene));

    private static bool IsDone(CourseModule module, Scene scene) => scene.Training().Modules.Contains(module.Id);

    private static Button.Press Open(CourseModule module, Scene scene)
    {
        var label = IsDone(module, scene) ? new Text("common.done").With("label", module.Title)
            : scene.Training().Study?.Module == module.Id ? T("begun").With("label", module.Title)
            : module.Title;
        return new Button.Press(label, new ModuleOpened(module.Id));
    }

    private static Text T(string key) => new("lesson." + key);
}
