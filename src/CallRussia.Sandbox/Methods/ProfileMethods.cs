using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>What the bot says about itself.</summary>
internal static class ProfileMethods
{
    public static IEnumerable<BotMethod> All() =>
    [
        BotMethod.Of("getMe", GetMe),
        .. Text("Name", "name", 64),
        .. Text("Description", "description", 512),
        .. Text("ShortDescription", "short_description", 120),
        BotMethod.Of("setChatMenuButton", SetChatMenuButton),
        BotMethod.Of("getChatMenuButton", GetChatMenuButton),
    ];

    private static void GetMe(BotCall call)
    {
        call.Result.WriteStartObject();
        call.World.Bot.WriteUserFields(call.Result);
        call.Result.WriteBoolean("can_join_groups", true);
        call.Result.WriteBoolean("can_read_all_group_messages", false);
        call.Result.WriteBoolean("supports_inline_queries", false);
        call.Result.WriteBoolean("can_connect_to_business", false);
        call.Result.WriteBoolean("has_main_web_app", false);
        call.Result.WriteEndObject();
    }

    private static IEnumerable<BotMethod> Text(string method, string field, int longest) =>
    [
        BotMethod.Of("setMy" + method, call =>
        {
            var text = call.Parameters[field];
            if (text.Length > longest)
            {
                throw Refusal.BadRequest($"BOT_{field.ToUpperInvariant()}_TOO_LONG");
            }

            call.World.Bot.SetText(field, LanguageCode.Read(call), text);
            call.World.Page.ProfileChanged();
            call.True();
        }),
        BotMethod.Of("getMy" + method, call =>
        {
            call.Result.WriteStartObject();
            call.Result.WriteString(field, call.World.Bot.Text(field, LanguageCode.Read(call)));
            call.Result.WriteEndObject();
        }),
    ];

    private static void GetChatMenuButton(BotCall call) =>
        call.Result.WriteRawValue(call.World.Bot.MenuButtons.For(call.Parameters.Long("chat_id")));

    private static void SetChatMenuButton(BotCall call)
    {
        long? chatId = call.Parameters["chat_id"].Length > 0 ? call.Chat(toWrite: false).Id : null;
        var button = call.Parameters.JsonValue("menu_button", "can't parse menu button JSON object");
        if (button is { } json && json.Text("type") is not ("commands" or "default" or "web_app"))
        {
            throw Refusal.BadRequest("unallowed type of menu button specified");
        }

        var raw = button is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : """{"type":"default"}""";
        call.World.Bot.MenuButtons.Set(chatId, raw);
        call.World.Page.ProfileChanged();
        call.True();
    }
}
