using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// The numbering plan as a flat table by the first six digits (2 MB), for looking up millions: where those decide, the answer is one step
/// away, and elsewhere the plan is asked.
/// </summary>
internal sealed class PlanTable
{
    public const int Refused = -1;

    private const int PerBlock = 10_000;
    private const short Undecided = -2;

    private readonly short[] blocks = new short[1_000_000];
    private readonly Dictionary<RegionCode, short> places = [];
    private readonly NumberingPlan plan;

    public PlanTable(NumberingPlan plan)
    {
        this.plan = plan;
        foreach (var region in plan.Regions.All)
        {
            places.Add(region.Code, (short)places.Count);
        }

        long[] edges = [.. plan.Edges().Append((long)blocks.Length * PerBlock).Distinct().Order()];
        for (var i = 0; i + 1 < edges.Length; i++)
        {
            Fill(edges[i], edges[i + 1]);
        }
    }

    /// <summary>All regions there are; a region's place in this list stands for it.</summary>
    public IEnumerable<RegionCode> Regions => places.Keys;

    public int PlaceOf(Region region) => places[region.Code];

    /// <summary>The place of a callable number's region, or <see cref="Refused"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(long national)
    {
        var known = blocks[national / PerBlock];
        return known != Undecided ? known : Ask(national);
    }

    /// <summary>From one edge to the next every number is placed alike; a block with an edge inside is undecided.</summary>
    private void Fill(long from, long to)
    {
        var (first, last) = ((from + PerBlock - 1) / PerBlock, to / PerBlock);
        if (from % PerBlock != 0)
        {
            blocks[from / PerBlock] = Undecided;
        }

        if (first < last)
        {
            blocks.AsSpan((int)first, (int)(last - first)).Fill(Ask(from));
        }
    }

    private short Ask(long national) =>
        plan.Find(PhoneNumber.FromNational(national)) is { IsCallable: true } placed ? places[placed.Region.Code] : (short)Refused;
}
