using System.CommandLine;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Moving;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Commands;

/// <summary>`key rotate`: the store is sealed anew under another key.</summary>
internal static class KeyCommand
{
    public static Command Create() => new("key", "Looks after the key of the store.") { Rotate() };

    private static Command Rotate()
    {
        var to = new Option<string?>("--to")
        {
            Description = "A file that holds the new key, in one of the forms of Storage:Key. Needed where Storage:Key is set; a key file beside the store gets a random key without it.",
        };
        var command = new Command("rotate", "Seals the store anew under another key, compares every record and checks it. Stop the bot first. The old store is kept.") { to };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(() => Rotate(parsed.GetValue(to), cancellationToken)));
        return command;
    }

    private static async Task<int> Rotate(string? to, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(Verb.Configuration());
        Verb.RequireStore(settings);
        var key = Verb.RequireKey(settings);
        if (settings.StorageEngine == StoreEngine.Postgres)
            throw new StoreException("A store on a PostgreSQL server gets a new key on its way back into it: backup FILE, change the key of that file (Storage:Engine=LiteDB), and migrate it into an empty schema. Nothing was changed.");
        var isKeyFile = settings.StorageKey is null;
        if (!isKeyFile && to is null)
            throw new StoreException("Storage:Key is set, and this program can't set it anew: write a new key into a file (openssl rand -base64 32 > FILE), and repeat this with --to FILE. Nothing was changed.");
        var next = to is null ? null : StoreKey.OfFile(Path.GetFullPath(to));
        var options = BotHost.StoreOptions(settings, BotWorld.Load(settings.ContentPath), key.Bytes, TimeProvider.System, NullLogger.Instance);
        Say(await KeyRotation.Run(options, next, isKeyFile, cancellationToken), settings, to);
        return CommandLine.Done;
    }

    private static void Say(Rotated rotated, Settings settings, string? to)
    {
        var store = settings.StoragePath;
        Console.WriteLine(rotated.Former is null
            ? $"{store} has the new key already, such as after a change that was cut off: nothing was sealed anew."
            : $"Done: {store} has the new key. {rotated.Records:N0} records were sealed anew, compared and checked.");
        Console.WriteLine(settings.StorageKey is null
            ? $"The new key lies in {StoreKey.FileOf(store)}: keep a copy of it in another safe place."
            : $"Before the next start set Storage:Key to what {to} holds, and keep a copy of it in another safe place.");
        if (rotated.Former is { } former)
            Console.WriteLine($"The old store is kept as {former}{(settings.StorageKey is null ? $", its key as {StoreKey.FileOf(former)}" : "")}: take it away when all is well.");
        Console.WriteLine("Backups that were made before open with the old key only: keep it as long as you keep them, and make a new backup.");
    }
}
