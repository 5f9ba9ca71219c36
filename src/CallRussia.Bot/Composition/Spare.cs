using CallRussia.Bot.Hosting;
using CallRussia.Bot.Hosting.Watching;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Composition;

/// <summary>An instance that stands by: it says so to whoever asks, and rehearses, so that it answers at once when it takes over.</summary>
internal sealed class Spare : IDisposable
{
    private readonly StandbyHealth _health;
    private readonly CancellationTokenSource _over = new();

    /// <exception cref="SettingsException">Nothing can listen where health is to be asked for.</exception>
    public Spare(Settings settings, BotWorld world, ILogger log)
    {
        _health = StandbyHealth.Open(settings);
        _ = Rehearse(settings, world, log);
    }

    /// <summary>It serves now. A rehearsal that still goes on is broken off, and nobody waits for that.</summary>
    public void Dispose()
    {
        _over.Cancel();
        _health.Dispose();
    }

    private async Task Rehearse(Settings settings, BotWorld world, ILogger log)
    {
        try
        {
            log.HasRehearsed(await Task.Run(() => Rehearsal.Play(settings, world, _over.Token)));
        }
        catch (Exception failure)
        {
            // Without a rehearsal it takes over all the same, somewhat slower. One that was broken off is no failure. Only the type: the Sandbox tells in words what it saw.
            if (!_over.IsCancellationRequested) log.RehearsalFailed(failure.GetType().Name);
        }
    }
}
