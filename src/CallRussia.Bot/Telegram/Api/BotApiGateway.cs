using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// The Bot API over HTTP. Two pools of connections: a poll is parked for 50 seconds at a time and must neither wait
/// behind sends nor take them along when it is recycled.
/// </summary>
public sealed partial class BotApiGateway : ITelegramGateway, IDisposable
{
    /// <summary>The server refuses a bot that has 1000 calls in flight; the sender's own bound (128) is well below this.</summary>
    private const int SendConnections = 256;

    private static readonly BotApiJson Shapes = BotApiJson.Wire;

    private readonly BotApiOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<BotApiGateway> _logger;
    private readonly HttpLine _calls;
    private HttpLine _polling;

    public BotApiGateway(BotApiOptions options, TimeProvider time, ILogger<BotApiGateway> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time, _logger) = (options, time, logger);
        _calls = new HttpLine(options, time, SendConnections);
        _polling = PollingLine();
    }

    public void Dispose()
    {
        _calls.Dispose();
        _polling.Dispose();
    }

    public void RecyclePollingConnection() => Interlocked.Exchange(ref _polling, PollingLine()).Dispose();

    public Task<BotResult<User>> GetMe(CancellationToken cancellationToken = default) =>
        Call("getMe", new NoParametersRequest(), Shapes.NoParametersRequest, Shapes.User, cancellationToken);

    public async Task<BotResult<IReadOnlyList<RawUpdate>>> GetUpdates(
        int? offset = null,
        int limit = OutgoingLimits.PolledUpdates,
        int timeout = OutgoingLimits.PollSeconds,
        IReadOnlyList<UpdateType>? allowedUpdates = null,
        CancellationToken cancellationToken = default)
    {
        OutgoingLimits.Polling(limit, timeout);
        using var body = RequestContent.Json(new GetUpdatesRequest(offset, limit, timeout, allowedUpdates), Shapes.GetUpdatesRequest);
        var deadline = TimeSpan.FromSeconds(timeout) + _options.PollMargin;
        return await Post(Volatile.Read(ref _polling), "getUpdates", body, deadline, KeepIdentified, cancellationToken);
    }

    // With one that has an id the queue moves on; with none the same answer would come for ever, so that is an error.
    private IReadOnlyList<RawUpdate> KeepIdentified(JsonElement result)
    {
        var updates = AnswerReader.Updates(result);
        var strange = result.GetArrayLength() - updates.Count;
        if (strange > 0)
        {
            LogUpdatesWithoutId(strange);
        }

        return strange == 0 || updates.Count > 0 ? updates : throw new JsonException();
    }

    private Task<BotResult<Done>> Do<TRequest>(
        string method, TRequest request, JsonTypeInfo<TRequest> shape, CancellationToken cancellationToken) =>
        Call(method, RequestContent.Json(request, shape), _options.SendDeadline, static _ => default(Done), cancellationToken);

    private Task<BotResult<T>> Call<TRequest, T>(
        string method, TRequest request, JsonTypeInfo<TRequest> shape, JsonTypeInfo<T> result, CancellationToken cancellationToken) =>
        Call(method, RequestContent.Json(request, shape), _options.SendDeadline, AnswerReader.Of(result), cancellationToken);

    private async Task<BotResult<T>> Call<T>(
        string method, DepartingContent body, TimeSpan deadline, Func<JsonElement, T> decode, CancellationToken cancellationToken)
    {
        using (body)
        {
            return await Post(_calls, method, body, deadline, decode, cancellationToken);
        }
    }

    private async Task<BotResult<T>> Post<T>(
        HttpLine line, string method, DepartingContent body, TimeSpan deadline, Func<JsonElement, T> decode, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address("", method)) { Content = body };
        var answer = await line.Send(request, deadline, cancellationToken);
        return answer.IsOk ? AnswerReader.Read(method, answer.Value, decode) : answer.Error;
    }

    private Uri Address(string root, string path) =>
        new(_options.ApiUrl.AbsoluteUri.TrimEnd('/') + root + TokenPathHandler.StandIn + path);

    private HttpLine PollingLine() => new(_options, _time, maxConnections: 2);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} updates without an id were dropped")]
    private partial void LogUpdatesWithoutId(int count);
}
