using System.Numerics;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;

namespace CallRussia.Bot.Core.Training;

/// <summary>
/// Every question until each was answered rightly once: nobody fails, everybody has read why. Passing is remembered with the volunteer.
/// </summary>
public sealed record QuizFeature() : Feature("tr")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["quiz-offered"] = typeof(QuizOffered),
        ["quiz-asking"] = typeof(QuizAsking),
        ["quiz-explained"] = typeof(QuizExplained),
        ["quiz-done"] = typeof(QuizDone),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["s"] = typeof(QuizStarted),
        ["a"] = typeof(QuizAnswered),
        ["n"] = typeof(QuizWentOn),
    };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<Ready>().Permit<QuizComesFirst, QuizOffered>((_, _, _) => new QuizOffered());

        dialogue.In<QuizOffered>()
            .Shows((_, scene) => QuizScreens.Offer(Quiz(scene).Count))
            .Permit<QuizStarted, QuizAsking>((_, _, scene) => new QuizAsking((1 << Quiz(scene).Count) - 1, Missed: 0));

        dialogue.In<QuizAsking>()
            .Shows((asking, scene) => QuizScreens.Ask(Asked(asking.Left, scene), Quiz(scene)))
            .PermitIf<QuizAnswered, QuizExplained>(
                (asking, answered, scene) => answered.Question == Asked(asking.Left, scene) && answered.Option >= 0 && answered.Option < Quiz(scene)[answered.Question].Options,
                "an answer to this question",
                (asking, answered, scene) => Explain(asking, answered, scene));

        dialogue.In<QuizExplained>()
            .Shows((explained, scene) => QuizScreens.Explain(explained, Quiz(scene)))
            .PermitIf<QuizWentOn, QuizAsking>((explained, _, _) => (explained.Left | explained.Missed) != 0, "something is left", (explained, _, _) =>
                explained.Left != 0 ? new QuizAsking(explained.Left, explained.Missed) : new QuizAsking(explained.Missed, Missed: 0))
            .PermitIf<QuizWentOn, QuizDone>((explained, _, _) => (explained.Left | explained.Missed) == 0, "all right", (_, _, scene) =>
                Go.To(new QuizDone(), new Effect.Remember(scene.Volunteer with { QuizPassedAt = scene.At })));

        dialogue.In<QuizDone>().Shows((_, _) => QuizScreens.Done());
    }

    /// <summary>The lowest bit; a state of a longer quiz than today's still names a question.</summary>
    private static int Asked(int left, Scene scene) => Math.Min(BitOperations.TrailingZeroCount(left), Quiz(scene).Count - 1);

    private static IReadOnlyList<QuizQuestion> Quiz(Scene scene) => scene.Library.Quiz;

    private static QuizExplained Explain(QuizAsking asking, QuizAnswered answered, Scene scene)
    {
        var right = Quiz(scene)[answered.Question].Right == answered.Option;
        var bit = asking.Left & -asking.Left;
        return new QuizExplained(answered.Question, right, asking.Left & ~bit, right ? asking.Missed : asking.Missed | bit);
    }
}
