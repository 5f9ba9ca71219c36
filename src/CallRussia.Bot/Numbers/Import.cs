using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <param name="RejectsDirectory">Where the lines that are refused are written.</param>
public sealed record ImportSettings(string RejectsDirectory)
{
    /// <summary>Memory for numbers that wait to be added. What is more goes into the bank as a segment of its own.</summary>
    public long BatchBytes { get; init; } = 1L << 30;

    /// <summary>The column with the numbers, by its name or its place; null finds it in each file.</summary>
    public string? Column { get; init; }

    /// <summary>Everything but adding.</summary>
    public bool IsDryRun { get; init; }
}

/// <summary>Files of numbers → the bank: one batch for all of them, when the memory allows.</summary>
/// <param name="store">Null, for a dry run, when there is none yet.</param>
public sealed class Import(IStore? store, ImportReader reader, ImportSettings settings, TimeProvider clock)
{
    private readonly NumberBatch batch = new(reader.Regions);
    private readonly List<ImportReport> reports = [];
    private readonly List<ImportReport> ofBatch = [];
    private readonly HashSet<RegionCode> regions = [];

    /// <summary>One per file, in their order. Lines that wait in memory are not in the counts yet.</summary>
    public IReadOnlyList<ImportReport> Reports => reports;

    /// <summary>Regions that got numbers.</summary>
    public int Regions => regions.Count;

    public int Batches { get; private set; }

    /// <summary>Lines that were read and are not in the bank.</summary>
    public long Waiting => batch.Count;

    /// <summary>The longest time for which hand-outs had to wait.</summary>
    public TimeSpan LongestHold { get; private set; }

    /// <param name="name">Of the file, for people and for the store.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; what came before stays.</exception>
    public async Task Add(Stream stream, string name, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var report = new ImportReport(name);
        reports.Add(report);
        if (batch.Sources.Count == NumberBatch.MostSources)
        {
            await Commit(cancellationToken);
        }

        Begin(report);
        using var rejects = new RejectsFile(settings.RejectsDirectory, clock.GetUtcNow());
        try
        {
            foreach (var part in reader.Read(stream, settings.Column))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Take(part, report, rejects);
                progress(part.Progress);
                if (batch.Bytes >= settings.BatchBytes)
                {
                    await Commit(cancellationToken);
                    Begin(report);
                }
            }
        }
        catch (ImportFileException)
        {
            // The file ends where it can't be read: what was read before is as good as ever.
            await Commit(cancellationToken);
            throw;
        }
        finally
        {
            report.RejectsIn(rejects);
        }
    }

    /// <summary>Adds what waits in memory.</summary>
    public async Task Commit(CancellationToken cancellationToken)
    {
        var added = settings.IsDryRun
            ? store is null ? Sifting.Alone(batch, cancellationToken) : await store.WeighNumbers(batch, cancellationToken)
            : await store!.AddNumbers(batch, clock.GetUtcNow(), cancellationToken);
        for (var source = 0; source < ofBatch.Count; source++)
        {
            ofBatch[source].Count(added.Sources[source]);
        }

        regions.UnionWith(added.Regions.Keys);
        LongestHold = added.LongestHold > LongestHold ? added.LongestHold : LongestHold;
        Batches += batch.Count > 0 ? 1 : 0;
        ofBatch.Clear();
        batch.Clear();
    }

    private void Begin(ImportReport report)
    {
        batch.From(report.Name);
        ofBatch.Add(report);
    }

    private void Take(ImportPart part, ImportReport report, RejectsFile rejects)
    {
        report.Column = part.Column;
        batch.Add(part.Accepted.Span);
        foreach (var line in part.Refused)
        {
            rejects.Write(line);
            report.Count(line.Refusal);
        }
    }
}
