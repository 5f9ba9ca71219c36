using System.Buffers;

namespace CallRussia.Sandbox;

/// <summary>Where the bot wants its updates delivered.</summary>
internal sealed record Webhook(Uri Url, string Secret, int MostConnections)
{
    private const int LongestSecret = 256;
    private const int UsualConnections = 40;
    private const int MostOfAll = 100;

    private static readonly SearchValues<char> SecretCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <returns>Null when the address is empty: there is to be no webhook.</returns>
    public static Webhook? Read(ApiParameters parameters) => parameters["url"] is { Length: > 0 } url
        ? new Webhook(Address(url), OfSecret(parameters["secret_token"]), parameters.Int("max_connections", UsualConnections, 1, MostOfAll))
        : null;

    /// <summary>The real server wants https and a public address. This one calls nothing but its own machine, whatever it is told.</summary>
    private static Uri Address(string url)
    {
        if (!Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url, UriKind.Absolute, out var address))
        {
            throw Refusal.BadRequest("invalid webhook URL specified");
        }

        if (address.Scheme is not ("http" or "https"))
        {
            throw Refusal.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }

        return OwnMachine.IsLoopback(address.Host)
            ? address
            : throw Refusal.BadRequest("bad webhook: the Sandbox delivers to this machine only (127.0.0.1, [::1], localhost)");
    }

    private static string OfSecret(string secret)
    {
        if (secret.Length > LongestSecret)
        {
            throw Refusal.BadRequest("secret token is too long");
        }

        return secret.AsSpan().ContainsAnyExcept(SecretCharacters)
            ? throw Refusal.BadRequest("secret token contains unallowed characters")
            : secret;
    }
}
