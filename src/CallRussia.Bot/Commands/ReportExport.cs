using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Commands;

/// <summary>All reports as CSV: a folder for each period, and what the columns mean.</summary>
internal static class ReportExport
{
    private static readonly Period[] s_periods = [Period.Today, Period.Week, Period.Month, Period.All];

    /// <returns>The folder.</returns>
    public static async Task<string> Write(Store store, RegionCatalogue regions, string directory, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(directory, "reports");
        var sheets = new ReportSheets(regions, Language.English);
        foreach (var period in s_periods)
        {
            var calls = await Look<CallsCounted>(store, new CountCalls(new ReportView(ReportPage.Workbook, period)), cancellationToken);
            var people = await Look<PeopleCounted>(store, new CountPeople(new ReportView(ReportPage.Onboarding, period)), cancellationToken);
            Write(Path.Combine(folder, period.ToString().ToLowerInvariant()), [.. sheets.All(calls.Report), ReportSheets.Of(people.Report, ReportPage.Onboarding)]);
            if (period == Period.All) Write(folder, [ReportSheets.Of(people.Report, ReportPage.Retention)]);
        }
        var bank = await Look<BankSeen>(store, new LookAtBank(), cancellationToken);
        Write(folder, [Bank(bank.Status)]);
        File.WriteAllText(Path.Combine(folder, "README.md"), ReportColumns.Text);
        return folder;
    }

    private static Sheet Bank(BankStatus status) => new(
        "bank", ["region", "numbers", "fresh", "held", "resting", "kept", "quarantined", "retired", "do_not_call"],
        [.. status.Regions.Select(region => region.Stock).Select(stock => (System.Collections.Immutable.ImmutableArray<object?>)
            [stock.Region.Text, stock.Total, stock.Fresh, stock.Held, stock.Resting, stock.Kept, stock.Quarantined, stock.Retired, stock.DoNotCall])]);

    private static void Write(string folder, IEnumerable<Sheet> sheets)
    {
        Directory.CreateDirectory(folder);
        foreach (var sheet in sheets) File.WriteAllText(Path.Combine(folder, sheet.Name + ".csv"), sheet.ToCsv());
    }

    private static async Task<T> Look<T>(Store store, Ask ask, CancellationToken cancellationToken) where T : Trigger =>
        (T)await store.Look(ask, cancellationToken);
}
