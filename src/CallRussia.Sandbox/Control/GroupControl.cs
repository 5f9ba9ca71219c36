using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>What people do in groups: they speak, add the bot or take it out, and join by links.</summary>
internal sealed class GroupControl(World world, PersonControl people)
{
    public async Task AddAsync(HttpContext context)
    {
        var body = await ControlApi.BodyAsync(context);
        var title = body.Text("title") is { Length: > 0 } given ? given : throw Refusal.BadRequest("\"title\" is needed");
        var group = world.AddGroup(title, [People(body)], body.Flag("supergroup"));
        await AnswerAsync(context, group);
    }

    public Task ShowAsync(HttpContext context, string id) => AnswerAsync(context, Find(id));

    public async Task ActAsync(HttpContext context, string id, string action)
    {
        var (group, body) = (Find(id), await ControlApi.BodyAsync(context));
        var person = People(body);
        switch (action)
        {
            case "send":
                group.Send(person, body.Text("text"));
                break;
            case "add-bot":
                group.AddBot(person, body.Text("payload") is { Length: > 0 } payload ? payload : null, !body.Flag("without_right"));
                break;
            case "remove-bot":
                group.RemoveBot(person);
                break;
            case "let-invite":
                group.LetBotInvite(person, body.Flag("may"));
                break;
            case "migrate":
                group = group.Migrate(person);
                break;
            default:
                throw new Refusal(404, "Not Found: no such action");
        }

        await AnswerAsync(context, group);
    }

    /// <summary>Somebody opens a link into a group.</summary>
    public async Task JoinAsync(HttpContext context)
    {
        var body = await ControlApi.BodyAsync(context);
        var link = body.Text("link");
        var group = world.Groups.FirstOrDefault(group => group.Invites.Any(invite => invite.Link == link)) ?? throw SandboxGroup.Expired();
        group.Join(People(body), link);
        await AnswerAsync(context, group);
    }

    private SandboxGroup Find(string id) =>
        long.TryParse(id, CultureInfo.InvariantCulture, out var number) && world.Group(number) is { } group ? group : throw new Refusal(404, "Not Found: no such group");

    private SandboxPerson People(JsonElement body) => people.Find(body.Text("person"));

    private static Task AnswerAsync(HttpContext context, SandboxGroup group) => ControlApi.AnswerAsync(context, writer =>
    {
        writer.WriteStartObject();
        StateWriter.WriteGroupFields(writer, group);
        writer.WriteStartArray("messages");
        foreach (var message in group.Messages)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("from_bot", message.FromBot);
            writer.WriteString("text", message.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
