using System.CommandLine;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Commands;

/// <summary>`bank`: what organizers do in the chat, at the shell and also while the bot runs. No number is ever printed in full.</summary>
internal static class BankCommand
{
    public static Command Create() => new("bank", "Looks at the bank and acts on it, also while the bot runs. Every act stands in the audit log.")
    {
        Plain("status", "How many numbers there are, per region, and how long they last.", async (bank, token) =>
        {
            BankTables.Status(((BankSeen)await bank.Store.Look(new LookAtBank(), token)).Status);
            return CommandLine.Done;
        }),
        Plain("sources", "Where the numbers came from, with the ids that withdraw takes.", async (bank, token) =>
        {
            BankTables.Sources(((SourcesSeen)await bank.Store.Look(new LookAtSources(), token)).Sources);
            return CommandLine.Done;
        }),
        Withdraw(),
        Files("do-not-call", "Closes numbers for good. One number a line; every valid one is taken, also from ranges that the bot does not call.", BankLists.Close),
        Reopen(),
        Files("honeytokens", "Plants the campaign's own numbers: each will be shown to one volunteer only. One number a line.", BankLists.Plant),
        Unplant(),
        Trace(),
    };

    private static Command Withdraw()
    {
        var id = new Argument<long>("id") { Description = "As `bank sources` shows it." };
        var reason = Reason();
        var command = new Command("withdraw", "Takes a source's numbers out of the bank. What was touched keeps its outcome and is not handed out again.") { id, reason };
        command.SetAction((parsed, cancellationToken) => Run(async (bank, token) =>
        {
            var answer = await bank.Ask(new WithdrawSource(parsed.GetValue(id), parsed.GetValue(reason)!), token);
            // A withdrawal that was cut off before goes on here too.
            await bank.Store.FinishWithdrawals(token);
            if (answer is not SourceWithdrawn withdrawn) return Say($"There is no source {parsed.GetValue(id)}: see `bank sources`.", CommandLine.Failed);
            Console.WriteLine($"Withdrawn: {withdrawn.Source.Name}. {withdrawn.Source.Untouched:N0} untouched numbers have left the bank, {withdrawn.Source.Numbers - withdrawn.Source.Untouched:N0} others are not handed out again.");
            return CommandLine.Done;
        }, cancellationToken));
        return command;
    }

    private static Command Reopen()
    {
        var reason = Reason();
        return Number("reopen", "Takes a number off the do-not-call register. One that was called before rests for a year.", [reason], async (bank, number, parsed, token) =>
            await bank.Ask(new ReopenNumber(number, parsed.GetValue(reason)!), token) is NumberReopened
                ? Say($"{number} is off the do-not-call register.", CommandLine.Done)
                : Say($"{number} is not on the do-not-call register.", CommandLine.Failed));
    }

    private static Command Unplant() => Number("unplant", "A honeytoken is one no more; volunteers are not handed the number.", [], async (bank, number, _, token) =>
        await bank.Ask(new UnplantHoneytoken(number), token) is HoneytokenUnplanted { WasPlanted: true }
            ? Say($"{number} is no honeytoken any more.", CommandLine.Done)
            : Say($"{number} is no honeytoken.", CommandLine.Failed));

    private static Command Trace() => Number("trace", "Who was shown a honeytoken?", [], async (bank, number, _, token) =>
        (HoneytokenTraced)await bank.Ask(new TraceHoneytoken(number), token) switch
        {
            { IsPlanted: false } => Say($"{number} is no honeytoken.", CommandLine.Failed),
            { ShownAt: null } => Say($"{number} has not been shown to anybody.", CommandLine.Done),
            { ShownTo: { } volunteer, ShownAt: { } at } => Say($"{number} was shown to volunteer {volunteer} at {at:yyyy-MM-dd HH:mm} UTC.", CommandLine.Done),
            { ShownAt: { } at } => Say($"{number} was shown at {at:yyyy-MM-dd HH:mm} UTC to somebody who has asked to be forgotten since.", CommandLine.Done),
        });

    private static Option<string> Reason()
    {
        var reason = new Option<string>("--reason") { Description = "Why. It stays in the audit log.", Required = true };
        reason.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValueOrDefault<string>())) given.AddError("--reason is empty: say why.");
        });
        return reason;
    }

    private static Command Plain(string name, string description, Func<Bank, CancellationToken, Task<int>> act)
    {
        var command = new Command(name, description);
        command.SetAction((_, cancellationToken) => Run(act, cancellationToken));
        return command;
    }

    private static Command Files(string name, string description, Func<Bank, string, CancellationToken, Task<int>> take)
    {
        var files = new Argument<string[]>("file") { Description = "Plain text or CSV, also gzip; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { files };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(async () =>
        {
            var missing = parsed.GetValue(files)!.FirstOrDefault(file => file != "-" && !File.Exists(file));
            if (missing is not null) throw new ImportFileException($"There is no file {missing}.");
            await using var bank = Bank.Open();
            var code = CommandLine.Done;
            foreach (var file in parsed.GetValue(files)!) code = Math.Max(code, await take(bank, file, cancellationToken));
            return code;
        }));
        return command;
    }

    private static Command Number(
        string name, string description, IEnumerable<Option> options, Func<Bank, PhoneNumber, ParseResult, CancellationToken, Task<int>> act)
    {
        var given = new Argument<string>("number") { Description = "The number. Better -: numbers from standard input, one a line, stay out of the shell's history." };
        given.Validators.Add(argument =>
        {
            // The message of the exception must not repeat the number.
            if (argument.GetValueOrDefault<string>() is { } text && text != "-" && !PhoneNumber.TryParse(text, out _, out var refusal)) argument.AddError($"The number is {refusal.Text()}.");
        });
        var command = new Command(name, description) { given };
        foreach (var option in options) command.Add(option);
        command.SetAction((parsed, cancellationToken) => Run((bank, token) => BankLists.Each(parsed.GetValue(given)!, number => act(bank, number, parsed, token)), cancellationToken));
        return command;
    }

    private static Task<int> Run(Func<Bank, CancellationToken, Task<int>> act, CancellationToken cancellationToken) => Verb.Guard(async () =>
    {
        await using var bank = Bank.Open();
        return await act(bank, cancellationToken);
    });

    private static int Say(string sentence, int code)
    {
        (code == CommandLine.Done ? Console.Out : Console.Error).WriteLine(sentence);
        return code;
    }
}
