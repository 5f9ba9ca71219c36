using System.Runtime.InteropServices;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>A region that is open now.</summary>
/// <param name="Left">Numbers that were never handed out.</param>
/// <param name="Total">All its numbers.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RegionOffer(long Left, long Total, bool IsPrime);

/// <summary>
/// Which of the open regions the next fresh number comes from. Prime time goes first; among its regions every number has the same chance,
/// but for what keeps the regions together: whoever is awake when people ask would be called to the last number while others sleep. So the
/// more is left of a region than of the whole bank, the more often it comes, and one that has run ahead of the whole waits until that has
/// caught up, as long as another one is open.
/// </summary>
public static class RegionChoice
{
    /// <summary>How far a region may be ahead: this share of its numbers,</summary>
    public const double Slack = 0.02;

    /// <summary>or so many numbers, for prime time of a small region lasts longer than its share.</summary>
    public const long LeastSlack = 1_000;

    /// <param name="shareLeft">What is left of the whole bank, 0 to 1.</param>
    /// <param name="exploring">Every hour counts as prime: so the rates of other hours stay known.</param>
    /// <param name="chance">Any number, evenly drawn.</param>
    /// <returns>The region's index and the place of the number among those left there; -1 when nothing is open.</returns>
    public static (int Index, long Place) Choose(ReadOnlySpan<RegionOffer> open, double shareLeft, bool exploring, ulong chance)
    {
        var (best, sum) = (int.MaxValue, 0.0);
        foreach (var offer in open)
        {
            var rank = Rank(offer, shareLeft, exploring);
            if (rank > best || offer.Left == 0)
            {
                continue;
            }

            sum = rank < best ? Weight(offer, shareLeft) : sum + Weight(offer, shareLeft);
            best = rank;
        }

        return best == int.MaxValue ? (-1, 0) : Find(open, shareLeft, exploring, best, chance * sum / ulong.MaxValue, chance);
    }

    private static (int Index, long Place) Find(ReadOnlySpan<RegionOffer> open, double shareLeft, bool exploring, int rank, double mark, ulong chance)
    {
        var last = -1;
        for (var index = 0; index < open.Length; index++)
        {
            if (open[index].Left == 0 || Rank(open[index], shareLeft, exploring) != rank)
            {
                continue;
            }

            last = index;
            mark -= Weight(open[index], shareLeft);
            if (mark < 0)
            {
                break;
            }
        }

        // The high bits have chosen the region, the low ones choose the number.
        return (last, (long)(chance % (ulong)open[last].Left));
    }

    private static int Rank(RegionOffer offer, double shareLeft, bool exploring) =>
        (IsAhead(offer, shareLeft) ? 2 : 0) + (offer.IsPrime || exploring ? 0 : 1);

    private static bool IsAhead(RegionOffer offer, double shareLeft) =>
        offer.Left < (shareLeft * offer.Total) - Math.Max(LeastSlack, Slack * offer.Total);

    private static double Weight(RegionOffer offer, double shareLeft)
    {
        var more = shareLeft > 0 ? offer.Left / (offer.Total * shareLeft) : 1;
        return offer.Left * more * more * more * more;
    }
}
