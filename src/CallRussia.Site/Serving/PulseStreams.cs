using System.Text;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Texts;
using CallRussia.Site.Figures;
using CallRussia.Site.Sources;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Site.Serving;

/// <summary>The counter of open pages goes on: they are told when it has changed. What they are told is made once per language.</summary>
internal sealed class PulseStreams(Func<Language, View> view, TimeProvider clock)
{
    private readonly Shelf<byte[]> _events = new();
    private volatile TaskCompletionSource _changed = New();
    private Pulse? _seen;
    private int _open;
    private volatile bool _isOver;

    /// <summary>Looks whether the counter has changed, as long as the pages are served.</summary>
    public async Task Beat(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(SiteLimits.BetweenLooks, clock);
        try
        {
            while (await tick.WaitForNextTickAsync(stoppingToken))
            {
                if (view(Language.English).Campaign.Pulse is not { } pulse || pulse == _seen) continue;
                _seen = pulse;
                Interlocked.Exchange(ref _changed, New()).TrySetResult();
            }
        }
        finally
        {
            // Open pages end with it: a stop does not wait for their readers.
            _isOver = true;
            _changed.TrySetResult();
        }
    }

    public async Task Serve(HttpContext http, Language language)
    {
        try
        {
            // A browser that is told "nothing here" does not ask again.
            if (Interlocked.Increment(ref _open) > SiteLimits.Streams || view(language).Campaign.Pulse is null) await Answers.Status(http, StatusCodes.Status204NoContent);
            else await Tell(http, language);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task Tell(HttpContext http, Language language)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        // A proxy that collects answers would hold it back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        while (!_isOver && !http.RequestAborted.IsCancellationRequested)
        {
            var changed = _changed.Task;
            await http.Response.Body.WriteAsync(Event(language), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await changed.WaitAsync(http.RequestAborted);
        }
    }

    private byte[] Event(Language language)
    {
        var now = view(language);
        return _events.Get(language.Code, (now.Content, now.Campaign.Pulse), () => Encoding.UTF8.GetBytes(Counter.Event(now, now.Campaign.Pulse!)));
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
