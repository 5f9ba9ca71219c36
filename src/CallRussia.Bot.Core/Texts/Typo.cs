namespace CallRussia.Bot.Core.Texts;

/// <summary>How many slips lie between two words: a letter more, less, another one, or two neighbours swapped.</summary>
internal static class Typo
{
    private const int LongestWord = 64;

    /// <returns>At least <paramref name="limit"/> + 1 if there are more slips than that.</returns>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) > limit || limit == 0 || one.Length >= LongestWord || other.Length >= LongestWord)
        {
            return limit + 1;
        }

        // Three rows of the usual table are enough; a swap looks two rows back.
        Span<int> before = stackalloc int[LongestWord];
        Span<int> above = stackalloc int[LongestWord];
        Span<int> row = stackalloc int[LongestWord];
        for (var j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            var oldest = before;
            before = above;
            above = row;
            row = oldest;
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[other.Length];
    }
}
