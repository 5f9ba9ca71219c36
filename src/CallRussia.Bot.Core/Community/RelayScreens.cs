using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Community;

/// <summary>Writing to somebody through the bot, as both sides see it.</summary>
internal static class RelayScreens
{
    private static readonly Button.Press Close = new(T("fold.button"), new Cancelled());
    private static readonly Button.Press GoOn = new(T("go-on.button"), new Back());

    public static Screen Open(TalkSeen seen) => Buttons(Screen.Of(T($"open.{seen.Kind}").With("name", seen.Name), T("rules")), seen.Kind, seen.Talk);

    /// <summary>Seen only where the store's answer is missing.</summary>
    public static Screen Standing(Talking talking) => Buttons(Screen.Of(T("standing")), talking.Kind, talking.Talk);

    public static Screen Passed(Talking talking, MayPass may)
    {
        var screen = Screen.Of(T(may.Said.IsCorrection ? "corrected" : may.Hearer.Quietly ? "passed-quietly" : "passed").With("name", may.Name));
        if (may.Said.IsCut) screen = screen.And(T("cut"));
        return screen.Row(Close, new Button.Press(T("more.button"), new TalkOpened(talking.Kind, talking.Talk)));
    }

    public static Screen NotPassed(Talking talking, MayNotPass not) => Screen.Of(T("not." + not.Why).With("name", not.Name).With("longest", Said.Longest))
        .Row(Close, new Button.Press(T("more.button"), new TalkOpened(talking.Kind, talking.Talk)));

    /// <summary>What somebody said, as it stands in the other one's chat.</summary>
    public static Effect.Tell Told(Hearer hearer, Said said)
    {
        var text = T(said.Voice is not null ? "voice" : said.IsCorrection ? "said-again" : "said").With("name", hearer.From);
        return Told(hearer, Screen.Of(said.Voice is null ? text.With("words", said.Words) : text)) with { Voice = said.Voice };
    }

    /// <summary>Something that one tells the other by a button.</summary>
    public static Effect.Tell Told(Hearer hearer, Screen screen) => new(hearer.Who, hearer.Language, screen.Row(Reply(hearer.Kind, hearer.Talk), Report(hearer.Kind, hearer.Talk)))
    {
        Quietly = hearer.Quietly,
    };

    public static Screen Folded(Talking talking) => Screen.Of(T("folded")).Row(new Button.Press(T("write-on.button"), new TalkOpened(talking.Kind, talking.Talk)), GoOn);

    public static Screen Sure(TalkEndWanted wanted) => Screen.Of(T($"sure.{wanted.Kind}"))
        .Row(new Button.Press(T($"sure.{wanted.Kind}.button"), new TalkEndConfirmed(wanted.Kind, wanted.Talk)))
        .Row(new Button.Press(new Text("common.back.button"), new Back()));

    public static Screen Left(TalkKind kind) => Screen.Of(T($"left.{kind}")).Row(GoOn);

    public static Screen Gone() => Screen.Of(T("gone")).Row(new Button.Press(T("community.button"), new CommunityAsked()), GoOn);

    /// <summary>Who was left can turn to others at once, and report what hurt.</summary>
    public static Screen Over(TalkOver over)
    {
        var screen = Screen.Of(T($"over.{over.Kind}.{over.Why}"));
        if (over.Kind != TalkKind.Helping) screen = screen.Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked(), Lasting: true));
        return screen.Row(new Button.Press(T("community.button"), new CommunityAsked(), Lasting: true), Report(over.Kind, over.Talk));
    }

    public static Screen InVain() => Screen.Of(T("in-vain")).Row(new Button.Press(T("community.button"), new CommunityAsked(), Lasting: true));

    public static Screen Reasons() => Enum.GetValues<PersonReason>()
        .Aggregate(Screen.Of(T("reasons")), (screen, reason) => screen.Row(new Button.Press(T($"reason.{reason}.button"), new PersonReasonChosen(reason))))
        .Row(new Button.Press(new Text("common.cancel.button"), new Cancelled()));

    public static Screen Reported() => Screen.Of(T("reported")).Row(new Button.Press(new Text("mentor.ask.button"), new CompanyAsked()), GoOn);

    public static Screen TooLateToReport() => Screen.Of(T("too-late-to-report")).Row(new Button.Press(new Text("help.problem.button"), new ProblemWanted()), GoOn);

    public static Button.Press Reply(TalkKind kind, long talk) => new(T("reply.button"), new TalkOpened(kind, talk), Lasting: true);

    public static Button.Press Report(TalkKind kind, long talk) => new(T("report.button"), new PersonReportWanted(kind, talk), Lasting: true);

    private static Screen Buttons(Screen screen, TalkKind kind, long talk)
    {
        if (kind == TalkKind.Helping) screen = screen.Row(new Button.Press(T("hand-over.button"), new HandOverWanted(talk)));
        return screen
            .Row(new Button.Press(T($"end.{kind}.button"), new TalkEndWanted(kind, talk)), Report(kind, talk))
            .Row(Close);
    }

    private static Text T(string key) => new("relay." + key);
}
