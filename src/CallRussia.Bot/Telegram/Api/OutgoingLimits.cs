using System.Text;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// A request that the server would refuse: a bug of ours, found before it is sent. Names the limit and the sizes,
/// never the content, which may be a volunteer's.
/// </summary>
public sealed class OutgoingLimitException(string limit, string allowed, long actual)
    : ArgumentException($"Bot API limit \"{limit}\" broken: {actual}, allowed {allowed}.")
{
    public string Limit { get; } = limit;
}

/// <summary>
/// Limits of the Bot API, checked here so that a screen that is too big fails in a test and not at a volunteer's.
/// Lengths are in code points, as the server counts. From https://core.telegram.org/bots/api unless noted.
/// </summary>
public static partial class OutgoingLimits
{
    public const int TextCharacters = 4096;
    public const int CaptionCharacters = 1024;
    public const int CallbackDataBytes = 64;
    public const int CopyTextCharacters = 256;

    /// <summary>Not documented; the server answers "reply markup is too long".</summary>
    public const int KeyboardButtons = 100;

    /// <summary>Not documented; the server cuts longer rows.</summary>
    public const int ButtonsInRow = 8;

    public const int CallbackAnswerCharacters = 200;
    public const int DeletedMessages = 100;
    public const int PhotoUploadBytes = 10 * 1000 * 1000;
    public const int FileUploadBytes = 50 * 1000 * 1000;

    internal static string ButtonText(string text) => Within("button text characters", text, 1, int.MaxValue);

    internal static string CopyText(string text) => Within("copy text characters", text, 1, CopyTextCharacters);

    internal static string CallbackData(string data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Within("callback data bytes", Encoding.UTF8.GetByteCount(data), 1, CallbackDataBytes);
        return data;
    }

    /// <summary>The server's own list also has ton and tonsite, which we have no use for; tel: it refuses.</summary>
    internal static string ButtonUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "tg"
            ? url
            : throw new OutgoingLimitException("button url", "https, http or tg", url?.Length ?? 0);

    internal static void Text(string text, ParseMode mode) => Within("text characters", Length(text, mode), 1, TextCharacters);

    internal static void Caption(string? caption, ParseMode mode) =>
        Within("caption characters", caption is null ? 0 : Length(caption, mode), 0, CaptionCharacters);

    internal static void Keyboard(ReplyMarkup? markup)
    {
        var rows = markup switch
        {
            InlineKeyboardMarkup inline => inline.InlineKeyboard.Select(row => row.Count).ToList(),
            ReplyKeyboardMarkup reply => reply.Keyboard.Select(row => row.Count).ToList(),
            _ => [],
        };
        Within("buttons in a row", rows.DefaultIfEmpty().Max(), 0, ButtonsInRow);
        Within("buttons in a keyboard", rows.Sum(), 0, KeyboardButtons);
        if (markup is ReplyKeyboardMarkup { InputFieldPlaceholder: { } placeholder })
        {
            Within("placeholder characters", placeholder, 1, 64);
        }
    }

    internal static void Upload(InputFile file, int most)
    {
        if (file is InputFile.Upload upload)
        {
            Within("upload bytes", upload.Content.Length, 1, most);
        }
    }

    private static int Length(string text, ParseMode mode)
    {
        ArgumentNullException.ThrowIfNull(text);
        return mode == ParseMode.Html ? Html.VisibleLength(text) : text.EnumerateRunes().Count();
    }

    private static string Within(string limit, string text, int least, int most)
    {
        Within(limit, Length(text, ParseMode.None), least, most);
        return text;
    }

    private static void Within(string limit, long actual, int least, int most)
    {
        if (actual < least || actual > most)
        {
            throw new OutgoingLimitException(limit, most == int.MaxValue ? $"at least {least}" : $"{least}–{most}", actual);
        }
    }
}
