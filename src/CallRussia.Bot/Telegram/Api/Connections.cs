namespace CallRussia.Bot.Telegram.Api;

/// <summary>What came back over HTTP, not interpreted yet.</summary>
internal sealed record Answer(int Status, TimeSpan? RetryAfter, byte[] Body);

/// <summary>
/// One pool of connections to the Bot API. It has no propagator, because that would make activities with the address, and the token is in every address.
/// </summary>
internal sealed class Connections : IDisposable
{
    /// <summary>An answer of getUpdates ends after about 4 MiB, a download after 20 MB; more is not the Bot API.</summary>
    private const int MaxBodyBytes = 32 * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _invoker;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;

    public Connections(BotApiOptions options, TimeProvider time, int maxConnections)
    {
        _time = time;
        _closed = _closing.Token;
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // follows a change of DNS
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60), // before the server's side closes it under a request
            MaxConnectionsPerServer = maxConnections,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            AllowAutoRedirect = false, // a redirected POST becomes a GET
            UseCookies = false,
            ActivityHeadersPropagator = null,
        });
    }

    /// <summary>Sends once. A deadline, a broken connection and a closed pool are errors; the caller's own stop is thrown.</summary>
    public async Task<BotResult<Answer>> Send(HttpRequestMessage request, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(deadline, _time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token, _closed);
        Answer? head = null;
        Exception broken;
        try
        {
            using var response = await _invoker.SendAsync(request, any.Token);
            head = new Answer((int)response.StatusCode, RetryAfter(response), []);
            await response.Content.LoadIntoBufferAsync(MaxBodyBytes, any.Token);
            return head with { Body = await response.Content.ReadAsByteArrayAsync(any.Token) };
        }
        catch (HttpRequestException e) { broken = e; }
        catch (OperationCanceledException e) { broken = e; }
        catch (InvalidDataException e) { broken = e; } // broken compression
        catch (ObjectDisposedException e) { broken = e; } // recycled between taking the pool and using it

        cancellationToken.ThrowIfCancellationRequested();

        // These statuses mean a refusal whatever the body says, so a lost body does not matter; with a 200 or a 502 it does.
        return head is { Status: >= 300 and < 500 } ? head : Failure(request, head, broken, timer.IsCancellationRequested, deadline);
    }

    public void Dispose()
    {
        // A body that is being read outlives the invoker's own disposal. The source itself is not disposed: a second
        // disposal must not throw, and a source without a timer holds nothing.
        _closing.Cancel();
        _invoker.Dispose();
    }

    private BotError Failure(HttpRequestMessage request, Answer? head, Exception broken, bool late, TimeSpan deadline) => new(
        late ? BotErrorKind.Timeout : BotErrorKind.Network,
        head?.Status ?? 0,
        late ? $"No answer within {deadline.TotalSeconds:0} s." : Describe(broken),
        RetryAfter: head?.RetryAfter,
        MigrateTo: null,
        request.Content is DepartingContent { HasLeft: true } ? Fate.Unknown : Fate.NotSent);

    private string Describe(Exception broken) => broken switch
    {
        _ when _closed.IsCancellationRequested => "The connection was recycled.",
        HttpRequestException http => TokenScrubber.Scrub($"{http.HttpRequestError}: {http.Message}"),
        { InnerException: TimeoutException } => "No connection in time.",
        _ => $"The connection broke ({broken.GetType().Name}).",
    };

    /// <summary>A date is measured by the server's own clock: ours may be wrong.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => BotError.Told(delta),
        { Date: { } date } when response.Headers.Date is { } answered => BotError.Told(date - answered),
        _ => null,
    };
}
