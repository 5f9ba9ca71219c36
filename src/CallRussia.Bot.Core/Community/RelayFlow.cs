using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Core.Community;

/// <summary>
/// Two people write to each other through the bot, under the names they chose. Words and recordings go on at once and exist nowhere but in the delivery; numbers,
/// links and names are taken out.
/// </summary>
public sealed record RelayFeature() : Feature("rl")
{
    /// <summary>The timer that folds up a talk nobody writes in.</summary>
    private const string Quiet = "talk-quiet";

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["talk"] = typeof(Talking),
        ["report"] = typeof(ReportingPerson),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["o"] = typeof(TalkOpened),
        ["e"] = typeof(TalkEndWanted),
        ["y"] = typeof(TalkEndConfirmed),
        ["r"] = typeof(PersonReportWanted),
        ["k"] = typeof(PersonReasonChosen),
        ["q"] = typeof(TalkWentQuiet),
        ["u"] = typeof(TalkTimeUp),
        ["x"] = typeof(TalkOver),
        ["v"] = typeof(ToldInVain),
    };

    public override void Declare(Dialogue dialogue)
    {
        Open(dialogue);
        Talk(dialogue.In<Talking>());
        Leave(dialogue.In<Talking>());
        Report(dialogue);
        Hear(dialogue);
    }

    private static void Open(Dialogue dialogue) => dialogue.In<Settled>()
        .Permit<TalkOpened, Talking>((state, opened, scene) => Enter(state, opened.Kind, opened.Talk, scene))
        .Stay<TalkSeen>((_, seen, _) => [new Effect.Overlay(RelayScreens.Open(seen))])
        .Stay<TalkGone>((_, _, _) => [new Effect.Overlay(RelayScreens.Gone())])
        .Stay<TalkEndWanted>((_, wanted, _) => [new Effect.Overlay(RelayScreens.Sure(wanted))])
        .Stay<TalkEndConfirmed>((_, sure, _) => [new LeaveTalk(sure.Kind, sure.Talk)])
        .Stay<TalkLeft>((_, left, _) => [new Effect.Overlay(RelayScreens.Left(left.Kind))]);

    /// <summary>What is written from here on goes to the other one.</summary>
    internal static Decision<Talking> Enter(State state, TalkKind kind, long talk, Scene scene) =>
        Go.To(state is Talking same && same.Talk == talk ? same : new Talking(Aside.From(state), kind, talk), Fold(talk, scene), new LookAtTalk(kind, talk));

    private static void Talk(Dialogue.Row<Talking> row) => row
        .Shows((talking, _) => RelayScreens.Standing(talking))
        .Stay<Back>((talking, _, _) => [new LookAtTalk(talking.Kind, talking.Talk)])
        .Stay<Typed>((talking, typed, _) => Pass(talking, Bare(typed)))
        .Stay<VoiceSent>((talking, voice, _) => Pass(talking, new Said("", voice.FileId)))
        .StayIf<Edited>((talking, edited, _) => edited.Content is Typed && edited.Message >= talking.First, "a word of this talk", (talking, edited, _) =>
            Pass(talking, Bare((Typed)edited.Content) with { IsCorrection = true }))
        .Permit<MayPass, Talking>((talking, may, scene) => Go.To(
            talking with { First = talking.First ?? scene.Written },
            Fold(talking.Talk, scene), RelayScreens.Told(may.Hearer, may.Said), new Effect.Overlay(RelayScreens.Passed(talking, may))))
        .Stay<MayNotPass>((talking, not, _) => [new Effect.Overlay(RelayScreens.NotPassed(talking, not))])
        .Stay<Unsupported>((talking, _, _) => No(talking, WhyNotPassed.NotThat))
        .Stay<PhotoSent>((talking, _, _) => No(talking, WhyNotPassed.NotThat))
        .Stay<FileSent>((talking, _, _) => No(talking, WhyNotPassed.NotThat));

    private static void Leave(Dialogue.Row<Talking> row) => row
        .Permit<TalkGone, State>((talking, _, _) => Go.To(talking.Return, Unfold, new Effect.Overlay(RelayScreens.Gone())))
        .Permit<TalkLeft, State>((talking, left, _) => Go.To(talking.Return, Unfold, new Effect.Overlay(RelayScreens.Left(left.Kind))))
        .PermitIf<TalkWentQuiet, State>((talking, quiet, _) => talking.Talk == quiet.Talk, "this talk", (talking, _, _) => Go.To(talking.Return, new Effect.Overlay(RelayScreens.Folded(talking))))
        .PermitIf<TalkOver, State>((talking, over, _) => talking.Talk == over.Talk, "this talk", (talking, over, _) => Go.To(talking.Return, Unfold, new Effect.Overlay(RelayScreens.Over(over))))
        .Permit<Cancelled, State>((talking, _, _) => Go.To(talking.Return, Unfold))
        .Permit<Started, State>((talking, _, _) => Go.To(talking.Return, Unfold));

    private static void Report(Dialogue dialogue)
    {
        dialogue.In<Settled>().Permit<PersonReportWanted, ReportingPerson>((state, wanted, _) => new ReportingPerson(Aside.From(state), wanted.Kind, wanted.Talk));
        dialogue.In<ReportingPerson>()
            .Shows((_, _) => RelayScreens.Reasons())
            .Stay<PersonReasonChosen>((reporting, chosen, _) => [new ReportPerson(reporting.Kind, reporting.Talk, chosen.Reason)])
            .Permit<PersonReported, State>((reporting, _, _) => Go.To(reporting.Return, new Effect.Overlay(RelayScreens.Reported())))
            .Permit<TalkGone, State>((reporting, _, _) => Go.To(reporting.Return, new Effect.Overlay(RelayScreens.TooLateToReport())))
            .Permit<Cancelled, State>((reporting, _, _) => Go.To(reporting.Return))
            .Permit<Started, State>((reporting, _, _) => Go.To(reporting.Return));
    }

    /// <summary>What happens on the other side is said wherever one is, and on a call without a sound.</summary>
    private static void Hear(Dialogue dialogue) => dialogue.In<Settled>()
        .Stay<TalkTimeUp>((_, up, _) => [new CloseTalk(up.Kind, up.Talk)])
        .Stay<TalkOver>((state, over, _) => [Notice(state, RelayScreens.Over(over))])
        .Stay<ToldInVain>((state, _, _) => [Notice(state, RelayScreens.InVain())]);

    internal static Effect Notice(State state, Screen screen) => new Effect.Announce(screen) { Quietly = Belonging.IsOnCall(state) };

    /// <summary>Numbers, links and names are left out before anything is asked.</summary>
    private static Said Bare(Typed typed)
    {
        var words = Discretion.Of(typed.Bare.Trim());
        return new Said(words, IsCut: words != typed.Words.Trim());
    }

    private static Effect[] Pass(Talking talking, Said said) =>
        said.Words.Length > Said.Longest ? No(talking, WhyNotPassed.TooLong)
        : said.Voice is null && !Discretion.SaysSomething(said.Words) ? No(talking, WhyNotPassed.NothingLeft)
        : [new PassOn(talking.Kind, talking.Talk, said)];

    private static Effect[] No(Talking talking, WhyNotPassed why) => [new Effect.Overlay(RelayScreens.NotPassed(talking, new MayNotPass(why, "")))];

    private static Effect.Schedule Fold(long talk, Scene scene) => new(Quiet, scene.At + Talking.OpenFor, new TalkWentQuiet(talk));

    private static Effect.Unschedule Unfold => new(Quiet);
}
