using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>A bot that listens: keeps what is delivered, and answers as it is told.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _came = new(0);
    private readonly ConcurrentQueue<Delivered> _delivered = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Address => new(new Uri(_app.Urls.First()), "/hook");

    /// <summary>Carries the answer out; 200 without a word unless it is told otherwise.</summary>
    public Func<Delivered, HttpResponse, Task> Answer { get; set; } = static (_, _) => Task.CompletedTask;

    public IReadOnlyList<Delivered> All => [.. _delivered];

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits for that many deliveries more.</summary>
    public async Task<IReadOnlyList<Delivered>> Next(int deliveries = 1)
    {
        for (var i = 0; i < deliveries; i++) Assert.True(await _came.WaitAsync(TimeSpan.FromSeconds(20)), "Nothing was delivered.");
        return All;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _came.Dispose();
    }

    private async Task Take(HttpContext http)
    {
        using var json = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var delivered = new Delivered(
            http.Request.Method, http.Request.Path, http.Request.ContentType, http.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString(), json.RootElement.Clone());
        _delivered.Enqueue(delivered);
        // What is answered is decided before the test hears of the delivery: it may change the answer at once.
        var answering = Answer(delivered, http.Response);
        _came.Release();
        await answering;
    }
}

/// <summary>One delivery as it came.</summary>
public sealed record Delivered(string Method, string Path, string? Type, string Secret, JsonElement Update)
{
    public int Id => Update.GetProperty("update_id").GetInt32();

    public string? Text => Update.TryGetProperty("message", out var message) ? message.GetProperty("text").GetString() : null;
}
