using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>Keys of several parts lie in the order of their parts, and stretches of them have what begins so.</summary>
public sealed class KeyTests
{
    private static readonly long[] s_numbers = [long.MinValue, -256, -1, 0, 1, 255, 256, long.MaxValue];

    [Fact]
    public void Keys_of_two_numbers_lie_as_the_numbers_do()
    {
        var pairs = (from first in s_numbers from second in s_numbers select (first, second)).ToList();
        Assert.Equal(pairs.Order(), pairs.OrderBy(pair => Key.Of(pair.first, pair.second)));
        Assert.Equal(s_numbers.Order(), s_numbers.OrderBy(Key.Of));
    }

    [Fact]
    public void What_begins_so_lies_in_the_stretch_and_nothing_else()
    {
        foreach (var first in s_numbers)
        {
            foreach (var other in s_numbers)
            {
                Assert.Equal(first == other, KeyRange.Beginning(first).Has(Key.Of(other, long.MaxValue, "zzz")));
                Assert.Equal(first == other, KeyRange.Beginning(first).Has(Key.Of(other, "")));
                Assert.Equal(first == other, KeyRange.Beginning(5, first).Has(Key.Of(5, other, long.MinValue)));
            }
        }
        Assert.True(KeyRange.Between(3, -1, 1).Has(Key.Of(3, 1, 99)));
        Assert.False(KeyRange.Between(3, -1, 1).Has(Key.Of(3, 2)));
        Assert.True(KeyRange.AllBytes.Has(Key.Of(Array.Empty<byte>())));
        Assert.True(KeyRange.AllBytes.Has(Key.Of([.. Enumerable.Repeat(byte.MaxValue, 24)])));
        Assert.False(KeyRange.AllBytes.Has(Key.Of(5)));
    }

    [Fact]
    public void A_key_never_shows_itself() => Assert.DoesNotContain("secret", Key.Of(1, "secret").ToString(), StringComparison.Ordinal);
}
