using System.Diagnostics.CodeAnalysis;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>Where a number belongs, or why it isn't called.</summary>
public readonly record struct Placement(Region? Region, Refusal Refusal)
{
    [MemberNotNullWhen(true, nameof(Region))]
    public bool IsCallable => Refusal == Refusal.None && Region is not null;

    public static Placement In(Region region) => new(region.IsCallable ? region : null, region.Refusal);

    public static Placement Refused(Refusal refusal) => new(null, refusal);
}

/// <summary>The first digits of numbers that are never called, whatever the ranges say.</summary>
/// <param name="Prefix">One to three digits after +7.</param>
public readonly record struct PlanExclusion(string Prefix, Refusal Refusal);

/// <summary>
/// Ten digits to region, offline. The order of checks: exclusions, demo block, overrides (parts of Yakutia with a clock of their own),
/// ranges; what is in none of them is refused.
/// </summary>
public sealed class NumberingPlan
{
    private const string UkrainianCodes = "UA-";

    private readonly Refusal[] exclusionOfCode = new Refusal[1000];
    private readonly Region[] demo;
    private readonly RangeTable overrides;
    private readonly RangeTable ranges;

    /// <exception cref="PlanException">A range is out of order, overlaps, lies in the demo block or names an unknown region.</exception>
    public NumberingPlan(
        RegionCatalogue regions,
        IReadOnlyList<PlanExclusion> exclusions,
        IReadOnlyList<PlanRange> overrides,
        IReadOnlyList<PlanRange> ranges)
    {
        Regions = regions;
        demo = [.. DemoBlock.Offsets.Select(offset => regions[DemoBlock.Region(offset)])];
        this.overrides = new RangeTable(regions, overrides);
        this.ranges = new RangeTable(regions, ranges);
        foreach (var exclusion in exclusions)
        {
            var width = (int)Math.Pow(10, 3 - exclusion.Prefix.Length);
            exclusionOfCode.AsSpan(int.Parse(exclusion.Prefix) * width, width).Fill(exclusion.Refusal);
        }
    }

    public RegionCatalogue Regions { get; }

    public int RangeCount => ranges.Count;

    public Placement Find(PhoneNumber number)
    {
        var national = number.ToNational();
        var excluded = exclusionOfCode[national / PlanRange.PerCode];
        if (excluded != Refusal.None)
        {
            return Placement.Refused(excluded);
        }

        if (DemoBlock.OffsetOf(national) is { } offset)
        {
            return Placement.In(demo[offset - DemoBlock.SmallestOffset]);
        }

        return (overrides.Find(national) ?? ranges.Find(national)) is { } region
            ? Placement.In(region)
            : Placement.Refused(Refusal.UnknownRange);
    }

    /// <summary>
    /// Ten-digit numbers at which the answer may change, in no order: between two neighbours every number is placed alike. For those who look
    /// up millions and make a table of it.
    /// </summary>
    public IEnumerable<long> Edges() => Enumerable.Range(0, exclusionOfCode.Length).Select(code => code * PlanRange.PerCode)
        .Concat(DemoBlock.Offsets.Select(offset => DemoBlock.Number(offset, 0).ToNational()))
        .Append(DemoBlock.Last + 1)
        .Concat(overrides.Edges())
        .Concat(ranges.Edges());

    /// <summary>
    /// The same with what a file says: a region code wins over the plan, because whoever listed the number may know better where the person
    /// lives, but never over a refusal. Nothing or spaces leave the plan's answer.
    /// </summary>
    public Placement Find(PhoneNumber number, ReadOnlySpan<char> regionCode)
    {
        var placed = Find(number);
        if (!placed.IsCallable || regionCode.IsWhiteSpace())
        {
            return placed;
        }

        if (!Regions.TryFind(regionCode, out var claimed))
        {
            return Placement.Refused(
                regionCode.TrimStart().StartsWith(UkrainianCodes, StringComparison.OrdinalIgnoreCase)
                    ? Refusal.UkrainianTerritory
                    : Refusal.UnknownRegion);
        }

        return (placed.Region.IsDemo, claimed) switch
        {
            (_, { IsCallable: false }) => Placement.In(claimed),
            (true, _) => Placement.In(Regions.DemoTwinOf(claimed)),
            (false, { IsDemo: true }) => Placement.Refused(Refusal.UnknownRegion),
            _ => Placement.In(claimed),
        };
    }
}
