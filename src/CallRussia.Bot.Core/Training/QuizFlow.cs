using System.Numerics;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Training;

/// <summary>The short quiz stands between a newcomer's first numbers and the next ones.</summary>
public sealed record QuizOffered : Ready;

/// <param name="Left">Questions of this round, as bits; the lowest is asked now.</param>
/// <param name="Missed">Those answered wrongly in this round: they come again.</param>
public sealed record QuizAsking(int Left, int Missed) : Ready;

/// <summary>After an answer: right or wrong, and why.</summary>
/// <param name="Question">The one just answered.</param>
public sealed record QuizExplained(int Question, bool Right, int Left, int Missed) : Ready;

public sealed record QuizDone : Ready;

public sealed record QuizStarted : Trigger;

public sealed record QuizAnswered(int Question, int Option) : Trigger;

public sealed record QuizWentOn : Trigger;

/// <summary>
/// Every question until each was answered rightly once: nobody fails, everybody has read why. Passing is remembered with the volunteer.
/// </summary>
public sealed record QuizFeature(IReadOnlyList<QuizQuestion> Questions) : Feature("tr")
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
            .Shows((_, _) => QuizScreens.Offer(Questions.Count))
            .Permit<QuizStarted, QuizAsking>((_, _, _) => new QuizAsking((1 << Questions.Count) - 1, Missed: 0));

        dialogue.In<QuizAsking>()
            .Shows((asking, _) => QuizScreens.Ask(Asked(asking.Left), Questions))
            .PermitIf<QuizAnswered, QuizExplained>(
                (asking, answered, _) => answered.Question == Asked(asking.Left) && answered.Option >= 0 && answered.Option < Questions[answered.Question].Options,
                "an answer to this question",
                (asking, answered, _) => Explain(asking, answered));

        dialogue.In<QuizExplained>()
            .Shows((explained, _) => QuizScreens.Explain(explained, Questions))
            .PermitIf<QuizWentOn, QuizAsking>((explained, _, _) => (explained.Left | explained.Missed) != 0, "something is left", (explained, _, _) =>
                explained.Left != 0 ? new QuizAsking(explained.Left, explained.Missed) : new QuizAsking(explained.Missed, Missed: 0))
            .PermitIf<QuizWentOn, QuizDone>((explained, _, _) => (explained.Left | explained.Missed) == 0, "all right", (_, _, scene) =>
                Go.To(new QuizDone(), new Effect.Remember(scene.Volunteer with { QuizPassedAt = scene.At })));

        dialogue.In<QuizDone>().Shows((_, _) => QuizScreens.Done());
    }

    /// <summary>The lowest bit; a state of a longer quiz than today's still names a question.</summary>
    private int Asked(int left) => Math.Min(BitOperations.TrailingZeroCount(left), Questions.Count - 1);

    private QuizExplained Explain(QuizAsking asking, QuizAnswered answered)
    {
        var right = Questions[answered.Question].Right == answered.Option;
        var bit = asking.Left & -asking.Left;
        return new QuizExplained(answered.Question, right, asking.Left & ~bit, right ? asking.Missed : asking.Missed | bit);
    }
}
