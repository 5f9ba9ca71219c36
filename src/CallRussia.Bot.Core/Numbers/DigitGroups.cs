namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Whether the gaps between digits leave one way to read them. Ten digits with a decimal or an extension behind them, or a local number
/// with one, have as many digits as a whole number: their groups give them away.
/// </summary>
public static class DigitGroups
{
    /// <summary>Gaps are told apart up to here.</summary>
    public const int MostDigits = 12;

    /// <param name="gaps">A bit for each place: bit 3 is set when something stands between the third and the fourth digit.</param>
    /// <param name="count">10, or 11 with a leading 7 or 8.</param>
    /// <param name="isInternational">A plus stands before them: it says that all of them belong together.</param>
    public static bool AreClear(int gaps, int count, bool isInternational)
    {
        if (gaps == 0)
        {
            return true;
        }

        // 848212345-6, 8482123456 1: nobody writes a last group of one digit.
        if (HasGap(gaps, count - 1))
        {
            return false;
        }

        var code = count - 10;
        return isInternational || (HasClearBeginning(gaps, code) && (code == 1 || !HasGap(gaps, 7)));
    }

    /// <summary>
    /// The first group is the prefix, or an area code of three to five digits. A longer one ends where a local number would (six or seven
    /// digits): then what follows has to be in pairs, as an extension is not.
    /// </summary>
    private static bool HasClearBeginning(int gaps, int code) => (FirstGap(gaps) - code) switch
    {
        0 => true,
        >= 3 and <= 5 => true,
        6 => HasGap(gaps, code + 8),
        _ => false,
    };

    private static int FirstGap(int gaps) => int.TrailingZeroCount(gaps);

    private static bool HasGap(int gaps, int place) => ((gaps >> place) & 1) != 0;
}
