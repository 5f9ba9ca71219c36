using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>The small parts of which the bank is made.</summary>
public sealed class StorePiecesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(8193)]
    public void A_permutation_visits_every_rank_once(int count)
    {
        var order = new Permutation(new SipHash(1, 2), 3, 4, count);
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(order.At).Order());
    }

    [Fact]
    public void Another_key_segment_or_region_gives_another_order()
    {
        int[] Order(ulong key, long segment, int region) => [.. Enumerable.Range(0, 20).Select(new Permutation(new SipHash(key, 2), segment, region, 1000).At)];
        Assert.Equal(Order(1, 1, 1), Order(1, 1, 1));
        Assert.NotEqual(Order(1, 1, 1), Order(2, 1, 1));
        Assert.NotEqual(Order(1, 1, 1), Order(1, 2, 1));
        Assert.NotEqual(Order(1, 1, 1), Order(1, 1, 2));
    }

    /// <summary>The first two vectors of the reference implementation's 16-byte message 00 01 … 0f.</summary>
    [Fact]
    public void SipHash_gives_what_its_authors_give()
    {
        var hash = new SipHash(0x0706050403020100, 0x0f0e0d0c0b0a0908);
        Assert.Equal(0x3f2acc7f57c29bdbUL, hash.Of(0x0706050403020100, 0x0f0e0d0c0b0a0908));
    }

    [Fact]
    public void A_block_gives_back_what_was_packed()
    {
        long[] numbers = [0, 1, 127, 128, 300, 9_750_070_000, 9_750_070_001, 9_999_999_999];
        var block = BlockCodec.Encode(numbers);
        Assert.Equal(numbers, BlockCodec.Decode(block));
        for (var i = 0; i < numbers.Length; i++) Assert.Equal(numbers[i], BlockCodec.At(block, i));
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(30, 64)]
    [InlineData(34, 50)]
    public void Sorting_by_bits_orders_them_and_keeps_the_order_of_equals(int from, int to)
    {
        var hash = new SipHash(1, 2);
        ulong[] keys = [.. Enumerable.Range(0, 5000).Select(i => hash.Of((ulong)i / 2))];
        var mask = (to - from == 64 ? 0 : 1UL << (to - from)) - 1;
        Assert.Equal(keys.OrderBy(key => key >> from & mask), RadixSort.ByBits([.. keys], from, to));
    }

    [Fact]
    public void A_set_of_numbers_knows_what_it_has()
    {
        var known = new KnownNumbers();
        Assert.True(known.Add(9_999_999_999));
        Assert.False(known.Add(9_999_999_999));
        Assert.True(known.Add(0));
    }
}
