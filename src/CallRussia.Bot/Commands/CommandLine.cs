using System.CommandLine;
using System.Text;
using CallRussia.Bot.Hosting;

namespace CallRussia.Bot.Commands;

/// <summary>The verbs of the program. Exit codes: 0 done, 1 failed, 2 wrong use.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    public static async Task<int> Run(string[] args, CancellationToken cancellationToken)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var run = RunCommand.Create();
        var root = new RootCommand("CallRussia: a volunteer phone bank inside Telegram. Without a verb it runs the bot.")
        {
            run,
            SandboxCommand.Create(),
            ImportCommand.Create(),
            BankCommand.Create(),
            PlanCommand.Create(),
            CheckCommand.Create(),
            BackupCommands.Backup(),
            BackupCommands.Restore(),
            ExportCommand.Create(),
        };
        root.SetAction((_, token) => RunCommand.Run(token));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = BotHost.StopWithin * 1.5 }, cancellationToken);
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("Say --help to see how it is used.");
        return WrongUse;
    }
}
