using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using Spectre.Console;

namespace CallRussia.Bot.Commands;

/// <summary>What `bank` shows: a table in a terminal, lines with tabs in a pipe.</summary>
internal static class BankTables
{
    private static readonly string[] StatusColumns = ["Region", "Numbers", "Fresh", "Resting", "Held", "Retired", "Do not call", "Now"];
    private static readonly string[] SourceColumns = ["Id", "Added (UTC)", "Numbers", "Untouched", "Name"];

    /// <summary>Resting includes numbers that are kept for an agreed call or are in doubt, so that the columns add up.</summary>
    public static void Status(BankStatus status)
    {
        var stocks = status.Regions.Select(region => region.Stock).ToList();
        var rows = status.Regions.Select(region => Row(region.Stock.Region.Text, [region.Stock], Hours(region))).ToList();
        Show(StatusColumns, [.. rows, Row("All", stocks, $"{status.Regions.Count(region => region.IsOpen)} of {status.Regions.Count} open")]);
        Console.WriteLine($"Never handed out: {status.Untouched:N0}. Hand-outs a day in the last week: {status.HandOutsADay:N1}. {Forecast(status)}");
    }

    public static void Sources(IReadOnlyList<NumberSource> sources)
    {
        if (sources.Count == 0) Console.WriteLine("The bank has no sources: `import` brings numbers.");
        else Show(SourceColumns, [.. sources.Select(Row)]);
    }

    private static string[] Row(string name, IReadOnlyCollection<RegionStock> stocks, string now)
    {
        string Sum(Func<RegionStock, long> count) => $"{stocks.Sum(count):N0}";
        return
        [
            name, Sum(stock => stock.Total), Sum(stock => stock.Fresh), Sum(stock => stock.Resting + stock.Kept + stock.Quarantined), Sum(stock => stock.Held),
            Sum(stock => stock.Retired), Sum(stock => stock.DoNotCall), now,
        ];
    }

    private static string[] Row(NumberSource source) =>
        [$"{source.Id}", $"{source.AddedAt:yyyy-MM-dd HH:mm}", $"{source.Numbers:N0}", $"{source.Untouched:N0}", source.Name];

    private static string Hours(RegionStatus region) => region switch
    {
        { IsPrime: true } => "prime time",
        { IsOpen: true } => "open",
        { NextOpening: { } at } => $"opens {at:yyyy-MM-dd HH:mm} UTC",
        _ => "not called",
    };

    private static string Forecast(BankStatus status) => status.Lasts switch
    {
        null => "Nobody has called, so they last.",
        { TotalDays: > 730 } lasts => $"At this pace they last {lasts.TotalDays / 365.25:N0} years.",
        { } lasts => $"At this pace they last {lasts.TotalDays:N0} days.",
    };

    private static void Show(string[] columns, List<string[]> rows)
    {
        if (Console.IsOutputRedirected)
        {
            foreach (var row in rows.Prepend(columns)) Console.WriteLine(string.Join('\t', row));
            return;
        }
        var table = new Table();
        foreach (var column in columns) table.AddColumn(new TableColumn(column) { Alignment = IsCount(column) ? Justify.Right : Justify.Left });
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }

    private static bool IsCount(string column) => column is not ("Region" or "Now" or "Added (UTC)" or "Name");
}
