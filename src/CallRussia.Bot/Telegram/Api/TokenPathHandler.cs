namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Puts the token into the address at the last moment. All above (the client's telemetry, exceptions, the request
/// itself before and after) sees a stand-in.
/// </summary>
internal sealed class TokenPathHandler(BotToken token, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Stands where "bot" and the token belong.</summary>
    public const string StandIn = "/bot-token/";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var shown = request.RequestUri!;
        request.RequestUri = new Uri(shown.AbsoluteUri.Replace(StandIn, $"/bot{token.Reveal()}/", StringComparison.Ordinal));
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = shown;
        }
    }
}
