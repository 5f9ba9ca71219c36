using CallRussia.Bot.Storage.Crypto;

namespace CallRussia.Bot.Storage.NumberBank;

internal sealed record PackedRegion(int Region, int Count, IReadOnlyList<(int Count, byte[] Cell)> Blocks);

/// <summary>Sorted keys (region, number) to sealed blocks.</summary>
internal static class Packing
{
    /// <summary>Ten digits.</summary>
    public const int NumberBits = 34;

    /// <summary>With 16 bits of region, as in the ids of blocks.</summary>
    public const int KeyBits = NumberBits + 16;

    public static ulong Key(int region, long national) => ((ulong)region << NumberBits) | (ulong)national;

    public static List<PackedRegion> Pack(Vault vault, long segment, ulong[] keys)
    {
        var packed = new List<PackedRegion>();
        for (var start = 0; start < keys.Length;)
        {
            var region = (int)(keys[start] >> NumberBits);
            var end = start;
            while (end < keys.Length && (int)(keys[end] >> NumberBits) == region) end++;
            packed.Add(new PackedRegion(region, end - start, Seal(vault, segment, region, keys.AsSpan(start..end))));
            start = end;
        }
        return packed;
    }

    private static List<(int Count, byte[] Cell)> Seal(Vault vault, long segment, int region, ReadOnlySpan<ulong> keys)
    {
        var blocks = new List<(int, byte[])>();
        var numbers = new long[Math.Min(BlockCodec.NumbersPerBlock, keys.Length)];
        for (var start = 0; start < keys.Length; start += BlockCodec.NumbersPerBlock)
        {
            var count = Math.Min(BlockCodec.NumbersPerBlock, keys.Length - start);
            for (var i = 0; i < count; i++) numbers[i] = (long)(keys[start + i] & ((1UL << NumberBits) - 1));
            var cell = vault.Seal(Purpose.Block, Blocks.Id(segment, region, blocks.Count), BlockCodec.Encode(numbers.AsSpan(0, count)));
            blocks.Add((count, cell));
        }
        return blocks;
    }
}
