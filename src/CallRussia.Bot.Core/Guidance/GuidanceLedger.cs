using CallRussia.Bot.Core.Changes;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;

namespace CallRussia.Bot.Core.Guidance;

/// <summary>What people say in calls, as callers look it up.</summary>
public sealed class GuidanceLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [ObjectionCounts.Counted];

    public override IReadOnlyList<Answerer> Answers => [Answerer.InTurn<CountObjection>(Count), Answerer.InTurn<LookAtChanges>(Look)];

    /// <summary>Only of one's own call that goes on.</summary>
    private static ObjectionCounted Count(ITransaction kept, CountObjection ask, Deed deed)
    {
        if (KeptLeases.Find(kept, ask.Lease) is { IsOpen: true } lease && lease.Volunteer == deed.Who) ObjectionCounts.Add(kept, lease, ask.Objection, deed.At);
        return new ObjectionCounted(ask.Objection, ask.Seen);
    }

    private static ChangesSeen Look(ITransaction kept, LookAtChanges ask, Deed deed)
    {
        var readTo = ask.Since >= 0 ? ask.Since : GuideChanges.ReadTo(kept, deed.Scene.Volunteer);
        var changes = GuideChanges.All(kept);
        if (changes.Count > 0) ReadMarks.Move(kept, deed.Who, ReadKind.Guide, changes[0].Id);
        return new ChangesSeen(changes, readTo, ask.Page);
    }
}
