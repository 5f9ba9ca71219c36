using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>What the server answered to one call.</summary>
public sealed record WireAnswer(HttpStatusCode Status, JsonElement Json, int? RetryAfterHeader)
{
    public bool Ok => Json.GetProperty("ok").GetBoolean();

    public JsonElement Result => Ok ? Json.GetProperty("result") : throw new InvalidOperationException(Description);

    public string Description => Json.GetProperty("description").GetString()!;

    public override string ToString() => Ok ? "ok" : $"{Json.GetProperty("error_code").GetInt32()} {Description}";
}

/// <summary>A bot of a few lines: plain HTTP, so that the tests see what is on the wire.</summary>
public sealed class WireClient(SandboxServer server) : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30) };

    public string Path(string method) => $"/bot{server.Token}/{method}";

    public async Task<WireAnswer> Call(string method, object? parameters = null, CancellationToken cancellation = default)
    {
        using var content = JsonContent.Create(parameters ?? new { });
        return await Post(method, content, cancellation);
    }

    public async Task<WireAnswer> Post(string method, HttpContent content, CancellationToken cancellation = default)
    {
        using var answer = await Http.PostAsync(new Uri(Path(method), UriKind.Relative), content, cancellation);
        return await Read(answer, cancellation);
    }

    public async Task<WireAnswer> Get(string pathAndQuery)
    {
        using var answer = await Http.GetAsync(new Uri(pathAndQuery, UriKind.Relative));
        return await Read(answer, CancellationToken.None);
    }

    public async Task<IReadOnlyList<JsonElement>> Updates(int offset = 0, int limit = 100, int timeout = 0) =>
        [.. (await Call("getUpdates", new { offset, limit, timeout })).Result.EnumerateArray()];

    /// <summary>Reads everything that waits and confirms it.</summary>
    public async Task ConfirmAll()
    {
        await Updates(server.NextUpdateId);
        server.ClearOutgoingRequests();
    }

    public async Task<SandboxMessage> Say(SandboxPerson person, string text, object? markup = null)
    {
        object parameters = markup is null
            ? new { chat_id = person.Id, text }
            : new { chat_id = person.Id, text, reply_markup = markup };
        var id = (await Call("sendMessage", parameters)).Result.GetProperty("message_id").GetInt32();
        return person.Messages.Single(message => message.Id == id);
    }

    public void Dispose() => Http.Dispose();

    public static object Buttons(params string[] labels) =>
        new { inline_keyboard = new[] { labels.Select(label => new { text = label, callback_data = label }).ToArray() } };

    private static async Task<WireAnswer> Read(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), default, cancellation);
        return new WireAnswer(answer.StatusCode, json.RootElement.Clone(), (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }
}
