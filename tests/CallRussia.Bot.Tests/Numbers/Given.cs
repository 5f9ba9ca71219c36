using System.IO.Compression;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>The compiled plan, loaded once, and moments to try it at.</summary>
internal static class Given
{
    private static readonly Lazy<NumberingPlan> LoadedPlan = new(() => NumberingPlanFiles.Load(NumberingPlanFiles.DefaultDirectory));

    public static NumberingPlan Plan => LoadedPlan.Value;

    public static PublicHolidays Holidays { get; } = NumberingPlanFiles.LoadHolidays(NumberingPlanFiles.DefaultDirectory);

    public static PoliteHours Hours { get; } = new(new CallingHours(), Holidays);

    /// <summary>The ranges as they stand in the file, read without the code under test.</summary>
    public static IReadOnlyList<(long From, long To, string Region)> Ranges { get; } = [.. ReadRanges()];

    public static Region Region(string code) => Plan.Regions[new(code)];

    /// <summary>A moment by Moscow's clock.</summary>
    public static DateTimeOffset Moscow(string time) => new(DateTime.Parse(time), TimeSpan.FromHours(3));

    /// <summary>Some number of a code that the plan knows by its first digits only: it is computed, never written down.</summary>
    public static PhoneNumber NumberIn(int code) => PhoneNumber.FromNational((code * 10_000_000L) + 5_000_000);

    private static IEnumerable<(long From, long To, string Region)> ReadRanges()
    {
        var path = Path.Combine(NumberingPlanFiles.DefaultDirectory, NumberingPlanFiles.RangesName);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (char.IsAsciiDigit(line[0]))
            {
                var fields = line.Split(',');
                yield return (long.Parse(fields[0]), long.Parse(fields[1]), fields[2]);
            }
        }
    }
}
