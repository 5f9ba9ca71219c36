namespace CallRussia.Sandbox;

/// <summary>What Telegram says to a link: the link it keeps, or the reason why it keeps none.</summary>
internal readonly record struct LinkVerdict(string? Link, string? Refusal);

/// <summary>
/// Links may lead to http, https and tg only. There is no "tel:": it is read as a host with a strange port
/// (LinkManager of the real server), so the texts of the refusals are as odd as there.
/// </summary>
internal static class LinkCheck
{
    public static LinkVerdict Check(string url)
    {
        url = url.Trim();
        if (url.Length == 0)
        {
            return new LinkVerdict(null, "URL is empty");
        }

        if (url.StartsWith("tg:", StringComparison.OrdinalIgnoreCase))
        {
            return new LinkVerdict(url, null);
        }

        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return CheckHost(url, "http://" + url);
        }

        return url[..scheme].ToLowerInvariant() is "http" or "https"
            ? CheckHost(url[(scheme + 3)..], url)
            : new LinkVerdict(null, "Unsupported URL protocol");
    }

    private static LinkVerdict CheckHost(string rest, string url)
    {
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = authority.LastIndexOf(':');
        var host = colon < 0 ? authority : authority[..colon];
        if (colon >= 0 && !(ushort.TryParse(authority.AsSpan(colon + 1), out var port) && port > 0))
        {
            return new LinkVerdict(null, "Wrong port number specified in the URL");
        }

        var valid = host.Contains('.', StringComparison.Ordinal) && host.Length <= 253 && !host.Any(c => c <= ' ' || c is '<' or '>' or '"')
            && !host.StartsWith('.') && !host.EndsWith('.');
        if (!valid)
        {
            return new LinkVerdict(null, "Wrong HTTP URL");
        }

        // The real server adds the slash that a bare host lacks.
        return new LinkVerdict(end < 0 ? url + "/" : url, null);
    }
}
