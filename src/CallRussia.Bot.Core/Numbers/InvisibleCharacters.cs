using System.Text;

namespace CallRussia.Bot.Core.Numbers;

/// <summary>
/// Characters that nobody sees (Unicode's Default_Ignorable_Code_Point, which holds the marks of direction too): they come along when a
/// number is copied from a page or a phone, and say nothing.
/// </summary>
internal static class InvisibleCharacters
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    public static bool Contains(Rune rune)
    {
        if (rune.Value < Ranges[0].First)
        {
            return false;
        }

        foreach (var (first, last) in Ranges)
        {
            if (rune.Value <= last)
            {
                return rune.Value >= first;
            }
        }

        return false;
    }
}
