using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>A kept lease as screens show it: the only place where its number is read.</summary>
internal sealed class ShownLeases(BankRegions regions)
{
    public Lease Of(ITransaction kept, KeptLease lease) =>
        new(lease.Id, kept.Marks.Number(lease.Token!), regions.Code(kept, lease.Region), lease.GivenAt, lease.Until, lease.Agreed, lease.Nth);
}
