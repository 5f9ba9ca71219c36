using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Every region a number may have: those of the plan, the demo zones, and a demo twin of every callable region (<c>DEMO-RU-SVE</c>), so
/// that a file may give a demo number a region and the number still keeps demo hours.
/// </summary>
public sealed class RegionCatalogue
{
    private readonly FrozenDictionary<string, Region> byCode;

    public RegionCatalogue(IEnumerable<Region> regions)
    {
        var real = regions.ToList();
        var demo = DemoBlock.Regions().Concat(real.Where(region => region.IsCallable).Select(Twin));
        byCode = real.Concat(demo).ToFrozenDictionary(region => region.Code.Text, StringComparer.OrdinalIgnoreCase);
        All = [.. byCode.Values.OrderBy(region => region.Code)];
    }

    /// <summary>All regions in the order of their codes, refused ones and demo ones too.</summary>
    public IReadOnlyList<Region> All { get; }

    /// <summary>Regions whose numbers may be handed out.</summary>
    public IEnumerable<Region> Callable => All.Where(region => region.IsCallable);

    /// <exception cref="KeyNotFoundException">The store holds a code that this version of the plan doesn't know.</exception>
    public Region this[RegionCode code] => byCode.TryGetValue(code.ToString(), out var region)
        ? region
        : throw new KeyNotFoundException($"The numbering plan has no region '{code}'.");

    /// <summary>Finds a code as people write it: any case, spaces around it.</summary>
    public bool TryFind(ReadOnlySpan<char> code, [NotNullWhen(true)] out Region? region) =>
        byCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code.Trim(), out region);

    internal Region DemoTwinOf(Region region) => region.IsDemo ? region : byCode[RegionCode.Demo + region.Code.Text];

    private static Region Twin(Region region) => region with { Code = new(RegionCode.Demo + region.Code.Text), IsDemo = true };
}
