using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// Which resting numbers of a region are free first, remembered by who hands out and kept along with the records: nobody walks over the index of six regions for nothing,
/// and where ways are long the next ones come together.
/// </summary>
public sealed class RestingNumbers
{
    internal static readonly Memo<RestingNumbers> Memo = new(static () => [TouchedNumbers.Table], static _ => new RestingNumbers());

    private readonly Dictionary<(int Region, Daypart? Avoid), RestingLine> _lines = [];

    private RestingNumbers()
    {
    }

    /// <returns>Those that avoid this part of the day and are free, beginning with the one that has been for longest. Whoever changes one stops the walk first.</returns>
    public static IEnumerable<TouchedNumber> Free(ITransaction kept, int region, Daypart? avoiding, DateTimeOffset at) => LineOf(kept, region, avoiding).Free(kept, at);

    /// <summary>When the first resting number of the region is free again; null when none rests.</summary>
    public static DateTimeOffset? FirstFree(ITransaction kept, int region) => TouchedNumbers.Avoidances.Min(avoid => LineOf(kept, region, avoid).First(kept)?.FreeAt);

    /// <summary>A number has changed.</summary>
    internal void Follow(TouchedNumber? before, TouchedNumber? after)
    {
        if (before is not null && _lines.TryGetValue((before.Region, before.State.Avoid), out var left)) left.Leaves(before);
        if (after is not null && _lines.TryGetValue((after.Region, after.State.Avoid), out var line)) line.Comes(after);
    }

    private static RestingLine LineOf(ITransaction kept, int region, Daypart? avoid)
    {
        var lines = kept.Remember(Memo)._lines;
        if (!lines.TryGetValue((region, avoid), out var line)) lines.Add((region, avoid), line = new RestingLine(region, avoid));
        return line;
    }
}

/// <summary>The beginning of a region's stretch of <see cref="TouchedNumbers.Free"/>.</summary>
internal sealed class RestingLine(int region, Daypart? avoid)
{
    /// <summary>Sixteen hand-outs share two ways to the server.</summary>
    private const int MostAhead = 16;

    private static readonly Key s_lastNumber = KeyRange.AllBytes.To;

    private readonly SortedList<(Key FreeAt, Key Number), TouchedNumber> _first = [];
    private readonly KeyRange _all = TouchedNumbers.FreeKeys(region, avoid, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>Whatever the index has up to here is in <see cref="_first"/>; null before anybody looked.</summary>
    private (Key FreeAt, Key Number)? _end;

    /// <summary>As with <see cref="OpenPile"/>.</summary>
    private int _stretch = 1;

    /// <summary>The first of all, whenever it is free.</summary>
    public TouchedNumber? First(ITransaction kept)
    {
        if (_first.Count == 0 && !(_end?.FreeAt >= _all.To)) LookAhead(kept);
        return _first.Values.FirstOrDefault();
    }

    public IEnumerable<TouchedNumber> Free(ITransaction kept, DateTimeOffset at)
    {
        var now = TouchedNumbers.FreeKeys(region, avoid, at, at).To;
        if (_first.Count == 0 && !(_end?.FreeAt > now)) LookAhead(kept);
        var end = _end!.Value;
        var ahead = _first.TakeWhile(number => number.Key.FreeAt <= now).Select(number => number.Value);
        // A volunteer who may have none of those is shown the others.
        var others = end.FreeAt > now ? [] : kept.Range(TouchedNumbers.Free, new KeyRange(end.FreeAt, now)).Where(number => PlaceOf(number) is { } place && place.CompareTo(end) > 0);
        // Keys have seconds.
        return ahead.Concat(others).Where(number => number.FreeAt <= at);
    }

    public void Comes(TouchedNumber number)
    {
        if (PlaceOf(number) is not { } place || !(_end is { } end && place.CompareTo(end) <= 0)) return;
        _first[place] = number;
        if (_first.Count <= 2 * MostAhead) return;
        _first.RemoveAt(_first.Count - 1);
        _end = _first.GetKeyAtIndex(_first.Count - 1);
    }

    public void Leaves(TouchedNumber number)
    {
        if (PlaceOf(number) is { } place) _first.Remove(place);
    }

    private static (Key FreeAt, Key Number)? PlaceOf(TouchedNumber number) =>
        TouchedNumbers.Free.KeyIn(number) is { } free ? (free, TouchedNumbers.Table.KeyOf(number)) : null;

    private void LookAhead(ITransaction kept)
    {
        foreach (var number in kept.Range(TouchedNumbers.Free, _all).Take(_stretch)) _first.Add(PlaceOf(number)!.Value, number);
        _end = _first.Count < _stretch ? (_all.To, s_lastNumber) : _first.GetKeyAtIndex(_first.Count - 1);
        _stretch = Math.Min(2 * _stretch, MostAhead);
        if (!kept.AreFar) return;
        foreach (var number in _first.Values)
        {
            kept.Expect(TouchedNumbers.Table, number.Token);
            DoNotCallRegister.Expect(kept, kept.Marks.Number(number.Token));
        }
    }
}
