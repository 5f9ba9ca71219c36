using System.Text;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads one button under a message and checks it.</summary>
internal static class InlineButtonReader
{
    private const int LongestData = 64;
    private const int LongestCopyText = 256;

    private static readonly string[] Actions =
    [
        "url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
        "switch_inline_query_current_chat", "login_url", "web_app", "copy_text",
    ];

    public static SandboxButton Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Broken("InlineKeyboardButton must be an Object");
        }

        CheckAction(json);
        var button = new SandboxButton(
            json.Text("text"),
            Optional(json.Text("callback_data")),
            Url(json.Text("url")),
            CopyText(json),
            json.Field("web_app") is { } app ? Url(app.Text("url"), "Web App ") : null,
            json.Field("switch_inline_query") is null ? null : json.Text("switch_inline_query"),
            json.Field("switch_inline_query_current_chat") is null ? null : json.Text("switch_inline_query_current_chat"),
            Style(json.Text("style")));
        Check(button);
        return button;
    }

    // The real server takes the first action by a fixed order and says nothing of the others.
    // The documentation demands exactly one; here more than one is refused, because it is always a mistake.
    private static void CheckAction(JsonElement json)
    {
        switch (Actions.Count(action => json.Field(action) is not null))
        {
            case 0:
                throw Broken("Text buttons are unallowed in the inline keyboard");
            case > 1:
                throw Broken("exactly one action must be specified in a button");
        }
    }

    private static void Check(SandboxButton button)
    {
        if (button.Text.Length == 0)
        {
            throw Refusal.BadRequest("inline keyboard button text must be non-empty");
        }

        if (button.CallbackData is { } data && Encoding.UTF8.GetByteCount(data) > LongestData)
        {
            throw Refusal.BadRequest("BUTTON_DATA_INVALID");
        }

        var hasAction = (button.CallbackData ?? button.Url ?? button.CopyText ?? button.WebAppUrl
            ?? button.SwitchInlineQuery ?? button.SwitchInlineQueryCurrentChat) is not null;
        if (!hasAction)
        {
            throw Broken("Text buttons are unallowed in the inline keyboard");
        }
    }

    private static string? CopyText(JsonElement json)
    {
        if (json.Field("copy_text") is not { } copy)
        {
            return null;
        }

        var text = copy.Text("text");
        return text.Length is > 0 and <= LongestCopyText ? text : throw Refusal.BadRequest("BUTTON_COPY_TEXT_INVALID");
    }

    private static string? Url(string url, string owner = "")
    {
        if (url.Length == 0)
        {
            return null;
        }

        var verdict = LinkCheck.Check(url);
        return verdict.Link
            ?? throw Refusal.BadRequest($"inline keyboard button {owner}URL '{url}' is invalid: {verdict.Refusal}");
    }

    private static string? Style(string style) => style switch
    {
        "" or "default" => null,
        "primary" or "danger" or "success" => style,
        _ => throw Broken("invalid button style specified"),
    };

    private static string? Optional(string text) => text.Length == 0 ? null : text;

    private static Refusal Broken(string reason) => Refusal.BadRequest("can't parse inline keyboard button: " + reason);
}
