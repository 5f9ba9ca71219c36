using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>What organizers do. Whether they may is decided before it comes here.</summary>
public sealed class OrganizingLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [FileOrders.Table, RoleOffers.Table];

    public override IReadOnlyList<Answerer> Answers => [.. OfFiles, .. OfTheLog];

    private static Answerer[] OfFiles => [Answerer.To<OrderFile>(FileOrders.Add), Answerer.To<NoteFile>(FileOrders.Note)];

    private static Answerer[] OfTheLog =>
        [Answerer.To<LookAtAudit>(AuditDesk.Look), Answerer.To<LookAtAuditEntry>(AuditDesk.Look), Answerer.To<GatherAudit>(AuditDesk.Gather)];
}
