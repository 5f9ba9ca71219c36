using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>What a bot may know of a private chat, and its pinned messages.</summary>
internal static class ChatMethods
{
    // What an account has when its owner chose nothing else.
    private const int Colours = 7;
    private const int MostReactions = 11;

    public static IEnumerable<BotMethod> All() =>
    [
        BotMethod.Of("getChat", GetChat),
        BotMethod.Of("getChatMember", GetChatMember),
        BotMethod.Of("getChatMemberCount", GetChatMemberCount),
        BotMethod.Of("getChatAdministrators", GetChatAdministrators),
        BotMethod.Of("pinChatMessage", Pin),
        BotMethod.Of("unpinChatMessage", Unpin),
        BotMethod.Of("unpinAllChatMessages", UnpinAll),
    ];

    private static void GetChat(BotCall call)
    {
        var chat = call.Chat(toWrite: false);
        var writer = call.Result;
        writer.WriteStartObject();
        PersonWriter.WriteChatFields(writer, chat);
        if (chat.Card.Username is { Length: > 0 } username)
        {
            writer.WriteStartArray("active_usernames");
            writer.WriteStringValue(username);
            writer.WriteEndArray();
        }

        if (chat.Pinned is { } pinned)
        {
            writer.WritePropertyName("pinned_message");
            call.WriteMessage(pinned, chat);
        }

        WriteGifts(writer);
        writer.WriteNumber("accent_color_id", chat.Id % Colours);
        writer.WriteNumber("max_reaction_count", MostReactions);
        writer.WriteEndObject();
    }

    private static void WriteGifts(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("accepted_gift_types");
        foreach (var kind in (ReadOnlySpan<string>)["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"])
        {
            writer.WriteBoolean(kind, true);
        }

        writer.WriteEndObject();
    }

    private static void GetChatMember(BotCall call)
    {
        var userId = call.Parameters.Long("user_id") is > 0 and var id ? id : throw Refusal.BadRequest("invalid user_id specified");
        var chat = call.Chat(toWrite: false);
        if (userId != chat.Id && userId != call.World.Bot.Id)
        {
            throw Refusal.BadRequest("member not found");
        }

        call.Result.WriteStartObject();
        call.Result.WritePropertyName("user");
        if (userId == chat.Id)
        {
            PersonWriter.WriteUser(call.Result, chat.Card);
        }
        else
        {
            call.World.Bot.WriteUser(call.Result);
        }

        call.Result.WriteString("status", "member");
        call.Result.WriteEndObject();
    }

    private static void GetChatMemberCount(BotCall call)
    {
        call.Chat(toWrite: false);
        call.Result.WriteNumberValue(2);
    }

    private static void GetChatAdministrators(BotCall call)
    {
        call.Chat(toWrite: false);
        throw Refusal.BadRequest("there are no administrators in the private chat");
    }

    private static void Pin(BotCall call)
    {
        var chat = call.Chat();
        var message = chat.Find(call.MessageId()) ?? throw Refusal.BadRequest("message to pin not found");
        chat.Pin(message.Id);
        Done(call, chat);
    }

    // Without an id it is the message pinned last.
    private static void Unpin(BotCall call)
    {
        var chat = call.Chat();
        var message = call.Parameters["message_id"].Length > 0 ? chat.Find(call.MessageId()) : chat.Pinned;
        chat.Unpin(message?.Id ?? throw Refusal.BadRequest("message to unpin not found"));
        Done(call, chat);
    }

    private static void UnpinAll(BotCall call)
    {
        var chat = call.Chat();
        chat.Unpin(null);
        Done(call, chat);
    }

    private static void Done(BotCall call, Chat chat)
    {
        call.World.Page.ChatChanged(chat);
        call.True();
    }
}
