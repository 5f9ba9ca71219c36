using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads reply_markup and refuses what Telegram refuses.</summary>
internal static class MarkupReader
{
    // Caps kept by Telegram's servers, not in the open source: 100 buttons, 8 in a row.
    private const int MostButtons = 100;
    private const int MostInRow = 8;

    public static SandboxMarkup? Read(ApiParameters parameters)
    {
        if (parameters.JsonValue("reply_markup", "can't parse reply keyboard markup JSON object") is not { } json)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.BadRequest("object expected as reply markup");
        }

        return Keyboard(json) ?? Inline(json) ?? Simple(json);
    }

    /// <summary>For edits: only a keyboard of buttons, and an empty one is none.</summary>
    public static SandboxMarkup? ReadInline(ApiParameters parameters)
    {
        var markup = Read(parameters);
        return markup is null or { Kind: SandboxMarkupKind.Inline } ? markup : throw Refusal.BadRequest("inline keyboard expected");
    }

    private static SandboxMarkup? Inline(JsonElement json)
    {
        var rows = Rows(json, "inline_keyboard", " of the InlineKeyboardMarkup", InlineButtonReader.Read);
        if (rows.Any(row => row.Count > MostInRow) || rows.Sum(row => row.Count) > MostButtons)
        {
            throw Refusal.BadRequest("reply markup is too long");
        }

        return rows.Count == 0 ? null : new SandboxMarkup(SandboxMarkupKind.Inline) { Buttons = rows };
    }

    private static SandboxMarkup? Keyboard(JsonElement json)
    {
        var rows = Rows(json, "keyboard", "", Key);
        return rows.Count == 0
            ? null
            : new SandboxMarkup(SandboxMarkupKind.ReplyKeyboard)
            {
                Keys = rows,
                Placeholder = Placeholder(json),
                OneTime = json.Flag("one_time_keyboard"),
                Resize = json.Flag("resize_keyboard"),
                Persistent = json.Flag("is_persistent"),
            };
    }

    private static SandboxMarkup? Simple(JsonElement json)
    {
        if (json.Flag("remove_keyboard"))
        {
            return new SandboxMarkup(SandboxMarkupKind.RemoveKeyboard);
        }

        return json.Flag("force_reply") ? new SandboxMarkup(SandboxMarkupKind.ForceReply) { Placeholder = Placeholder(json) } : null;
    }

    private static List<IReadOnlyList<T>> Rows<T>(JsonElement json, string name, string owner, Func<JsonElement, T> read)
    {
        List<IReadOnlyList<T>> rows = [];
        if (json.Field(name) is not { } keyboard)
        {
            return rows;
        }

        if (keyboard.ValueKind != JsonValueKind.Array)
        {
            throw Refusal.BadRequest($"field \"{name}\" must be of type Array");
        }

        foreach (var row in keyboard.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array)
            {
                throw Refusal.BadRequest($"field \"{name}\"{owner} must be an Array of Arrays");
            }

            if (row.GetArrayLength() > 0)
            {
                rows.Add([.. row.EnumerateArray().Select(read)]);
            }
        }

        return rows;
    }

    private static SandboxKey Key(JsonElement json)
    {
        var key = json.ValueKind switch
        {
            JsonValueKind.String => new SandboxKey(json.GetString()!),
            JsonValueKind.Object => new SandboxKey(json.Text("text"), json.Flag("request_contact"), json.Flag("request_location")),
            _ => throw Refusal.BadRequest("can't parse keyboard button: KeyboardButton must be a String or an Object"),
        };
        return key.Text.Length > 0 ? key : throw Refusal.BadRequest("keyboard button text must be non-empty");
    }

    private static string? Placeholder(JsonElement json) =>
        json.Text("input_field_placeholder") is { Length: > 0 } placeholder ? placeholder : null;
}
