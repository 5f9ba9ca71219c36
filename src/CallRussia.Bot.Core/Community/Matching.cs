using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Somebody who looks for a buddy.</summary>
/// <param name="CanHold">"I can hold a hand"; otherwise new.</param>
/// <param name="Languages">A bit for each.</param>
public sealed record Seeker(VolunteerId Who, bool CanHold, int Languages, WeekHours Hours, Diaspora Diaspora, DateTimeOffset Since);

/// <summary>
/// Brings people together in pairs. A common language is a must; hours, experience and the part of the world are given up in the order of <see cref="s_rounds"/>, hours
/// only for those who have waited long. Whoever waits longest is served first; the same people and the same seed give the same pairs.
/// </summary>
public static class Matching
{
    /// <summary>Nobody waits longer than a day while somebody speaks their language.</summary>
    private static readonly TimeSpan s_long = TimeSpan.FromHours(20);

    /// <summary>So many are looked at for one person in one round: the best of them is as good as the best of all, and the time is bounded.</summary>
    private const int LookedAt = 200;

    /// <summary>Hours a week that two need in common to call together.</summary>
    private const int Enough = 3;

    private static readonly Round[] s_rounds =
    [
        new(Hours: true, Complement: true, Near: true),
        new(Hours: true, Complement: true, Near: false),
        new(Hours: true, Complement: false, Near: true),
        new(Hours: true, Complement: false, Near: false),
        new(Hours: false, Complement: true, Near: false),
        new(Hours: false, Complement: false, Near: false),
    ];

    /// <param name="apart">Pairs that are not to be, the lower id first.</param>
    public static IReadOnlyList<(VolunteerId One, VolunteerId Other)> Pairs(
        IEnumerable<Seeker> seekers, IReadOnlySet<(VolunteerId Lower, VolunteerId Higher)> apart, ulong seed, DateTimeOffset now)
    {
        var waiting = seekers.OrderBy(seeker => seeker.Since.UtcTicks / TimeSpan.TicksPerHour).ThenBy(seeker => Mixed((ulong)seeker.Who.Value ^ seed)).ToArray();
        var taken = new bool[waiting.Length];
        var pairs = new List<(VolunteerId, VolunteerId)>(waiting.Length / 2);
        foreach (var round in s_rounds)
        {
            var lines = Lines(waiting, taken, round);
            for (var one = 0; one < waiting.Length; one++)
            {
                if (taken[one] || (!round.Hours && now - waiting[one].Since < s_long)) continue;
                if (Best(one, waiting, taken, lines, round, apart) is not { } other) continue;
                taken[one] = taken[other] = true;
                pairs.Add((waiting[one].Who, waiting[other].Who));
            }
        }
        return pairs;
    }

    private static int? Best(int one, Seeker[] waiting, bool[] taken, Dictionary<(int, bool, Diaspora), Line> lines, Round round, IReadOnlySet<(VolunteerId, VolunteerId)> apart)
    {
        var (seeker, best, most, looked) = (waiting[one], (int?)null, round.Hours ? Enough - 1 : -1, 0);
        foreach (var key in Keys(seeker, round))
        {
            if (!lines.TryGetValue(key, out var line)) continue;
            for (var place = line.Next(0, taken); place < line.People.Length && looked < LookedAt; place = line.Next(place + 1, taken), looked++)
            {
                var other = line.People[place];
                if (other != one && seeker.Hours.Shared(waiting[other].Hours) is var shared && shared > most && !apart.Contains(Pair(seeker.Who, waiting[other].Who))) (best, most) = (other, shared);
            }
        }
        return best;
    }

    private static Dictionary<(int, bool, Diaspora), Line> Lines(Seeker[] waiting, bool[] taken, Round round) => Enumerable.Range(0, waiting.Length)
        .Where(index => !taken[index])
        .SelectMany(index => Spoken(waiting[index]).Select(language => (Key: (language, waiting[index].CanHold, round.Near ? waiting[index].Diaspora : default), index)))
        .GroupBy(placed => placed.Key, placed => placed.index)
        .ToDictionary(group => group.Key, group => new Line([.. group]));

    private static IEnumerable<(int, bool, Diaspora)> Keys(Seeker seeker, Round round) =>
        from language in Spoken(seeker)
        from canHold in round.Complement ? [!seeker.CanHold] : (bool[])[!seeker.CanHold, seeker.CanHold]
        select (language, canHold, round.Near ? seeker.Diaspora : default);

    private static IEnumerable<int> Spoken(Seeker seeker) => Enumerable.Range(0, 32).Where(language => (seeker.Languages >> language & 1) != 0);

    public static (VolunteerId Lower, VolunteerId Higher) Pair(VolunteerId one, VolunteerId other) => one.Value < other.Value ? (one, other) : (other, one);

    /// <summary>An order that nobody chose.</summary>
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>What has to be right in one round.</summary>
    private sealed record Round(bool Hours, bool Complement, bool Near);

    /// <summary>People with something in common, the longest waiting first; whoever is taken is passed over quickly.</summary>
    private sealed class Line(int[] people)
    {
        private readonly int[] _next = [.. Enumerable.Range(0, people.Length + 1)];

        public int[] People => people;

        /// <summary>The first place from <paramref name="from"/> on that is not taken; the end when there is none.</summary>
        public int Next(int from, bool[] taken)
        {
            var at = from;
            while (at < people.Length && (_next[at] != at || taken[people[at]]))
            {
                if (_next[at] == at) _next[at] = at + 1;
                at = _next[at];
            }
            if (from < at && from < people.Length) _next[from] = at;
            return at;
        }
    }
}
