using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Work without calls: who likes offers some with one tap, and an organizer writes to them.</summary>
public sealed record WorkFeature() : Feature("wk")
{
    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["note"] = typeof(DescribingWork),
        ["queue"] = typeof(AtWork),
        ["letter"] = typeof(WritingToHelper),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["a"] = typeof(WorkAsked),
        ["k"] = typeof(WorkKindAsked),
        ["o"] = typeof(WorkOffered),
        ["x"] = typeof(WorkTakenBack),
        ["n"] = typeof(WorkNoteWanted),
        ["q"] = typeof(WorkQueueAsked),
        ["i"] = typeof(WorkQueueOpened),
        ["l"] = typeof(HelperLetterWanted),
        ["e"] = typeof(WorkEnded),
        ["t"] = typeof(WorkTold),
    };

    public override void Declare(Dialogue dialogue)
    {
        Offer(dialogue);
        Describe(dialogue);
        Look(dialogue);
        Write(dialogue);
    }

    private static void Offer(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<WorkAsked>((_, _, _) => [new LookAtWork()])
        .Stay<WorkSeen>((_, seen, scene) => [new Effect.Overlay(WorkScreens.All(seen, scene))])
        .Stay<WorkKindAsked>((_, asked, _) => [new LookAtWorkKind(asked.Kind)])
        .Stay<WorkOffered>((_, offered, _) => [new OfferWork(offered.Kind)])
        .Stay<WorkTakenBack>((_, taken, _) => [new TakeWorkBack(taken.Kind)])
        .Stay<WorkKindSeen>((_, seen, scene) => [new Effect.Overlay(WorkScreens.One(seen, scene))])
        .Stay<WorkTold>((state, told, _) => [RelayFeature.Notice(state, WorkScreens.Told(told))]);

    private static void Describe(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<WorkNoteWanted, DescribingWork>((state, wanted, _) => new DescribingWork(Aside.From(state), wanted.Kind));
        dialogue.In<DescribingWork>()
            .Shows((describing, _) => WorkScreens.Describe(describing))
            .PermitIf<Typed, DescribingWork>((_, typed, _) => Fault(typed) != WorkFault.None, "unfit", (describing, typed, _) => describing with { Fault = Fault(typed) })
            .PermitIf<Typed, State>((_, typed, _) => Fault(typed) == WorkFault.None, "fit", (describing, typed, _) => Go.To(describing.Return, Note(describing.Kind, typed)))
            .Permit<Cancelled, State>((describing, _, _) => Go.To(describing.Return))
            .Permit<Started, State>((describing, _, _) => Go.To(describing.Return));
    }

    private static void Look(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Permit<WorkQueueAsked, AtWork>((state, _, _) => Go.To(new AtWork(Aside.From(state)), new LookAtWorkQueue()))
            .Permit<WorkQueueOpened, AtWork>((state, opened, _) => Go.To(new AtWork(Aside.From(state), opened.Kind, opened.Page), new LookAtWorkQueue(opened.Kind)));
        dialogue.In<AtWork>()
            .Shows((_, _) => WorkScreens.Standing())
            .Stay<WorkQueueSeen>((at, seen, scene) => [new Effect.Overlay(WorkScreens.Queue(at, seen, scene))])
            .Stay<WorkEnded>((_, ended, _) => [new EndWork(ended.Kind, new VolunteerId(ended.Who), ended.IsDone)])
            .Permit<HelperLetterWanted, WritingToHelper>((at, wanted, _) => new WritingToHelper(at.Return, wanted.Kind, wanted.Who))
            .Permit<Cancelled, State>((at, _, _) => Go.To(at.Return))
            .Permit<Started, State>((at, _, _) => Go.To(at.Return));
    }

    /// <summary>What is written stands among the reports, where both sides go on and the team answers without names.</summary>
    private static void Write(Dialogue dialogue) => dialogue.In<WritingToHelper>()
        .Shows((writing, _) => WorkScreens.Write(writing))
        .Stay<Typed>((writing, typed, _) => [new WriteToHelper(new VolunteerId(writing.Who), typed.Words.Trim())])
        .Permit<HelperNotWritten, WritingToHelper>((writing, _, _) => writing with { Unfit = true })
        .Permit<HelperWritten, AtWork>((writing, _, _) => Go.To(new AtWork(writing.Return, writing.Kind), new Effect.Toast(WorkScreens.Sent), new NoteHelperWritten(writing.Kind, new VolunteerId(writing.Who))))
        .Permit<Cancelled, State>((writing, _, _) => Go.To(writing.Return))
        .Permit<Started, State>((writing, _, _) => Go.To(writing.Return));

    private static NoteWork Note(WorkKind kind, Typed typed)
    {
        var words = Discretion.Of(typed.Bare.Trim());
        return new NoteWork(kind, words, IsCut: words != typed.Words.Trim());
    }

    private static WorkFault Fault(Typed typed) =>
        typed.Words.Trim().Length > WorkOffer.LongestNote ? WorkFault.TooLong : Discretion.SaysSomething(Discretion.Of(typed.Bare.Trim())) ? WorkFault.None : WorkFault.NothingLeft;
}
