using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>A file of numbers on the disk → the bank, the do-not-call register or the honeytokens, with little memory: the bot serves meanwhile.</summary>
public sealed class FileIntake(IStore store, BotWorld world, TimeProvider clock)
{
    /// <summary>For numbers that wait in memory: four million of them.</summary>
    private const long BatchBytes = 16 * 1024 * 1024;

    /// <summary>Numbers on their way to the register at once.</summary>
    private const int StepNumbers = 5_000;

    /// <summary>Of rejected lines in the chat. They wait in the outbox, and nobody reads more.</summary>
    private const int RejectsCharacters = 500_000;

    /// <param name="path">The file. Beside it, in its folder, the rejected lines are written.</param>
    /// <param name="progress">Called from another thread.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; what came before stays.</exception>
    public async Task<FileReport> Take(FileOrder order, string path, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        var reader = new ImportReader(world.Plan);
        var folder = Path.GetDirectoryName(path)!;
        var (report, location) = order.Purpose == FilePurpose.Import
            ? await Import(new Import(store, reader, new ImportSettings(folder) { BatchBytes = BatchBytes }, clock), order, stream, progress, cancellationToken)
            : await Mark(order, reader, stream, folder, progress, cancellationToken);
        return location is null ? report : await WithRejects(report, location, cancellationToken);
    }

    private static async Task<(FileReport Report, string? Rejects)> Import(
        Import import, FileOrder order, Stream stream, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            await import.Add(stream, order.Name, progress, cancellationToken);
        }
        finally
        {
            // The file may end where it can't be read: what was read before is as good as ever.
            await import.Commit(cancellationToken);
        }
        var report = import.Reports[0];
        return (new FileReport(report.Added, report.Duplicates, report.DoNotCall, report.Wrong, report.Excluded) { Reasons = report.Reasons }, report.Rejects.FirstOrDefault());
    }

    /// <summary>Do-not-call and honeytokens: in small steps of the store, each of which holds for good.</summary>
    private async Task<(FileReport Report, string? Rejects)> Mark(
        FileOrder order, ImportReader reader, Stream stream, string folder, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        using var rejects = new RejectsFile(folder, clock.GetUtcNow());
        var refused = new ImportReport(order.Name);
        var (taken, known) = (0L, 0L);
        foreach (var part in reader.Read(stream))
        {
            foreach (var line in part.Refused)
            {
                rejects.Write(line);
                refused.Count(line.Refusal);
            }
            foreach (var step in part.Accepted.ToArray().Chunk(StepNumbers))
            {
                var (more, before) = await Mark(order, [.. step.Select(number => (number.Number, reader.Regions[number.Region]))], cancellationToken);
                (taken, known) = (taken + more, known + before);
            }
            progress(part.Progress);
        }
        return (new FileReport(taken, known, 0, refused.Wrong, refused.Excluded) { Reasons = refused.Reasons }, rejects.Location);
    }

    private async Task<(int Taken, int Known)> Mark(FileOrder order, IReadOnlyList<(PhoneNumber Number, RegionCode Region)> step, CancellationToken cancellationToken)
    {
        if (order.Purpose == FilePurpose.DoNotCall)
        {
            var closed = await store.CloseNumbers([.. step.Select(line => line.Number)], order.Volunteer, order.At, cancellationToken);
            return (closed.Closed, closed.Before);
        }
        var planted = await store.PlantHoneytokens(step, order.Volunteer, order.At, cancellationToken);
        return (planted.Planted, planted.Before);
    }

    private static async Task<FileReport> WithRejects(FileReport report, string location, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(location);
        var shown = new StringBuilder().Append(await lines.ReadLineAsync(cancellationToken)).Append('\n');
        var count = 0;
        for (; shown.Length < RejectsCharacters && await lines.ReadLineAsync(cancellationToken) is { } line; count++) shown.Append(line).Append('\n');
        return report with { Rejects = shown.ToString(), RejectsShown = count };
    }
}
