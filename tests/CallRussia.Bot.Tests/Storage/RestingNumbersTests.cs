using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What is remembered of resting numbers is what the records say.</summary>
public sealed class RestingNumbersTests
{
    private static readonly int[] s_regions = [1, 2];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task Whoever_looks_finds_those_that_are_free_in_the_order_of_their_times(int seed, bool areFar)
    {
        await using var bench = new StoreBench((_, options) => StoreBench.Over(options, memory => new MaybeFar(memory, areFar)));
        var chance = new Random(seed);
        var (found, lost) = (0, 0);
        for (var step = 0; step < 1_500; step++)
        {
            var fails = chance.Next(20) == 0;
            try
            {
                await bench.Store.Write(
                    kept =>
                    {
                        // A wave fills the lines, an ebb takes them to their ends.
                        for (var change = chance.Next(4); change > 0; change--) Change(kept, chance, isWave: step / 250 % 2 == 0);
                        found += Compare(kept, chance.Next(30), AnyTime(chance));
                        if (fails) throw new InvalidOperationException("It is taken back.");
                    },
                    default);
            }
            catch (InvalidOperationException) when (fails)
            {
                lost++;
            }
        }
        Assert.True(found > 1_000 && lost > 20, $"{found} found, {lost} lost");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Who_gave_a_number_back_is_looked_for_where_somebody_did_or_nobody_noted_it(bool? isBarred, bool isLookedFor)
    {
        await using var bench = new StoreBench((_, options) => StoreBench.Over(options, static memory => memory));
        var anna = new VolunteerId(Town.Anna);
        await bench.Store.Write(
            kept =>
            {
                var token = kept.Marks.Token(DemoBlock.Number(7, 1));
                TouchedNumbers.Save(kept, new TouchedNumber(token, 1, NumberState.Fresh, null, null, 0) { IsBarredForSome = isBarred });
                BarredNumbers.Bar(kept, token, anna);
            },
            default);
        Assert.Equal(isLookedFor, await bench.Store.Study(kept => BarredNumbers.IsBarred(kept, kept.All(TouchedNumbers.Table).Single(), anna), default));
    }

    /// <summary>Within a second they stand in the order of their marks.</summary>
    private static int Compare(ITransaction kept, int skipped, DateTimeOffset at)
    {
        var all = kept.All(TouchedNumbers.Table).Where(number => number.FreeAt is not null).OrderBy(number => Second(number.FreeAt)).ThenBy(number => Convert.ToHexString(number.Token)).ToList();
        var found = 0;
        foreach (var region in s_regions)
        {
            foreach (var avoid in TouchedNumbers.Avoidances)
            {
                var free = all.Where(number => number.Region == region && number.State.Avoid == avoid && number.FreeAt <= at).ToList();
                // Most of those who look stop at the first one.
                Assert.Equal(free.Take(skipped).Select(Told), RestingNumbers.Free(kept, region, avoid, at).Take(skipped).Select(Told));
                found += free.Count;
            }
            Assert.Equal(Second(all.FirstOrDefault(number => number.Region == region)?.FreeAt), Second(RestingNumbers.FirstFree(kept, region)));
        }
        return found;
    }

    private static void Change(ITransaction kept, Random chance, bool isWave)
    {
        var token = kept.Marks.Token(DemoBlock.Number(7, chance.Next(250)));
        if (kept.Find(TouchedNumbers.Table, token) is not { } number) number = new TouchedNumber(token, s_regions[chance.Next(2)], NumberState.Fresh, null, null, 0);
        number = chance.Next(isWave ? 8 : 2) switch
        {
            0 when number.HeldBy is null => number with { HeldBy = new LeaseId(1) },
            1 => number with { HeldBy = null, State = new NumberState { Status = NumberStatus.Retired } },
            _ => number with
            {
                HeldBy = null,
                Region = chance.Next(50) == 0 ? s_regions[chance.Next(2)] : number.Region,
                State = new NumberState { Status = NumberStatus.Resting, Until = AnyTime(chance), Avoid = TouchedNumbers.Avoidances[chance.Next(TouchedNumbers.Avoidances.Count)] },
            },
        };
        TouchedNumbers.Save(kept, number);
    }

    /// <summary>Some fall into one second, most do not.</summary>
    private static DateTimeOffset AnyTime(Random chance) => StoreBench.Noon.AddSeconds(chance.Next(40)).AddMilliseconds(100 * chance.Next(4));

    private static string Told(TouchedNumber number) => $"{Convert.ToHexString(number.Token)} {number.State.Until:O} {number.Rev}";

    private static long? Second(DateTimeOffset? time) => time?.ToUnixTimeSeconds();

    private sealed class MaybeFar(IEngine inner, bool areFar) : EngineOver(inner)
    {
        public override bool AreFar => areFar;
    }
}
