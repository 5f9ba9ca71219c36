using System.IO.Compression;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// Mobile numbers of callable regions in an order without order, no two alike: computed from the numbering plan, never written anywhere but
/// into a file that is deleted after the run.
/// </summary>
internal sealed class CallableNumbers
{
    private const long FirstMobile = 9_000_000_000;
    private const int LineBytes = 13;

    private readonly List<(long Before, long From)> _ranges = [];
    private readonly long _count;
    private readonly int _halfBits;

    public CallableNumbers()
    {
        var plan = NumberingPlanFiles.Load(NumberingPlanFiles.DefaultDirectory);
        foreach (var (from, to, _) in Ranges())
            if (from >= FirstMobile && plan.Find(PhoneNumber.FromNational(from)).IsCallable)
            {
                _ranges.Add((_count, from));
                _count += to - from + 1;
            }
        while (1L << (2 * _halfBits) < _count) _halfBits++;
    }

    /// <summary>The lines "+7…" of numbers <paramref name="from"/> to <paramref name="from"/> + <paramref name="count"/> of the order.</summary>
    public void Write(string path, long from, int count)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var buffer = new byte[LineBytes * 65_536];
        for (var written = 0; written < count;)
        {
            var lines = Math.Min(65_536, count - written);
            var start = from + written;
            Parallel.For(0, lines, line => Line(buffer.AsSpan(line * LineBytes, LineBytes), At(start + line)));
            file.Write(buffer, 0, lines * LineBytes);
            written += lines;
        }
    }

    private static void Line(Span<byte> line, long national)
    {
        "+7"u8.CopyTo(line);
        line[12] = (byte)'\n';
        for (var i = 11; i > 1; i--, national /= 10) line[i] = (byte)('0' + (national % 10));
    }

    private long At(long index)
    {
        var place = (ulong)index;
        do
        {
            place = Shuffled(place);
        }
        while (place >= (ulong)_count);
        var (low, high) = (0, _ranges.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_ranges[middle].Before <= (long)place) low = middle;
            else high = middle - 1;
        }
        return _ranges[low].From + (long)place - _ranges[low].Before;
    }

    /// <summary>A Feistel network: every place comes once. It has to scatter, not to hide.</summary>
    private ulong Shuffled(ulong place)
    {
        var mask = (1UL << _halfBits) - 1;
        var (left, right) = (place >> _halfBits, place & mask);
        for (var round = 1UL; round <= 4; round++)
        {
            var mixed = (right + (round << 40)) * 0x9E37_79B9_7F4A_7C15;
            (left, right) = (right, left ^ ((mixed ^ (mixed >> 29)) >> 13 & mask));
        }
        return (left << _halfBits) | right;
    }

    private static IEnumerable<(long From, long To, string Region)> Ranges()
    {
        var path = Path.Combine(NumberingPlanFiles.DefaultDirectory, NumberingPlanFiles.RangesName);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            if (char.IsAsciiDigit(line[0]) && line.Split(',') is var fields) yield return (long.Parse(fields[0]), long.Parse(fields[1]), fields[2]);
    }
}
