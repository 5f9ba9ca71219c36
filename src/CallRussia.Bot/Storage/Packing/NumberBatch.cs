using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage.Packing;

/// <summary>
/// Numbers on their way into the bank, gathered in the order of their lines: four bytes each, and <see cref="Bytes"/> tells when it is
/// enough. They lie by the first digits, so that putting them in order later is a matter of one small page at a time.
/// </summary>
/// <remarks>Not for several threads at once. A batch may be added again: it is not changed by that.</remarks>
public sealed class NumberBatch
{
    /// <summary>What came from one more has to go into the next batch.</summary>
    public const int MostSources = 1 << SourceBits;

    internal const int PageBits = 16;
    internal const int PageNumbers = 1 << PageBits;
    internal const int Pages = (int)((10_000_000_000 >> PageBits) + 1);

    internal const int SourceBits = 6;
    private const int MostRegions = 1 << (32 - PageBits - SourceBits);

    // A page is a chain of short runs, the newest first; the first word of a run leads to the end of the one before. Place 0 means "none".
    private const int RunWords = 256;
    private const int SlabBits = 16;
    private const int SlabWords = 1 << SlabBits;

    private readonly int[] _ends = new int[Pages];
    private readonly List<RegionCode> _regions;
    private readonly Dictionary<RegionCode, int> _places = [];
    private readonly List<string> _sources = [];
    private readonly bool[] _hasRegion = new bool[MostRegions];
    private uint[][] _slabs = [];
    private int _used = RunWords;

    /// <param name="regions">What <see cref="PlacedNumber.Region"/> counts.</param>
    public NumberBatch(IEnumerable<RegionCode>? regions = null)
    {
        _regions = [.. regions ?? []];
        for (var place = 0; place < _regions.Count; place++) _places.Add(_regions[place], place);
        CheckRegions();
    }

    /// <summary>Lines, those that repeat a number too.</summary>
    public long Count { get; private set; }

    /// <summary>Memory in use.</summary>
    public long Bytes => ((long)_used + _ends.Length) * sizeof(int);

    /// <summary>Where the numbers come from, in the order of their beginnings.</summary>
    public IReadOnlyList<string> Sources => _sources;

    public IReadOnlyList<RegionCode> Regions => _regions;

    /// <summary>What is added from here on comes from this file.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="MostSources"/> already.</exception>
    public void From(string source)
    {
        if (_sources.Count == MostSources) throw new InvalidOperationException("The batch is full: commit it and begin the next one.");
        _sources.Add(source);
    }

    /// <summary>The place of a region's code, which is made when it is new.</summary>
    public int Place(RegionCode region)
    {
        if (_places.TryGetValue(region, out var place)) return place;
        _places.Add(region, place = _regions.Count);
        _regions.Add(region);
        CheckRegions();
        return place;
    }

    // An import is over before the runtime would find out by itself what runs often: here and in its other loops it is told.
    /// <param name="numbers">Their regions are places in <see cref="Regions"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<PlacedNumber> numbers)
    {
        if (_sources.Count == 0) From("");
        var source = (uint)(_sources.Count - 1);
        foreach (var number in numbers)
        {
            var national = number.National;
            ref var end = ref _ends[national >> PageBits];
            if (end % RunWords == 0) Begin(ref end);
            _slabs[end >> SlabBits][end & (SlabWords - 1)] = (uint)(national & (PageNumbers - 1)) | (source | ((uint)number.Region << SourceBits)) << PageBits;
            end++;
            _hasRegion[number.Region] = true;
        }
        Count += numbers.Length;
    }

    /// <summary>Empty again, without sources; the memory is used for what comes next.</summary>
    public void Clear()
    {
        Array.Clear(_ends);
        Array.Clear(_hasRegion);
        _sources.Clear();
        (_used, Count) = (RunWords, 0);
    }

    public void Add(PhoneNumber number, RegionCode region) => Add([PlacedNumber.Of(number.ToNational(), Place(region))]);

    /// <summary>Places of regions that have numbers here.</summary>
    internal List<int> UsedRegions() => [.. Enumerable.Range(0, _regions.Count).Where(place => _hasRegion[place])];

    internal bool HasPage(int page) => _ends[page] != 0;

    /// <summary>The lines of a page, the last one first: a piece at a time, to be read from its end to its beginning.</summary>
    /// <param name="place">Where to go on; begins with <see cref="End"/>.</param>
    internal bool Before(ref int place, out ReadOnlySpan<uint> lines)
    {
        lines = default;
        if (place == 0) return false;
        var run = (place - 1) / RunWords * RunWords;
        var slab = _slabs[run >> SlabBits];
        var first = run & (SlabWords - 1);
        lines = slab.AsSpan(first + 1, place - 1 - run);
        place = (int)slab[first];
        return true;
    }

    internal int End(int page) => _ends[page];

    /// <summary>Where the lines of one number come from, the last one first.</summary>
    internal List<int> SourcesOf(long national)
    {
        var found = new List<int>();
        for (var place = End((int)(national >> PageBits)); Before(ref place, out var lines);)
            for (var i = lines.Length - 1; i >= 0; i--)
                if ((lines[i] & (PageNumbers - 1)) == (national & (PageNumbers - 1))) found.Add(new BatchLine(lines[i]).Source);
        return found;
    }

    private void Begin(ref int end)
    {
        if (_used >> SlabBits >= _slabs.Length) Grow();
        _slabs[_used >> SlabBits][_used & (SlabWords - 1)] = (uint)end;
        end = _used + 1;
        _used = checked(_used + RunWords);
    }

    private void Grow()
    {
        Array.Resize(ref _slabs, _slabs.Length + 1);
        _slabs[^1] = GC.AllocateUninitializedArray<uint>(SlabWords);
    }

    private void CheckRegions()
    {
        if (_regions.Count > MostRegions) throw new InvalidOperationException($"A batch holds numbers of at most {MostRegions} regions.");
    }
}

/// <summary>One line of a batch within its page.</summary>
internal readonly record struct BatchLine(uint Word)
{
    public int Low => (int)(Word & (NumberBatch.PageNumbers - 1));

    public int Source => (int)(Word >> NumberBatch.PageBits) & (NumberBatch.MostSources - 1);

    public int Region => (int)(Word >> (NumberBatch.PageBits + NumberBatch.SourceBits));
}
