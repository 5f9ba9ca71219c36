using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>
/// The page's side: /sandbox/… acts for the people and the server. Small JSON bodies in, an empty object or the state out;
/// what happens is told by server-sent events.
/// </summary>
internal sealed class ControlApi(World world)
{
    private readonly PersonControl _people = new(world);
    private readonly SandboxControl _sandbox = new(world);

    public async Task HandleAsync(HttpContext context, string path)
    {
        if (!IsOurOwnPage(context.Request))
        {
            await BotEndpoint.RefuseAsync(context, Refusal.Forbidden("only the Sandbox's own page may call this"));
            return;
        }

        try
        {
            await RouteAsync(context, path.Split('/'));
        }
        catch (Refusal refusal)
        {
            await BotEndpoint.RefuseAsync(context, refusal);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or JsonException or FormatException)
        {
            await BotEndpoint.RefuseAsync(context, Refusal.BadRequest(wrong.Message));
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private Task RouteAsync(HttpContext context, string[] path) => (context.Request.Method, path) switch
    {
        ("GET", ["state"]) => AnswerAsync(context, writer => StateWriter.WriteAll(writer, world)),
        ("GET", ["events"]) => EventStream.SendAsync(context, world),
        ("GET", ["files", var id]) => _people.SendFileAsync(context, id),
        ("POST", ["people"]) => _people.AddAsync(context),
        ("POST", ["people", var id, var action]) => PersonControl.ActAsync(context, _people.Find(id), action),
        ("POST", [var action]) => _sandbox.ActAsync(context, action),
        _ => throw new Refusal(404, "Not Found"),
    };

    // Other sites in the same browser must not press buttons here: the name must be this machine's own, the page ours.
    private static bool IsOurOwnPage(HttpRequest request)
    {
        var host = request.Host.Host;
        var isLoopback = host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
        var origin = request.Headers.Origin.ToString();
        var isOurs = origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
        return isLoopback && isOurs;
    }

    internal static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is 0)
        {
            return JsonElement.Parse("{}");
        }

        using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        return document.RootElement.Clone();
    }

    internal static Task DoneAsync(HttpContext context, string? query = null) => AnswerAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", true);
        writer.WriteOptional("query", query);
        writer.WriteEndObject();
    });

    internal static async Task AnswerAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var body = Json.Bytes(write, static (writer, write) => write(writer));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
