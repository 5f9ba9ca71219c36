using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Writes a person as the User and the private Chat of the Bot API, and a group as its Chat.</summary>
internal static class PersonWriter
{
    public static void WriteUser(Utf8JsonWriter writer, PersonCard card)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", card.Id);
        writer.WriteBoolean("is_bot", false);
        WriteNames(writer, card);
        writer.WriteOptional("language_code", card.LanguageCode);
        writer.WriteEndObject();
    }

    public static void WriteChat(Utf8JsonWriter writer, Chat chat)
    {
        writer.WriteStartObject();
        WriteChatFields(writer, chat);
        writer.WriteEndObject();
    }

    /// <summary>A deleted account keeps its id; its names are gone.</summary>
    public static void WriteChatFields(Utf8JsonWriter writer, Chat chat)
    {
        writer.WriteNumber("id", chat.Id);
        if (chat.Group is { } group)
        {
            writer.WriteString("title", group.Title);
            writer.WriteString("type", group.IsSupergroup ? "supergroup" : "group");
            return;
        }

        WriteNames(writer, chat.Deactivated ? new PersonCard(chat.Id, "") : chat.Card);
        writer.WriteString("type", "private");
    }

    private static void WriteNames(Utf8JsonWriter writer, PersonCard card)
    {
        writer.WriteString("first_name", card.FirstName);
        writer.WriteOptional("last_name", card.LastName);
        writer.WriteOptional("username", card.Username);
    }
}
