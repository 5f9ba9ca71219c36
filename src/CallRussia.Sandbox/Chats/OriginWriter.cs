using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Writes where a forwarded message came from, also in the fields of older versions that the real server still sends.</summary>
internal static class OriginWriter
{
    public static void Write(Utf8JsonWriter writer, SandboxOrigin origin, BotProfile bot)
    {
        writer.WriteStartObject("forward_origin");
        writer.WriteString("type", origin is HiddenOrigin ? "hidden_user" : "user");
        WriteSender(writer, origin, bot, "sender_user", "sender_user_name");
        writer.WriteNumber("date", origin.Date.ToUnixTimeSeconds());
        writer.WriteEndObject();
        WriteSender(writer, origin, bot, "forward_from", "forward_sender_name");
        writer.WriteNumber("forward_date", origin.Date.ToUnixTimeSeconds());
    }

    private static void WriteSender(Utf8JsonWriter writer, SandboxOrigin origin, BotProfile bot, string userField, string nameField)
    {
        switch (origin)
        {
            case BotOrigin:
                writer.WritePropertyName(userField);
                bot.WriteUser(writer);
                break;
            case PersonOrigin person:
                writer.WritePropertyName(userField);
                PersonWriter.WriteUser(writer, person.Person);
                break;
            case HiddenOrigin hidden:
                writer.WriteString(nameField, hidden.Name);
                break;
        }
    }
}
