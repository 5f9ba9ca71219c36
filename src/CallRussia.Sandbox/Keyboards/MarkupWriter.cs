using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Writes keyboards back as Telegram echoes them; the page reads the same shape.</summary>
internal static class MarkupWriter
{
    public static void Write(Utf8JsonWriter writer, SandboxMarkup markup)
    {
        writer.WriteStartObject();
        switch (markup.Kind)
        {
            case SandboxMarkupKind.Inline:
                WriteRows(writer, "inline_keyboard", markup.Buttons, WriteButton);
                break;
            case SandboxMarkupKind.ReplyKeyboard:
                WriteRows(writer, "keyboard", markup.Keys, WriteKey);
                writer.WriteOptional("input_field_placeholder", markup.Placeholder);
                writer.WriteFlag("one_time_keyboard", markup.OneTime);
                writer.WriteFlag("resize_keyboard", markup.Resize);
                writer.WriteFlag("is_persistent", markup.Persistent);
                break;
            case SandboxMarkupKind.ForceReply:
                writer.WriteBoolean("force_reply", true);
                writer.WriteOptional("input_field_placeholder", markup.Placeholder);
                break;
            case SandboxMarkupKind.RemoveKeyboard:
                writer.WriteBoolean("remove_keyboard", true);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteRows<T>(
        Utf8JsonWriter writer, string name, IReadOnlyList<IReadOnlyList<T>> rows, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var row in rows)
        {
            writer.WriteStartArray();
            foreach (var item in row)
            {
                write(writer, item);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteButton(Utf8JsonWriter writer, SandboxButton button)
    {
        writer.WriteStartObject();
        writer.WriteString("text", button.Text);
        writer.WriteOptional("style", button.Style);
        writer.WriteOptional("callback_data", button.CallbackData);
        writer.WriteOptional("url", button.Url);
        WriteNested(writer, "copy_text", "text", button.CopyText);
        WriteNested(writer, "web_app", "url", button.WebAppUrl);
        if (button.SwitchInlineQuery is { } query)
        {
            writer.WriteString("switch_inline_query", query);
        }

        if (button.SwitchInlineQueryCurrentChat is { } here)
        {
            writer.WriteString("switch_inline_query_current_chat", here);
        }

        writer.WriteEndObject();
    }

    private static void WriteNested(Utf8JsonWriter writer, string name, string field, string? value)
    {
        if (value is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString(field, value);
            writer.WriteEndObject();
        }
    }

    private static void WriteKey(Utf8JsonWriter writer, SandboxKey key)
    {
        writer.WriteStartObject();
        writer.WriteString("text", key.Text);
        writer.WriteFlag("request_contact", key.RequestContact);
        writer.WriteFlag("request_location", key.RequestLocation);
        writer.WriteEndObject();
    }
}
