using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>Server-sent events to one page.</summary>
internal static class EventStream
{
    public static async Task SendAsync(HttpContext context, World world)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, world.Stopping);
        var events = world.Page.Open(out var close);
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.Body.WriteAsync("retry: 1000\n\nevent: hello\ndata: {}\n\n"u8.ToArray(), stop.Token);
            await context.Response.Body.FlushAsync(stop.Token);
            while (await events.WaitToReadAsync(stop.Token))
            {
                while (events.TryRead(out var message))
                {
                    await context.Response.Body.WriteAsync(message, stop.Token);
                }

                await context.Response.Body.FlushAsync(stop.Token);
            }
        }
        finally
        {
            close();
        }
    }
}
