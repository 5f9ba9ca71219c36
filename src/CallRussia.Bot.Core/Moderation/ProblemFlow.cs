using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Moderation;

/// <summary>Volunteers report a problem; moderators look after it, answer as the team, and hand on what is not theirs to decide.</summary>
public sealed record ProblemFeature() : Feature("mo")
{
    /// <summary>The timer of unsent words: there is one such report at a time.</summary>
    private const string Draft = "problem-draft";

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["kind"] = typeof(ChoosingProblem),
        ["words"] = typeof(DescribingProblem),
        ["problems"] = typeof(AtProblems),
        ["answer"] = typeof(AnsweringProblem),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["r"] = typeof(ProblemWanted),
        ["k"] = typeof(ProblemKindChosen),
        ["s"] = typeof(ProblemSent),
        ["d"] = typeof(ProblemDraftOver),
        ["b"] = typeof(ReplyWanted),
        ["l"] = typeof(ProblemsAsked),
        ["o"] = typeof(ProblemOpened),
        ["a"] = typeof(AnswerWanted),
        ["w"] = typeof(ProblemWaits),
        ["t"] = typeof(ProblemAnswered),
        ["c"] = typeof(ProblemClosed),
    };

    public override void Declare(Dialogue dialogue)
    {
        Report(dialogue);
        Hear(dialogue);
        Look(dialogue);
        Answer(dialogue);
    }

    private static void Report(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<ProblemWanted, ChoosingProblem>((state, _, _) => new ChoosingProblem(Aside.From(state)));
        Leave(dialogue.In<ChoosingProblem>()
            .Shows((_, _) => ProblemScreens.Kinds())
            .PermitIf<ProblemKindChosen, DescribingProblem>((_, chosen, _) => ProblemKinds.Reported.Contains(chosen.Kind), "may be reported", (choosing, chosen, _) => new DescribingProblem(choosing.Return, chosen.Kind))
            // Asked what happened, people write what happened.
            .Permit<Typed, DescribingProblem>((choosing, typed, scene) => Collect(new DescribingProblem(choosing.Return, ProblemKind.Other), typed, scene)));
        Leave(dialogue.In<DescribingProblem>()
            .Shows((describing, _) => ProblemScreens.Describe(describing))
            .Permit<Typed, DescribingProblem>(Collect)
            .PermitIf<Edited, DescribingProblem>((describing, edited, _) => Replace(describing, edited) is not null, "brought a part of it", (describing, edited, _) => Replace(describing, edited)!)
            .StayIf<ProblemSent>((describing, _, _) => describing.Problem == 0 || describing.Words.Length > 0, "something to send", (describing, _, _) => [Send(describing)])
            .Permit<ProblemReported, State>((describing, reported, _) => Done(describing, ProblemScreens.Reported(describing.Kind, reported.Id)))
            .Permit<ProblemAddedTo, State>((describing, added, _) => Done(describing, ProblemScreens.Said("added")))
            .Permit<ProblemGone, State>((describing, _, _) => Done(describing, ProblemScreens.Said("closed-before")))
            .PermitIf<ProblemDraftOver, State>((describing, _, _) => describing.Words.Length > 0, "unsent words", (describing, _, _) => Done(describing, ProblemScreens.Said("draft-over"))));
    }

    /// <summary>What the other side did meanwhile is said wherever one is.</summary>
    private static void Hear(Dialogue dialogue) => dialogue.In<Settled>()
        .Permit<ReplyWanted, DescribingProblem>((state, wanted, _) => new DescribingProblem(Aside.From(state), ProblemKind.Other, wanted.Problem))
        .Stay<ProblemAnswered>((_, answered, _) => [new LookAtTeamWords(answered.Id)])
        .Stay<TeamWordsSeen>((_, seen, _) => [new Effect.Announce(ProblemScreens.Answered(seen))])
        .Stay<ProblemClosed>((_, closed, _) => [new Effect.Announce(ProblemScreens.Closed(closed.Id))])
        .StayIf<ProblemWaits>((_, _, scene) => Rights.IsOpen(new ProblemsAsked(), scene.Role), "looks after them", (_, waits, _) => [new Effect.Announce(ProblemScreens.Waits(waits))]);

    private static void Look(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Permit<ProblemsAsked, AtProblems>((state, asked, _) => Go.To(new AtProblems(Aside.From(state), asked.Closed, asked.Page), new LookAtProblems(asked.Closed)))
            .Permit<ProblemOpened, AtProblems>((state, opened, scene) => Go.To(
                new AtProblems(Aside.From(state), Problem: opened.Problem), new HandleProblem(opened.Problem, Fit(opened.Step), MayTakeOver(scene))));
        Leave(dialogue.In<AtProblems>()
            .Shows((_, _) => ProblemScreens.Standing())
            .Stay<ProblemsSeen>((at, seen, scene) => [new Effect.Overlay(ProblemScreens.List(at, seen, scene))])
            .Stay<ProblemSeen>((_, seen, scene) => [new Effect.Overlay(ProblemScreens.One(seen.Problem, scene))])
            .Stay<ProblemTaken>((_, taken, scene) => [new Effect.Toast(ProblemScreens.TakenToast), new Effect.Overlay(ProblemScreens.One(taken.Problem, scene))])
            .Stay<ProblemGone>((_, _, _) => [new Effect.Overlay(ProblemScreens.Gone())])
            .Permit<AnswerWanted, AnsweringProblem>((at, wanted, _) => new AnsweringProblem(at.Return, wanted.Problem)));
    }

    private static void Answer(Dialogue dialogue) => Leave(dialogue.In<AnsweringProblem>()
        .Shows((answering, _) => ProblemScreens.Answer(answering))
        .PermitIf<Typed, AnsweringProblem>((_, typed, _) => !ProblemWords.AreFit(typed.Words), "unfit", (answering, _, _) => answering with { Unfit = true })
        .PermitIf<Typed, AtProblems>((_, typed, _) => ProblemWords.AreFit(typed.Words), "fit", (answering, typed, scene) => Go.To(
            new AtProblems(answering.Return, Problem: answering.Problem), new HandleProblem(answering.Problem, ProblemStep.Answer, MayTakeOver(scene), typed.Words.Trim()))));

    private static void Leave<TState>(Dialogue.Row<TState> row)
        where TState : Aside => row
        .Permit<Cancelled, State>((aside, _, _) => Go.To(aside.Return))
        .Permit<Started, State>((aside, _, _) => Go.To(aside.Return));

    public static bool MayTakeOver(Scene scene) => scene.Role >= Role.Organizer;

    /// <summary>An answer is typed, not pressed.</summary>
    private static ProblemStep Fit(ProblemStep step) => step == ProblemStep.Answer ? ProblemStep.Look : step;

    /// <summary>One message after another, shown back, until all is sent; a day later it is forgotten.</summary>
    private static Decision<DescribingProblem> Collect(DescribingProblem describing, Typed typed, Scene scene)
    {
        var more = describing.With(scene.Written, typed.Words.Trim());
        return ProblemWords.AreFit(typed.Words) && ProblemWords.AreFit(more.Words)
            ? Go.To(more, new Effect.Schedule(Draft, scene.At + DescribingProblem.KeptFor, new ProblemDraftOver()))
            : describing with { Unfit = true };
    }

    /// <summary>Null where nothing comes of it: another message, a change that nobody sees, or somebody's number, which leaves the chat.</summary>
    private static DescribingProblem? Replace(DescribingProblem describing, Edited edited)
    {
        if (edited.Content is not Typed typed || PhoneNumberFinder.IsIn(typed.Words)) return null;
        if (describing.WithEdited(edited.Message, typed.Words.Trim()) is not { } changed || changed.Words == describing.Words) return null;
        return ProblemWords.AreFit(typed.Words) && ProblemWords.AreFit(changed.Words) ? changed : describing with { Unfit = true };
    }

    private static Ask Send(DescribingProblem describing) =>
        describing.Problem == 0 ? new ReportProblem(describing.Kind, describing.Words) : new AddToProblem(describing.Problem, describing.Words);

    private static Decision<State> Done(DescribingProblem describing, Screen said) => Go.To(describing.Return, new Effect.Unschedule(Draft), new Effect.Overlay(said));
}
