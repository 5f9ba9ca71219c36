using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Who is brought together with whom.</summary>
public sealed class MatchingTests(ITestOutputHelper output)
{
    private static readonly HashSet<(VolunteerId, VolunteerId)> Nobody = [];
    private static readonly WeekHours Evenings = new FreeHours(FreeHours.AllDays, 1 << (int)DayPart.Evening).InUtc(TimeSpan.FromHours(2));
    private static readonly WeekHours Mornings = new FreeHours(FreeHours.AllDays, 1 << (int)DayPart.Morning).InUtc(TimeSpan.FromHours(2));

    [Fact]
    public void A_newcomer_goes_with_somebody_who_can_hold_a_hand()
    {
        var pairs = Match(Person(1), Person(2), Person(3, canHold: true), Person(4, canHold: true));
        Assert.Equal(2, pairs.Count);
        Assert.All(pairs, pair => Assert.NotEqual(pair.One.Value <= 2, pair.Other.Value <= 2));
    }

    [Fact]
    public void Those_who_have_no_language_in_common_never_meet() =>
        Assert.Empty(Match([Person(1, languages: 1) with { Since = LongAgo }, Person(2, languages: 2, canHold: true) with { Since = LongAgo }]));

    [Fact]
    public void Hours_in_common_count_more_than_experience_and_the_same_part_of_the_world_more_than_none()
    {
        Assert.Equal([(1, 3)], Ids(Match(Person(1), Person(2, canHold: true, hours: Mornings), Person(3))));
        Assert.Equal([(1, 3)], Ids(Match(Person(1), Person(2, canHold: true) with { Diaspora = Diaspora.America }, Person(3, canHold: true))));
    }

    [Fact]
    public void Without_hours_in_common_people_meet_only_when_they_have_waited_long()
    {
        Assert.Empty(Match(Person(1), Person(2, hours: Mornings)));
        Assert.Single(Match(Person(1) with { Since = LongAgo }, Person(2, hours: Mornings)));
    }

    [Fact]
    public void Those_who_are_to_be_kept_apart_stay_apart()
    {
        var apart = new HashSet<(VolunteerId, VolunteerId)> { (new VolunteerId(1), new VolunteerId(2)) };
        Assert.Empty(Matching.Pairs([Person(1), Person(2)], apart, 7, Some.Now));
        Assert.Equal([(1, 3)], Ids(Matching.Pairs([Person(1), Person(2) with { Since = Some.Now }, Person(3) with { Since = Some.Now }], apart, 7, Some.Now)).Where(pair => pair.Item1 == 1));
    }

    [Fact]
    public void Whoever_waits_longest_is_served_first() =>
        Assert.Contains(Ids(Match(Person(1) with { Since = Some.Now }, Person(2) with { Since = Some.Now }, Person(3) with { Since = Some.Now.AddHours(-5) })), pair => pair.Item1 == 3 || pair.Item2 == 3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_pairs_whatever_the_order_and_nobody_is_in_two(int seed)
    {
        var people = Many(500, seed);
        var pairs = Matching.Pairs(people, Nobody, (ulong)seed, Some.Now);
        Assert.Equal(pairs, Matching.Pairs(people.AsEnumerable().Reverse(), Nobody, (ulong)seed, Some.Now));
        var all = pairs.SelectMany(pair => new[] { pair.One, pair.Other }).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(pairs, pair => Assert.NotEqual(0, people.Single(one => one.Who == pair.One).Languages & people.Single(one => one.Who == pair.Other).Languages));
    }

    /// <summary>The bound is many times what it takes, so that a busy machine does not fail it; what it takes is in the changelog.</summary>
    [Fact]
    public void Forty_six_thousand_people_are_matched_in_no_time()
    {
        var people = Many(46_000, 7);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var pairs = Matching.Pairs(people, Nobody, 7, Some.Now);
        output.WriteLine($"46,000 people: {watch.ElapsedMilliseconds} ms, {pairs.Count} pairs");
        Assert.InRange(pairs.Count, 22_000, 23_000);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Hours_on_two_clocks_are_the_same_hours()
    {
        var evening = new FreeHours(FreeHours.AllDays, 1 << (int)DayPart.Evening);
        Assert.Equal(7 * 4, evening.InUtc(TimeSpan.FromHours(2)).Shared(evening.InUtc(TimeSpan.FromHours(2))));
        Assert.Equal(0, evening.InUtc(TimeSpan.FromHours(2)).Shared(evening.InUtc(TimeSpan.FromHours(-5))));
        Assert.Equal(7 * 3, evening.InUtc(TimeSpan.FromHours(2)).Shared(evening.InUtc(TimeSpan.FromHours(1))));
        Assert.Equal(new DateTime(2026, 11, 30, 17, 0, 0), new FreeHours(1, 1 << (int)DayPart.Evening).Next(new DateTime(2026, 11, 25, 15, 0, 0)));
    }

    private static DateTimeOffset LongAgo => Some.Now.AddHours(-21);

    private static List<Seeker> Many(int count, int seed)
    {
        var chance = new Random(seed);
        return
        [
            .. Enumerable.Range(1, count).Select(id => new Seeker(
                new VolunteerId(id), chance.Next(2) == 0, chance.Next(10) switch { 0 => 2, 1 => 3, 2 => 4, _ => 1 | chance.Next(8) },
                new FreeHours(1 + chance.Next(127), 1 + chance.Next(15)).InUtc(TimeSpan.FromHours(chance.Next(24) - 11)), (Diaspora)chance.Next(8), Some.Now.AddMinutes(-chance.Next(3_000)))),
        ];
    }

    private static IReadOnlyList<(VolunteerId One, VolunteerId Other)> Match(params Seeker[] people) => Matching.Pairs(people, Nobody, 7, Some.Now);

    private static IEnumerable<(long, long)> Ids(IEnumerable<(VolunteerId One, VolunteerId Other)> pairs) =>
        pairs.Select(pair => (Math.Min(pair.One.Value, pair.Other.Value), Math.Max(pair.One.Value, pair.Other.Value)));

    private static Seeker Person(long id, bool canHold = false, int languages = 1, WeekHours? hours = null) =>
        new(new VolunteerId(id), canHold, languages, hours ?? Evenings, Diaspora.Europe, Some.Now.AddHours(-1).AddSeconds(id));
}
