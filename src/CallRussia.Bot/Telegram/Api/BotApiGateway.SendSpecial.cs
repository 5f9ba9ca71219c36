namespace CallRussia.Bot.Telegram.Api;

/// <summary>Contacts and polls.</summary>
public sealed partial class BotApiGateway
{
    public Task<BotResult<Message>> SendContact(
        ChatId chatId,
        string phoneNumber,
        string firstName,
        string? lastName = null,
        string? vcard = null,
        ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null,
        SendOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var request = new SendContactRequest
        {
            ChatId = chatId,
            PhoneNumber = phoneNumber,
            FirstName = firstName,
            LastName = lastName,
            Vcard = vcard,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Tail = options,
        };
        return Send("sendContact", request, Shapes.SendContactRequest, Shapes.Message, cancellationToken);
    }

    public Task<BotResult<Message>> SendPoll(
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
        CancellationToken cancellationToken = default)
    {
        var request = new SendPollRequest
        {
            ChatId = chatId,
            Question = question,
            Options = options,
            IsAnonymous = isAnonymous ? null : false, // the server's default is true
            Type = type,
            AllowsMultipleAnswers = allowsMultipleAnswers.OrNull(),
            CorrectOptionIds = correctOptionIds,
            Explanation = explanation,
            ExplanationParseMode = explanationParseMode.Word(),
            OpenPeriod = openPeriod,
            ReplyParameters = replyParameters,
            ReplyMarkup = replyMarkup,
            Tail = sendOptions,
        };
        OutgoingLimits.Poll(request);
        return Send("sendPoll", request, Shapes.SendPollRequest, Shapes.Message, cancellationToken);
    }
}
