using System.CommandLine;
using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Commands;

/// <summary>`export`: what was changed in the chat as files again, and the whole guide as a document for each language.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("dir") { Description = "Gets content/facts/*.yaml and guide/{ru,en,lt}.md; made when it is not there." };
        var command = new Command("export", "Writes facts approved in the chat back as files, and the whole guide to be read; also while the bot runs.") { directory };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(() => Run(Path.GetFullPath(parsed.GetValue(directory)!), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(string directory, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(Verb.Configuration());
        var world = BotWorld.Load(settings.ContentPath);
        var approved = await Approved(settings, world, cancellationToken);
        var content = LivingFacts.Over(world.Content, approved, out var leftOut);
        foreach (var error in leftOut) await Console.Error.WriteLineAsync(error.ToString());
        // What does not fit any more would make files that no bot reads.
        var fits = approved.Where(draft => content.Library.Facts.Find(draft.Id)?.Written == draft).ToList();
        var changed = ContentExport.WriteFacts(world.ContentDirectory, directory, world.Content, fits);
        ContentExport.WriteGuide(directory, content.Phrasebook, content.Library);
        Console.WriteLine($"Facts: {content.Library.Facts.All.Count}, {changed} of them changed in the chat; {Path.Combine(directory, "content", "facts")}");
        Console.WriteLine($"Guide: {Path.Combine(directory, "guide")}");
        return CommandLine.Done;
    }

    /// <summary>Without a store there are only the files.</summary>
    private static async Task<IReadOnlyList<FactDraft>> Approved(Settings settings, BotWorld world, CancellationToken cancellationToken)
    {
        if (!File.Exists(settings.StoragePath)) return [];
        await using var store = BotHost.OpenStore(settings, world, StoreAccess.Beside, TimeProvider.System, NullLogger.Instance);
        return await store.ApprovedFacts(cancellationToken);
    }
}
