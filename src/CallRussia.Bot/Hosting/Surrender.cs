using Microsoft.Extensions.Hosting;

namespace CallRussia.Bot.Hosting;

/// <summary>The bot stops by itself because a person must act: a refused token, a damaged store. The process ends with exit code 1.</summary>
public sealed class Surrender(IHostApplicationLifetime lifetime)
{
    private int _happened;

    public bool Happened => Volatile.Read(ref _happened) != 0;

    /// <returns>True for the first caller, who logs the reason.</returns>
    public bool Now()
    {
        var first = Interlocked.Exchange(ref _happened, 1) == 0;
        lifetime.StopApplication();
        return first;
    }
}
