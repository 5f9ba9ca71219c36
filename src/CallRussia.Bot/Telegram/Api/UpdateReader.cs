using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Reads one update with the package's types, and refuses what the package would read as 0 or null. The package is strict about kinds that
/// it does not know (of media, of members), wherever they stand: a text that only quotes one of them is read without what it quotes.
/// </summary>
public static class UpdateReader
{
    /// <summary>Parts of a message of which translation asks only whether they are there.</summary>
    private static readonly string[] OnlyThere =
    [
        "voice", "video_note", "audio", "video", "animation", "sticker", "location", "pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "write_access_allowed",
    ];

    /// <summary>And those that it reads.</summary>
    private static readonly string[] AlsoRead =
    [
        "message_id", "from", "chat", "date", "text", "entities", "caption", "caption_entities", "photo", "document", "contact", "users_shared", "forward_origin",
    ];

    /// <param name="problem">Where the reading stopped; holds no content of the update.</param>
    public static bool TryRead(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out Update? update, [NotNullWhen(false)] out string? problem)
    {
        (update, problem) = Try(() => JsonSerializer.Deserialize<Update>(utf8Json.Span, BotApiJson.Options));
        if (update is null && Try(() => Needed(utf8Json.Span).Deserialize<Update>(BotApiJson.Options)).Update is { } needed) (update, problem) = (needed, null);
        problem ??= update is null ? "The update is null." : null;
        return update is not null;
    }

    private static (Update? Update, string? Problem) Try(Func<Update?> read)
    {
        try
        {
            return read() is { } update && IsWhole(update) ? (update, null) : (null, "The update has no id, chat or sender.");
        }
        catch (JsonException unreadable)
        {
            // Not the exception's message: it may quote what was read.
            return (null, $"Can't read {unreadable.Path ?? "$"} (byte {unreadable.BytePositionInLine ?? 0}).");
        }
        catch (Exception unreadable) when (unreadable is KeyNotFoundException or ArgumentException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return (null, $"Can't read the update ({unreadable.GetType().Name}).");
        }
    }

    private static bool IsWhole(Update update) => update.Id != 0
        && IsWhole(update.Message) && IsWhole(update.EditedMessage)
        && update.CallbackQuery is null or { Id.Length: > 0, From.Id: not 0, Message: null or { Id: > 0, Chat.Id: not 0 } }
        && update.MyChatMember is null or { Chat.Id: not 0, From.Id: not 0 };

    private static bool IsWhole(Message? message) => message is null or { Id: > 0, Chat.Id: not 0, From: null or { Id: not 0 } };

    /// <summary>Only what translation looks at.</summary>
    private static JsonObject Needed(ReadOnlySpan<byte> utf8Json)
    {
        if (!Utf8.IsValid(utf8Json)) throw new JsonException("No text.");
        var update = JsonNode.Parse(utf8Json)?.AsObject() ?? throw new JsonException("Null.");
        Keep(update, "update_id", "message", "edited_message", "callback_query", "my_chat_member");
        foreach (var message in new[] { update["message"], update["edited_message"] }) KeepNeeded(message);
        Keep(update["callback_query"], "id", "from", "data", "message");
        Keep(update["callback_query"]?["message"], "message_id", "chat", "date");
        Keep(update["my_chat_member"], "chat", "from", "date", "new_chat_member");
        // Neither blocked nor unblocked.
        if (update["my_chat_member"] is JsonObject member && (string?)member["new_chat_member"]?["status"] is not ("member" or "kicked"))
            member.Remove("new_chat_member");
        return update;
    }

    private static void KeepNeeded(JsonNode? message)
    {
        Keep(message, [.. AlsoRead, .. OnlyThere]);
        foreach (var name in OnlyThere)
            if (message?[name] is { } part) part.ReplaceWith(new JsonObject());
        // Forwarded from nobody that can be told.
        if (message?["forward_origin"] is { } origin && (string?)origin["type"] != "user")
            origin.ReplaceWith(new JsonObject { ["type"] = "hidden_user", ["date"] = 0, ["sender_user_name"] = "" });
    }

    private static void Keep(JsonNode? part, params string[] members)
    {
        if (part is not JsonObject found) return;
        foreach (var name in found.Select(member => member.Key).Except(members, StringComparer.Ordinal).ToList()) found.Remove(name);
    }
}
