using System.CommandLine;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;

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
        var settings = Configuration();
        if (what == "configuration") return CommandLine.Done;

        var world = BotWorld.Load(settings.ContentPath);
        foreach (var warning in world.Content.Warnings) Console.WriteLine($"Content: {warning}");
        Console.WriteLine($"Content: fine, {world.Content.Phrasebook.Keys.Count()} texts in three languages; {world.Plan.Regions.Callable.Count(region => !region.IsDemo)} regions.");
        if (what == "content") return CommandLine.Done;

        foreach (var caution in Cautions.Of(settings, world, TimeProvider.System.GetUtcNow())) Console.WriteLine($"Look at this: {caution}");
        StorePlace.CheckWritable(settings.StoragePath);
        return settings.HasStore ? await Store(settings, world, cancellationToken) : NoStore(settings);
    });

    /// <summary>Token, key and log are read as `run` reads them.</summary>
    private static Settings Configuration()
    {
        var (settings, log) = Verb.Configured();
        (log as IDisposable)?.Dispose();
        if (HttpPort.Problems(settings, mayBeTaken: true).ToList() is { Count: > 0 } problems) throw new SettingsException(problems);
        Console.WriteLine($"Configuration: fine.{(settings.Token is null ? " Telegram:Token is not set: `run` will need it." : "")}");
        return settings;
    }

    /// <summary>Where there is no store yet, the first start must be able to make one.</summary>
    private static int NoStore(Settings settings)
    {
        _ = StoreKey.Find(settings.StorageKey, settings.StoragePath);
        Console.WriteLine($"Store: there is none yet at {settings.StoragePath}; the first start makes it.");
        return CommandLine.Done;
    }

    private static async Task<int> Store(Settings settings, BotWorld world, CancellationToken cancellationToken)
    {
        await using var store = Verb.OpenStore(settings, world);
        var problems = await store.Check(cancellationToken);
        foreach (var problem in problems) await Console.Error.WriteLineAsync($"Store: {problem}");
        if (problems.Count > 0) return CommandLine.Failed;
        var stock = await store.Study(kept => store.Rules.Stock.Count(kept, TimeProvider.System.GetUtcNow()), cancellationToken);
        Console.WriteLine($"Store: fine, {stock.Sum(region => region.Total):N0} numbers in {stock.Count} regions, {stock.Sum(region => region.Fresh):N0} never called.");
        return CommandLine.Done;
    }
}
