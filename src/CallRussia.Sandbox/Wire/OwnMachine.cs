using System.Net;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>
/// Lets in programs on this machine and the Sandbox's own page, and no other page that is open in a browser here: neither one that calls
/// straight (its origin tells), nor one whose name was made to lead to this machine (the host tells), nor a picture or a form that
/// sends no origin (the browser tells where it comes from).
/// </summary>
internal static class OwnMachine
{
    public static bool Allows(HttpRequest request) =>
        IsLoopback(request.Host.Host) && IsOwnOrigin(request) && IsOwnSite(request);

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Scheme == "http"
                && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    // A link that somebody follows to the page itself may stand anywhere.
    private static bool IsOwnSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin"
        || (request.Headers["Sec-Fetch-Mode"].ToString() == "navigate" && request.Path.Value is "/" or "/index.html");
}
