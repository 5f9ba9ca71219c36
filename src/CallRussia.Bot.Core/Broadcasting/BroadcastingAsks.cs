using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>All broadcasts, newest first, at most the last hundred. Answered by <see cref="BroadcastsSeen"/>.</summary>
public sealed record LookAtBroadcasts : Ask;

public sealed record BroadcastsSeen(IReadOnlyList<BroadcastBrief> Broadcasts) : Answer;

/// <param name="Opening">The first words of one of its messages, without markup.</param>
/// <param name="Total">Its recipients, once they are fixed.</param>
public sealed record BroadcastBrief(BroadcastId Id, BroadcastStatus Status, DateTimeOffset At, string Opening, int Total, int Sent);

/// <summary>One broadcast with its live counts. Answered by <see cref="BroadcastSeen"/> or <see cref="BroadcastGone"/>.</summary>
public sealed record LookAtBroadcast(BroadcastId Id) : Ask, ILongLook;

public sealed record BroadcastSeen(Broadcast Broadcast) : Answer;

/// <summary>It is not there (any more).</summary>
public sealed record BroadcastGone(BroadcastId Id) : Answer;

/// <summary>Keeps what was composed: a new draft, or a change of one. Answered by <see cref="BroadcastSeen"/>; <see cref="BroadcastGone"/> when it is no draft any more.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record KeepDraft(BroadcastId? Id, BroadcastDraft Draft) : Ask, ILooksFirst
{
    public Ask Look => new CountReach(Draft);
}

/// <summary>How many a draft would reach, and when it would begin. Answered by <see cref="ReachCounted"/>.</summary>
public sealed record CountReach(BroadcastDraft Draft) : Ask, ILongLook;

/// <summary>The same of one that is there; what is on its way already reaches nobody else. Answered by <see cref="ReachCounted"/> or <see cref="BroadcastGone"/>.</summary>
public sealed record CountReachOf(BroadcastId Id) : Ask, ILongLook;

/// <param name="Begins">Null: at once.</param>
public sealed record ReachCounted(BroadcastDraft Draft, int Reach, DateTimeOffset? Begins = null) : Answer;

/// <summary>What can be chosen of a part of a draft's audience. Answered by <see cref="ChoicesSeen"/>.</summary>
public sealed record LookAtChoices(BroadcastDraft Draft, AudiencePart Part) : Ask, ILongLook;

public sealed record ChoicesSeen(AudiencePart Part, IReadOnlyList<Choice> Choices) : Answer;

/// <summary>The rules that are at hand, counted for a draft. Answered by <see cref="AudiencesSeen"/>.</summary>
public sealed record LookAtAudiences(BroadcastDraft Draft) : Ask, ILongLook;

/// <param name="Ready">How many each of them would reach, in their order.</param>
/// <param name="Saved">By their names.</param>
public sealed record AudiencesSeen(IReadOnlyList<int> Ready, IReadOnlyList<AudienceAtHand> Saved) : Answer
{
    /// <summary>How many the draft's own rule would reach, among them.</summary>
    public int Own { get; init; }
}

public sealed record AudienceAtHand(long Id, string Name, Audience To, int Volunteers);

/// <summary>Keeps the rule of a draft for the whole team. Answered by <see cref="AudiencesSeen"/>, or <see cref="AudienceNotSaved"/>.</summary>
public sealed record SaveAudience(string Name, BroadcastDraft Draft) : Ask, ILooksFirst
{
    public Ask Look => new LookAtAudiences(Draft);
}

public sealed record AudienceNotSaved(NameProblem Why) : Answer;

/// <summary>Answered by <see cref="AudiencesSeen"/>, whether it was still there or not.</summary>
public sealed record DropAudience(long Id, BroadcastDraft Draft) : Ask, ILooksFirst
{
    public Ask Look => new LookAtAudiences(Draft);
}

/// <param name="Value">The word that stands for it, as in <see cref="Audience"/>.</param>
/// <param name="Volunteers">How many the draft would reach with this choice alone in its part, and the other parts as they are.</param>
public sealed record Choice(string Value, int Volunteers);

/// <summary>
/// The one who composed it orders it to go out as its draft says. Answered by <see cref="BroadcastSeen"/>: Sending, Scheduled, or Waiting for another organizer when it
/// reaches more than one may decide about; <see cref="BroadcastRefused"/> when it can't go out.
/// </summary>
public sealed record OrderBroadcast(BroadcastId Id) : Ask, ILooksFirst
{
    public Ask Look => new CountReachOf(Id);
}

/// <summary>Somebody else than the author lets a Waiting one go. Answered as <see cref="OrderBroadcast"/>.</summary>
public sealed record ApproveBroadcast(BroadcastId Id) : Ask, ILooksFirst
{
    public Ask Look => new CountReachOf(Id);
}

/// <summary>Somebody else than the author sends a Waiting one back to the drafts and says why. Answered as <see cref="ApproveBroadcast"/>.</summary>
public sealed record ReturnBroadcast(BroadcastId Id, ReturnReason Why) : Ask, ILooksFirst
{
    public Ask Look => new CountReachOf(Id);
}

/// <summary>Answered by <see cref="BroadcastSeen"/>; what no longer fits its status changes nothing.</summary>
public sealed record SteerBroadcast(BroadcastId Id, Steering Steering) : Ask, ILooksFirst
{
    public Ask Look => new CountReachOf(Id);
}

public enum Steering
{
    Pause = 0,
    Resume = 1,

    /// <summary>Who has it keeps it, nobody else gets it. One that waits or is scheduled goes back to the drafts.</summary>
    Cancel = 2,

    /// <summary>Deletes it from the chats, where it is younger than 48 hours.</summary>
    Recall = 3,

    /// <summary>Sends it again to those of whom nobody knows whether they got it: some of them get it twice.</summary>
    ResendUnknown = 4,

    /// <summary>Throws a draft away. Answered by <see cref="BroadcastGone"/>.</summary>
    Discard = 5,
}

/// <summary>Sends it to everybody who may organize, now and outside its count. Answered by <see cref="BroadcastTried"/>.</summary>
public sealed record TryBroadcast(BroadcastId Id) : Ask;

/// <param name="To">Whom it goes to.</param>
public sealed record BroadcastTried(BroadcastId Id, IReadOnlyList<VolunteerId> To) : Answer;

public sealed record BroadcastRefused(BroadcastId Id, BroadcastRefusal Why) : Answer;

public enum BroadcastRefusal
{
    /// <summary>No message in any language.</summary>
    Empty = 0,

    /// <summary>Nobody is in its audience who reads one of its languages.</summary>
    Nobody = 1,

    /// <summary>Its time is over.</summary>
    TooLate = 2,

    /// <summary>Approved by its own author.</summary>
    OwnWork = 3,

    /// <summary>It is not in a state in which that can be done.</summary>
    NotNow = 4,
}

/// <summary>It went on: for whoever watches it. Comes every few seconds while it goes, and once at its end.</summary>
/// <param name="Broadcast">As it stood when this was said; what is shown is looked at anew.</param>
public sealed record BroadcastWentOn(Broadcast Broadcast) : Progressed
{
    public override bool IsLast => Broadcast.Status is BroadcastStatus.Done or BroadcastStatus.Cancelled or BroadcastStatus.Recalled;
}

/// <summary>Another organizer decided about one that waited: told to its author.</summary>
/// <param name="Approved">It goes out as its draft says; otherwise it is a draft again.</param>
/// <param name="Why">Of one that was returned, where a reason was given.</param>
public sealed record BroadcastDecided(BroadcastId Id, bool Approved, ReturnReason? Why = null) : TimeCame;

/// <summary>One waits for the approval of another organizer: told to all of them but its author.</summary>
public sealed record BroadcastWaits(BroadcastId Id, int Recipients) : TimeCame;
