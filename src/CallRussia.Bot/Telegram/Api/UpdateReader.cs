using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Reads one update with the package's types, and refuses what the package would read as 0 or null. The package is strict about kinds that
/// it does not know (of media, of members), wherever they stand, so only what translation uses is read at all.
/// </summary>
public static class UpdateReader
{
    private static readonly JsonSerializerOptions Needed = new(BotApiJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepNeeded } } };

    /// <summary>Parts that are read leniently: translation asks only whether they are there, or they may be of a kind that the package does not know yet.</summary>
    private static readonly Dictionary<string, JsonConverter> Lenient = new(StringComparer.Ordinal)
    {
        ["voice"] = new IfKnown<Voice>(static () => new Voice()),
        ["video_note"] = new OnlyThere<VideoNote>(),
        ["audio"] = new OnlyThere<Audio>(),
        ["video"] = new IfKnown<Video>(static () => new Video()),
        ["animation"] = new IfKnown<Animation>(static () => new Animation()),
        ["sticker"] = new OnlyThere<Sticker>(),
        ["location"] = new OnlyThere<Location>(),
        ["pinned_message"] = new OnlyThere<Message>(),
        ["message_auto_delete_timer_changed"] = new OnlyThere<MessageAutoDeleteTimerChanged>(),
        ["chat_background_set"] = new OnlyThere<ChatBackground>(),
        ["write_access_allowed"] = new OnlyThere<WriteAccessAllowed>(),
        // The origin names nobody.
        ["forward_origin"] = new IfKnown<MessageOrigin>(static () => new MessageOriginHiddenUser()),
        // Neither blocked nor unblocked.
        ["new_chat_member"] = new IfKnown<ChatMember>(static () => null),
    };

    /// <param name="problem">Where the reading stopped; holds no content of the update.</param>
    public static bool TryRead(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out Update? update, [NotNullWhen(false)] out string? problem)
    {
        (update, problem) = (null, null);
        try
        {
            if (JsonSerializer.Deserialize<Update>(utf8Json.Span, Needed) is { } read && IsWhole(read)) update = read;
            else problem = "The update has no id, chat or sender.";
        }
        catch (JsonException unreadable)
        {
            // Not the exception's message: it may quote what was read.
            problem = $"Can't read {unreadable.Path ?? "$"} (byte {unreadable.BytePositionInLine ?? 0}).";
        }
        catch (Exception unreadable) when (IsOfReading(unreadable))
        {
            problem = $"Can't read the update ({unreadable.GetType().Name}).";
        }
        return update is not null;
    }

    private static void KeepNeeded(JsonTypeInfo type)
    {
        BotApiJson.KeepOnly(type, typeof(Update), "update_id", "message", "edited_message", "callback_query", "my_chat_member");
        BotApiJson.KeepOnly(type, typeof(CallbackQuery), "id", "from", "data", "message");
        BotApiJson.KeepOnly(type, typeof(ChatMemberUpdated), "chat", "from", "date", "new_chat_member");
        BotApiJson.KeepOnly(type, typeof(Message), [
            "message_id", "from", "chat", "date", "text", "entities", "caption", "caption_entities", "media_group_id", "photo", "document", "contact", "users_shared", "migrate_to_chat_id", .. Lenient.Keys]);
        if (type.Type != typeof(Message) && type.Type != typeof(ChatMemberUpdated)) return;
        foreach (var member in type.Properties)
            if (Lenient.TryGetValue(member.Name, out var converter)) member.CustomConverter = converter;
    }

    private static bool IsWhole(Update update) => update.Id != 0
        && IsWhole(update.Message) && IsWhole(update.EditedMessage)
        && update.CallbackQuery is null or { Id.Length: > 0, From.Id: not 0, Message: null or { Id: > 0, Chat.Id: not 0 } }
        && update.MyChatMember is null or { Chat.Id: not 0, From.Id: not 0 };

    private static bool IsWhole(Message? message) => message is null or { Id: > 0, Chat.Id: not 0, From: null or { Id: not 0 } };

    private static bool IsOfReading(Exception thrown) => thrown is JsonException or KeyNotFoundException or ArgumentException or InvalidOperationException or FormatException or NotSupportedException;

    private sealed class OnlyThere<T> : JsonConverter<T>
        where T : new()
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return new T();
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class IfKnown<T>(Func<T?> otherwise) : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var start = reader;
            try
            {
                return JsonSerializer.Deserialize<T>(ref reader, options);
            }
            catch (Exception unknown) when (IsOfReading(unknown))
            {
                reader = start;
                reader.Skip();
                return otherwise();
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
