using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Site.Serving;

/// <summary>What can be told of whoever sends something: whether it comes from a page of ours, and from which address.</summary>
internal static class Readers
{
    /// <summary>
    /// Sent by one of these pages, or by no page at all. Browsers say so themselves; of older ones, which don't, one that names another site is refused. Ours send
    /// no name, for the pages tell nobody where a reader comes from.
    /// </summary>
    public static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        { Length: > 0 } => false,
        _ => request.Headers.Origin.ToString() is "" or "null" || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value),
    };

    /// <summary>The reader's address, as the proxy on this machine or beside it tells; of anybody else nothing is believed but where they are.</summary>
    public static IPAddress? Address(HttpContext http)
    {
        var peer = http.Connection.RemoteIpAddress;
        var told = http.Request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1];
        return peer is not null && IsNear(peer) && IPAddress.TryParse(told?.Trim(), out var reader) ? reader : peer;
    }

    /// <summary>A program that looks where a link leads before, or in place of, a person: as far as it says so.</summary>
    public static bool OnlyLooks(HttpRequest request)
    {
        bool Says(string header, params ReadOnlySpan<string> words)
        {
            var said = request.Headers[header].ToString();
            foreach (var word in words)
                if (said.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
            return false;
        }
        return HttpMethods.IsHead(request.Method) || request.Headers.UserAgent.Count == 0
            || Says("Purpose", "prefetch", "preview") || Says("Sec-Purpose", "prefetch") || Says("X-Moz", "prefetch")
            || Says("User-Agent", "bot", "preview", "crawl", "spider", "facebookexternalhit", "whatsapp", "curl", "wget");
    }

    /// <summary>As headers take it: other letters as browsers send them.</summary>
    public static string InAscii(string url)
    {
        var address = new Uri(url);
        return url.All(c => c is > ' ' and < (char)127) ? url : new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri;
    }

    private static bool IsNear(IPAddress peer)
    {
        if (peer.IsIPv4MappedToIPv6) peer = peer.MapToIPv4();
        if (IPAddress.IsLoopback(peer) || peer.IsIPv6UniqueLocal || peer.IsIPv6LinkLocal) return true;
        return peer.AddressFamily == AddressFamily.InterNetwork && peer.GetAddressBytes() is [10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..];
    }
}
