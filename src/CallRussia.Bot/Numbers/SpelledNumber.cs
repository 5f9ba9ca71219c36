using System.Runtime.CompilerServices;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// A number as people write it, with spaces, dashes and parentheses, alone in its line. What it doesn't know is for
/// <see cref="Core.Numbers.PhoneNumber.TryParse(ReadOnlySpan{byte}, out Core.Numbers.PhoneNumber, out Core.Numbers.Refusal)"/>, which agrees on the rest.
/// </summary>
internal static class SpelledNumber
{
    private const long TenDigits = 10_000_000_000;

    private enum Mark : byte
    {
        Other,
        Digit,
        Between,
        Plus,
        Return,
        LineEnd,
    }

    private static readonly Mark[] Marks = Known();

    /// <param name="line">Ends with \n.</param>
    /// <returns>How long the line is, with its end; 0 when it is not spelled so.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ref byte line, out long national)
    {
        var (digits, count, first, isInternational) = (0L, 0, 0, false);
        var (gaps, isApart) = (0, false);
        national = 0;
        for (var at = 0; at <= ChunkSource.LongestLine; at++)
        {
            var letter = Unsafe.Add(ref line, at);
            switch (Marks[letter])
            {
                case Mark.Digit when count < 11:
                    first = count == 0 ? letter - '0' : first;
                    gaps |= isApart && count > 0 ? 1 << count : 0;
                    isApart = false;
                    digits = (digits * 10) + letter - '0';
                    count++;
                    break;
                case Mark.Between:
                    isApart = true;
                    break;
                case Mark.Return when Unsafe.Add(ref line, at + 1) == '\n':
                    break;
                case Mark.Plus when count == 0 && !isInternational:
                    isInternational = true;
                    break;
                case Mark.LineEnd when IsNational(count, first, isInternational) && DigitGroups.AreClear(gaps, count, isInternational):
                    national = digits % TenDigits;
                    return at + 1;
                default:
                    return 0;
            }
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNational(int count, int first, bool isInternational) =>
        isInternational ? count == 11 && first == 7 : count == 10 || (count == 11 && first is 7 or 8);

    private static Mark[] Known()
    {
        var marks = new Mark[256];
        foreach (var between in " \t-.()"u8)
        {
            marks[between] = Mark.Between;
        }

        marks.AsSpan('0', 10).Fill(Mark.Digit);
        (marks['+'], marks['\r'], marks['\n']) = (Mark.Plus, Mark.Return, Mark.LineEnd);
        return marks;
    }
}
