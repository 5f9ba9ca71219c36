using System.Text;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Files of demo numbers, the only ones that may stand anywhere: +7 975 0ZZ xx xx, ZZ = 02…12.</summary>
internal static class NumberFiles
{
    private const int Zones = 11;
    private const int PerZone = 10_000;

    /// <summary>All there are.</summary>
    public const int Most = Zones * PerZone;

    public static void Plain(string path, int count) =>
        File.WriteAllLines(path, Enumerable.Range(0, count).Select(i => $"+7{National(i)}"));

    /// <summary>As lists come in real life: six spellings, and in every hundred lines three that are no number.</summary>
    public static void Mixed(string path, int lines)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < lines; i++) writer.WriteLine(i % 100 >= 97 ? Broken(i) : Spelled(National(i), i % 6));
    }

    // Neighbours in the file are far apart in the block, and no number comes twice: the factor shares no divisor with 110,000.
    private static string National(int index)
    {
        var place = (int)(index * 7_919L % Most);
        return $"9750{2 + (place / PerZone):00}{place % PerZone:0000}";
    }

    private static string Spelled(string n, int way) => way switch
    {
        0 => $"+7{n}",
        1 => $"8{n}",
        2 => n,
        3 => $"+7 {n[..3]} {n[3..6]}-{n[6..8]}-{n[8..]}",
        4 => $"8({n[..3]}){n[3..6]}-{n[6..8]}-{n[8..]}",
        _ => $"7{n}",
    };

    private static string Broken(int i) => (i % 3) switch
    {
        0 => "no phone",
        1 => $"+7 975 0{i % 10}",
        _ => $"+7975002{i:000000}",
    };
}
