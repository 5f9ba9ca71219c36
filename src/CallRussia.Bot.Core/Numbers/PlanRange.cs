namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Ten-digit numbers from <paramref name="From"/> to <paramref name="To"/>, both included, belong to <paramref name="Region"/>.
/// </summary>
public readonly record struct PlanRange(long From, long To, RegionCode Region)
{
    /// <summary>Numbers that share the first three digits.</summary>
    internal const long PerCode = 10_000_000;

    /// <exception cref="PlanException">
    /// A range is out of order, overlaps the one before, crosses a code or lies in the demo block.
    /// </exception>
    public static void Check(IReadOnlyList<PlanRange> ranges)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            if (Problem(ranges[i], i > 0 ? ranges[i - 1].To : -1) is { } problem)
            {
                throw new PlanException(i, problem);
            }
        }
    }

    private static string? Problem(PlanRange range, long previous) => range switch
    {
        { From: < 0 or > 9_999_999_999 } => "a number has ten digits",
        _ when range.To < range.From => "a range begins with its smaller number",
        _ when range.From / PerCode != range.To / PerCode => "a range stays within one three-digit code",
        _ when range.From <= previous => "ranges are sorted and don't overlap",
        _ when range.To >= DemoBlock.First && range.From <= DemoBlock.Last =>
            "the demo block has been allocated to people: choose another one before using this plan",
        _ => null,
    };
}

/// <summary>The plan's ranges are broken; <paramref name="index"/> says which one (counted from 0), never with its digits.</summary>
public sealed class PlanException(int index, string problem) : Exception(problem)
{
    public int Index { get; } = index;
}
