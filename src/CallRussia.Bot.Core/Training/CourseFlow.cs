using System.Numerics;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>
/// The course: short screens, then questions until each was answered rightly once, so a finished course has every safety question right.
/// The order of modules is free: whoever had a hard call needs that module today. Missed questions come back by <see cref="Repetition"/>.
/// </summary>
public sealed record CourseFeature() : Feature("co")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["menu"] = typeof(CourseMenu),
        ["studying"] = typeof(Studying),
        ["explained"] = typeof(Explained),
        ["done"] = typeof(ModuleDone),
        ["reviewing"] = typeof(Reviewing),
        ["reviewed"] = typeof(Reviewed),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["m"] = typeof(CourseAsked),
        ["o"] = typeof(ModuleOpened),
        ["p"] = typeof(PageTurned),
        ["a"] = typeof(QuestionAnswered),
        ["n"] = typeof(QuestionLeft),
        ["r"] = typeof(ReviewAsked),
    };

    /// <summary>Adds the questions that are due again, where there are any.</summary>
    public static Screen OfferReview(Screen screen, Scene scene) => CourseScreens.Review(screen, scene);

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<OnCall>()
            .Stay<CourseAsked>((call, _, scene) => [PracticeFeature.NotInCall(dialogue, call, scene)])
            .Stay<ReviewAsked>((call, _, scene) => [PracticeFeature.NotInCall(dialogue, call, scene)]);
        dialogue.In<Ready>()
            .Permit<CourseAsked, CourseMenu>((_, _, _) => new CourseMenu())
            .PermitIf<ReviewAsked, Reviewing>((_, _, scene) => scene.Due().Count > 0, "due", (_, _, scene) => NextDue(scene))
            .PermitIf<ReviewAsked, CourseMenu>((_, _, scene) => scene.Due().Count == 0, "nothing due", (_, _, _) => new CourseMenu());
        dialogue.In<InTraining>()
            .PermitIf<ModuleOpened, Studying>((_, opened, scene) => scene.Module(opened.Module) is not null, "known", (_, opened, scene) => Open(opened.Module, scene));
        dialogue.In<CourseMenu>().Shows((_, scene) => CourseScreens.Menu(scene));
        dialogue.In<ModuleDone>().Shows((done, scene) => scene.Module(done.Module) is { } module ? CourseScreens.Done(module, scene) : CourseScreens.Gone(scene));
        Study(dialogue);
        Review(dialogue);
    }

    private static void Study(Dialogue dialogue)
    {
        dialogue.In<Studying>()
            .Shows((studying, scene) => scene.Module(studying.Place.Module) is not { } module ? CourseScreens.Gone(scene)
                : studying.Place.Page <= module.Screens ? CourseScreens.Page(module, studying.Place.Page)
                : QuestionScreens.Ask(module, Asked(studying.Place, module), studying.Place))
            .PermitIf<PageTurned, Studying>((studying, turned, scene) => IsPage(turned, scene.Module(studying.Place.Module)), "a page of it", (studying, turned, scene) =>
                Turn(studying.Place, turned.Page, scene))
            .PermitIf<QuestionAnswered, Explained>(IsAsked, "the question asked", (studying, answered, scene) => Explain(studying.Place, answered, scene));

        dialogue.In<Explained>()
            .Shows((explained, scene) => scene.Module(explained.Place.Module) is { } module && module.Find(explained.Question) is { } question
                ? QuestionScreens.Explain(module, question, explained.Option, explained.Place)
                : CourseScreens.Gone(scene))
            .PermitIf<QuestionLeft, Studying>((explained, _, _) => !explained.Place.IsOver, "something is left", (explained, _, _) => new Studying(explained.Place))
            .PermitIf<QuestionLeft, ModuleDone>((explained, _, _) => explained.Place.IsOver, "all right", (explained, _, _) => new ModuleDone(explained.Place.Module));
    }

    private static void Review(Dialogue dialogue)
    {
        dialogue.In<Reviewing>()
            .Shows((review, scene) => scene.Module(review.Module) is { } module && module.Find(review.Question) is { } question
                ? QuestionScreens.Review(module, question, review.Seed)
                : CourseScreens.Gone(scene))
            .PermitIf<QuestionAnswered, Reviewed>(
                (review, answered, scene) => answered.Question == review.Question && IsOption(answered, scene.Module(review.Module)?.Find(review.Question)),
                "the question asked",
                (review, answered, scene) => Answer(review, answered, scene));

        dialogue.In<Reviewed>()
            .Shows((reviewed, scene) => scene.Module(reviewed.Module) is { } module && module.Find(reviewed.Question) is { } question
                ? QuestionScreens.Reviewed(module, question, reviewed.Option, scene)
                : CourseScreens.Gone(scene))
            .PermitIf<QuestionLeft, Reviewing>((_, _, scene) => scene.Due().Count > 0, "due", (_, _, scene) => NextDue(scene))
            .PermitIf<QuestionLeft, CourseMenu>((_, _, scene) => scene.Due().Count == 0, "nothing due", (_, _, _) =>
                Go.To(new CourseMenu(), new Effect.Toast(new Text("lesson.review-done.toast"))));
    }

    private static Studying Open(string module, Scene scene) =>
        new(scene.Training().Study is { } left && left.Module == module ? left : new Study(module, Page: 1, Left: 0, Missed: 0, scene.Seed()));

    private static bool IsPage(PageTurned turned, CourseModule? module) => module is not null && turned.Page >= 1 && turned.Page <= module.Screens + 1;

    private static Decision<Studying> Turn(Study place, int page, Scene scene)
    {
        var module = scene.Module(place.Module)!;
        var turned = place with { Page = page, Left = page > module.Screens ? module.AllQuestions : 0, Missed = 0 };
        return Go.To(new Studying(turned), scene.Keep(scene.Training() with { Study = turned }));
    }

    /// <summary>The lowest bit; a place in a longer module than today's still names a question.</summary>
    private static CourseQuestion Asked(Study place, CourseModule module) =>
        module.Questions[Math.Min(BitOperations.TrailingZeroCount(place.Left), module.Questions.Count - 1)];

    private static bool IsAsked(Studying studying, QuestionAnswered answered, Scene scene) =>
        scene.Module(studying.Place.Module) is { } module && studying.Place.Page > module.Screens
        && Asked(studying.Place, module) is var asked && asked.Id == answered.Question && IsOption(answered, asked);

    private static bool IsOption(QuestionAnswered answered, CourseQuestion? question) => question is not null && answered.Option >= 0 && answered.Option < question.Options;

    private static Decision<Explained> Explain(Study place, QuestionAnswered answered, Scene scene)
    {
        var (module, bit) = (scene.Module(place.Module)!, place.Left & -place.Left);
        var right = Asked(place, module).Right == answered.Option;
        var (left, missed) = (place.Left & ~bit, right ? place.Missed : place.Missed | bit);
        var next = left != 0 ? place with { Left = left, Missed = missed } : place with { Left = missed, Missed = 0 };
        var training = scene.Training() with { Study = next };
        if (!right) training = training with { Cards = Repetition.Miss(training.Cards, place.Module, answered.Question, scene.Today()) };
        return Go.To(new Explained(next, answered.Question, answered.Option), next.IsOver ? Finish(training, place.Module, scene) : scene.Keep(training));
    }

    /// <summary>A module is done, and with the last of them the course.</summary>
    private static Effect.Remember Finish(TrainingProgress training, string module, Scene scene)
    {
        var after = training with { Study = null, Modules = training.Modules.Add(module) };
        var all = scene.Library.Course.All(one => after.Modules.Contains(one.Id));
        return new(scene.Volunteer with { Training = after, CourseFinishedAt = scene.Volunteer.CourseFinishedAt ?? (all ? scene.At : null) });
    }

    private static Reviewing NextDue(Scene scene) => new(scene.Due()[0].Module, scene.Due()[0].Question, scene.Seed());

    private static Decision<Reviewed> Answer(Reviewing review, QuestionAnswered answered, Scene scene)
    {
        var right = scene.Module(review.Module)!.Find(review.Question)!.Right == answered.Option;
        var cards = Repetition.Answer(scene.Training().Cards, review.Module, review.Question, right, scene.Today());
        return Go.To(new Reviewed(review.Module, review.Question, answered.Option), scene.Keep(scene.Training() with { Cards = cards }));
    }
}
