using System.CommandLine;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Commands;

/// <summary>`check`: configuration, content and store, before a start or after a mishap.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var what = new Argument<string?>("what") { Description = "configuration, content or store; all three when left out.", Arity = ArgumentArity.ZeroOrOne };
        what.AcceptOnlyFromAmong("configuration", "content", "store");
        var command = new Command("check", "Checks configuration, content and store, and says what is wrong and how to mend it.") { what };
        command.SetAction((parsed, cancellationToken) => Run(parsed.GetValue(what), cancellationToken));
        return command;
    }

    private static Task<int> Run(string? what, CancellationToken cancellationToken) => Verb.Guard(async () =>
    {
        var settings = Settings.Read(Verb.Configuration());
        Console.WriteLine($"Configuration: fine.{(settings.Token is null ? " Telegram:Token is not set: `run` will need it." : "")}");
        if (what == "configuration") return CommandLine.Done;

        var world = BotWorld.Load(settings.ContentPath);
        foreach (var warning in world.Content.Warnings) Console.WriteLine($"Content: {warning}");
        Console.WriteLine($"Content: fine, {world.Content.Phrasebook.Keys.Count()} texts in three languages; {world.Plan.Regions.Callable.Count(region => !region.IsDemo)} regions.");
        if (what == "content") return CommandLine.Done;

        if (!File.Exists(settings.StoragePath))
        {
            Console.WriteLine($"Store: there is none yet at {settings.StoragePath}; the first start makes it.");
            return CommandLine.Done;
        }
        await using var store = BotHost.OpenStore(settings, world, StoreAccess.Beside, TimeProvider.System, NullLogger.Instance);
        var problems = await store.Check(cancellationToken);
        foreach (var problem in problems) await Console.Error.WriteLineAsync($"Store: {problem}");
        if (problems.Count > 0) return CommandLine.Failed;
        var stock = await store.Stock(cancellationToken);
        Console.WriteLine($"Store: fine, {stock.Sum(region => region.Total):N0} numbers in {stock.Count} regions, {stock.Sum(region => region.Fresh):N0} never called.");
        return CommandLine.Done;
    });
}
