using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The content in use: the last good content of the files, and over it the facts that were approved in the chat. Both are followed as they change.
/// </summary>
public sealed class LiveContent : IHostedService, IDisposable
{
    private readonly Lock _composing = new();
    private readonly IStore _store;
    private readonly ILogger _logger;
    private readonly ContentWatcher _watcher;
    private ContentLoad.Loaded _files;
    private volatile IReadOnlyList<FactDraft> _approved = [];
    private volatile ContentLoad.Loaded _current;
    private volatile IReadOnlyList<ContentError> _errors = [];

    public LiveContent(BotWorld world, IStore store, TimeProvider clock, ILogger<LiveContent> logger)
    {
        (_store, _logger, _files, _current) = (store, logger, world.Content, world.Content);
        foreach (var warning in world.Content.Warnings) logger.Warn(warning.ToString());
        _watcher = new ContentWatcher(world.ContentDirectory, world.Content, world.Reload, Follow, clock);
    }

    /// <summary>What is wrong with the files now: the first error and how many others; null when nothing is.</summary>
    public string? Problem => _errors switch
    {
        [] => null,
        [var only] => $"{only}",
        [var first, ..] errors => $"{first} (+{errors.Count - 1})",
    };

    /// <summary>Both of one moment.</summary>
    public ContentLoad.Loaded Now => _current;

    public Phrasebook Phrasebook => _current.Phrasebook;

    public Library Library => _current.Library;

    /// <summary>Before anything is served.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Refresh(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes over what was approved since, where no turn does.</summary>
    public async Task Refresh(CancellationToken cancellationToken) => Take(await _store.Read(FactChanges.Approved, cancellationToken));

    /// <summary>The same, by a turn that is about to be decided: it decides with what is in force now.</summary>
    public void Follow(ITransaction kept) => Take(FactChanges.InForce(kept));

    public void Dispose() => _watcher.Dispose();

    private void Follow(ContentLoad load)
    {
        var errors = load is ContentLoad.Failed failed ? failed.Errors : [];
        // Editors save often, and the system reports one change twice: the same errors are logged once.
        if (!errors.SequenceEqual(_errors))
            foreach (var error in errors) _logger.ContentBroken(error.ToString());
        _errors = errors;
        if (load is not ContentLoad.Loaded good) return;
        lock (_composing)
        {
            _files = good;
            Compose();
        }
        _logger.ContentReloaded();
    }

    private void Take(IReadOnlyList<FactDraft> approved)
    {
        // Nearly always it is the very same list.
        if (ReferenceEquals(approved, _approved)) return;
        lock (_composing)
        {
            var isNew = !approved.SequenceEqual(_approved);
            _approved = approved;
            if (isNew) Compose();
        }
    }

    private void Compose()
    {
        _current = LivingFacts.Over(_files, _approved, out var leftOut);
        foreach (var error in leftOut) _logger.ContentBroken(error.ToString());
    }
}

/// <summary>Takes over the content that is in force for a turn that is about to be decided.</summary>
public delegate void FollowContent(ITransaction kept);
