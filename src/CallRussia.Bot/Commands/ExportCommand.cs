using System.CommandLine;
using CallRussia.Bot.Content;
using CallRussia.Bot.Content.Book;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Hosting;

namespace CallRussia.Bot.Commands;

/// <summary>`export`: what was changed in the chat as files again, the whole guide as a document for each language, and all reports as tables.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("dir") { Description = "Gets content/facts/*.yaml, guide/{ru,en,lt}.md and reports/*/*.csv; made when it is not there." };
        directory.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } name && File.Exists(name)) given.AddError($"{name} is a file: name a folder.");
        });
        var command = new Command("export", "Writes facts approved in the chat back as files, the whole guide to be read and all reports as CSV; also while the bot runs.") { directory };
        command.SetAction((parsed, cancellationToken) => Verb.Guard(() => Run(Path.GetFullPath(parsed.GetValue(directory)!), cancellationToken)));
        return command;
    }

    private static async Task<int> Run(string directory, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(directory) is { } parent && !Directory.Exists(parent))
            throw new DirectoryNotFoundException($"There is no folder {parent}. If it lies on another disk, is that one mounted? Otherwise make the folder first.");
        var settings = Settings.Read(Verb.Configuration());
        var world = BotWorld.Load(settings.ContentPath);
        // Without a store there are only the files.
        await using var store = settings.HasStore ? Verb.OpenStore(settings, world) : null;
        IReadOnlyList<FactDraft> approved = store is null ? [] : await store.Read(FactChanges.Approved, cancellationToken);
        var content = LivingFacts.Over(world.Content, approved, out var leftOut);
        foreach (var error in leftOut) await Console.Error.WriteLineAsync(error.ToString());
        // Facts that don't fit any more are left out: no bot could read a file with them.
        var fits = approved.Where(draft => content.Library.Facts.Find(draft.Id)?.Written == draft).ToList();
        var changed = ContentExport.WriteFacts(world.ContentDirectory, directory, world.Content, fits);
        GuideBook.WriteFiles(directory, content.Phrasebook, content.Library);
        Console.WriteLine($"Facts: {content.Library.Facts.All.Count}, {changed} of them changed in the chat; {Path.Combine(directory, "content", "facts")}");
        Console.WriteLine($"Guide: {Path.Combine(directory, "guide")}");
        if (store is not null) Console.WriteLine($"Reports: {await ReportExport.Write(store, world.Plan.Regions, directory, cancellationToken)}");
        return CommandLine.Done;
    }
}
