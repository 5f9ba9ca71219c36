using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Tests.People;

/// <summary>How people are divided into parts, and parts among instances.</summary>
public sealed class DivisionTests
{
    [Fact]
    public void People_who_came_one_after_the_other_and_groups_are_spread_evenly_over_all_parts()
    {
        foreach (var first in (long[])[1, 700_000_000, 5_000_000_000, -1_002_000_000_000])
            for (var step = 1; step <= 64; step *= 2)
            {
                var parts = Enumerable.Range(0, 6_400).Select(who => Share.PartOf(new VolunteerId(first + (who * step)))).CountBy(part => part).ToList();
                Assert.Equal(Share.Parts, parts.Count);
                // A hundred each, give or take five times what chance gives or takes.
                Assert.All(parts, part => Assert.InRange(part.Value, 50, 150));
            }
    }

    /// <summary>What is kept is found by it: a program that divided otherwise would leave people to nobody.</summary>
    [Fact]
    public void The_part_of_somebody_never_changes() =>
        Assert.Equal([0, 37, 39, 47, 27], new long[] { 0, 1, 700_001, 5_000_000_000, -1_001_234_567_890 }.Select(who => Share.PartOf(new VolunteerId(who))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_comes_and_goes_no_part_is_served_by_two_and_when_it_is_quiet_all_are_served_equally(int seed)
    {
        var random = new Random(seed);
        var (division, names) = (new Division(default, []), 0);
        for (var step = 0; step < 3_000; step++)
        {
            var here = division.Instances.Select(instance => instance.Id).ToList();
            var one = here.Count > 0 ? here[random.Next(here.Count)] : null;
            division = random.Next(20) switch
            {
                0 when here.Count < 70 => division.With($"i{++names}", Share.Nobody),
                1 when one is not null => division.Without([one]),
                < 11 when one is not null => division.With(one, division.Of(one).With(division.ToTake(one))),
                _ when one is not null => division.With(one, division.Of(one).Without(division.ToGive(one))),
                _ => division,
            };
            Assert.Equal(Share.Parts, division.Instances.Sum(instance => instance.Share.Count) + division.Free.Count);
            Assert.DoesNotContain(division.Instances, instance => division.ToGive(instance.Id).Leads);
            if (step % 100 != 99 || division.Instances.Count == 0) continue;
            var quiet = Quiet(division);
            Assert.Equal(Share.Nobody, quiet.Free);
            var (least, most) = (quiet.Instances.Min(instance => instance.Share.Count), quiet.Instances.Max(instance => instance.Share.Count));
            // Of more than 64 instances some have nobody, and whoever leads keeps its part.
            Assert.True(most - least <= 1, $"{quiet.Instances.Count}: {least} to {most}");
        }
    }

    [Fact]
    public void Whoever_has_part_0_leads_until_it_ends()
    {
        var division = new Division(default, []).With("m", Share.Nobody);
        division = division.With("m", division.ToTake("m"));
        foreach (var comes in (string[])["a", "z", "b"]) division = Quiet(division.With(comes, Share.Nobody));
        Assert.True(division.Of("m").Leads);
        division = Quiet(division.Without(["m"]));
        Assert.Single(division.Instances, instance => instance.Share.Leads);
    }

    /// <summary>Each gives and takes until nobody does.</summary>
    private static Division Quiet(Division division)
    {
        while (true)
        {
            var before = division;
            foreach (var instance in before.Instances) division = division.With(instance.Id, division.Of(instance.Id).Without(division.ToGive(instance.Id)));
            foreach (var instance in before.Instances) division = division.With(instance.Id, division.Of(instance.Id).With(division.ToTake(instance.Id)));
            if (before.Instances.SequenceEqual(division.Instances)) return division;
        }
    }
}
