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

    public async Task ActAsync(HttpContext context, SandboxPerson person, string action)
    {
        switch (action)
        {
            case var _ when FileKind.Named(action) is { } kind:
                await SendFileAsync(context, person, kind);
                break;
            case "press":
                var tap = Press(person, await ControlApi.BodyAsync(context));
                await ControlApi.DoneAsync(context, "query", tap.QueryId);
                return;
            case "open":
                var button = await ControlApi.BodyAsync(context);
                var opened = person.OpenApp(Number(button, "message_id"), Number(button, "row"), Number(button, "col"), button.Flag("dark"));
                await ControlApi.DoneAsync(context, "url", opened.AbsoluteUri);
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
        var isShown = IsShown(file);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // A browser asks for parts of a sound: without them it doesn't know how long it is.
        await TypedResults.Bytes(file.Bytes, isShown ? file.MimeType : "application/octet-stream", isShown ? null : file.Name, enableRangeProcessing: true)
            .ExecuteAsync(context);
    }

    // A picture or a sound is opened by the page; anything else, a page of HTML above all, is only saved.
    private static bool IsShown(SandboxFile file) =>
        file.MimeType.Split('/')[0] is "image" or "audio" or "video" && !file.MimeType.Contains("svg", StringComparison.Ordinal);

    private void Act(SandboxPerson person, string action, JsonElement body)
    {
        switch (action)
        {
            case "send":
                SendText(person, body);
                break;
            case "start":
                person.Start(Optional(body, "payload"));
                break;
            case "forward":
                Forward(person, body);
                break;
            case "rewrite":
                person.Edit(Number(body, "message_id"), Text(body));
                break;
            case "location":
                person.SendLocation(body.Degrees("latitude"), body.Degrees("longitude"));
                break;
            case "contact":
                person.SendContact(Optional(body, "phone_number"), Optional(body, "first_name"));
                break;
            case "vote":
                person.Vote(Number(body, "message_id"), Options(body));
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

    private static void SendText(SandboxPerson person, JsonElement body) => person.SendMarked(Text(body), body.Number("reply_to"));

    private static string Text(JsonElement body)
    {
        var text = body.Text("text").Trim();
        return text.Length is > 0 and <= 4096 ? text : throw Refusal.BadRequest("a text of 1 to 4096 letters is needed");
    }

    private static int[] Options(JsonElement body) => body.Field("options") is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Select(option => int.TryParse(option.Plain(), CultureInfo.InvariantCulture, out var number) ? number : -1)]
        : throw Refusal.BadRequest("\"options\" are needed");

    private void Forward(SandboxPerson person, JsonElement body)
    {
        var source = Find(body.Text("from_chat_id"));
        var message = source.Messages.FirstOrDefault(message => message.Id == body.Number("message_id"))
            ?? throw Refusal.BadRequest("message to forward not found");
        person.Forward(message, body.Flag("hide"));
    }

    private static SandboxTap Press(SandboxPerson person, JsonElement body)
    {
        var messageId = Number(body, "message_id");
        return Optional(body, "data") is { } data
            ? person.PressData(messageId, data)
            : person.Press(messageId, Number(body, "row"), Number(body, "col"));
    }

    // The file is the body, the rest stands in the query. What is no picture Telegram sends as a file.
    private static async Task SendFileAsync(HttpContext context, SandboxPerson person, SandboxFileKind kind)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bytes = body.ToArray();
        string? Query(string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
        if (kind == SandboxFileKind.Voice && bytes.Length == 0)
        {
            person.SendVoice();
            return;
        }

        kind = kind == SandboxFileKind.Photo && PictureSize.Of(bytes).Width == 0 ? SandboxFileKind.Document : kind;
        person.SendFile(
            kind,
            bytes,
            Path.GetFileName(Query("name") ?? "file"),
            Query("caption"),
            new FileDetails { Emoji = Query("emoji") },
            int.TryParse(Query("reply_to"), CultureInfo.InvariantCulture, out var replyTo) ? replyTo : null,
            Query("group"));
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
