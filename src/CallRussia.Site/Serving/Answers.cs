using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CallRussia.Site.Serving;

/// <summary>How documents go out: with what protects their readers, compressed where that is understood, and not at all to whoever has them already.</summary>
internal static class Answers
{
    /// <summary>Ask whether it is still so; the answer is mostly a short yes.</summary>
    public const string Checked = "no-cache";

    public const string ForGood = "public, max-age=31536000, immutable";

    public const string Briefly = "public, max-age=10";

    /// <summary>Of one reader alone.</summary>
    public const string NotKept = "no-store";

    private static readonly (string Name, string Value)[] s_guards =
    [
        // Nothing from elsewhere, nothing written into a page, no frame around it.
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        // Where a link leads nobody hears what was read here.
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    public static void Guard(HttpResponse response)
    {
        foreach (var (name, value) in s_guards) response.Headers[name] = value;
    }

    public static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public static Task Later(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "2";
        return Status(http, StatusCodes.Status503ServiceUnavailable);
    }

    public static Task Send(HttpContext http, Document document, string keeping, int status = StatusCodes.Status200OK)
    {
        var (headers, answer) = (http.Response.Headers, http.Response);
        headers.CacheControl = keeping;
        headers.ETag = document.Mark;
        if (document.Packed is not null) headers.Vary = HeaderNames.AcceptEncoding;
        if (status == StatusCodes.Status200OK && Has(http.Request, document)) return Status(http, StatusCodes.Status304NotModified);
        answer.StatusCode = status;
        answer.ContentType = document.Type;
        var body = document.Body;
        if (document.Packed is { } packed && TakesGzip(http.Request))
        {
            body = packed;
            headers.ContentEncoding = "gzip";
        }
        answer.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : answer.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private static bool Has(HttpRequest request, Document document) =>
        request.Headers.IfNoneMatch.Any(marks => marks is not null && marks.Split(',', StringSplitOptions.TrimEntries).Any(mark => mark == document.Mark || mark == "*"));

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings)
        && encodings.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);
}
