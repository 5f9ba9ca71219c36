using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>A file of numbers on the disk → the bank, the do-not-call register or the honeytokens. It needs little memory, because the bot serves meanwhile.</summary>
public sealed class FileIntake(PatientStore store, Rules rules, BotWorld world, TimeProvider clock)
{
    /// <summary>On a full disk the sender is told so; waiting for room would leave them with nothing.</summary>
    private readonly IStore _store = store.Impatient;

    /// <summary>Memory for numbers that wait to be added: enough for the largest file that a chat takes.</summary>
    private const int BatchBytes = 16 << 20;

    /// <summary>Lines of a list that are read at once.</summary>
    private const int LinesAtOnce = 5_000;

    /// <summary>Of rejected lines that are sent to the chat: they wait in the outbox, and nobody reads more.</summary>
    private const int RejectsCharacters = 500_000;

    /// <param name="path">The file. Beside it, in its folder, the rejected lines are written.</param>
    /// <param name="progress">Called from another thread.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; what came before stays.</exception>
    public async Task<FileReport> Take(FileOrder order, string path, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        var directory = Path.GetDirectoryName(path)!;
        var report = order.Purpose switch
        {
            FilePurpose.Import => await Import(order, stream, directory, progress, cancellationToken),
            FilePurpose.DoNotCall => await Mark(order, Closed(stream, progress), directory, cancellationToken),
            _ => await Mark(order, Planted(stream, progress), directory, cancellationToken),
        };
        var counts = new FileCounts(report.Taken, report.Known, report.DoNotCall, report.Wrong + report.Excluded);
        var deed = new Deed(order.Volunteer, clock.GetUtcNow());
        await _store.Write(kept => FileOrders.Note(kept, new NoteFile(order.Purpose, FileName.ForLog(order.Name), counts), deed), cancellationToken);
        return report;
    }

    private async Task<FileReport> Import(FileOrder order, Stream stream, string directory, Action<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var import = new Import(_store, new ImportReader(world.Plan), new ImportSettings(directory) { BatchBytes = BatchBytes }, clock);
        try
        {
            await import.Add(stream, order.Name, progress, cancellationToken);
        }
        finally
        {
            // Where an archive breaks off, what stood before that place is kept.
            await import.Commit(cancellationToken);
        }
        var report = import.Reports[0];
        var told = new FileReport(report.Added, report.Duplicates, report.DoNotCall, report.Wrong, report.Excluded) { Reasons = report.Reasons };
        return report.Rejects is [var location, ..] ? await WithRejects(told, location, cancellationToken) : told;
    }

    /// <summary>Do-not-call and honeytokens: in small steps of the store, each of which holds for good.</summary>
    private async Task<FileReport> Mark(FileOrder order, IEnumerable<Marks> parts, string directory, CancellationToken cancellationToken)
    {
        var refused = new ImportReport(order.Name);
        var (taken, known) = (0L, 0L);
        using (var rejects = new RejectsFile(directory, clock.GetUtcNow()))
        {
            foreach (var part in parts)
            {
                foreach (var line in part.Refused)
                {
                    rejects.Write(line);
                    refused.Count(line.Refusal);
                }
                foreach (var step in part.Numbers.Chunk(Limits.NumbersAtOnce))
                {
                    var (more, before) = await Mark(order, step, cancellationToken);
                    (taken, known) = (taken + more, known + before);
                }
            }
            refused.RejectsIn(rejects);
        }
        var report = new FileReport(taken, known, 0, refused.Wrong, refused.Excluded) { Reasons = refused.Reasons };
        return refused.Rejects is [var location, ..] ? await WithRejects(report, location, cancellationToken) : report;
    }

    /// <summary>All numbers of a row are taken, or none and the row is reported. No numbering plan is asked: people who asked not to be called are not called after the plan changed either.</summary>
    private static IEnumerable<Marks> Closed(Stream stream, Action<ImportProgress> progress) =>
        NumberList.Read(stream, progress).Chunk(LinesAtOnce).Select(rows => new Marks(
            [.. rows.SelectMany(row => row.Numbers).Select(number => (number, default(RegionCode)))],
            [.. rows.Where(row => row.Refusal != Refusal.None).Select(row => new ImportLine(row.Line, row.Refusal, row.MaskedText!))]));

    /// <summary>Read as strictly as an import: a wrong number that is planted will be called.</summary>
    private IEnumerable<Marks> Planted(Stream stream, Action<ImportProgress> progress)
    {
        var reader = new ImportReader(world.Plan);
        foreach (var part in reader.Read(stream))
        {
            yield return new Marks([.. part.Accepted.ToArray().Select(placed => (placed.Number, reader.Regions[placed.Region]))], part.Refused);
            progress(part.Progress);
        }
    }

    private async Task<(int Taken, int Known)> Mark(FileOrder order, (PhoneNumber Number, RegionCode Region)[] step, CancellationToken cancellationToken)
    {
        var deed = new Deed(order.Volunteer, order.At);
        if (order.Purpose == FilePurpose.DoNotCall)
        {
            var closed = await _store.Write(kept => BankDesk.Close(kept, step.Select(line => line.Number), deed), cancellationToken);
            return (closed.Closed, closed.Before);
        }
        var planted = await _store.Write(kept => rules.Bank.Plant(kept, step, deed), cancellationToken);
        return (planted, step.Length - planted);
    }

    private static async Task<FileReport> WithRejects(FileReport report, string location, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(location);
        var shown = new StringBuilder().Append(await lines.ReadLineAsync(cancellationToken)).Append('\n');
        var count = 0;
        for (; shown.Length < RejectsCharacters && await lines.ReadLineAsync(cancellationToken) is { } line; count++) shown.Append(line).Append('\n');
        return report with { Rejects = shown.ToString(), RejectsShown = count };
    }

    private sealed record Marks(IReadOnlyList<(PhoneNumber Number, RegionCode Region)> Numbers, IReadOnlyList<ImportLine> Refused);
}
