using System.Text;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

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
    public const int AlbumParts = 10;
    public const int CallbackDataBytes = 64;
    public const int CopyTextCharacters = 256;

    /// <summary>Not documented; the server answers "reply markup is too long".</summary>
    public const int KeyboardButtons = 100;

    /// <summary>Not documented; the server cuts longer rows.</summary>
    public const int ButtonsInRow = 8;

    public const int CallbackAnswerCharacters = 200;
    public const int PhotoUploadBytes = 10 * 1000 * 1000;
    public const int FileUploadBytes = 50 * 1000 * 1000;

    /// <summary>What the bot sends; of other methods nothing is known here.</summary>
    public static void Check(IRequest request)
    {
        switch (request)
        {
            case SendMessageRequest send:
                Text(send.Text, send.ParseMode);
                Keyboard(send.ReplyMarkup);
                break;
            case EditMessageTextRequest edit:
                Text(edit.Text ?? "", edit.ParseMode);
                Keyboard(edit.ReplyMarkup);
                break;
            case SendPhotoRequest photo:
                Captioned(photo.Photo, PhotoUploadBytes, photo.Caption, photo.ParseMode, photo.ReplyMarkup);
                break;
            case SendDocumentRequest document:
                Captioned(document.Document, FileUploadBytes, document.Caption, document.ParseMode, document.ReplyMarkup);
                break;
            case SendVideoRequest video:
                Captioned(video.Video, FileUploadBytes, video.Caption, video.ParseMode, video.ReplyMarkup);
                break;
            case SendAnimationRequest animation:
                Captioned(animation.Animation, FileUploadBytes, animation.Caption, animation.ParseMode, animation.ReplyMarkup);
                break;
            case SendVoiceRequest voice:
                Captioned(voice.Voice, FileUploadBytes, voice.Caption, voice.ParseMode, voice.ReplyMarkup);
                break;
            case SendMediaGroupRequest album:
                Within("parts of an album", album.Media.Count(), 2, AlbumParts);
                break;
            case EditMessageReplyMarkupRequest edit:
                Keyboard(edit.ReplyMarkup);
                break;
            case AnswerCallbackQueryRequest answer:
                Within("callback answer characters", answer.Text ?? "", 0, CallbackAnswerCharacters);
                break;
            default:
                Profile(request);
                break;
        }
    }

    private static void Text(string text, ParseMode mode) => Within("text characters", Length(text, mode), 1, TextCharacters);

    private static void Captioned(InputFile file, int most, string? caption, ParseMode mode, ReplyMarkup? markup)
    {
        Within("caption characters", caption is null ? 0 : Length(caption, mode), 0, CaptionCharacters);
        if (file is InputFileStream upload) Within("upload bytes", upload.Content.Length, 1, most);
        Keyboard(markup);
    }

    private static void Keyboard(ReplyMarkup? markup)
    {
        var rows = markup switch
        {
            InlineKeyboardMarkup inline => inline.InlineKeyboard.Select(row => row.Count()).ToList(),
            ReplyKeyboardMarkup reply => reply.Keyboard.Select(row => row.Count()).ToList(),
            _ => [],
        };
        Within("buttons in a row", rows.DefaultIfEmpty().Max(), 0, ButtonsInRow);
        Within("buttons in a keyboard", rows.Sum(), 0, KeyboardButtons);
        if (markup is InlineKeyboardMarkup { InlineKeyboard: var buttons })
            foreach (var button in buttons.SelectMany(row => row)) Button(button);
    }

    /// <summary>Without an action it is refused, and with two the server silently picks one.</summary>
    private static void Button(InlineKeyboardButton button)
    {
        Within("button text characters", button.Text, 1, int.MaxValue);
        Within("actions of a button", new object?[] { button.CallbackData, button.Url, button.CopyText, button.WebApp }.Count(action => action is not null), 1, 1);
        if (button.CallbackData is { } data) Within("callback data bytes", Encoding.UTF8.GetByteCount(data), 1, CallbackDataBytes);
        if (button.CopyText is { } copy) Within("copy text characters", copy.Text, 1, CopyTextCharacters);
        if (button.Url is { } url) Address(url);
        if (button.WebApp is { } app) Address(app.Url);
    }

    /// <summary>The server's own list also has ton and tonsite, which we have no use for; tel: it refuses.</summary>
    private static void Address(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http" or "tg"))
            throw new OutgoingLimitException("button url", "https, http or tg", url.Length);
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
