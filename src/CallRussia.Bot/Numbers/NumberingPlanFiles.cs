using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>Loads the numbering plan and the holidays from the folder <c>data</c>.</summary>
public static class NumberingPlanFiles
{
    public const string RegionsName = "regions.csv";
    public const string ExclusionsName = "exclusions.csv";
    public const string OverridesName = "overrides.csv";
    public const string RangesName = "ranges.csv.gz";
    public const string HolidaysName = "holidays.csv";

    /// <summary>The folder that travels with the program.</summary>
    public static string DefaultDirectory => Path.Combine(AppContext.BaseDirectory, "data");

    /// <exception cref="DataFileException">A file is missing or wrong; the message names file and line.</exception>
    public static NumberingPlan Load(string dataDirectory) => Load(dataDirectory, RangesName);

    internal static NumberingPlan Load(string dataDirectory, string rangesName)
    {
        var regions = new RegionCatalogue(Regions(dataDirectory));
        var exclusions = DataFile.Read(dataDirectory, ExclusionsName).Select(ExclusionOf).ToList();
        var overrides = Ranges(dataDirectory, OverridesName, regions);
        var ranges = Ranges(dataDirectory, rangesName, regions);
        return new NumberingPlan(regions, exclusions, overrides, ranges);
    }

    /// <exception cref="DataFileException">The file is missing or wrong; the message names file and line.</exception>
    public static PublicHolidays LoadHolidays(string dataDirectory)
    {
        var yearly = new List<(int Month, int Day)>();
        var dates = new List<DateOnly>();
        foreach (var row in DataFile.Read(dataDirectory, HolidaysName))
        {
            // 2024 is a leap year, so that a 29th of February could return.
            if (DateOnly.TryParseExact("2024-" + row["date"], "yyyy-MM-dd", out var returning))
            {
                yearly.Add((returning.Month, returning.Day));
            }
            else if (DateOnly.TryParseExact(row["date"], "yyyy-MM-dd", out var date))
            {
                dates.Add(date);
            }
            else
            {
                throw row.Broken($"'{row["date"]}' is neither MM-DD nor YYYY-MM-DD");
            }
        }

        return new PublicHolidays(yearly, dates);
    }

    private static List<Region> Regions(string directory)
    {
        var regions = new List<Region>();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataFile.Read(directory, RegionsName))
        {
            regions.Add(codes.Add(row["code"]) ? RegionOf(row) : throw row.Broken($"region '{row["code"]}' stands here twice"));
        }

        return regions;
    }

    private static Region RegionOf(DataRow row)
    {
        var zones = row.List("zones");
        var offsets = row.List("offsets");
        var refusal = RefusalOf(row);
        if (zones.Length != offsets.Length || (zones.Length == 0 && refusal == Refusal.None))
        {
            throw row.Broken("a callable region has zones, and every zone has its offset");
        }

        var names = new Names(row["ru"], row["en"], row["lt"]);
        return new Region(new(row["code"]), names, [.. zones.Zip(offsets, (zone, offset) => ZoneOf(row, zone, offset))])
        {
            City = row["city_ru"].Length > 0 ? new(row["city_ru"], row["city_en"], row["city_lt"]) : null,
            Refusal = refusal,
        };
    }

    private static RegionZone ZoneOf(DataRow row, string name, string offset) =>
        int.TryParse(offset, out var hours) && hours is >= 2 and <= 12
        ? new RegionZone(name, TimeSpan.FromHours(hours))
        : throw row.Broken($"'{offset}' is not an offset between 2 and 12 hours");

    private static PlanExclusion ExclusionOf(DataRow row) =>
        row["prefix"] is { Length: >= 1 and <= 3 } prefix && prefix.All(char.IsAsciiDigit)
        ? new(prefix, RefusalOf(row))
        : throw row.Broken("a prefix is one to three digits");

    private static Refusal RefusalOf(DataRow row) =>
        row["refusal"].Length == 0 ? Refusal.None
        : Enum.TryParse<Refusal>(row["refusal"], out var refusal) ? refusal
        : throw row.Broken($"'{row["refusal"]}' is not a reason for refusal");

    private static List<PlanRange> Ranges(string directory, string name, RegionCatalogue regions)
    {
        var rows = new List<PlanRange>();
        var lines = new List<int>();
        // One string per region, not one per range.
        var codes = regions.All.ToDictionary(region => region.Code.Text, region => region.Code);
        foreach (var row in DataFile.Read(directory, name))
        {
            var code = codes.TryGetValue(row["region"], out var known) ? known : throw row.Broken($"unknown region '{row["region"]}'");
            rows.Add(new(row.Number("from"), row.Number("to"), code));
            lines.Add(row.Line);
        }

        return Checked(name, rows, lines);
    }

    private static List<PlanRange> Checked(string name, List<PlanRange> rows, List<int> lines)
    {
        try
        {
            PlanRange.Check(rows);
            return rows;
        }
        catch (PlanException broken)
        {
            throw new DataFileException(name, lines[broken.Index], broken.Message, broken);
        }
    }
}
