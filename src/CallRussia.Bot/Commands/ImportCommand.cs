using System.CommandLine;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;
using Serilog.Extensions.Logging;
using Spectre.Console;

namespace CallRussia.Bot.Commands;

/// <summary>`import`: files of numbers into the bank, also while the bot runs.</summary>
internal static class ImportCommand
{
    /// <summary>Numbers added at once. Each batch is a segment and one commit; interrupted, the next run finds it and goes on.</summary>
    private const int BatchNumbers = 4_000_000;

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "CSV or plain text, also gzip; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Adds numbers to the bank. Rejected lines go to a rejects file beside the store.") { files };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(() => Run(parsed.GetValue(files)!, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(string[] files, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => file != "-" && !File.Exists(file)))
            throw new ImportFileException($"There is no file {file}.");
        var configuration = Verb.Configuration();
        var settings = Settings.Read(configuration);
        var world = BotWorld.Load();
        using var log = new SerilogLoggerFactory(Verb.Logger(configuration), dispose: true);
        await using var store = BotHost.OpenStore(settings, world, StoreAccess.Beside, TimeProvider.System, log.CreateLogger(nameof(Import)));
        using var rejects = new RejectsFile(Path.GetDirectoryName(settings.StoragePath)!, TimeProvider.System.GetUtcNow());
        var import = new Import(store, world.Plan, rejects, BatchNumbers, TimeProvider.System);
        foreach (var file in files)
            await Progress(file, report => import.Add(file, report, cancellationToken));
        Report(import.Report, rejects.Location);
        return CommandLine.Done;
    }

    /// <summary>A bar in a terminal, nothing in a pipe or a log.</summary>
    private static async Task Progress(string file, Func<Action<ImportProgress>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(_ => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async shown =>
        {
            var size = file == "-" ? 0 : new FileInfo(file).Length;
            var task = shown.AddTask(Markup.Escape(Path.GetFileName(file)), maxValue: Math.Max(size, 1));
            task.IsIndeterminate = size == 0;
            await work(progress => task.Value = progress.Bytes);
            task.Value = task.MaxValue;
        });
    }

    private static void Report(ImportReport report, string? rejects)
    {
        Console.WriteLine($"Lines:       {report.Lines,12:N0}");
        Console.WriteLine($"Accepted:    {report.Added,12:N0}");
        Console.WriteLine($"Duplicate:   {report.Duplicates,12:N0}");
        Console.WriteLine($"Do not call: {report.DoNotCall,12:N0}");
        Console.WriteLine($"Wrong:       {report.Wrong,12:N0}");
        Console.WriteLine($"Excluded:    {report.Excluded,12:N0}");
        foreach (var (reason, count) in report.Reasons.OrderByDescending(pair => pair.Value))
            Console.WriteLine($"  {count,12:N0}  {reason.Text()}");
        if (rejects is not null) Console.WriteLine($"Rejected lines: {rejects}");
    }
}
