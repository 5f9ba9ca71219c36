using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Editing;

/// <summary>
/// Facts are added, corrected, translated, expired and confirmed in the chat; a second person approves. It stands beside whatever was going
/// on, a call too, and leads back there.
/// </summary>
public sealed record EditingFeature() : Feature("ed")
{
    /// <summary>A new fact is looked at again after so long, unless the editor says otherwise.</summary>
    public const int FirstReviewMonths = 6;

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["facts"] = typeof(AtFacts),
        ["drafting"] = typeof(Drafting),
        ["judging"] = typeof(Judging),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["m"] = typeof(FactDeskAsked),
        ["t"] = typeof(ThemeOpened),
        ["f"] = typeof(FactOpened),
        ["n"] = typeof(NewFactWanted),
        ["c"] = typeof(CorrectionWanted),
        ["r"] = typeof(TranslationWanted),
        ["x"] = typeof(ExpiryWanted),
        ["k"] = typeof(ConfirmationWanted),
        ["w"] = typeof(FieldWanted),
        ["s"] = typeof(FlagSwitched),
        ["h"] = typeof(ThemesWanted),
        ["o"] = typeof(OverviewWanted),
        ["l"] = typeof(LanguageShown),
        ["y"] = typeof(DraftSent),
        ["q"] = typeof(ProposalsAsked),
        ["p"] = typeof(ProposalOpened),
        ["a"] = typeof(ProposalApproved),
        ["d"] = typeof(ProposalRefused),
        ["e"] = typeof(ProposalWaits),
        ["z"] = typeof(ProposalDecided),
        ["i"] = typeof(NoteWanted),
        ["j"] = typeof(NoteDropped),
    };

    public override void Declare(Dialogue dialogue)
    {
        Read(dialogue);
        Begin(dialogue);
        Draft(dialogue);
        Propose(dialogue);
        Judge(dialogue);
        Hear(dialogue);
    }

    private static void Read(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Permit<FactDeskAsked, AtFacts>((state, _, _) => new AtFacts(Aside.From(state)))
            .Permit<ProposalOpened, AtFacts>((state, opened, _) => Go.To(new AtFacts(Aside.From(state)), new LookAtProposal(opened.Id)))
            .StayIf<ProposalWaits>((_, _, scene) => Rights.IsOpen(new FactDeskAsked(), scene.Role), "may decide", (_, waits, _) => [new Effect.Announce(ProposalScreens.Waits(waits.Id))]);
        dialogue.In<Edits>()
            .Permit<Cancelled, State>((edits, _, _) => Go.To(edits.Return))
            .Permit<Started, State>((edits, _, _) => Go.To(edits.Return))
            .PermitIf<ThemeOpened, AtFacts>((_, opened, scene) => scene.Library.Facts.Themes.Contains(opened.Theme), "there", (edits, opened, _) =>
                new AtFacts(edits.Return, opened.Theme, Page: opened.Page))
            .PermitIf<FactOpened, AtFacts>((_, opened, scene) => Find(opened.Fact, scene) is not null, "there", (edits, opened, scene) =>
                new AtFacts(edits.Return, Find(opened.Fact, scene)!.Theme, opened.Fact))
            .Permit<ProposalsAsked, AtFacts>((edits, asked, _) => Go.To(new AtFacts(edits.Return), new LookAtProposals(asked.Page)));
        dialogue.In<AtFacts>()
            .Shows((at, scene) => FactPages.Show(at, scene))
            .Stay<ProposalsSeen>((_, seen, scene) => [new Effect.Overlay(ProposalScreens.List(seen, scene))])
            .Stay<ProposalOpened>((_, opened, _) => [new LookAtProposal(opened.Id)])
            .Permit<ProposalSeen, Judging>((at, seen, _) => new Judging(at.Return, seen.Proposal, Language.Russian) { IsAlone = seen.IsAlone })
            .Stay<ProposalGone>((_, _, _) => [new Effect.Toast(ProposalScreens.Gone), new Effect.Resume()]);
    }

    /// <summary>Whoever proposed a change hears what became of it, wherever they are by then.</summary>
    private static void Hear(Dialogue dialogue) => dialogue.In<State>()
        .StayIf<ProposalDecided>((_, _, scene) => Rights.IsOpen(new FactDeskAsked(), scene.Role), "may read it", (_, decided, _) => [new LookAtDecision(decided.Id)])
        .Stay<DecisionSeen>((_, seen, scene) => [new Effect.Announce(ProposalScreens.Decided(seen, scene))]);

    private static void Begin(Dialogue dialogue) => dialogue.In<AtFacts>()
        .PermitIf<NewFactWanted, Drafting>((_, wanted, scene) => scene.Library.Facts.Themes.Contains(wanted.Theme), "there", (at, wanted, scene) =>
            new Drafting(at.Return, null, New(wanted.Theme, scene), Everything, Language.Russian))
        .PermitIf<CorrectionWanted, Drafting>(IsOnFact, "on a fact", (at, _, scene) => Change(at, scene, draft => draft))
        .PermitIf<TranslationWanted, Drafting>(IsOnFact, "on a fact", (at, _, scene) => Translate(Change(at, scene, draft => draft), scene))
        .PermitIf<ExpiryWanted, Drafting>(IsOnFact, "on a fact", (at, _, scene) => Change(at, scene, draft => FactRules.Expire(draft, FactRules.Today(scene))))
        .PermitIf<ConfirmationWanted, Drafting>(
            (at, wanted, scene) => IsOnFact(at, wanted, scene) && wanted.Months is > 0 and <= 24, "on a fact", (at, wanted, scene) =>
                Change(at, scene, draft => FactRules.Confirm(draft, FactRules.Today(scene), wanted.Months)));

    private static void Draft(Dialogue dialogue) => dialogue.In<Drafting>()
        .Shows((drafting, scene) => drafting.AsksNote ? DraftScreens.AskNote(drafting) : drafting.Steps == FactFields.None ? DraftScreens.Overview(drafting, scene) : DraftScreens.Ask(drafting))
        .Permit<NoteWanted, Drafting>((drafting, _, _) => drafting with { AsksNote = true, IsNoteUnfit = false })
        .Permit<NoteDropped, Drafting>((drafting, _, _) => drafting with { AsksNote = false, Note = "" })
        .PermitIf<Typed, Drafting>((drafting, _, _) => drafting.AsksNote, "a sentence about it", (drafting, typed, _) =>
            FactRules.IsNote(typed) ? drafting with { AsksNote = false, Note = typed.Words.Trim() } : drafting with { IsNoteUnfit = true })
        .PermitIf<Typed, Drafting>((drafting, _, _) => drafting is { AsksNote: false, Steps: not FactFields.None }, "asked", (drafting, typed, scene) => Take(drafting, typed, scene))
        .Permit<OverviewWanted, Drafting>((drafting, _, _) => drafting with { Steps = FactFields.None, Problem = FactProblem.None, AsksNote = false })
        .PermitIf<FieldWanted, Drafting>((_, wanted, _) => wanted.Field != FactFields.None, "a field", (drafting, wanted, _) =>
            drafting with { Steps = wanted.Field.First(), Problem = FactProblem.None, AsksNote = false })
        .Permit<TranslationWanted, Drafting>((drafting, _, scene) => Translate(drafting, scene))
        .Permit<FlagSwitched, Drafting>((drafting, switched, _) => drafting with { Draft = drafting.Draft.Switch(switched.Flag) })
        .Permit<LanguageShown, Drafting>((drafting, shown, _) => drafting with { Shown = shown.Language })
        .Stay<ThemesWanted>((_, _, scene) => [new Effect.Overlay(DraftScreens.Themes(scene))])
        .PermitIf<ThemeOpened, Drafting>((_, chosen, scene) => scene.Library.Facts.Themes.Contains(chosen.Theme), "another theme", (drafting, chosen, _) =>
            drafting with { Draft = drafting.Draft with { Theme = chosen.Theme } })
        .Permit<Cancelled, AtFacts>((drafting, _, scene) => new AtFacts(
            drafting.Return, drafting.Draft.Theme, Find(drafting.Draft.Id, scene) is null ? "" : drafting.Draft.Id));

    private static void Propose(Dialogue dialogue) => dialogue.In<Drafting>()
        .StayIf<DraftSent>((drafting, _, scene) => IsReady(drafting, scene), "complete and changed", (drafting, _, _) =>
            [new ProposeFact(drafting.Before, drafting.Draft, drafting.Note)])
        .Permit<FactProposed, AtFacts>((drafting, proposed, _) => Go.To(new AtFacts(drafting.Return), new Effect.Overlay(ProposalScreens.Proposed(proposed.IsAlone))))
        // The change in hand stays: after the other one is decided it can be sent again.
        .Stay<FactBusy>((_, busy, _) => [new Effect.Overlay(ProposalScreens.Busy(busy.Waiting.Id))])
        .Stay<ProposalOpened>((_, opened, _) => [new LookAtProposal(opened.Id)])
        .Permit<ProposalSeen, Judging>((drafting, seen, _) => new Judging(drafting.Return, seen.Proposal, Language.Russian) { Kept = drafting, IsAlone = seen.IsAlone })
        .Stay<ProposalGone>((_, _, _) => [new Effect.Toast(ProposalScreens.Gone), new Effect.Resume()]);

    private static void Judge(Dialogue dialogue) => dialogue.In<Judging>()
        .Shows((judging, scene) => ProposalScreens.Judge(judging, scene))
        .Permit<LanguageShown, Judging>((judging, shown, _) => judging with { Shown = shown.Language })
        .StayIf<ProposalApproved>((judging, _, scene) => MayApprove(judging.Proposal, scene), "another's, and sound", (judging, _, _) => [new ApproveFact(judging.Proposal.Id)])
        .Stay<ProposalRefused>((judging, _, _) => [new RefuseFact(judging.Proposal.Id)])
        .Permit<FactApproved, Edits>((judging, _, _) => After(judging, Said(judging, "approved")))
        .Permit<FactRefused, Edits>((judging, _, _) => After(judging, Said(judging, "refused")))
        .Permit<OwnProposal, Judging>((judging, _, _) => judging)
        .Permit<ProposalGone, Edits>((judging, _, _) => After(judging, new Effect.Toast(ProposalScreens.Gone)))
        .PermitIf<Cancelled, Edits>((judging, _, _) => judging.Kept is not null, "a change waits", (judging, _, _) => After(judging))
        .PermitIf<OverviewWanted, Edits>((judging, _, _) => judging.Kept is not null, "a change waits", (judging, _, _) => After(judging));

    /// <summary>Whoever had a change of the same fact in hand has it again.</summary>
    private static Decision<Edits> After(Judging judging, params Effect[] effects) => judging.Kept is { } kept
        ? Go.To<Edits>(kept with { Return = judging.Return }, effects)
        : Go.To<Edits>(new AtFacts(judging.Return), effects);

    private static Effect.Overlay Said(Judging judging, string key) => new(judging.Kept is null ? ProposalScreens.Said(key) : ProposalScreens.SaidBeside(key));

    /// <summary>Nobody approves his own, and what was sound when it was proposed may not be so any more.</summary>
    internal static bool MayApprove(FactProposal proposal, Scene scene) =>
        proposal.By != scene.Volunteer.Id && FactRules.Check(proposal.Draft, scene.Library, FactRules.Today(scene)).Count == 0;

    internal static bool IsReady(Drafting drafting, Scene scene) =>
        drafting.Steps == FactFields.None && drafting.Draft != drafting.Before && FactRules.Check(drafting.Draft, scene.Library, FactRules.Today(scene)).Count == 0;

    private const FactFields Everything = (FactFields)((1 << 11) - 1);

    private static Fact? Find(string fact, Scene scene) => fact is null ? null : scene.Library.Facts.Find(fact);

    private static bool IsOnFact(AtFacts at, Trigger wanted, Scene scene) => Find(at.Fact, scene)?.Written is not null;

    private static Drafting Change(AtFacts at, Scene scene, Func<FactDraft, FactDraft> change)
    {
        var before = Find(at.Fact, scene)!.Written!;
        return new Drafting(at.Return, before, change(before), FactFields.None, Language.Russian);
    }

    private static FactDraft New(string theme, Scene scene) =>
        new($"{theme}-{scene.At.UtcDateTime:yyMMdd-HHmmss}", theme, FactRules.Today(scene), FactRules.Today(scene).AddMonths(FirstReviewMonths), "", new FactWords(), new FactWords(), new FactWords());

    private static Drafting Take(Drafting drafting, Typed typed, Scene scene)
    {
        var asked = drafting.Steps.First();
        var problem = FactRules.Read(drafting.Draft, asked, typed.Words, FactRules.Today(scene), out var changed);
        return problem == FactProblem.None
            ? drafting with { Draft = changed, Steps = drafting.Steps & ~asked, Problem = problem }
            : drafting with { Problem = problem };
    }

    /// <summary>Texts whose Russian changed and whose translation did not; all translations when there are none; and what is not right yet.</summary>
    private static Drafting Translate(Drafting drafting, Scene scene)
    {
        var changed = drafting.Before is { } before ? FactTyping.Changed(before, drafting.Draft) : FactFields.None;
        var stale = FactFields.None;
        foreach (var part in Enum.GetValues<FactPart>().Where(part => changed.HasFlag(FactTyping.Of(part, Language.Russian))))
            stale |= (FactTyping.Of(part, Language.English) | FactTyping.Of(part, Language.Lithuanian)) & ~changed;
        foreach (var (field, _) in FactRules.Check(drafting.Draft, scene.Library, FactRules.Today(scene))) stale |= field;
        if (stale == FactFields.None) stale = FactTyping.Texts(Language.English) | FactTyping.Texts(Language.Lithuanian);
        return drafting with { Steps = stale, Problem = FactProblem.None, AsksNote = false };
    }
}
