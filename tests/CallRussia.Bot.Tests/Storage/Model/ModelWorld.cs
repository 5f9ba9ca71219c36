using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>The same rules twice: for the store as it is configured, and for the naive bank in its own words.</summary>
internal sealed record ModelWorld(bool PoliteDemo, BudgetRules Budgets)
{
    private static readonly string[] Clocks = ["Etc/GMT-9", "Etc/GMT-11"];
    private static readonly DateOnly[] DaysOff = [new(2026, 11, 4), new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 8), new(2027, 5, 10), new(2028, 6, 12), new(2029, 2, 23)];

    private static readonly RegionCatalogue Catalogue = new(
        [new Region(new RegionCode("RU-SA"), new Names("Две зоны", "Two clocks", "Du laikai"), [.. Clocks.Select(name => new RegionZone(name, TimeSpan.FromHours(int.Parse(name[8..]))))])]);

    /// <summary>A place with two clocks, and zones of the demo block.</summary>
    public static IReadOnlyList<NaiveRegion> Regions { get; } =
        [new(new RegionCode("DEMO-RU-SA"), 9, 11), .. ((int[])[2, 3, 5, 7, 10, 12]).Select(offset => new NaiveRegion(DemoBlock.Region(offset), offset))];

    public NaiveBank Bank(bool judgesTheChoice = true) =>
        new(new NaiveHours(always: !PoliteDemo, DaysOff), new NaiveBudgets(Budgets)) { JudgesTheChoice = judgesTheChoice };

    public StoreOptions Options(string path, TimeProvider clock, IStoreFaults? faults = null) => new()
    {
        Path = path,
        Key = [.. Enumerable.Range(7, 32).Select(i => (byte)i)],
        Rules = new NumberRules(new CallingHours { Demo = PoliteDemo ? DemoHours.Polite : DemoHours.Any }, new PublicHolidays([], DaysOff), Budgets) { LearnsHours = false, ExploringPercent = 0 },
        Regions = Catalogue,
        Features = Some.Features,
        Clock = clock,
        Faults = faults,
    };

    /// <summary>Nothing here but <c>PowerLoss</c> cuts the power, so an fsync proves nothing: a memory disk where there is one.</summary>
    public static DirectoryInfo Folder(string name) =>
        Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"callrussia-{name}-{Environment.ProcessId}"));
}
