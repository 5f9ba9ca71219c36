using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Shows the audit log.</summary>
internal static class AuditDesk
{
    public static AuditSeen Look(ITransaction kept, LookAtAudit ask, Deed deed)
    {
        var acts = Acts.In(ask.Group).ToHashSet();
        var all = ask.Who is { } who ? AuditLog.LatestOf(kept, who) : AuditLog.Latest(kept);
        var page = all.Where(entry => acts.Contains(entry.Act)).Skip(ask.Skip).Take(ask.Take + 1).ToList();
        return new AuditSeen([.. page.Take(ask.Take)], page.Count > ask.Take, AuditLog.People(kept));
    }

    public static AuditEntrySeen Look(ITransaction kept, LookAtAuditEntry ask, Deed deed) => new(AuditLog.Find(kept, ask.Id));

    /// <summary>For a file.</summary>
    public static AuditGathered Gather(ITransaction kept, GatherAudit ask, Deed deed) => new([.. AuditLog.Latest(kept).Reverse()]);
}
