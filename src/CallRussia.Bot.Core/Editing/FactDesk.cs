using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Editing;

/// <summary>What editors propose and what a second person makes of it. Whether they may is decided before it comes here.</summary>
internal static class FactDesk
{
    public static Trigger Propose(ITransaction kept, ProposeFact ask, Deed deed)
    {
        var other = FactChanges.Waiting(kept).Find(proposal => proposal.Draft.Id == ask.Draft.Id);
        if (other is not null && other.By != deed.Who) return new FactBusy(other);
        if (other is not null) FactChanges.Decide(kept, other.Id, FactFate.Dropped, deed.Who, deed.At);
        var proposal = FactChanges.Add(kept, ask, deed.Who, deed.At);
        Log(kept, Act.FactProposed, proposal, deed);
        var others = Others(kept, deed);
        foreach (var editor in others) Timers.Set(kept, editor, "proposal", deed.At, new ProposalWaits(proposal.Id));
        return new FactProposed(proposal, IsAlone: others.Count == 0);
    }

    public static ProposalsSeen Look(ITransaction kept, LookAtProposals ask, Deed deed) => new(FactChanges.Waiting(kept), ask.Page, IsAlone(kept, deed));

    public static Trigger Look(ITransaction kept, LookAtProposal ask, Deed deed) =>
        FactChanges.Waiting(kept, ask.Id) is { } proposal ? new ProposalSeen(proposal, IsAlone(kept, deed)) : new ProposalGone();

    public static Trigger Look(ITransaction kept, LookAtDecision ask, Deed deed) =>
        kept.Find(FactChanges.Table, ask.Id) is { Fate: not FactFate.Waits } change ? new DecisionSeen(change.Proposal, change.Fate == FactFate.Approved) : new ProposalGone();

    public static Trigger Approve(ITransaction kept, ApproveFact ask, Deed deed)
    {
        if (FactChanges.Waiting(kept, ask.Id) is not { } proposal) return new ProposalGone();
        if (proposal.By == deed.Who) return new OwnProposal();
        Decide(kept, proposal, FactFate.Approved, Act.FactApproved, deed);
        GuideChanges.Say(kept, LeafKind.Fact, proposal.Draft.Id, proposal.Note, deed.At);
        return new FactApproved(proposal);
    }

    public static Trigger Refuse(ITransaction kept, RefuseFact ask, Deed deed)
    {
        if (FactChanges.Waiting(kept, ask.Id) is not { } proposal) return new ProposalGone();
        Decide(kept, proposal, FactFate.Dropped, proposal.By == deed.Who ? Act.FactWithdrawn : Act.FactRefused, deed);
        return new FactRefused(proposal);
    }

    /// <summary>Whoever proposed it hears what another one made of it.</summary>
    private static void Decide(ITransaction kept, FactProposal proposal, FactFate fate, Act act, Deed deed)
    {
        FactChanges.Decide(kept, proposal.Id, fate, deed.Who, deed.At);
        Log(kept, act, proposal, deed);
        if (proposal.By != deed.Who) Timers.Set(kept, proposal.By, $"fact-decided:{proposal.Id}", deed.At, new ProposalDecided(proposal.Id));
    }

    /// <summary>Everybody else who may decide about it and can be told. One notice at a time: the newest stands for all that wait.</summary>
    private static List<VolunteerId> Others(ITransaction kept, Deed deed) =>
    [
        .. Chats.Here(kept, deed.Owners).Where(member => Rights.IsOpen(new FactDeskAsked(), member.Role) && member.Volunteer != deed.Who).Select(member => member.Volunteer),
    ];

    private static bool IsAlone(ITransaction kept, Deed deed) => Others(kept, deed).Count == 0;

    private static void Log(ITransaction kept, Act act, FactProposal proposal, Deed deed) => AuditLog.Add(
        kept, deed, act, proposal.Draft.Id, proposal.Before is { } before ? FactTyping.Lines(before, proposal.Draft) : null, FactTyping.Lines(proposal.Draft, proposal.Before));
}
