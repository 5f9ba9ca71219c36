using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Changes;

/// <summary>What is new, and how far everybody has read. Whoever shows it answers the asks.</summary>
public sealed class ChangesLedger : Ledger
{
    public override IReadOnlyList<Table> Tables => [GuideChanges.Known, GuideChanges.Table, GuideChanges.Notes, ReadMarks.Table];
}
