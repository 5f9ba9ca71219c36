using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>Calls that none of the simulated pieces makes.</summary>
internal sealed partial class SimTelegram
{
    public Task<BotResult<User>> GetMe(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<IReadOnlyList<RawUpdate>>> GetUpdates(int? offset = null, int limit = OutgoingLimits.PolledUpdates, int timeout = OutgoingLimits.PollSeconds, IReadOnlyList<UpdateType>? allowedUpdates = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void RecyclePollingConnection() => throw new NotSupportedException();

    public Task<BotResult<Message>> SendPhoto(ChatId chatId, InputFile photo, string? caption = null, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, SendOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Message>> SendContact(ChatId chatId, string phoneNumber, string firstName, string? lastName = null, string? vcard = null, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, SendOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Message>> SendPoll(ChatId chatId, string question, IReadOnlyList<InputPollOption> options, bool isAnonymous = true, PollType? type = null, bool allowsMultipleAnswers = false, IReadOnlyList<int>? correctOptionIds = null, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, string? explanation = null, ParseMode explanationParseMode = ParseMode.None, int? openPeriod = null, SendOptions? sendOptions = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Message>> EditMessageCaption(ChatId chatId, int messageId, string? caption, ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> DeleteMessages(ChatId chatId, IReadOnlyList<int> messageIds, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> DeleteMyCommands(BotCommandScope? scope = null, string? languageCode = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> SetMyDescription(string? description = null, string? languageCode = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> SetMyShortDescription(string? shortDescription = null, string? languageCode = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> SetChatMenuButton(long? chatId = null, MenuButton? menuButton = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> SetMessageReaction(ChatId chatId, int messageId, IReadOnlyList<ReactionType>? reaction = null, bool isBig = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<MessageId>> CopyMessage(ChatId chatId, ChatId fromChatId, int messageId, string? caption = null, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, SendOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<ChatFullInfo>> GetChat(ChatId chatId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<TelegramFile>> GetFile(string fileId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> SetWebhook(string url, string? ipAddress = null, int? maxConnections = null, IReadOnlyList<UpdateType>? allowedUpdates = null, bool dropPendingUpdates = false, string? secretToken = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<Done>> DeleteWebhook(bool dropPendingUpdates = false, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<BotResult<WebhookInfo>> GetWebhookInfo(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
