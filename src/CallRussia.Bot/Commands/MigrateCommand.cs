using System.CommandLine;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.OldForm;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Commands;

/// <summary>`migrate`: a store of an older form becomes one of this version.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The old store, or a backup of it. It is only read; when it is the store itself, it is put away beside the new one." };
        var command = new Command("migrate", "Makes a store of this version of one that an older version wrote, compares every record and checks it. Stop the bot first.") { file };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(async () =>
        {
            var settings = Settings.Read(Verb.Configuration());
            var old = Path.GetFullPath(parsed.GetValue(file)!);
            var key = Verb.RequireKey(settings, old);
            var options = BotHost.StoreOptions(settings, BotWorld.Load(settings.ContentPath), key.Bytes, TimeProvider.System, NullLogger.Instance);
            var converted = await Conversion.Run(old, options, cancellationToken);
            foreach (var (table, records) in converted.Records.Where(move => move.Records > 0)) Console.WriteLine($"{table,-18} {records,12:N0}");
            Console.WriteLine($"Done: {settings.StoreName} has all of it, compared and checked. {(converted.Former is { } former ? $"The old store is kept as {former}." : $"{old} is as it was.")}");
            return CommandLine.Done;
        }));
        return command;
    }
}
