using System.Text;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>A file of numbers on the disk → the bank, the do-not-call register or the honeytokens, with little memory: the bot serves meanwhile.</summary>
public sealed class FileIntake(IStore store, BotWorld world, TimeProvider clock)
{
    /// <summary>Numbers that wait in memory: 6 MB of them.</summary>
    private const int BatchNumbers = 250_000;

    /// <summary>Numbers on their way to the register at once.</summary>
    private const int StepNumbers = 5_000;

    /// <summary>Of rejected lines in the chat. They wait in the outbox, and nobody reads more.</summary>
    private const int RejectsCharacters = 500_000;

    /// <param name="path">The file. Beside it, in its folder, the rejected lines are written.</param>
    /// <param name="progress">Called from another thread.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; what came before stays.</exception>
    public async Task<FileReport> Take(FileOrder order, string path, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        FileReport report;
        string? location;
        using (var rejects = new RejectsFile(Path.GetDirectoryName(path)!, clock.GetUtcNow()))
        {
            report = order.Purpose == FilePurpose.Import
                ? await Import(order, path, rejects, progress, cancellationToken)
                : await Mark(order, path, rejects, progress, cancellationToken);
            location = rejects.Location;
        }
        return location is null ? report : await WithRejects(report, location, cancellationToken);
    }

    private async Task<FileReport> Import(FileOrder order, string path, RejectsFile rejects, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var import = new Import(store, world.Plan, rejects, BatchNumbers, clock);
        await import.Add(path, order.Name, progress, cancellationToken);
        var report = import.Report;
        return new FileReport(report.Added, report.Duplicates, report.DoNotCall, report.Wrong, report.Excluded) { Reasons = report.Reasons };
    }

    /// <summary>Do-not-call and honeytokens: in small steps of the store, each of which holds for good.</summary>
    private async Task<FileReport> Mark(FileOrder order, string path, RejectsFile rejects, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        var refused = new ImportReport();
        var (taken, known) = (0L, 0L);
        foreach (var step in new ImportReader(world.Plan).Read(stream, progress).Where(line => IsTaken(line)).Chunk(StepNumbers))
        {
            var (more, before) = await Mark(order, step, cancellationToken);
            (taken, known) = (taken + more, known + before);
        }
        return new FileReport(taken, known, 0, refused.Wrong, refused.Excluded) { Reasons = refused.Reasons };

        bool IsTaken(ImportLine line)
        {
            if (line.IsAccepted) return true;
            rejects.Write(line);
            refused.Refused(line.Refusal);
            return false;
        }
    }

    private async Task<(int Taken, int Known)> Mark(FileOrder order, ImportLine[] step, CancellationToken cancellationToken)
    {
        if (order.Purpose == FilePurpose.DoNotCall)
        {
            var closed = await store.CloseNumbers([.. step.Select(line => line.Number)], order.Volunteer, order.At, cancellationToken);
            return (closed.Closed, closed.Before);
        }
        var planted = await store.PlantHoneytokens([.. step.Select(line => (line.Number, line.Region))], order.Volunteer, order.At, cancellationToken);
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
