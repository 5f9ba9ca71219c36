namespace CallRussia.Bot.Core.Training;

/// <summary>An order that nobody guesses from the file and that is always the same for the same seed and place.</summary>
public static class Shuffle
{
    /// <returns>0 … <paramref name="count"/> - 1, each once.</returns>
    public static int[] Order(int count, long seed, string place)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var random = place.Aggregate((ulong)seed, (hash, letter) => Mix(hash ^ letter));
        for (var last = count - 1; last > 0; last--)
        {
            random = Mix(random);
            var other = (int)(random % (ulong)(last + 1));
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>SplitMix64: every bit of the seed reaches every bit of the result.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
