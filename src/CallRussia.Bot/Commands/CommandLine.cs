using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using CallRussia.Bot.Composition;

namespace CallRussia.Bot.Commands;

/// <summary>The verbs of the program. Exit codes: 0 done, 1 failed, 2 wrong use.</summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    /// <summary>An argument with so many digits may be somebody's number: it is not repeated.</summary>
    private const int TellingDigits = 7;

    public static async Task<int> Run(string[] args, CancellationToken cancellationToken)
    {
        Console.OutputEncoding = Encoding.UTF8;
        var parsed = Parse(args, out var mistakes);
        if (mistakes.Count == 0) return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = BotHost.StopWithin * 1.5 }, cancellationToken);
        foreach (var mistake in mistakes) await Console.Error.WriteLineAsync(mistake);
        await Console.Error.WriteLineAsync("Say --help to see how it is used.");
        return WrongUse;
    }

    internal static RootCommand Verbs()
    {
        var root = new RootCommand("CallRussia: a volunteer phone bank inside Telegram. Without a verb it runs the bot.")
        {
            RunCommand.Create(),
            SandboxCommand.Create(),
            ImportCommand.Create(),
            BankCommand.Create(),
            PlanCommand.Create(),
            CheckCommand.Create(),
            HealthCommand.Create(),
            BackupCommands.Backup(),
            BackupCommands.Restore(),
            MigrateCommand.Create(),
            KeyCommand.Create(),
            ExportCommand.Create(),
        };
        root.SetAction((_, token) => RunCommand.Run(token));
        return root;
    }

    internal static ParseResult Parse(string[] args, out IReadOnlyList<string> mistakes)
    {
        // A file name or a reason may begin with @; it does not name a file with more arguments.
        var parsed = Verbs().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var found = parsed.Errors.Select(error => error.Message);
        // People who ask for help or the version get it, whatever else they wrote.
        if (parsed.Action is not { ClearsParseErrors: true }) found = found.Concat(Mistaken(parsed));
        var hidden = args.Where(arg => arg.Count(char.IsAsciiDigit) >= TellingDigits).ToList();
        mistakes = [.. found.Select(words => hidden.Aggregate(words, (shown, arg) => shown.Replace(arg, "…", StringComparison.Ordinal))).Distinct()];
        return parsed;
    }

    /// <summary>Options that the parser would take for a file. After <c>--</c> everything is an argument.</summary>
    private static IEnumerable<string> Mistaken(ParseResult parsed)
    {
        var meant = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var token in parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens))
        {
            if (string.IsNullOrWhiteSpace(token.Value)) yield return "An argument is empty.";
            else if (token.Value is ['-', _, ..] && !meant.Contains(token.Value)) yield return $"There is no option {token.Value}.";
        }
    }
}
