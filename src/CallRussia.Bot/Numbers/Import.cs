using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Numbers;

/// <summary>What an import has done so far. Every line is in exactly one of the counts.</summary>
public sealed record ImportReport
{
    public long Lines => Added + Duplicates + DoNotCall + Wrong + Excluded;
    public long Added { get; set; }
    public long Duplicates { get; set; }
    public long DoNotCall { get; set; }

    /// <summary>Not a number, or one of no known range.</summary>
    public long Wrong { get; private set; }

    /// <summary>A real number that the campaign does not call.</summary>
    public long Excluded { get; private set; }

    private readonly Dictionary<Refusal, long> _reasons = [];

    public IReadOnlyDictionary<Refusal, long> Reasons => _reasons;

    public void Refused(Refusal reason)
    {
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
        if (reason.Kind() == RefusalKind.Excluded) Excluded++;
        else Wrong++;
    }
}

/// <summary>Files of numbers → the bank, in batches of bounded size; what is rejected is written with line and reason.</summary>
public sealed class Import(IStore store, NumberingPlan plan, RejectsFile rejects, int batchNumbers, TimeProvider clock)
{
    private readonly List<(PhoneNumber Number, RegionCode Region)> _batch = [];

    public ImportReport Report { get; } = new();

    /// <param name="file">A path, or - for standard input.</param>
    public Task Add(string file, Action<ImportProgress> progress, CancellationToken cancellationToken) =>
        Add(file, file == "-" ? "standard input" : Path.GetFileName(file), progress, cancellationToken);

    /// <param name="source">What the file is called, for people and for the store.</param>
    public async Task Add(string file, string source, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        foreach (var line in new ImportReader(plan).Read(stream, progress))
        {
            if (line.IsAccepted) _batch.Add((line.Number, line.Region));
            else Reject(line);
            if (_batch.Count >= batchNumbers) await Commit(source, cancellationToken);
            else if (line.Line % 10_000 == 0) cancellationToken.ThrowIfCancellationRequested();
        }
        await Commit(source, cancellationToken);
    }

    private async Task Commit(string source, CancellationToken cancellationToken)
    {
        if (_batch.Count == 0) return;
        var added = await store.AddNumbers(_batch, source, clock.GetUtcNow(), cancellationToken);
        Report.Added += added.Added;
        Report.Duplicates += added.Duplicates;
        Report.DoNotCall += added.DoNotCall;
        _batch.Clear();
    }

    private void Reject(ImportLine line)
    {
        rejects.Write(line);
        Report.Refused(line.Refusal);
    }
}
