using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Writes messages in the shape of the Bot API.</summary>
internal sealed class MessageWriter(BotProfile bot)
{
    public void Write(Utf8JsonWriter writer, SandboxMessage message, Chat chat, bool withReply = true)
    {
        writer.WriteStartObject();
        writer.WriteNumber("message_id", message.Id);
        writer.WritePropertyName("from");
        if (message.FromBot)
        {
            bot.WriteUser(writer);
        }
        else
        {
            PersonWriter.WriteUser(writer, message.Author ?? chat.Card);
        }

        writer.WritePropertyName("chat");
        PersonWriter.WriteChat(writer, chat);
        writer.WriteNumber("date", message.Date.ToUnixTimeSeconds());
        if (message.EditDate is { } edited)
        {
            writer.WriteNumber("edit_date", edited.ToUnixTimeSeconds());
        }

        if (message.Origin is { } origin)
        {
            OriginWriter.Write(writer, origin, bot);
        }

        if (withReply && message.ReplyTo is { } replyTo && chat.Find(replyTo) is { } original)
        {
            writer.WritePropertyName("reply_to_message");
            Write(writer, original, chat, withReply: false);
        }

        writer.WriteOptional("media_group_id", message.MediaGroupId);
        writer.WriteFlag("has_protected_content", message.ProtectContent);
        WriteContent(writer, message);

        // Only buttons are echoed, never a reply keyboard.
        if (message.Markup is { Kind: SandboxMarkupKind.Inline } markup)
        {
            writer.WritePropertyName("reply_markup");
            MarkupWriter.Write(writer, markup);
        }

        writer.WriteEndObject();
    }

    /// <summary>A message the bot can no longer see: date 0 tells it from a real one.</summary>
    public static void WriteInaccessible(Utf8JsonWriter writer, int id, Chat chat)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("chat");
        PersonWriter.WriteChat(writer, chat);
        writer.WriteNumber("message_id", id);
        writer.WriteNumber("date", 0);
        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, SandboxMessage message)
    {
        AttachmentWriter.Write(writer, message);
        if (message.Body is { } body)
        {
            var isText = message.Attachment is null;
            writer.WriteString(isText ? "text" : "caption", body.Text);
            WriteEntities(writer, isText ? "entities" : "caption_entities", body.Entities);
        }
    }

    internal static void WriteEntities(Utf8JsonWriter writer, string name, IReadOnlyList<SandboxEntity> entities)
    {
        if (entities.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var entity in entities)
        {
            writer.WriteStartObject();
            writer.WriteNumber("offset", entity.Offset);
            writer.WriteNumber("length", entity.Length);
            writer.WriteString("type", entity.Type);
            writer.WriteOptional("url", entity.Url);
            writer.WriteOptional("language", entity.Language);
            writer.WriteOptional("custom_emoji_id", entity.CustomEmojiId);
            if (entity.UserId is { } userId)
            {
                writer.WriteStartObject("user");
                writer.WriteNumber("id", userId);
                writer.WriteBoolean("is_bot", false);
                writer.WriteString("first_name", "");
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
