using CallRussia.Bot.Core.Conversations; using CallRussia.Bot.Core.Keeping; using CallRussia.Bot.Core.Leases;
namespace CallRussia.Bot.Storage;
internal sealed class TempLedger : Ledger { public override IReadOnlyList<Table> Tables => [KeptLeases.Table, Callers.Table]; }
