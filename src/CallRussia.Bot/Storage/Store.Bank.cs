using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage;

public sealed partial class Store
{
    public Task<IReadOnlyList<RegionStock>> Stock(CancellationToken cancellationToken) => Read<IReadOnlyList<RegionStock>>(kept => _rules.Stock.Count(kept, Now), cancellationToken);
}
