using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Editing;

/// <summary>A change of a fact that waits for a second person.</summary>
/// <param name="Before">The fact as it was when this was proposed; null for a new one.</param>
public sealed record FactProposal(long Id, FactDraft? Before, FactDraft Draft, VolunteerId By, DateTimeOffset At);

/// <summary>
/// Proposes a change. One change of a fact waits at a time: the proposer's own is replaced (<see cref="FactProposed"/>), another's comes first
/// (<see cref="FactBusy"/>).
/// </summary>
public sealed record ProposeFact(FactDraft? Before, FactDraft Draft) : Ask;

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
