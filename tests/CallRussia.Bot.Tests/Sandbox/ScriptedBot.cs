using System.Net.Http.Json;
using System.Text.Json;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>A bot of one function, run by real long polling: enough to see that people, page and wire fit together.</summary>
public sealed class ScriptedBot : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly string _path;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public ScriptedBot(SandboxServer server, Func<ScriptedBot, JsonElement, Task> answer)
    {
        _http = new HttpClient { BaseAddress = server.Address };
        _path = $"/bot{server.Token}/";
        _running = RunAsync(answer);
    }

    public CancellationToken Stopping => _stop.Token;

    public async Task<JsonElement> Call(string method, object parameters)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(_path + method, UriKind.Relative), parameters, _stop.Token);
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(_stop.Token), default, _stop.Token);
        return json.RootElement.TryGetProperty("result", out var result) ? result.Clone() : json.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _http.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Func<ScriptedBot, JsonElement, Task> answer)
    {
        var offset = 0;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var updates = await Call("getUpdates", new { offset, timeout = 50 });
                if (updates.ValueKind != JsonValueKind.Array)
                {
                    continue;
                }

                foreach (var update in updates.EnumerateArray())
                {
                    offset = update.GetProperty("update_id").GetInt32() + 1;
                    await answer(this, update);
                }
            }
            catch (HttpRequestException)
            {
                // The server went away for a while: ask again.
            }
        }
    }
}
