using System.CommandLine;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;
using Serilog.Extensions.Logging;

namespace CallRussia.Bot.Commands;

/// <summary>`import`: files of numbers into the bank, also while the bot runs.</summary>
internal static class ImportCommand
{
    private const string StandardInput = "-";
    private const int LeastMemory = 192;
    private const int MostMemory = 1_000_000;

    /// <summary>MB that the program takes beside the numbers that wait: .NET, the plan, buffers, the caches of SQLite.</summary>
    private const int MemoryOfProgram = 160;

    private static readonly Argument<string[]> Files = new("file") { Description = "CSV or plain text, also gzip; - is standard input.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<int> Memory = new("--memory")
    {
        Description = $"MB of memory to get by with, at least {LeastMemory}. With little of it, files of many millions are added in several batches, which takes longer.",
        DefaultValueFactory = _ => 512,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Reads, compares with the bank and reports; adds nothing." };

    private static readonly Option<string?> Column = new("--column")
    {
        Description = "The column with the numbers, by its name in the header or its place (2). Without it the column is found by its name, and where that is not sure, asked for.",
    };

    public static Command Create()
    {
        Verb.Within(Memory, LeastMemory, MostMemory);
        var command = new Command("import", "Adds numbers to the bank. Rejected lines go to a rejects file beside the store. It may be stopped at any time and run again.") { Files, Column, Memory, DryRun };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(() => Run(parsed.GetValue(Files)!, parsed.GetValue(Column), parsed.GetValue(Memory), parsed.GetValue(DryRun), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(string[] files, string? column, int memory, bool isDryRun, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => file != StandardInput)) CheckFile(file);
        var (settings, logger) = Verb.Configured();
        var plan = NumberingPlanFiles.Load(NumberingPlanFiles.DefaultDirectory);
        using var log = new SerilogLoggerFactory(logger, dispose: true);
        await using var store = isDryRun && !settings.HasStore
            ? null
            : BotHost.OpenBank(settings, plan.Regions, TimeProvider.System, log.CreateLogger(nameof(Import)));
        var import = new Import(
            store,
            new ImportReader(plan),
            new ImportSettings(Path.GetDirectoryName(settings.StoragePath)!) { BatchBytes = (memory - MemoryOfProgram) * 1024L * 1024, IsDryRun = isDryRun, Column = column },
            TimeProvider.System);
        try
        {
            foreach (var file in files) await Read(import, file, cancellationToken);
            await import.Commit(cancellationToken);
            return import.Reports.Any(report => report.IsUseless) ? CommandLine.Failed : CommandLine.Done;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. The store is whole: run the same import again and it goes on where it is needed.");
            return CommandLine.Failed;
        }
        finally
        {
            if (store is not null && !isDryRun) await Note(store, import);
            ImportWords.Report(import, isDryRun);
        }
    }

    /// <summary>An import that was stopped is reported too: what it added is in the bank.</summary>
    private static async Task Note(Store store, Import import)
    {
        foreach (var file in import.Reports)
            await store.Ask(
                new NoteFile(FilePurpose.Import, FileName.ForLog(file.Name), new FileCounts(file.Added, file.Duplicates, file.DoNotCall, file.Wrong + file.Excluded)), CancellationToken.None);
    }

    private static async Task Read(Import import, string file, CancellationToken cancellationToken)
    {
        await using var stream = file == StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
        var name = file == StandardInput ? "standard input" : Path.GetFileName(file);
        // A read from a silent terminal can't be broken off, so a stop does not wait for it.
        await ImportBar.Show(name, file == StandardInput ? 0 : stream.Length, progress =>
            Task.Run(() => import.Add(stream, name, progress, cancellationToken), cancellationToken).WaitAsync(cancellationToken));
    }

    private static void CheckFile(string file)
    {
        if (Directory.Exists(file)) throw new ImportFileException($"{file} is a folder: name the files in it.");
        if (!File.Exists(file)) throw new ImportFileException($"There is no file {file}.");
        try
        {
            File.OpenRead(file).Dispose();
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new ImportFileException($"{file} may not be read: check its rights.", refused);
        }
    }
}
