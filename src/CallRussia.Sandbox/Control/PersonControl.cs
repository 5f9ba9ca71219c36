using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>What the page does for a person.</summary>
internal sealed class PersonControl(World world)
{
    public SandboxPerson Find(string id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && world.Person(number) is { } person
            ? person
            : throw new Refusal(404, "Not Found: no such person");

    public async Task AddAsync(HttpContext context)
    {
        var body = await ControlApi.BodyAsync(context);
        var id = body.Text("id") is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : world.NextPersonId();
        var name = body.Text("first_name").Trim();
        if (name.Length is 0 or > 64)
        {
            throw Refusal.BadRequest("a name of 1 to 64 letters is needed");
        }

        var person = world.AddPerson(Card(new PersonCard(id, name), body));
        await ControlApi.AnswerAsync(context, writer => StateWriter.WritePerson(writer, world, person.Chat));
    }

    public static async Task ActAsync(HttpContext context, SandboxPerson person, string action)
    {
        switch (action)
        {
            case "photo" or "document":
                await SendBytesAsync(context, person, action);
                break;
            case "press":
                var tap = Press(person, await ControlApi.BodyAsync(context));
                await ControlApi.DoneAsync(context, tap.QueryId);
                return;
            default:
                Act(person, action, await ControlApi.BodyAsync(context));
                break;
        }

        await ControlApi.DoneAsync(context);
    }

    public async Task SendFileAsync(HttpContext context, string id)
    {
        var file = world.Files.Find(id) ?? throw new Refusal(404, "Not Found: no such file");
        context.Response.ContentType = file.Width > 0 ? "image/*" : "application/octet-stream";
        context.Response.ContentLength = file.Bytes.Length;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (file.Width == 0)
        {
            context.Response.Headers.ContentDisposition = "attachment; filename*=UTF-8''" + Uri.EscapeDataString(file.Name);
        }

        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private static void Act(SandboxPerson person, string action, JsonElement body)
    {
        switch (action)
        {
            case "send":
                SendText(person, body);
                break;
            case "start":
                person.Start(Optional(body, "payload"));
                break;
            case "contact":
                person.SendContact(Optional(body, "phone_number"), Optional(body, "first_name"));
                break;
            case "vote":
                var options = body.GetProperty("options").EnumerateArray().Select(option => option.GetInt32());
                person.Vote(Number(body, "message_id"), [.. options]);
                break;
            case "edit":
                person.ChangeCard(Card(person.Card, body));
                break;
            case "block":
                person.Block();
                break;
            case "unblock":
                person.Unblock();
                break;
            case "delete-account":
                person.DeleteAccount();
                break;
            default:
                throw new Refusal(404, "Not Found: no such action");
        }
    }

    private static void SendText(SandboxPerson person, JsonElement body)
    {
        var text = body.Text("text").Trim();
        if (text.Length is 0 or > 4096)
        {
            throw Refusal.BadRequest("a text of 1 to 4096 letters is needed");
        }

        person.SendMarked(text, body.Number("reply_to"));
    }

    private static SandboxTap Press(SandboxPerson person, JsonElement body)
    {
        var messageId = Number(body, "message_id");
        return Optional(body, "data") is { } data
            ? person.PressData(messageId, data)
            : person.Press(messageId, Number(body, "row"), Number(body, "col"));
    }

    private static async Task SendBytesAsync(HttpContext context, SandboxPerson person, string action)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        var name = context.Request.Query["name"].ToString() is { Length: > 0 } given ? Path.GetFileName(given) : "file";
        var caption = context.Request.Query["caption"].ToString();
        if (action == "photo" && PictureSize.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).Width > 0)
        {
            person.SendPhoto(bytes.ToArray(), caption, name);
        }
        else
        {
            person.SendDocument(bytes.ToArray(), name, caption);
        }
    }

    private static PersonCard Card(PersonCard card, JsonElement body) => card with
    {
        FirstName = Optional(body, "first_name") ?? card.FirstName,
        LastName = Optional(body, "last_name") ?? card.LastName,
        Username = Optional(body, "username") ?? card.Username,
        LanguageCode = Optional(body, "language_code") ?? card.LanguageCode,
        Colour = Optional(body, "colour") ?? card.Colour,
    };

    private static int Number(JsonElement body, string name) => body.Number(name) ?? throw Refusal.BadRequest($"\"{name}\" is needed");

    private static string? Optional(JsonElement body, string name) => body.Text(name) is { Length: > 0 } text ? text : null;
}
