using System.CommandLine;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Commands;

/// <summary>`backup` copies the store while the bot runs; `restore` puts a copy in its place while it does not.</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "Where the copy goes; it appears whole or not at all." };
        var force = new Option<bool>("--force") { Description = "Replaces a former copy of that name." };
        var command = new Command("backup", "Copies the store, also while the bot runs. The key is not in the copy: keep both, apart.") { file, force };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(async () =>
        {
            var settings = Settings.Read(Verb.Configuration());
            Verb.RequireStore(settings);
            await using var store = Verb.OpenStore(settings, BotWorld.Load(settings.ContentPath));
            await store.Backup(Path.GetFullPath(parsed.GetValue(file)!), parsed.GetValue(force), cancellationToken);
            Console.WriteLine($"Backed up to {parsed.GetValue(file)}. Its key is not in it: keep {(settings.StorageKey is null ? StoreKey.FileOf(settings.StoragePath) : "Storage:Key")} in another safe place.");
            return CommandLine.Done;
        }));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "A copy made by `backup`." };
        var force = new Option<bool>("--force") { Description = "Replaces a store that is there; the old one is kept beside it." };
        var command = new Command("restore", "Puts a backup in the place of the store. Stop the bot first.") { file, force };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(async () =>
        {
            var settings = Settings.Read(Verb.Configuration());
            var key = Verb.RequireKey(settings);
            if (settings.StorageEngine == StoreEngine.Postgres)
                throw new StoreException("A backup is a store of LiteDB: migrate FILE brings it into the PostgreSQL server, into an empty schema. Nothing was changed.");
            var former = await Store.Restore(Path.GetFullPath(parsed.GetValue(file)!), settings.StoragePath, settings.StorageEngine, key.Bytes, parsed.GetValue(force), cancellationToken);
            Console.WriteLine($"Restored to {settings.StoragePath}.");
            if (former is not null) Console.WriteLine($"The former store is kept as {former}: take it away when all is well.");
            return CommandLine.Done;
        }));
        return command;
    }
}
