using System.IO.Compression;
using System.Text;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>Files into the bank: batches, reports, and an end before the end.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private StoreBench Bench { get; } = new((_, options) => Store.Open(options with { Regions = Given.Plan.Regions }));

    private readonly ImportReader reader = new(Given.Plan, workers: 2, chunkBytes: 2000);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task Several_files_are_one_segment_and_each_has_its_own_report()
    {
        var import = Of(new ImportSettings(Bench.Folder));
        await Add(import, "a.txt", Lines(7, 0, 100) + "no number\n");
        await Add(import, "b.csv", "phone;region\n" + string.Concat(Enumerable.Range(50, 100).Select(line => $"{DemoBlock.Number(7, line).Full()};RU-SVE\n")) + "1;\n");
        Assert.Equal(200, import.Waiting);
        await import.Commit(default);
        Assert.Equal([("a.txt", 101, 100, 0, 1), ("b.csv", 101, 50, 50, 1)], import.Reports.Select(Shown));
        Assert.Equal(("", 202, 150, 50, 2), Shown(ImportReport.Sum(import.Reports)));
        Assert.Equal("1", await Bench.Look(kept => kept.All(Core.Bank.Segments.Table).Count()));
        // The plan's region of the first file, the column's of the second.
        Assert.Equal(["DEMO-07 100", "DEMO-RU-SVE 50"], (await Bench.Store.Stock(default)).Select(region => $"{region.Region} {region.Total}"));
        Assert.Equal((2, 0L, 2), (import.Regions, import.Waiting, import.Reports.SelectMany(report => report.Rejects).Distinct().Count()));
    }

    [Fact]
    public async Task With_little_memory_there_are_more_batches_and_the_same_numbers()
    {
        var text = string.Concat(Enumerable.Range(2, 11).Select(offset => Lines(offset, 0, 3000))) + Lines(7, 1000, 3000);
        var import = Of(new ImportSettings(Bench.Folder) { BatchBytes = new NumberBatch().Bytes + 40_000 });
        await Add(import, "a.txt", text);
        await Add(import, "again.txt", text);
        await import.Commit(default);
        Assert.InRange(import.Batches, 4, 20);
        Assert.Equal([("a.txt", 36_000, 34_000, 2_000, 0), ("again.txt", 36_000, 0, 36_000, 0)], import.Reports.Select(Shown));
        Assert.Equal(34_000, (await Bench.Store.Stock(default)).Sum(region => region.Total));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task More_files_than_a_batch_can_tell_apart_begin_the_next_one()
    {
        var import = Of(new ImportSettings(Bench.Folder));
        for (var file = 0; file <= NumberBatch.MostSources; file++) await Add(import, $"{file}.txt", Lines(7, file, 2));
        await import.Commit(default);
        Assert.Equal(2, import.Batches);
        Assert.Equal(NumberBatch.MostSources + 2, import.Reports.Sum(report => report.Added));
        Assert.All(import.Reports.Skip(1), report => Assert.Equal((1L, 1L), (report.Added, report.Duplicates)));
    }

    [Fact]
    public async Task A_dry_run_compares_with_the_bank_or_with_none_and_adds_nothing()
    {
        await Bench.Add(7, 0, 10);
        foreach (var (store, known) in new (IStore?, int)[] { (Bench.Store, 10), (null, 0) })
        {
            var import = new Import(store, reader, new ImportSettings(Bench.Folder) { IsDryRun = true }, Bench.Clock);
            await Add(import, "a.txt", Lines(7, 0, 30) + Lines(7, 0, 5));
            await import.Commit(default);
            Assert.Equal(("a.txt", 35, 30 - known, 5 + known, 0), Shown(Assert.Single(import.Reports)));
        }
        Assert.Equal(10, (await Bench.Stock(7)).Total);
    }

    [Fact]
    public async Task Stopped_in_the_middle_the_batches_before_are_kept_and_the_report_knows_what_waits()
    {
        using var cancel = new CancellationTokenSource();
        var import = Of(new ImportSettings(Bench.Folder) { BatchBytes = new NumberBatch().Bytes + 20_000 });
        using var text = new MemoryStream(Encoding.ASCII.GetBytes(Lines(7, 0, 9000)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.Add(text, "a.txt", progress =>
        {
            if (progress.Lines > 8000) cancel.Cancel();
        }, cancel.Token));
        var kept = (await Bench.Stock(7)).Total;
        Assert.InRange(kept, 1000, 8999);
        Assert.Equal(kept, import.Reports[0].Added);
        Assert.True(import.Waiting > 0);
        var again = Of(new ImportSettings(Bench.Folder));
        await Add(again, "a.txt", Lines(7, 0, 9000));
        await again.Commit(default);
        Assert.Equal((9000 - kept, kept), (again.Reports[0].Added, again.Reports[0].Duplicates));
    }

    [Fact]
    public async Task Of_a_damaged_archive_what_could_be_read_is_kept()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(2, 11).Select(offset => Lines(offset, 0, 9000)))));
        packed.SetLength(packed.Length / 2);
        packed.Position = 0;
        var import = Of(new ImportSettings(Bench.Folder));
        var told = await Assert.ThrowsAsync<ImportFileException>(() => import.Add(packed, "half.gz", _ => { }, default));
        Assert.Contains("damaged", told.Message, StringComparison.Ordinal);
        Assert.InRange(import.Reports[0].Added, 1, 98_999);
        Assert.Equal(import.Reports[0].Added, (await Bench.Store.Stock(default)).Sum(region => region.Total));
    }

    private Import Of(ImportSettings settings) => new(Bench.Store, reader, settings, Bench.Clock);

    private static async Task Add(Import import, string name, string text)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(text));
        await import.Add(stream, name, _ => { }, default);
    }

    private static (string Name, long Lines, long Added, long Duplicates, long Refused) Shown(ImportReport report) =>
        (report.Name, report.Lines, report.Added, report.Duplicates, report.Wrong + report.Excluded);

    private static string Lines(int offset, int from, int count) =>
        string.Concat(Enumerable.Range(from, count).Select(line => $"+7{DemoBlock.Number(offset, line).ToNational()}\n"));
}
