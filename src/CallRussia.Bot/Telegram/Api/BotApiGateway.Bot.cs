namespace CallRussia.Bot.Telegram.Api;

/// <summary>The bot's own face, its files and its webhook.</summary>
public sealed partial class BotApiGateway
{
    public Task<BotResult<Done>> SetMyCommands(
        IReadOnlyList<BotCommand> commands,
        BotCommandScope? scope = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Commands(commands);
        var request = new SetMyCommandsRequest(commands, scope, languageCode);
        return Do("setMyCommands", request, Shapes.SetMyCommandsRequest, cancellationToken);
    }

    public Task<BotResult<Done>> DeleteMyCommands(
        BotCommandScope? scope = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default)
    {
        var request = new DeleteMyCommandsRequest(scope, languageCode);
        return Do("deleteMyCommands", request, Shapes.DeleteMyCommandsRequest, cancellationToken);
    }

    public Task<BotResult<Done>> SetMyDescription(
        string? description = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Description(description);
        var request = new SetMyDescriptionRequest(description, languageCode);
        return Do("setMyDescription", request, Shapes.SetMyDescriptionRequest, cancellationToken);
    }

    public Task<BotResult<Done>> SetMyShortDescription(
        string? shortDescription = null,
        string? languageCode = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.ShortDescription(shortDescription);
        var request = new SetMyShortDescriptionRequest(shortDescription, languageCode);
        return Do("setMyShortDescription", request, Shapes.SetMyShortDescriptionRequest, cancellationToken);
    }

    public Task<BotResult<Done>> SetChatMenuButton(
        long? chatId = null,
        MenuButton? menuButton = null,
        CancellationToken cancellationToken = default)
    {
        var request = new SetChatMenuButtonRequest(chatId, menuButton);
        return Do("setChatMenuButton", request, Shapes.SetChatMenuButtonRequest, cancellationToken);
    }

    public Task<BotResult<ChatFullInfo>> GetChat(ChatId chatId, CancellationToken cancellationToken = default) =>
        Call("getChat", new GetChatRequest(chatId), Shapes.GetChatRequest, Shapes.ChatFullInfo, cancellationToken);

    public Task<BotResult<TelegramFile>> GetFile(string fileId, CancellationToken cancellationToken = default) =>
        Call("getFile", new GetFileRequest(fileId), Shapes.GetFileRequest, Shapes.TelegramFile, cancellationToken);

    public async Task<BotResult<Done>> DownloadFile(
        string filePath,
        Stream destination,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filePath);
        ArgumentNullException.ThrowIfNull(destination);
        var path = string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString));
        using var request = new HttpRequestMessage(HttpMethod.Get, Address("/file", path));
        var answer = await _calls.Send(request, _options.UploadDeadline, cancellationToken);
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        if (answer.Value.Status != 200)
        {
            var refused = AnswerReader.Read("downloadFile", answer.Value, static _ => default(Done));
            return refused.Error ?? AnswerReader.NotTheBotApi(answer.Value);
        }

        await destination.WriteAsync(answer.Value.Body, cancellationToken);
        return default(Done);
    }

    public Task<BotResult<Done>> SetWebhook(
        string url,
        string? ipAddress = null,
        int? maxConnections = null,
        IReadOnlyList<UpdateType>? allowedUpdates = null,
        bool dropPendingUpdates = false,
        string? secretToken = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Webhook(maxConnections, secretToken);
        var request = new SetWebhookRequest(url, ipAddress, maxConnections, allowedUpdates, dropPendingUpdates.OrNull(), secretToken);
        return Do("setWebhook", request, Shapes.SetWebhookRequest, cancellationToken);
    }

    public Task<BotResult<Done>> DeleteWebhook(bool dropPendingUpdates = false, CancellationToken cancellationToken = default) =>
        Do("deleteWebhook", new DeleteWebhookRequest(dropPendingUpdates.OrNull()), Shapes.DeleteWebhookRequest, cancellationToken);

    public Task<BotResult<WebhookInfo>> GetWebhookInfo(CancellationToken cancellationToken = default) =>
        Call("getWebhookInfo", new NoParametersRequest(), Shapes.NoParametersRequest, Shapes.WebhookInfo, cancellationToken);
}
