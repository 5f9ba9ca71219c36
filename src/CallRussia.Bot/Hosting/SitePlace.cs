using System.Net;

namespace CallRussia.Bot.Hosting;

/// <summary>Where the campaign's pages are served to the proxy before them, and under which address people know them.</summary>
/// <param name="Url">For links that leave the site: previews, the map for search engines, the page beside a call. Null: there are none.</param>
public sealed record SitePlace(IPEndPoint Listen, Uri? Url)
{
    /// <returns>Null when no pages are served. An address that is set all the same is checked.</returns>
    internal static SitePlace? Read(SettingsReader read)
    {
        var (listen, url) = (read.Endpoint("Site:Listen"), Address(read, "Site:Url"));
        return listen is null ? null : new SitePlace(listen, url);
    }

    private static Uri? Address(SettingsReader read, string key)
    {
        if (read.Words(key) is not { } value) return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length + url.Query.Length + url.Fragment.Length == 0) return url;
        // Not the value: whoever writes a password into it does not want it in a log.
        read.Wrong($"{key} must be the address at which people open the pages, such as https://callrussia.example.org: a name, perhaps a path, and nothing else.");
        return null;
    }
}
