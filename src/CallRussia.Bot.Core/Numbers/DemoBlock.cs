namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// +7 975 0ZZ xx xx, ZZ = UTC offset 02…12: the only numbers that tests, examples and screenshots show. Unallocated in every registry
/// since 2014; any other 975 is simply unknown. A plan that has a range here is refused, see <see cref="NumberingPlan"/>.
/// </summary>
public static class DemoBlock
{
    public const int SmallestOffset = 2;
    public const int LargestOffset = 12;

    private const long Start = 975_000_00_00;
    private const long PerOffset = 1_00_00;

    internal const long First = Start + (SmallestOffset * PerOffset);
    internal const long Last = Start + ((LargestOffset + 1) * PerOffset) - 1;

    internal static IEnumerable<int> Offsets => Enumerable.Range(SmallestOffset, LargestOffset - SmallestOffset + 1);

    /// <param name="offset">Hours east of UTC, 2…12.</param>
    /// <param name="line">The last four digits, 0…9999.</param>
    public static PhoneNumber Number(int offset, int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, SmallestOffset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, LargestOffset);
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(line, PerOffset);
        return PhoneNumber.FromNational(Start + (offset * PerOffset) + line);
    }

    /// <summary>The regions of the block: <c>DEMO-02</c>…<c>DEMO-12</c>.</summary>
    public static RegionCode Region(int offset) => new($"{RegionCode.Demo}{offset:00}");

    internal static int? OffsetOf(long national) =>
        national is >= First and <= Last ? (int)((national - Start) / PerOffset) : null;

    internal static IEnumerable<Region> Regions() =>
        from offset in Offsets
        // The sign of these zone names is reversed: Etc/GMT-7 is seven hours east of Greenwich.
        let zone = new RegionZone($"Etc/GMT-{offset}", TimeSpan.FromHours(offset))
        let names = new Names($"Демо, UTC+{offset}", $"Demo, UTC+{offset}", $"Demo, UTC+{offset}")
        select new Region(Region(offset), names, [zone]) { IsDemo = true };
}
