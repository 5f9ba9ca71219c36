using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>What hangs under a message. A message with a reply keyboard can never be edited.</summary>
[JsonDerivedType(typeof(InlineKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardRemove))]
public abstract record ReplyMarkup
{
    private protected ReplyMarkup()
    {
    }
}

/// <summary>Rows of buttons under a message: at most 100 in all, 8 in a row. No rows at all take a keyboard away.</summary>
public sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard) : ReplyMarkup
{
    public InlineKeyboardMarkup(params InlineKeyboardButton[] row)
        : this([row])
    {
    }
}

/// <summary>
/// A button with exactly one action, which is why only the factory methods make one: a button without an action is
/// refused, and with two the server silently picks one.
/// </summary>
public sealed record InlineKeyboardButton
{
    private InlineKeyboardButton(string text) => Text = OutgoingLimits.ButtonText(text);

    public string Text { get; }

    public ButtonStyle? Style { get; init; }

    public string? Url { get; private init; }

    public string? CallbackData { get; private init; }

    public CopyTextButton? CopyText { get; private init; }

    /// <summary>A tap that comes back to the bot; the data is 1–64 bytes of UTF-8.</summary>
    public static InlineKeyboardButton WithCallbackData(string text, string callbackData) =>
        new(text) { CallbackData = OutgoingLimits.CallbackData(callbackData) };

    /// <summary>Opens an http, https or tg address. The server refuses tel: links.</summary>
    public static InlineKeyboardButton WithUrl(string text, string url) => new(text) { Url = OutgoingLimits.ButtonUrl(url) };

    /// <summary>Copies 1–256 characters; the bot hears nothing of it.</summary>
    public static InlineKeyboardButton WithCopyText(string text, string copyText) =>
        new(text) { CopyText = new CopyTextButton(OutgoingLimits.CopyText(copyText)) };

    public override string ToString() => "InlineKeyboardButton";
}

public sealed record CopyTextButton(string Text)
{
    public override string ToString() => "CopyTextButton";
}

[JsonConverter(typeof(TolerantEnumConverter<ButtonStyle>))]
public enum ButtonStyle
{
    Unknown,
    Primary,
    Success,
    Danger,
}

/// <summary>Buttons in place of the keyboard; a tap sends their text.</summary>
public sealed record ReplyKeyboardMarkup(IReadOnlyList<IReadOnlyList<KeyboardButton>> Keyboard) : ReplyMarkup
{
    public bool? IsPersistent { get; init; }

    public bool? ResizeKeyboard { get; init; } = true;

    public bool? OneTimeKeyboard { get; init; }

    /// <summary>1–64 characters.</summary>
    public string? InputFieldPlaceholder { get; init; }
}

public sealed record KeyboardButton(string Text)
{
    /// <summary>Private chats only; check that the card that comes is the sender's own.</summary>
    public bool? RequestContact { get; init; }

    public static implicit operator KeyboardButton(string text) => new(text);

    /// <summary>Opens Telegram's own list of people; who is chosen there comes as <see cref="Message.UsersShared"/>.</summary>
    public KeyboardButtonRequestUsers? RequestUsers { get; init; }

    public static KeyboardButton WithRequestUsers(string text, KeyboardButtonRequestUsers requestUsers) => new(text) { RequestUsers = requestUsers };

    public static KeyboardButton WithRequestContact(string text) => new(text) { RequestContact = true };
}

/// <param name="RequestId">Comes back with the answer.</param>
/// <param name="UserIsBot">False: people alone.</param>
public sealed record KeyboardButtonRequestUsers(int RequestId, bool? UserIsBot = null);

public sealed record ReplyKeyboardRemove : ReplyMarkup
{
    public bool RemoveKeyboard { get; } = true;
}
