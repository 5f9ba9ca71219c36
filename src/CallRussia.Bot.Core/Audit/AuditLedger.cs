using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Audit;

/// <summary>What organizers did. They read it at their desk, which answers their asks.</summary>
public sealed class AuditLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [AuditLog.Table];
}
