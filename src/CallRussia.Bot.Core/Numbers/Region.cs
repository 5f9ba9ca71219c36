namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// A code of a region: ISO 3166-2 (<c>RU-SVE</c>), two of them with a plus where a range belongs to both (<c>RU-MOW+RU-MOS</c>),
/// a part of Yakutia by its clock (<c>RU-SA-10</c>), or a demo region (<c>DEMO-07</c>, <c>DEMO-RU-SVE</c>).
/// </summary>
public readonly record struct RegionCode(string Text) : IComparable<RegionCode>
{
    internal const string Demo = "DEMO-";

    /// <summary>The region that people know by this name: of a part it is the whole. No property: whatever writes an object's properties would find a code in each code.</summary>
    public RegionCode Whole() => Places(Text) is var place && place.Count('-') > 1 && !place.Contains('+') ? new RegionCode(Text[..Text.LastIndexOf('-')]) : this;

    public override string ToString() => Text ?? "";

    /// <summary>They have a place in common: the same one, a range that belongs to both, or a part of a region and the whole of it.</summary>
    public bool Meets(RegionCode other)
    {
        if (this == other) return true;
        if (Text.StartsWith(Demo, StringComparison.Ordinal) != other.Text.StartsWith(Demo, StringComparison.Ordinal)) return false;
        var mine = Places(Text);
        var others = Places(other.Text);
        foreach (var one in mine.Split('+'))
            foreach (var another in others.Split('+'))
                if (IsIn(mine[one], others[another]) || IsIn(others[another], mine[one])) return true;
        return false;
    }

    public int CompareTo(RegionCode other) => string.CompareOrdinal(Text, other.Text);

    public static bool operator <(RegionCode left, RegionCode right) => left.CompareTo(right) < 0;

    public static bool operator >(RegionCode left, RegionCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(RegionCode left, RegionCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RegionCode left, RegionCode right) => left.CompareTo(right) >= 0;

    private static ReadOnlySpan<char> Places(string text) => text.StartsWith(Demo, StringComparison.Ordinal) ? text.AsSpan(Demo.Length) : text;

    private static bool IsIn(ReadOnlySpan<char> part, ReadOnlySpan<char> whole) => part.StartsWith(whole) && (part.Length == whole.Length || part[whole.Length] == '-');
}

/// <summary>One name in the three languages of the bot.</summary>
public sealed record Names(string Ru, string En, string Lt)
{
    /// <param name="language">ru, en or lt; anything else reads English.</param>
    public string In(string language) => language switch
    {
        "ru" => Ru,
        "lt" => Lt,
        _ => En,
    };
}

/// <summary>
/// A place with one name and one or more clocks. Numbers of a region with several zones are called only while it is polite in all of them.
/// </summary>
/// <param name="Zones">The main zone first. Empty only for regions that are refused.</param>
public sealed record Region(RegionCode Code, Names Names, IReadOnlyList<RegionZone> Zones)
{
    /// <summary>The main city, where there is one to name.</summary>
    public Names? City { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>Why numbers of this region are not called; None for the callable ones.</summary>
    public Refusal Refusal { get; init; }

    public bool IsCallable => Refusal == Refusal.None;

    /// <summary>The zone whose clock is shown and whose daypart counts.</summary>
    public RegionZone MainZone => Zones[0];
}
