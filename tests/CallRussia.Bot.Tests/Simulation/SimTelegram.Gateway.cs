using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The calls that the bot makes while it runs, and what may go wrong with them.</summary>
internal sealed partial class SimTelegram : ITelegramGateway
{
    private static readonly BotError Gone = Refusal(BotErrorKind.MessageGone, 400);

    public Task<BotResult<Message>> SendMessage(ChatId chatId, string text, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, LinkPreviewOptions? linkPreviewOptions = null, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        Call(chatId, chat => Put(chat, text, replyMarkup));

    public Task<BotResult<Message>> SendDocument(ChatId chatId, InputFile document, string? caption = null, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        Call(chatId, chat => Put(chat, caption ?? "", replyMarkup));

    public Task<BotResult<Message>> EditMessageText(ChatId chatId, int messageId, string text, ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null, LinkPreviewOptions? linkPreviewOptions = null, CancellationToken cancellationToken = default) =>
        Call(chatId, chat => Edit(chat, messageId, _ => text, replyMarkup));

    public Task<BotResult<Message>> EditMessageReplyMarkup(ChatId chatId, int messageId, InlineKeyboardMarkup? replyMarkup = null, CancellationToken cancellationToken = default) =>
        Call(chatId, chat => Edit(chat, messageId, message => message.Text, replyMarkup));

    public Task<BotResult<Done>> DeleteMessage(ChatId chatId, int messageId, CancellationToken cancellationToken = default) => Call<Done>(chatId, chat =>
        chat.Messages.TryGetValue(messageId, out var message) && clock.Now - message.SentAt < TimeSpan.FromHours(48) && chat.Messages.Remove(messageId) ? default(Done) : Gone);

    public Task<BotResult<Done>> SetMyCommands(IReadOnlyList<BotCommand> commands, BotCommandScope? scope = null, string? languageCode = null, CancellationToken cancellationToken = default) =>
        Call<Done>(scope!.ChatId!.Value, _ => default(Done));

    public Task<BotResult<Done>> SendChatAction(ChatId chatId, ChatAction action, int? messageThreadId = null, CancellationToken cancellationToken = default) =>
        Call<Done>(chatId, _ => default(Done));

    public Task<BotResult<Done>> AnswerCallbackQuery(string callbackQueryId, string? text = null, bool showAlert = false, string? url = null, int? cacheTime = null, CancellationToken cancellationToken = default)
    {
        Acknowledged[callbackQueryId] = text;
        return Task.FromResult<BotResult<Done>>(default(Done));
    }

    public void ReleaseHeld()
    {
        var held = Held!;
        Held = null;
        held();
    }

    /// <summary>The process that waited for it is gone; whether the request had arrived nobody will learn.</summary>
    public void ForgetHeld() => Held = null;

    private static BotError Refusal(BotErrorKind kind, int code) => new(kind, code, "simulated", RetryAfter: null, MigrateTo: null, Fate.NotSent);

    private BotResult<Message> Put(SimChat chat, string text, ReplyMarkup? markup)
    {
        var message = new SimMessage(_nextMessage++, clock.Now);
        message.Change(text, RowsOf(markup));
        chat.Messages.Add(message.Id, message);
        Shown(message);
        return Read(chat, message);
    }

    private static BotResult<Message> Edit(SimChat chat, int messageId, Func<SimMessage, string> text, ReplyMarkup? markup)
    {
        if (!chat.Messages.TryGetValue(messageId, out var message)) return Gone;
        if (message.Is(text(message), RowsOf(markup))) return Refusal(BotErrorKind.NotModified, 400);
        message.Change(text(message), RowsOf(markup));
        return Read(chat, message);
    }

    private static Message Read(SimChat chat, SimMessage message) => new(message.Id, new Chat(chat.Id, ChatType.Private), message.SentAt);

    private static IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> RowsOf(ReplyMarkup? markup) => (markup as InlineKeyboardMarkup)?.InlineKeyboard ?? [];

    private Task<BotResult<T>> Call<T>(ChatId chatId, Func<SimChat, BotResult<T>> effect)
    {
        var chat = Chat(chatId.Identifier!.Value);
        if (!HoldNext) return Task.FromResult(Happen(chat, effect));
        HoldNext = false;
        var answer = new TaskCompletionSource<BotResult<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Held = () => answer.SetResult(Happen(chat, effect));
        return answer.Task;
    }

    /// <summary>Refused before anything happened; or it happened, and the answer comes whole, broken or not at all.</summary>
    private BotResult<T> Happen<T>(SimChat chat, Func<SimChat, BotResult<T>> effect)
    {
        if (clock.Now < OutageUntil) return Refusal(BotErrorKind.Network, 0);
        var luck = random.Next(100) < FaultsPercent ? random.Next(9) : 9;
        switch (luck)
        {
            case 0: return Refusal(BotErrorKind.Server, 502);
            case 1: return Refusal(BotErrorKind.Network, 0);
            case 2: return Refusal(BotErrorKind.Timeout, 0) with { Fate = Fate.Unknown };
            case 3: return Refusal(BotErrorKind.Server, 500) with { Fate = Fate.Unknown };
            case 4 or 5: return Refusal(BotErrorKind.Flood, 429) with { RetryAfter = TimeSpan.FromSeconds(random.Next(10) == 0 ? 3600 : random.Next(1, 40)) };
        }
        if (chat.Blocked) return Refusal(BotErrorKind.Blocked, 403);
        var result = effect(chat);
        chat.Changes++;
        if (!result.IsOk || luck == 9) return result;
        AnswerLost();
        return luck == 8
            ? Refusal(BotErrorKind.Decode, 200) with { Fate = Fate.Sent }
            : Refusal(luck == 6 ? BotErrorKind.Network : BotErrorKind.Timeout, 0) with { Fate = Fate.Unknown };
    }
}
