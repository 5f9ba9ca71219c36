namespace CallRussia.Bot.Core.Numbers;

/// <summary>Ten-digit numbers from <paramref name="From"/> to <paramref name="To"/>, both included, belong to <paramref name="Region"/>.</summary>
public readonly record struct PlanRange(long From, long To, RegionCode Region);

/// <summary>
/// Ranges to regions in three parallel sorted arrays (14 bytes a range) with an index by the first three digits, so that a look-up searches
/// among the few ranges of one code.
/// </summary>
internal sealed class RangeTable
{
    private const int Codes = 1000;
    private const long PerCode = 10_000_000;

    private readonly long[] from;
    private readonly int[] length;
    private readonly ushort[] region;
    private readonly Region[] regions;
    private readonly int[] firstOfCode = new int[Codes + 1];

    public RangeTable(RegionCatalogue catalogue, IReadOnlyList<PlanRange> ranges)
    {
        from = new long[ranges.Count];
        length = new int[ranges.Count];
        region = new ushort[ranges.Count];
        var places = new Dictionary<RegionCode, ushort>();
        var found = new List<Region>();
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = Checked(ranges, i);
            if (!places.TryGetValue(range.Region, out var place))
            {
                places[range.Region] = place = (ushort)found.Count;
                found.Add(Known(catalogue, range.Region, i));
            }

            (from[i], length[i], region[i]) = (range.From, (int)(range.To - range.From), place);
        }

        regions = [.. found];
        IndexCodes();
    }

    public int Count => from.Length;

    public Region? Find(long number)
    {
        var code = (int)(number / PerCode);
        var first = firstOfCode[code];
        var at = Array.BinarySearch(from, first, firstOfCode[code + 1] - first, number);
        // A miss gives the complement of the next larger start: the candidate is the range before it.
        at = at < 0 ? ~at - 1 : at;
        return at >= first && number - from[at] <= length[at] ? regions[region[at]] : null;
    }

    private void IndexCodes()
    {
        var at = 0;
        for (var code = 0; code < Codes; code++)
        {
            firstOfCode[code] = at;
            while (at < from.Length && from[at] / PerCode == code)
            {
                at++;
            }
        }

        firstOfCode[Codes] = at;
    }

    private static PlanRange Checked(IReadOnlyList<PlanRange> ranges, int i)
    {
        var range = ranges[i];
        if (range.From is < 0 or > 9_999_999_999 || range.To < range.From)
        {
            throw new PlanException(i, "a range is two numbers of ten digits, the smaller one first");
        }

        if (range.From / PerCode != range.To / PerCode)
        {
            throw new PlanException(i, "a range stays within one three-digit code");
        }

        if (i > 0 && range.From <= ranges[i - 1].To)
        {
            throw new PlanException(i, "ranges are sorted and don't overlap");
        }

        if (range.To >= DemoBlock.First && range.From <= DemoBlock.Last)
        {
            throw new PlanException(i, "the demo block 975 002…012 has been allocated: choose another block before using this plan");
        }

        return range;
    }

    private static Region Known(RegionCatalogue catalogue, RegionCode code, int i) =>
        catalogue.TryFind(code.Text, out var region) ? region : throw new PlanException(i, $"unknown region '{code}'");
}

/// <summary>The plan's ranges are broken; <paramref name="index"/> says which one (counted from 0), never with its digits.</summary>
public sealed class PlanException(int index, string problem) : Exception(problem)
{
    public int Index { get; } = index;
}
