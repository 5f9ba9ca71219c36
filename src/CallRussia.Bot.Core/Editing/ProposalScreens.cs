using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using static CallRussia.Bot.Core.Editing.FactPages;

namespace CallRussia.Bot.Core.Editing;

/// <summary>What waits for a second person, and the deciding about it.</summary>
internal static class ProposalScreens
{
    public static readonly Text Gone = T("gone.toast");

    private const int OnPage = 5;

    private static readonly Button.Press ToFacts = new(T("themes.button"), new FactDeskAsked());
    private static readonly Button.Press ToDraft = new(T("to-draft.button"), new OverviewWanted());
    private static readonly Button.Press ToProposals = To("proposals", new ProposalsAsked(0));

    public static Screen List(ProposalsSeen seen, Scene scene)
    {
        if (seen.Waiting.Count == 0) return Screen.Of(T("none-wait")).Row(ToFacts);
        var last = (seen.Waiting.Count - 1) / OnPage;
        var page = Math.Clamp(seen.Page, 0, last);
        var shown = seen.Waiting.Skip(page * OnPage).Take(OnPage).ToList();
        var screen = Screen.Of(T("waiting").With("count", seen.Waiting.Count));
        for (var i = 0; i < shown.Count; i++) screen = screen.And(Line(shown[i], i + 1, scene));
        screen = Alone(screen, seen.IsAlone).Row([.. shown.Select((proposal, i) => new Button.Press(T("nth.button").With("nth", i + 1), new ProposalOpened(proposal.Id)))]);
        return screen.Turn(page, last, to => new ProposalsAsked(to)).Row(ToFacts);
    }

    public static Screen Judge(Judging judging, Scene scene)
    {
        var (proposal, isOwn) = (judging.Proposal, judging.Proposal.By == scene.Volunteer.Id);
        var heading = T(proposal.Before is null ? "judge-new" : "judge").With("who", Who(proposal, scene)).With("when", scene.DayTime(proposal.At));
        var screen = DraftScreens.Change(heading, proposal.Before, proposal.Draft, judging.Shown, scene);
        var faults = FactRules.Check(proposal.Draft, scene.Library, FactRules.Today(scene));
        if (faults.Count > 0) screen = screen.And(T("faults").With("lines", new TextArg.Lines(faults.Select(fault => DraftScreens.Fault(fault.Field, fault.Problem)))));
        if (proposal.Note.Length > 0) screen = screen.And(T("note").With("note", proposal.Note));
        if (isOwn) screen = Alone(screen.And(T("own")), judging.IsAlone);
        if (Uri.TryCreate(proposal.Draft.Url, UriKind.Absolute, out _)) screen = screen.Row(new Button.Link(T("look-up.button"), proposal.Draft.Url));
        Button[] decide = EditingFeature.MayApprove(proposal, scene)
            ? [To("approve", new ProposalApproved()), To("refuse", new ProposalRefused())]
            : [To(isOwn ? "withdraw" : "refuse", new ProposalRefused())];
        return screen.Row(decide).Row(judging.Kept is null ? ToProposals : ToDraft);
    }

    public static Screen Proposed(bool isAlone) => Alone(Screen.Of(T("proposed")), isAlone).Row(ToProposals).Row(ToFacts);

    public static Screen Busy(long waiting) => Screen.Of(T("busy"))
        .Row(To("look", new ProposalOpened(waiting)))
        .Row(ToDraft);

    public static Screen Waits(long id) => Screen.Of(T("waits")).Row(new Button.Press(T("look.button"), new ProposalOpened(id), Lasting: true));

    public static Screen Decided(DecisionSeen seen, Scene scene) => Screen
        .Of(T(seen.IsApproved ? "decided.approved" : "decided.refused"), T("decided.claim").With("claim", new TextArg.Written(seen.Proposal.Draft.Claim.In(scene.Volunteer.Language))))
        .Row(ToFacts with { Lasting = true });

    public static Screen Said(string key) => Screen.Of(T(key)).Row(ToProposals).Row(ToFacts);

    /// <summary>The own change of the same fact is in hand again.</summary>
    public static Screen SaidBeside(string key) => Screen.Of(T(key)).Row(ToDraft);

    /// <summary>Where there is only one who may decide, the second is missing: it is said and not passed over.</summary>
    private static Screen Alone(Screen screen, bool isAlone) => isAlone ? screen.And(T("alone")) : screen;

    private static Text Line(FactProposal proposal, int nth, Scene scene) => T(proposal.Before is null ? "proposal-new" : "proposal")
        .With("nth", nth).With("theme", Title(proposal.Draft.Theme, scene)).With("claim", new TextArg.Written(proposal.Draft.Claim.In(scene.Volunteer.Language)))
        .With("who", Who(proposal, scene)).With("when", scene.DayTime(proposal.At));

    private static Text Who(FactProposal proposal, Scene scene) => T(proposal.By == scene.Volunteer.Id ? "by-you" : "by-another");
}
