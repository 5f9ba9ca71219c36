using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Editing;

/// <summary>Among the facts as editors see them: all of them, expired ones too.</summary>
public abstract record Edits(State Return) : Aside(Return), IForEditors;

/// <summary>Reads: the themes, a theme, a fact.</summary>
/// <param name="Theme">Empty: the themes.</param>
/// <param name="Fact">Empty: the theme.</param>
public sealed record AtFacts(State Return, string Theme = "", string Fact = "", int Page = 0) : Edits(Return), IPage;

/// <summary>Has a change in hand. What was typed is kept here until it is proposed.</summary>
/// <param name="Before">Null for a new fact.</param>
/// <param name="Steps">What is still to be typed; none: the change is looked over.</param>
/// <param name="Shown">The language in which it is looked over.</param>
/// <param name="Problem">With what was typed last.</param>
public sealed record Drafting(State Return, FactDraft? Before, FactDraft Draft, FactFields Steps, Language Shown, FactProblem Problem = FactProblem.None) : Edits(Return), ITakesForwarded, IReadsNumbers
{
    /// <summary>A sentence about the change, for "What is new"; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>It is to be typed.</summary>
    public bool AsksNote { get; init; }

    /// <summary>What was typed for it last can't be told.</summary>
    public bool IsNoteUnfit { get; init; }

    bool IReadsNumbers.TheyStay => true;
}

/// <summary>Decides about a change.</summary>
public sealed record Judging(State Return, FactProposal Proposal, Language Shown) : Edits(Return)
{
    /// <inheritdoc cref="FactProposed"/>
    public bool IsAlone { get; init; }

    /// <summary>The own change of the same fact, which waits until this one is decided.</summary>
    public Drafting? Kept { get; init; }
}

/// <param name="Page">From 0.</param>
public sealed record ThemeOpened(string Theme, int Page) : Trigger, IForEditors;

public sealed record FactOpened(string Fact) : Trigger, IForEditors;

public sealed record NewFactWanted(string Theme) : Trigger, IForEditors;

public sealed record CorrectionWanted : Trigger, IForEditors;

/// <summary>What is not translated yet, and what is missing.</summary>
public sealed record TranslationWanted : Trigger, IForEditors;

public sealed record ExpiryWanted : Trigger, IForEditors;

public sealed record ConfirmationWanted(int Months) : Trigger, IForEditors;

public sealed record FieldWanted(FactFields Field) : Trigger, IForEditors;

public sealed record FlagSwitched(FactFlag Flag) : Trigger, IForEditors;

public sealed record ThemesWanted : Trigger, IForEditors;

/// <summary>Back from a question to the whole change.</summary>
public sealed record OverviewWanted : Trigger, IForEditors;

public sealed record LanguageShown(Language Language) : Trigger, IForEditors;

/// <summary>A sentence about the change is to be typed.</summary>
public sealed record NoteWanted : Trigger, IForEditors;

public sealed record NoteDropped : Trigger, IForEditors;

public sealed record DraftSent : Trigger, IForEditors;

public sealed record ProposalsAsked(int Page) : Trigger, IForEditors;

public sealed record ProposalOpened(long Id) : Trigger, IForEditors;

public sealed record ProposalApproved : Trigger, IForEditors;

public sealed record ProposalRefused : Trigger, IForEditors;

/// <summary>A change of a fact that waits for a second person.</summary>
/// <param name="Before">The fact as it was when this was proposed; null for a new one.</param>
public sealed record FactProposal(long Id, FactDraft? Before, FactDraft Draft, VolunteerId By, DateTimeOffset At)
{
    /// <summary>A sentence about it, for "What is new"; empty for none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>
/// Proposes a change. One change of a fact waits at a time: the proposer's own is replaced (<see cref="FactProposed"/>), another's comes first
/// (<see cref="FactBusy"/>).
/// </summary>
public sealed record ProposeFact(FactDraft? Before, FactDraft Draft, string Note = "") : Ask;

/// <param name="IsAlone">Nobody else may decide about it: a second person is missing.</param>
public sealed record FactProposed(FactProposal Proposal, bool IsAlone = false) : Answer;

public sealed record FactBusy(FactProposal Waiting) : Answer;

/// <summary>For editors: somebody proposed a change, and a second person is wanted.</summary>
public sealed record ProposalWaits(long Id) : TimeCame;

/// <summary>Somebody else decided about a change: told to whoever proposed it.</summary>
public sealed record ProposalDecided(long Id) : TimeCame;

/// <summary>What became of a change. Answered by <see cref="DecisionSeen"/> or <see cref="ProposalGone"/>.</summary>
public sealed record LookAtDecision(long Id) : Ask;

public sealed record DecisionSeen(FactProposal Proposal, bool IsApproved) : Answer;

/// <summary>All that wait, oldest first. Answered by <see cref="ProposalsSeen"/>.</summary>
/// <param name="Page">Which page of them is wanted; comes back as it is.</param>
public sealed record LookAtProposals(int Page) : Ask;

/// <inheritdoc cref="FactProposed"/>
public sealed record ProposalsSeen(IReadOnlyList<FactProposal> Waiting, int Page, bool IsAlone = false) : Answer;

/// <summary>Answered by <see cref="ProposalSeen"/> or <see cref="ProposalGone"/>.</summary>
public sealed record LookAtProposal(long Id) : Ask;

/// <inheritdoc cref="FactProposed"/>
public sealed record ProposalSeen(FactProposal Proposal, bool IsAlone = false) : Answer;

/// <summary>Somebody decided about it, or its proposer replaced it.</summary>
public sealed record ProposalGone : Answer;

/// <summary>
/// From now on the change is what callers see. Answered by <see cref="FactApproved"/>, <see cref="ProposalGone"/>, or
/// <see cref="OwnProposal"/>: nobody approves what he proposed.
/// </summary>
public sealed record ApproveFact(long Id) : Ask;

public sealed record FactApproved(FactProposal Proposal) : Answer;

public sealed record OwnProposal : Answer;

/// <summary>The change is dropped; the proposer takes his own back so. Answered by <see cref="FactRefused"/> or <see cref="ProposalGone"/>.</summary>
public sealed record RefuseFact(long Id) : Ask;

public sealed record FactRefused(FactProposal Proposal) : Answer;
