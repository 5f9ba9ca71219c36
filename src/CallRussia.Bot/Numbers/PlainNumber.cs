using System.Runtime.CompilerServices;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// The spellings in which millions of numbers come: ten digits, eleven that begin with 7 or 8, or +7 and ten. Eight digits are read at
/// once. Everything else is for <see cref="Core.Numbers.PhoneNumber.TryParse(ReadOnlySpan{byte}, out Core.Numbers.PhoneNumber, out Core.Numbers.Refusal)"/>,
/// which agrees on these.
/// </summary>
internal static class PlainNumber
{
    /// <summary>Bytes that must be readable, whatever they are.</summary>
    public const int Reach = 13;

    private const ulong Zeros = 0x3030_3030_3030_3030;
    private const ulong HighHalves = 0xF0F0_F0F0_F0F0_F0F0;
    private const ulong ToSixteen = 0x0606_0606_0606_0606;
    private const long Billion = 1_000_000_000;

    /// <returns>How long it is written, up to a byte that is no digit; 0 when it is not spelled so.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ref byte text, out long national)
    {
        Unsafe.SkipInit(out national);
        var prefix = 0;
        if (text == '+')
        {
            prefix = 2;
            if (Unsafe.Add(ref text, 1) != '7')
            {
                return 0;
            }
        }

        var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, prefix));
        var (ninth, tenth) = (Unsafe.Add(ref text, prefix + 8) - (uint)'0', Unsafe.Add(ref text, prefix + 9) - (uint)'0');
        if ((eight & (eight + ToSixteen) & HighHalves) != Zeros || ninth > 9 || tenth > 9)
        {
            return 0;
        }

        national = (Eight(eight) * 100) + (ninth * 10) + tenth;
        var eleventh = Unsafe.Add(ref text, prefix + 10) - (uint)'0';
        return eleventh > 9 ? prefix + 10 : prefix == 0 ? Eleven(ref text, eleventh, ref national) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Eleven(ref byte text, uint eleventh, ref long national)
    {
        if (text is not ((byte)'7' or (byte)'8') || Unsafe.Add(ref text, 11) - (uint)'0' <= 9)
        {
            return 0;
        }

        national = (national % Billion * 10) + eleventh;
        return 11;
    }

    /// <summary>Eight digits, the first in the lowest byte: neighbours are joined to pairs, pairs to fours, fours to eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Eight(ulong digits)
    {
        digits -= Zeros;
        digits = (digits * 10) + (digits >> 8);
        var outer = (digits & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064;
        var inner = ((digits >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001;
        return (long)((outer + inner) >> 32);
    }
}
