using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>
/// The page's side: /sandbox/… acts for the people and the server. Small JSON bodies in, an empty object or the state out;
/// what happens is told by server-sent events.
/// </summary>
internal sealed class ControlApi
{
    private readonly World _world;
    private readonly PersonControl _people;
    private readonly GroupControl _groups;
    private readonly SandboxControl _sandbox;

    public ControlApi(World world)
    {
        _world = world;
        _people = new PersonControl(world);
        _groups = new GroupControl(world, _people);
        _sandbox = new SandboxControl(world);
    }

    public async Task HandleAsync(HttpContext context, string path)
    {
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
    }

    private Task RouteAsync(HttpContext context, string[] path) => (context.Request.Method, path) switch
    {
        ("GET", ["state"]) => AnswerAsync(context, writer => StateWriter.WriteAll(writer, _world)),
        ("GET", ["events"]) => EventStream.SendAsync(context, _world),
        ("GET", ["files", var id]) => _people.SendFileAsync(context, id),
        ("POST", ["people"]) => _people.AddAsync(context),
        ("POST", ["people", var id, var action]) => _people.ActAsync(context, _people.Find(id), action),
        ("POST", ["join"]) => _groups.JoinAsync(context),
        ("POST", ["groups"]) => _groups.AddAsync(context),
        ("GET", ["groups", var id]) => _groups.ShowAsync(context, id),
        ("POST", ["groups", var id, var action]) => _groups.ActAsync(context, id, action),
        ("POST", [var action]) => _sandbox.ActAsync(context, action),
        _ => throw new Refusal(404, "Not Found"),
    };

    internal static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is 0)
        {
            return JsonElement.Parse("{}");
        }

        using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw Refusal.BadRequest("an object is expected");
    }

    /// <param name="name">Of what came of it.</param>
    internal static Task DoneAsync(HttpContext context, string name = "", string? value = null) => AnswerAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", true);
        writer.WriteOptional(name, value);
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
