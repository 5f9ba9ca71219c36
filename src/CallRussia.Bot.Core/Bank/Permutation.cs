using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Bank;

/// <summary>
/// A keyed order of 0…count-1: a Feistel network over the next power of four, walked until it lands inside. Nobody without the key can tell
/// which number comes next, and all that is kept of the order is how far it has gone.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Permutation
{
    // Four rounds are the proven minimum for large domains; small ones (a region of a hundred numbers) want more.
    private const int Rounds = 10;

    private readonly SipHash _prf;
    private readonly ulong _pile;
    private readonly uint _count;
    private readonly int _halfBits;

    public Permutation(SipHash prf, long segment, int region, int count)
    {
        _prf = prf;
        _pile = prf.Of((ulong)segment, (ulong)region);
        _count = (uint)count;
        var bits = 0;
        while (1UL << bits < _count) bits++;
        _halfBits = Math.Max(1, (bits + 1) / 2);
    }

    /// <summary>The rank that comes at the <paramref name="place"/>-th place.</summary>
    public int At(int place)
    {
        var value = (uint)place;
        do
        {
            value = Shuffle(value);
        }
        while (value >= _count);
        return (int)value;
    }

    private uint Shuffle(uint value)
    {
        var mask = (1u << _halfBits) - 1;
        var (left, right) = (value >> _halfBits, value & mask);
        for (uint round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ ((uint)_prf.Of(_pile, ((ulong)round << 32) | right) & mask));
        return (left << _halfBits) | right;
    }
}
