namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// The Bot API as far as the bot uses it. Methods, parameters and the order of the first ones are those of the
/// Telegram.Bot package's extension methods, so that an adapter over the package is one line per method;
/// <see cref="SendOptions"/> stands for the optional tail.
/// <para>
/// Every call answers with a result. Thrown are only <see cref="OutgoingLimitException"/>, before anything is sent, and
/// <see cref="OperationCanceledException"/> when the caller's own token is cancelled: that means shutdown, and a send
/// cut off by it may or may not have arrived. Nothing here retries or waits for <see cref="BotError.RetryAfter"/>.
/// </para>
/// </summary>
public interface ITelegramGateway
{
    /// <summary>A person (or a chat) as Telegram shows him now; only of those who have met the bot.</summary>
    Task<BotResult<ChatFullInfo>> GetChat(ChatId chatId, CancellationToken cancellationToken = default);

    /// <summary>Who the bot is; the cheapest way to try a token.</summary>
    Task<BotResult<User>> GetMe(CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits for updates, in the order of the answer; the next offset is the last id of this batch + 1, never a maximum.
    /// The call itself confirms everything below <paramref name="offset"/>.
    /// </summary>
    /// <param name="limit">1–100.</param>
    /// <param name="timeout">Seconds, 0–50.</param>
    /// <param name="allowedUpdates">The server remembers them: say them once per start.</param>
    Task<BotResult<IReadOnlyList<RawUpdate>>> GetUpdates(
        int? offset = null,
        int limit = OutgoingLimits.PolledUpdates,
        int timeout = OutgoingLimits.PollSeconds,
        IReadOnlyList<UpdateType>? allowedUpdates = null,
        CancellationToken cancellationToken = default);

    /// <summary>Drops the connection that polls, also under a call that hangs: that call ends with a Network error.</summary>
    void RecyclePollingConnection();

    Task<BotResult<Message>> SendMessage(
        ChatId chatId,
        string text,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default);

    Task<BotResult<Message>> SendPhoto(
        ChatId chatId,
        InputFile photo,
        string? caption = null,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default);

    Task<BotResult<Message>> SendDocument(
        ChatId chatId,
        InputFile document,
        string? caption = null,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A card with a button to call.</summary>
    Task<BotResult<Message>> SendContact(
        ChatId chatId,
        string phoneNumber,
        string firstName,
        string? lastName = null,
        string? vcard = null,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <param name="isAnonymous">Only answers to polls that are not anonymous come as updates.</param>
    /// <param name="correctOptionIds">For a quiz; counted from 0.</param>
    /// <param name="openPeriod">Seconds, 5–2,628,000.</param>
    Task<BotResult<Message>> SendPoll(
        ChatId chatId,
        string question,
        IReadOnlyList<InputPollOption> options,
        bool isAnonymous = true,
        PollType? type = null,
        bool allowsMultipleAnswers = false,
        IReadOnlyList<int>? correctOptionIds = null,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        string? explanation = null,
        ParseMode explanationParseMode = ParseMode.None,
        int? openPeriod = null,
        SendOptions? sendOptions = null,
        CancellationToken cancellationToken = default);

    /// <summary>Without <paramref name="replyMarkup"/> the keyboard goes away. "Not modified" is an error of that kind.</summary>
    Task<BotResult<Message>> EditMessageText(
        ChatId chatId,
        int messageId,
        string text,
        ParseMode parseMode = ParseMode.None,
        InlineKeyboardMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="EditMessageText"/>
    Task<BotResult<Message>> EditMessageCaption(
        ChatId chatId,
        int messageId,
        string? caption,
        ParseMode parseMode = ParseMode.None,
        InlineKeyboardMarkup? replyMarkup = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="EditMessageText"/>
    Task<BotResult<Message>> EditMessageReplyMarkup(
        ChatId chatId,
        int messageId,
        InlineKeyboardMarkup? replyMarkup = null,
        CancellationToken cancellationToken = default);

    /// <summary>Up to 48 hours after sending; in a private chat also the person's own messages.</summary>
    Task<BotResult<Done>> DeleteMessage(ChatId chatId, int messageId, CancellationToken cancellationToken = default);

    /// <summary>1–100 at once; missing ones are skipped.</summary>
    Task<BotResult<Done>> DeleteMessages(
        ChatId chatId,
        IReadOnlyList<int> messageIds,
        CancellationToken cancellationToken = default);

    /// <summary>Ends the spinner on a button; must come within seconds of the tap.</summary>
    /// <param name="cacheTime">Seconds.</param>
    Task<BotResult<Done>> AnswerCallbackQuery(
        string callbackQueryId,
        string? text = null,
        bool showAlert = false,
        string? url = null,
        int? cacheTime = null,
        CancellationToken cancellationToken = default);

    Task<BotResult<Done>> SetMyCommands(
        IReadOnlyList<BotCommand> commands,
        BotCommandScope? scope = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default);

    Task<BotResult<Done>> DeleteMyCommands(
        BotCommandScope? scope = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default);

    /// <summary>What an empty chat shows; 512 characters.</summary>
    Task<BotResult<Done>> SetMyDescription(
        string? description = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default);

    /// <summary>What the profile and a shared link show; 120 characters.</summary>
    Task<BotResult<Done>> SetMyShortDescription(
        string? shortDescription = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default);

    Task<BotResult<Done>> SetChatMenuButton(
        long? chatId = null,
        MenuButton? menuButton = null,
        CancellationToken cancellationToken = default);

    /// <summary>No reaction takes the bot's reaction away.</summary>
    Task<BotResult<Done>> SetMessageReaction(
        ChatId chatId,
        int messageId,
        IReadOnlyList<ReactionType>? reaction = null,
        bool isBig = false,
        CancellationToken cancellationToken = default);

    Task<BotResult<Done>> SendChatAction(
        ChatId chatId,
        ChatAction action,
        int? messageThreadId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sends the content of a message on, formatting and file included, without naming where it came from.</summary>
    Task<BotResult<MessageId>> CopyMessage(
        ChatId chatId,
        ChatId fromChatId,
        int messageId,
        string? caption = null,
        ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default);

    Task<BotResult<TelegramFile>> GetFile(string fileId, CancellationToken cancellationToken = default);

    /// <summary>Writes the file of a <see cref="TelegramFile.FilePath"/> (20 MB at most), whole or not at all.</summary>
    Task<BotResult<Done>> DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default);

    Task<BotResult<Done>> SetWebhook(
        string url,
        string? ipAddress = null,
        int? maxConnections = null,
        IReadOnlyList<UpdateType>? allowedUpdates = null,
        bool dropPendingUpdates = false,
        string? secretToken = null,
        CancellationToken cancellationToken = default);

    /// <summary>Needed once before polling, else every poll is a Conflict.</summary>
    Task<BotResult<Done>> DeleteWebhook(bool dropPendingUpdates = false, CancellationToken cancellationToken = default);

    Task<BotResult<WebhookInfo>> GetWebhookInfo(CancellationToken cancellationToken = default);
}
