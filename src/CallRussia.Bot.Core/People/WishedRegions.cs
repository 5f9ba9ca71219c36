using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.People;

/// <summary>Where somebody likes to call best: a wish, and no duty of anybody.</summary>
/// <param name="Codes">Codes of regions in the order in which they were wished for, with a blank between.</param>
public sealed record WishedRegions(string Codes)
{
    /// <summary>With more of them it would be no wish any more.</summary>
    public const int Most = 3;

    /// <summary>Formerly a part of a region could be wished for.</summary>
    public IReadOnlyList<RegionCode> All => [.. Codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => new RegionCode(code).Whole()).Distinct()];

    public bool Has(RegionCode region) => All.Contains(region);

    /// <summary>A number of this region is what was wished for: who wishes for a city is glad of a range that it shares with the country around it.</summary>
    public static bool Fit(IEnumerable<RegionCode> wished, RegionCode region) => wished.Any(one => one.Meets(region));

    /// <returns>Null when nothing is wished for any more.</returns>
    public static WishedRegions? Of(IEnumerable<RegionCode> regions) => string.Join(' ', regions) is { Length: > 0 } codes ? new WishedRegions(codes) : null;
}
