using System.Security.Cryptography;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Storage.Packing;

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
        var bytes = new byte[numbers.Length * BlockCodec.LongestStep];
        var length = 0;
        for (var i = 0; i < numbers.Length; i++) length += BlockCodec.Write(bytes.AsSpan(length), (ulong)(numbers[i] - (i == 0 ? 0 : numbers[i - 1])));
        var block = bytes[..length];
        Assert.Equal(numbers, BlockCodec.Decode(block));
        for (var i = 0; i < numbers.Length; i++) Assert.Equal(numbers[i], BlockCodec.At(block, i));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(3_000)]
    public void Every_rank_of_a_block_is_found_however_far_its_numbers_lie_apart(int apart)
    {
        var random = new Random(apart);
        var (numbers, block, length, number) = (new List<long>(), new byte[500 * BlockCodec.LongestStep], 0, 0L);
        while (numbers.Count < 500)
        {
            var step = random.Next(1, 2 * apart);
            numbers.Add(number += step);
            length += BlockCodec.Write(block.AsSpan(length), (ulong)step);
        }
        Assert.Equal(numbers, Enumerable.Range(0, 500).Select(rank => BlockCodec.At(block.AsSpan(0, length), rank)));
    }

    /// <summary>They are names in stores out there: whatever computes them, they stay what they are.</summary>
    [Fact]
    public void Tokens_and_marks_are_what_they_were_however_often_they_are_asked_for()
    {
        var keys = new Keys(new byte[32]);
        using var vault = new Vault(keys);
        using var aes = Aes.Create();
        aes.Key = keys.Marks.Token;
        for (long national = 9_750_200_000; national < 9_750_200_003; national++)
        {
            var (number, word) = (PhoneNumber.FromNational(national), BitConverter.GetBytes(national));
            Assert.Equal(aes.EncryptEcb([.. word, .. "1suRllaC"u8], PaddingMode.None), vault.Token(number));
            Assert.Equal(number, vault.Number(vault.Token(number)));
            Assert.Equal(HMACSHA256.HashData(keys.Marks.DoNotCall, word)[..16], vault.DoNotCallHash(number));
            Assert.Equal(HMACSHA256.HashData(keys.Marks.Person, word)[..16], vault.Mark(new VolunteerId(national)));
            Assert.Equal(HMACSHA256.HashData(keys.Marks.Day, word)[..16], vault.DayMark(new VolunteerId(national)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Work_done_side_by_side_comes_out_in_order_and_its_failure_where_it_belongs(int workers)
    {
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i * i), InOrder.Select(Enumerable.Range(0, 100), i => i * i, workers));
        var seen = new List<int>();
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var i in InOrder.Select(Enumerable.Range(0, 100), i => i == 42 ? throw new InvalidOperationException("no") : i, workers)) seen.Add(i);
        });
        Assert.Equal(Enumerable.Range(0, 42), seen);
    }
}
