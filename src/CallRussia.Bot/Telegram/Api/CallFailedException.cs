namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// A call that failed, with all that is known of it. The package passes it on inside a RequestException; of its own it would make one that
/// knows neither the method nor what became of the call.
/// </summary>
public sealed class CallFailedException(BotError error) : HttpRequestException(error.Description)
{
    public BotError Error { get; } = error;
}
