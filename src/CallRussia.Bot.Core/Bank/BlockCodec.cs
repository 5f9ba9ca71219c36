using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// Sorted numbers as differences in LEB128: 8 bits a number at the density of the real base. 8192 of them make a block, which is opened
/// in 15 microseconds.
/// </summary>
public static class BlockCodec
{
    public const int NumbersPerBlock = 8192;

    /// <summary>Of ten digits, whatever stood before.</summary>
    public const int LongestStep = 5;

    /// <summary>Writes the way from one number to the next larger one; a block begins at 0.</summary>
    /// <returns>Bytes written, at most <see cref="LongestStep"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> bytes, ulong step)
    {
        var length = 0;
        for (; step >= 0x80; step >>= 7) bytes[length++] = (byte)(step | 0x80);
        bytes[length++] = (byte)step;
        return length;
    }

    /// <summary>The number at a rank of the block: the sum of the steps up to it. Sixteen at a time, where all of them are small.</summary>
    public static long At(ReadOnlySpan<byte> block, int rank)
    {
        var at = 0;
        long number = 0;
        for (var left = rank + 1; left > 0;)
        {
            if (left >= Vector128<byte>.Count && block.Length - at >= Vector128<byte>.Count
                && Vector128.Create(block.Slice(at, Vector128<byte>.Count)) is var steps && steps.ExtractMostSignificantBits() == 0)
            {
                var (low, high) = Vector128.Widen(steps);
                number += Vector128.Sum(low + high);
                (at, left) = (at + Vector128<byte>.Count, left - Vector128<byte>.Count);
                continue;
            }
            number += Next(block, ref at);
            left--;
        }
        return number;
    }

    public static List<long> Decode(ReadOnlySpan<byte> block)
    {
        var numbers = new List<long>(NumbersPerBlock);
        long number = 0;
        for (var at = 0; at < block.Length;)
        {
            number += Next(block, ref at);
            numbers.Add(number);
        }
        return numbers;
    }

    /// <summary>The next step of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Next(ReadOnlySpan<byte> block, ref int at)
    {
        long step = block[at++];
        if (step < 0x80) return step;
        step &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            var part = block[at++];
            step |= (long)(part & 0x7f) << shift;
            if (part < 0x80) return step;
        }
    }
}
