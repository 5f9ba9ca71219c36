using Telegram.Bot;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// What the package Telegram.Bot leaves to its HttpClient: deadlines, the fate of a call that failed, and the secrecy of the token. There are two
/// pools of connections, because a poll is parked for 50 seconds at a time: it must not wait behind sends, and recycling its connection must not
/// cut sends off.
/// </summary>
public sealed class BotApiLine : HttpMessageHandler
{
    /// <summary>The server refuses a bot that has 1000 calls in flight; the sender's own bound (128) is well below this.</summary>
    private const int SendConnections = 256;

    /// <summary>
    /// The address and token that the package is given. It joins both into every address, and exceptions and the client's telemetry repeat them; this
    /// class puts the true ones in at the last moment. (The package would also drop a path of the true address.)
    /// </summary>
    private const string StandIn = "http://bot-api.invalid";
    private const string StandInToken = "token";

    private const string Polling = "getUpdates";
    private const string File = "a file";

    private readonly BotApiOptions _options;
    private readonly TimeProvider _time;
    private readonly Connections _calls;
    private Connections _polling;

    public BotApiLine(BotApiOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time) = (options, time);
        _calls = new Connections(options, time, SendConnections);
        _polling = PollingConnections();
    }

    /// <summary>The package's client over this line.</summary>
    public ITelegramBotClient Client()
    {
        _ = BotApiJson.Options;
        // Otherwise the package would wait inside the call when Telegram says 429, by a clock of its own.
        var options = new TelegramBotClientOptions($"{_options.Token.BotId}:{StandInToken}", StandIn) { RetryThreshold = 0 };
        var client = new TelegramBotClient(options, new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan });
        client.OnMakingApiRequest += static (_, call, _) =>
        {
            OutgoingLimits.Check(call.Request);
            return ValueTask.CompletedTask;
        };
        return client;
    }

    /// <summary>Ends a poll that hangs on a dead connection; the next one opens a new one. Sends go on.</summary>
    public void RecyclePollingConnection() => Interlocked.Exchange(ref _polling, PollingConnections()).Dispose();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var shown = request.RequestUri!;
        var method = MethodOf(shown);
        var deadline = Deadline(method, request);
        if (request.Content is { } body) request.Content = await DepartingContent.Of(body, cancellationToken);
        request.RequestUri = Address(shown);
        try
        {
            var connections = method == Polling ? Volatile.Read(ref _polling) : _calls;
            var answer = await connections.Send(request, deadline, cancellationToken);
            var failure = answer.Error ?? (method == File && answer.Value!.Status == 200 ? null : AnswerReader.Failure(method, answer.Value!));
            return failure is null ? new HttpResponseMessage { Content = new ByteArrayContent(answer.Value!.Body) } : throw new CallFailedException(failure);
        }
        finally
        {
            request.RequestUri = shown;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _calls.Dispose();
            _polling.Dispose();
        }
        base.Dispose(disposing);
    }

    private TimeSpan Deadline(string method, HttpRequestMessage request) => method switch
    {
        Polling => TimeSpan.FromSeconds(OutgoingLimits.PollSeconds) + _options.PollMargin,
        File => _options.UploadDeadline,
        _ when request.Content is MultipartFormDataContent => _options.UploadDeadline,
        _ => _options.SendDeadline,
    };

    private static string MethodOf(Uri address) => address.AbsolutePath.StartsWith("/file/", StringComparison.Ordinal) ? File : address.Segments[^1];

    private Uri Address(Uri shown) => new(
        _options.ApiUrl.AbsoluteUri.TrimEnd('/')
        + shown.PathAndQuery.Replace($"/bot{_options.Token.BotId}:{StandInToken}/", $"/bot{_options.Token.Reveal()}/", StringComparison.Ordinal));

    private Connections PollingConnections() => new(_options, _time, maxConnections: 2);
}
