namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Ranges to regions in three parallel sorted arrays (14 bytes a range) with an index by the first three digits, so that a look-up searches
/// among the few ranges of one code.
/// </summary>
internal sealed class RangeTable
{
    private const int Codes = 1000;
    private const long PerCode = PlanRange.PerCode;

    private readonly long[] from;
    private readonly int[] length;
    private readonly ushort[] region;
    private readonly Region[] regions;
    private readonly int[] firstOfCode = new int[Codes + 1];

    public RangeTable(RegionCatalogue catalogue, IReadOnlyList<PlanRange> ranges)
    {
        PlanRange.Check(ranges);
        from = new long[ranges.Count];
        length = new int[ranges.Count];
        region = new ushort[ranges.Count];
        var places = new Dictionary<RegionCode, ushort>();
        var found = new List<Region>();
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
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

    /// <summary>Where a range begins, and where the one before has ended.</summary>
    public IEnumerable<long> Edges()
    {
        for (var i = 0; i < from.Length; i++)
        {
            yield return from[i];
            yield return from[i] + length[i] + 1;
        }
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

    private static Region Known(RegionCatalogue catalogue, RegionCode code, int i) =>
        catalogue.TryFind(code.Text, out var region) ? region : throw new PlanException(i, $"unknown region '{code}'");
}
