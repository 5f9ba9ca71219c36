using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Editing;

/// <summary>Changes of facts.</summary>
public sealed class EditingLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [FactChanges.Table];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.To<ProposeFact>(FactDesk.Propose),
        Answerer.To<LookAtProposals>(FactDesk.Look),
        Answerer.To<LookAtProposal>(FactDesk.Look),
        Answerer.To<LookAtDecision>(FactDesk.Look),
        Answerer.To<ApproveFact>(FactDesk.Approve),
        Answerer.To<RefuseFact>(FactDesk.Refuse),
    ];
}
