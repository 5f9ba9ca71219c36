using System.Text;
using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace CallRussia.Bot.Hosting;

/// <summary>What to do about a delivery after an attempt.</summary>
public abstract record Verdict
{
    public sealed record Sent(int? MessageId) : Verdict
    {
        /// <summary>The messages of an album.</summary>
        public IReadOnlyList<int> Album { get; init; } = [];
    }

    /// <param name="Unreachable">The person blocked the bot or is gone.</param>
    /// <param name="MayHaveArrived">Nobody knows whether it arrived.</param>
    public sealed record GivenUp(string Reason, bool Unreachable = false, bool MayHaveArrived = false) : Verdict;

    /// <summary>Another delivery takes its place at once: a new message where there is nothing to edit.</summary>
    public sealed record Instead(Delivery Delivery) : Verdict;

    /// <summary>A link into a group's chat was made.</summary>
    public sealed record Entered(RoomErrand Errand, string Link) : Verdict;

    /// <summary>The group's chat has another id.</summary>
    public sealed record Moved(long To) : Verdict;

    public sealed record Later(TimeSpan In) : Verdict;

    public sealed record Flooded(TimeSpan For) : Verdict;
}

/// <summary>One attempt at one delivery, and the rules for what came of it.</summary>
/// <param name="pictures">Null where none are made.</param>
/// <param name="names">Null where nobody has one.</param>
public sealed partial class Sender(ITelegramBotClient bot, ILogger<Sender> logger, Pictures? pictures = null, TeamNames? names = null)
{
    /// <summary>1, 2, 4 … 60 s: about a quarter of an hour for a reply, a day for a notice or a broadcast.</summary>
    private const int ReplyTries = 20;

    private const int NoticeTries = 1_440;

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>A message that may have been lost is repeated once: better twice than a person who waits for ever.</summary>
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromSeconds(3);

    public async Task Acknowledge(string queryId, string? text, CancellationToken cancellationToken)
    {
        if (text?.Length > Limits.ToastCharacters) text = text[..Limits.ToastCharacters];
        for (var tries = 0; tries < 2; tries++)
        {
            var answered = await bot.AnswerCallbackQuery(queryId, text, cancellationToken: cancellationToken).Tried(cancellationToken);
            if (answered.IsOk || answered.Error.Kind is not (BotErrorKind.Network or BotErrorKind.Server or BotErrorKind.Timeout)) return;
        }
    }

    public async Task<Verdict> Send(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            if (delivery.Kind == DeliveryKind.Entry) return await Enter(delivery, cancellationToken);
            if (delivery.Kind == DeliveryKind.Album) return await Show(delivery, cancellationToken);
            var (messageId, error) = await Attempt(delivery, cancellationToken);
            return error is null ? new Verdict.Sent(messageId) : Judge(delivery, error);
        }
        catch (OutgoingLimitException tooMuch)
        {
            logger.BeyondLimits(delivery.Id, tooMuch.Message);
            return new Verdict.GivenUp(tooMuch.Message);
        }
    }

    private async Task<(int? MessageId, BotError? Error)> Attempt(Delivery delivery, CancellationToken cancellationToken)
    {
        ChatId chat = delivery.Volunteer.Value;
        switch (delivery.Kind)
        {
            case DeliveryKind.Message:
                var message = await Read(delivery, cancellationToken);
                if (message.Picture is { } drawn && await Draw(chat, drawn, cancellationToken) is { } picture) return Shown(picture);
                if (message.Voice is { } voice) return Shown(await bot.SendVoice(
                    chat, InputFile.FromFileId(voice), message.Html, ParseMode.Html, replyMarkup: Keyboard(message), disableNotification: message.Quiet, protectContent: message.Guarded, cancellationToken: cancellationToken).Tried(cancellationToken));
                if (message.Media is { } media) return Shown(await Send(chat, media, message, cancellationToken));
                return Shown(await bot.SendMessage(chat, message.Html, ParseMode.Html, replyMarkup: (ReplyMarkup?)Choice(message) ?? Keyboard(message), linkPreviewOptions: NoPreview,
                    disableNotification: message.Quiet, protectContent: message.Guarded, cancellationToken: cancellationToken).Tried(cancellationToken));
            case DeliveryKind.Edit:
                var edited = await Read(delivery, cancellationToken);
                var (id, failed) = Shown(await bot.EditMessageText(chat, delivery.MessageId!.Value, edited.Html, ParseMode.Html, Keyboard(edited), NoPreview, cancellationToken: cancellationToken).Tried(cancellationToken));
                return (id ?? delivery.MessageId, failed);
            case DeliveryKind.File:
                var file = MessagePayload.FromUtf8(delivery.Payload);
                var content = Upload.Of(file.FileBytes ?? Encoding.UTF8.GetBytes(file.FileContent ?? ""), file.File!);
                return Shown(await bot.SendDocument(chat, content, file.Html, ParseMode.Html, cancellationToken: cancellationToken).Tried(cancellationToken));
            case DeliveryKind.Delete:
                return await Remove(chat, delivery.MessageId!.Value, cancellationToken);
            case DeliveryKind.Strip:
                return (null, (await bot.EditMessageReplyMarkup(chat, delivery.MessageId!.Value, cancellationToken: cancellationToken).Tried(cancellationToken)).Error);
            case DeliveryKind.Typing:
                // Of no use later, so its failure is ignored: the message that follows meets the same trouble.
                await bot.SendChatAction(chat, ChatAction.Typing, cancellationToken: cancellationToken).Tried(cancellationToken);
                return (null, null);
            case DeliveryKind.Commands:
                var menu = CommandsPayload.FromUtf8(delivery.Payload);
                return (null, (await bot.SetMyCommands(menu.Commands.Select(c => new BotCommand(c.Name, c.Description)), BotCommandScope.Chat(chat), cancellationToken: cancellationToken).Tried(cancellationToken)).Error);
            case DeliveryKind.Revoke:
                return (null, (await bot.RevokeChatInviteLink(chat, RoomErrand.FromUtf8(delivery.Payload).Link, cancellationToken).Tried(cancellationToken)).Error);
            default:
                throw new InvalidOperationException($"No way to send a {delivery.Kind}.");
        }
    }

    /// <summary>For one person, and for a day.</summary>
    private async Task<Verdict> Enter(Delivery delivery, CancellationToken cancellationToken)
    {
        var errand = RoomErrand.FromUtf8(delivery.Payload);
        var made = await bot.CreateChatInviteLink(delivery.Volunteer.Value, expireDate: errand.Until.UtcDateTime, memberLimit: 1, cancellationToken: cancellationToken).Tried(cancellationToken);
        return made.IsOk ? new Verdict.Entered(errand, made.Value.InviteLink) : Judge(delivery, made.Error);
    }

    /// <summary>The message with the names that people have now.</summary>
    private async Task<MessagePayload> Read(Delivery delivery, CancellationToken cancellationToken)
    {
        var message = MessagePayload.FromUtf8(delivery.Payload);
        if (message.People is null) return message;
        return names is null ? message.Named(_ => null, _ => null) : await names.Fill(message, cancellationToken);
    }

    /// <summary>Null when there is no picture to be had: then the words of the message are sent.</summary>
    private async Task<BotResult<Message>?> Draw(ChatId chat, PayloadPicture drawn, CancellationToken cancellationToken)
    {
        if (pictures is null || await pictures.Png(drawn.Svg, cancellationToken) is not { } png) return null;
        return await bot.SendPhoto(chat, Upload.Of(png, "report.png"), drawn.Caption, ParseMode.Html, cancellationToken: cancellationToken).Tried(cancellationToken);
    }

    private Task<BotResult<Message>> Send(ChatId chat, NewsMedia media, MessagePayload message, CancellationToken cancellationToken)
    {
        var (file, html, keys) = (InputFile.FromFileId(media.FileId), message.Html, Keyboard(message));
        var sent = media.Kind switch
        {
            NewsMediaKind.Photo => bot.SendPhoto(chat, file, html, ParseMode.Html, replyMarkup: keys, cancellationToken: cancellationToken),
            NewsMediaKind.Video => bot.SendVideo(chat, file, html, ParseMode.Html, replyMarkup: keys, cancellationToken: cancellationToken),
            NewsMediaKind.Voice => bot.SendVoice(chat, file, html, ParseMode.Html, replyMarkup: keys, cancellationToken: cancellationToken),
            NewsMediaKind.Animation => bot.SendAnimation(chat, file, html, ParseMode.Html, replyMarkup: keys, cancellationToken: cancellationToken),
            _ => bot.SendDocument(chat, file, html, ParseMode.Html, replyMarkup: keys, cancellationToken: cancellationToken),
        };
        return sent.Tried(cancellationToken);
    }

    private async Task<Verdict> Show(Delivery delivery, CancellationToken cancellationToken)
    {
        var parts = (MessagePayload.FromUtf8(delivery.Payload).Album ?? []).Select(Part);
        var sent = await bot.SendMediaGroup(delivery.Volunteer.Value, parts, cancellationToken: cancellationToken).Tried(cancellationToken);
        return sent.Error is { } error ? Judge(delivery, error) : new Verdict.Sent(MessageId: null) { Album = [.. (sent.Value ?? []).Select(message => message.Id)] };
    }

    private static IAlbumInputMedia Part(NewsMedia part)
    {
        var file = InputFile.FromFileId(part.FileId);
        return part.Kind switch
        {
            NewsMediaKind.Photo => new InputMediaPhoto(file),
            NewsMediaKind.Video => new InputMediaVideo(file),
            _ => new InputMediaDocument(file),
        };
    }

    /// <summary>Deletes a message that holds a number. After 48 hours Telegram refuses that; then the text is replaced.</summary>
    private async Task<(int? MessageId, BotError? Error)> Remove(ChatId chat, int messageId, CancellationToken cancellationToken)
    {
        var deleted = await bot.DeleteMessage(chat, messageId, cancellationToken).Tried(cancellationToken);
        if (deleted.Error?.Kind is not (BotErrorKind.MessageGone or BotErrorKind.BadRequest)) return (null, deleted.Error);
        return (null, (await bot.EditMessageText(chat, messageId, "✓", cancellationToken: cancellationToken).Tried(cancellationToken)).Error);
    }

    private Verdict Judge(Delivery delivery, BotError error) => error.Kind switch
    {
        BotErrorKind.NotModified => new Verdict.Sent(delivery.MessageId),
        BotErrorKind.Migrated when error.MigrateTo is { } to => new Verdict.Moved(to),
        // Nobody joins by it: somebody did already, or its day is over.
        BotErrorKind.BadRequest when delivery.Kind == DeliveryKind.Revoke => new Verdict.Sent(MessageId: null),
        BotErrorKind.GroupLost or BotErrorKind.Forbidden or BotErrorKind.BadRequest when delivery.Volunteer.IsGroup => new Verdict.GivenUp(error.Kind.ToString(), Unreachable: true),
        BotErrorKind.MessageGone when delivery.Kind == DeliveryKind.Edit => new Verdict.Instead(delivery with { Kind = DeliveryKind.Message, MessageId = null }),
        BotErrorKind.MessageGone => new Verdict.Sent(MessageId: null),
        BotErrorKind.Flood => new Verdict.Flooded((error.RetryAfter ?? TimeSpan.FromSeconds(5)) + TimeSpan.FromMilliseconds(500 + (delivery.Id * 37 % 1000))),
        BotErrorKind.Blocked or BotErrorKind.Deactivated or BotErrorKind.NotStarted or BotErrorKind.ChatNotFound => new Verdict.GivenUp(error.Kind.ToString(), Unreachable: true),
        BotErrorKind.BadText when IsFirst(delivery) => Again(delivery, error, message => message with { Html = Tags().Replace(message.Html, "") }),
        BotErrorKind.BadButtons when IsFirst(delivery) => Again(delivery, error, message => message with { Rows = null }),
        BotErrorKind.Unauthorized => new Verdict.Later(TimeSpan.FromMinutes(1)),
        BotErrorKind.Server or BotErrorKind.Network or BotErrorKind.Timeout or BotErrorKind.Decode => Retry(delivery, error),
        _ => Refused(delivery, error),
    };

    private static Verdict Retry(Delivery delivery, BotError error)
    {
        if (error.Fate == Fate.Sent) return Unread(delivery);
        var mayDuplicate = error.Fate == Fate.Unknown && delivery.Kind.IsNew();
        if (mayDuplicate && delivery.Urgency == Urgency.Broadcast) return new Verdict.GivenUp("unknown", MayHaveArrived: true);
        if (mayDuplicate) return delivery.Tries == 0 ? new Verdict.Later(BeforeRepeat) : new Verdict.GivenUp("unknown", MayHaveArrived: true);
        // A reply is stale after a while; the deletion of a number is not.
        var tries = delivery is { Urgency: Urgency.Reply, Kind: not DeliveryKind.Delete } ? ReplyTries : NoticeTries;
        return delivery.Tries >= tries
            ? new Verdict.GivenUp(error.Kind.ToString())
            : new Verdict.Later(TimeSpan.FromSeconds(Math.Min(60, 1 << Math.Min(delivery.Tries, 6))));
    }

    /// <summary>It was done, and nobody could read the answer: a link is of no use so, and an album could not be taken back.</summary>
    private static Verdict Unread(Delivery delivery) => delivery switch
    {
        { Kind: DeliveryKind.Entry } => new Verdict.GivenUp("unread"),
        { Kind: DeliveryKind.Album, Urgency: Urgency.Broadcast } => new Verdict.GivenUp("unread", MayHaveArrived: true),
        _ => new Verdict.Sent(delivery.MessageId),
    };

    private static bool IsFirst(Delivery delivery) => delivery.Kind is DeliveryKind.Message or DeliveryKind.Edit && delivery.Tries == 0;

    /// <summary>Our markup or our buttons were refused: a bug, but the person still gets the words.</summary>
    private Verdict.Instead Again(Delivery delivery, BotError error, Func<MessagePayload, MessagePayload> without)
    {
        logger.Refused(delivery.Id, delivery.Kind, error.Code, error.Description);
        return new Verdict.Instead(delivery with { Tries = 1, Payload = without(MessagePayload.FromUtf8(delivery.Payload)).ToUtf8() });
    }

    private Verdict.GivenUp Refused(Delivery delivery, BotError error)
    {
        // An organizer wrote the words of a broadcast, so the mistake is not ours.
        if (delivery.Urgency == Urgency.Broadcast) logger.BroadcastRefused(error.Code, error.Description);
        else logger.Refused(delivery.Id, delivery.Kind, error.Code, error.Description);
        return new Verdict.GivenUp($"{error.Kind} {error.Code}");
    }

    /// <summary>A message without an id was sent all the same: the package reads a missing id as 0.</summary>
    private static (int? MessageId, BotError? Error) Shown(BotResult<Message> result) => (result.Value is { Id: > 0 and var id } ? id : null, result.Error);

    private static ReplyKeyboardMarkup? Choice(MessagePayload message) => message.ChoosePerson is { } label
        ? new ReplyKeyboardMarkup([[KeyboardButton.WithRequestUsers(label, new KeyboardButtonRequestUsers(1) { UserIsBot = false })]]) { ResizeKeyboard = true, OneTimeKeyboard = true }
        : null;

    private static InlineKeyboardMarkup? Keyboard(MessagePayload message) => message.Rows is { Count: > 0 } rows
        ? new InlineKeyboardMarkup(rows.Select(row => row.Select(Button).ToList()).ToList())
        : null;

    private static InlineKeyboardButton Button(PayloadButton button) => button switch
    {
        { Code: { } code } => InlineKeyboardButton.WithCallbackData(button.Label, code),
        { Url: { } url } => InlineKeyboardButton.WithUrl(button.Label, url),
        { App: { } app } => InlineKeyboardButton.WithWebApp(button.Label, new WebAppInfo(app)),
        _ => InlineKeyboardButton.WithCopyText(button.Label, button.Copy ?? ""),
    };

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
