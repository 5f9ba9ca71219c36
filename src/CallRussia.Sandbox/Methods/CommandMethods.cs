using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>The lists of commands by scope and language.</summary>
internal static class CommandMethods
{
    private const int MostCommands = 100;

    public static IEnumerable<BotMethod> All() =>
    [
        BotMethod.Of("setMyCommands", Set),
        BotMethod.Of("getMyCommands", Get),
        BotMethod.Of("deleteMyCommands", Delete),
    ];

    private static void Set(BotCall call)
    {
        if (call.Parameters.JsonValue("commands", "can't parse commands JSON object") is not { ValueKind: JsonValueKind.Array } array)
        {
            throw Refusal.BadRequest("expected an Array of BotCommand");
        }

        if (array.GetArrayLength() > MostCommands)
        {
            throw Refusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        call.World.Bot.Commands.Set(Scope(call), LanguageCode.Read(call), [.. array.EnumerateArray().Select(Command)]);
        call.World.Page.ProfileChanged();
        call.True();
    }

    private static void Get(BotCall call)
    {
        call.Result.WriteStartArray();
        foreach (var command in call.World.Bot.Commands.Get(Scope(call), LanguageCode.Read(call)))
        {
            call.Result.WriteStartObject();
            call.Result.WriteString("command", command.Command);
            call.Result.WriteString("description", command.Description);
            call.Result.WriteEndObject();
        }

        call.Result.WriteEndArray();
    }

    private static void Delete(BotCall call)
    {
        call.World.Bot.Commands.Delete(Scope(call), LanguageCode.Read(call));
        call.World.Page.ProfileChanged();
        call.True();
    }

    private static SandboxCommand Command(JsonElement json)
    {
        // A leading slash is forgiven by the real server.
        var name = json.Text("command").TrimStart('/');
        var description = json.Text("description").Trim();
        if (name.Length is 0 or > 32 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw Refusal.BadRequest("BOT_COMMAND_INVALID");
        }

        return description.Length is > 0 and <= 256
            ? new SandboxCommand(name, description)
            : throw Refusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }

    private static CommandScope Scope(BotCall call)
    {
        if (call.Parameters.JsonValue("scope", "can't parse BotCommandScope JSON object") is not { ValueKind: JsonValueKind.Object } scope)
        {
            return CommandScope.Default;
        }

        var type = scope.Text("type");
        return type switch
        {
            "" or "default" => CommandScope.Default,
            "all_private_chats" or "all_group_chats" or "all_chat_administrators" => new CommandScope(type),
            "chat" or "chat_administrators" => new CommandScope(type, ChatId(call, scope)),
            "chat_member" => new CommandScope(type, ChatId(call, scope), Id(scope, "user_id")),
            _ => throw Refusal.BadRequest("can't parse BotCommandScope: unsupported type specified"),
        };
    }

    // A list can be given only for a chat the bot knows: a person who has started it.
    private static long ChatId(BotCall call, JsonElement scope)
    {
        var id = Id(scope, "chat_id");
        return id < 0 || call.World.Person(id)?.Chat.Started == true ? id : throw Refusal.BadRequest("chat not found");
    }

    private static long Id(JsonElement scope, string name) =>
        long.TryParse(scope.Text(name), out var id)
            ? id
            : throw Refusal.BadRequest($"can't parse BotCommandScope: field \"{name}\" must be of type Number");
}
