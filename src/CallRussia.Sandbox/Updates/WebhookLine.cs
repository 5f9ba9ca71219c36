using System.Net.Http.Headers;

namespace CallRussia.Sandbox;

/// <summary>Why an update was not taken.</summary>
/// <param name="Message">As getWebhookInfo tells it.</param>
/// <param name="RetryAfter">What the bot's answer asked for.</param>
internal sealed record DeliveryFailure(string Message, TimeSpan? RetryAfter = null);

/// <summary>Posts one update to a webhook. What the bot answers beside the status is not read: it may not call a method that way here.</summary>
internal sealed class WebhookLine(SandboxFaults faults, TimeProvider time) : IDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly DeliveryFailure Closed = new("Webhook connection closed");

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <returns>Null when the bot took it.</returns>
    /// <exception cref="OperationCanceledException">The course is over.</exception>
    public async Task<DeliveryFailure?> SendAsync(Webhook webhook, PendingUpdate update, CancellationToken over)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, over);
        try
        {
            return await MeetFaultsAsync(webhook, update, cut.Token);
        }
        catch (HttpRequestException refused)
        {
            return new DeliveryFailure(refused.HttpRequestError == HttpRequestError.ConnectionError ? "Connection refused" : Closed.Message);
        }
        catch (OperationCanceledException) when (!over.IsCancellationRequested)
        {
            return new DeliveryFailure("Read timeout expired");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<DeliveryFailure?> MeetFaultsAsync(Webhook webhook, PendingUpdate update, CancellationToken cut)
    {
        if (faults.Offline)
        {
            return new DeliveryFailure("Network is unreachable");
        }

        if (faults.Take(SandboxFaults.Delivery, update.Row.Of) is not var (fault, cleared))
        {
            return await PostAsync(webhook, update, cut);
        }

        switch (fault.Kind)
        {
            case SandboxFaultKind.CutAfter:
                await PostAsync(webhook, update, cut);
                return Closed;
            case SandboxFaultKind.Delay:
                await Task.WhenAny(Task.Delay(fault.Wait, time, cut), cleared);
                return await PostAsync(webhook, update, cut);
            case SandboxFaultKind.Hang:
                await cleared.WaitAsync(cut);
                return Closed;
            default:
                return Closed;
        }
    }

    private async Task<DeliveryFailure?> PostAsync(Webhook webhook, PendingUpdate update, CancellationToken cut)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(update.Json) };
        post.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (webhook.Secret.Length > 0)
        {
            post.Headers.Add(SecretHeader, webhook.Secret);
        }

        using var answer = await _http.SendAsync(post, HttpCompletionOption.ResponseHeadersRead, cut);
        return answer.IsSuccessStatusCode
            ? null
            : new DeliveryFailure($"Wrong response from the webhook: {(int)answer.StatusCode} {answer.ReasonPhrase}", answer.Headers.RetryAfter?.Delta);
    }
}
