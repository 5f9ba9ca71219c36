using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>The Bot API itself: /bot{token}/{method}. Finds the method, lets faults happen, answers in the real shape.</summary>
internal sealed class BotEndpoint(World world)
{
    /// <param name="path">What follows "/bot".</param>
    public async Task HandleAsync(HttpContext context, string path)
    {
        if (world.Faults.Offline)
        {
            context.Abort();
            return;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            await RefuseAsync(context, new Refusal(404, "Not Found"));
            return;
        }

        if (!path.AsSpan(0, slash).SequenceEqual(world.Options.Token))
        {
            await RefuseAsync(context, new Refusal(401, "Unauthorized"));
            return;
        }

        var method = MethodTable.Find(path[(slash + 1)..]);
        if (method is null)
        {
            await RefuseAsync(context, new Refusal(404, "Not Found: method not found"));
            return;
        }

        await CallAsync(context, method);
    }

    private async Task CallAsync(HttpContext context, BotMethod method)
    {
        ApiParameters parameters;
        try
        {
            parameters = await ParameterReader.ReadAsync(context.Request);
        }
        catch (Refusal refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        var fault = world.Faults.Take(method.Name, parameters.Long("chat_id"));
        if (fault is var (met, cleared) && await FaultAnswers.BeforeAsync(context, world, met, cleared) is { } status)
        {
            Log(method, parameters, status, met.Description.Length > 0 ? met.Description : met.Kind.ToString());
            return;
        }

        await RunAsync(context, method, parameters, cutAfter: fault?.Fault.Kind == SandboxFaultKind.CutAfter);
    }

    private async Task RunAsync(HttpContext context, BotMethod method, ApiParameters parameters, bool cutAfter)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        Refusal? refused = null;
        try
        {
            await WriteResultAsync(context, method, parameters, body);
        }
        catch (Refusal refusal)
        {
            refused = refusal;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or JsonException or FormatException)
        {
            refused = Refusal.BadRequest("can't read the parameters: " + wrong.Message);
        }
        catch (OperationCanceledException)
        {
            Log(method, parameters, 0, "cut");
            context.Abort();
            return;
        }

        Log(method, parameters, cutAfter ? 0 : refused?.Code ?? 200, refused?.Message);
        if (cutAfter)
        {
            context.Abort();
        }
        else if (refused is not null)
        {
            await RefuseAsync(context, refused);
        }
        else
        {
            await AnswerAsync(context, 200, body.WrittenMemory);
        }
    }

    private async Task WriteResultAsync(HttpContext context, BotMethod method, ApiParameters parameters, ArrayBufferWriter<byte> body)
    {
        // Only a call that may wait needs to know when to stop.
        using var cut = method.Name == "getUpdates"
            ? CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, world.Stopping)
            : null;
        await using var writer = Json.Writer(body);
        writer.WriteStartObject();
        writer.WriteBoolean("ok", true);
        writer.WritePropertyName("result");
        await method.Run(new BotCall(world, method.Name, parameters, writer, cut?.Token ?? context.RequestAborted));
        writer.WriteEndObject();
    }

    private void Log(BotMethod method, ApiParameters parameters, int status, string? description) =>
        world.Calls.Add(method.Name, parameters, status, description, world.Time.GetUtcNow());

    internal static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        if (refusal.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString();
        }

        return AnswerAsync(context, refusal.Code, Json.Bytes(refusal, WriteRefusal));
    }

    private static void WriteRefusal(Utf8JsonWriter writer, Refusal refusal)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", false);
        writer.WriteNumber("error_code", refusal.Code);
        writer.WriteString("description", refusal.Message);
        if (refusal.RetryAfter is { } seconds)
        {
            writer.WriteStartObject("parameters");
            writer.WriteNumber("retry_after", seconds);
            writer.WriteEndObject();
        }
        else if (refusal.MigrateTo is { } supergroup)
        {
            writer.WriteStartObject("parameters");
            writer.WriteNumber("migrate_to_chat_id", supergroup);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static async Task AnswerAsync(HttpContext context, int status, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
