using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>The page's files, which are inside the assembly.</summary>
internal static class PageFiles
{
    private const string Prefix = "CallRussia.Sandbox.Page.";

    // The page loads nothing from anywhere else and runs nothing that is not a file of its own.
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, byte[]> Files = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => "/" + name[Prefix.Length..], Load, StringComparer.Ordinal);

    public static async Task SendAsync(HttpContext context, string path)
    {
        path = path == "/" ? "/index.html" : path;
        if (!Files.TryGetValue(path, out var bytes))
        {
            await BotEndpoint.RefuseAsync(context, new Refusal(404, "Not Found"));
            return;
        }

        context.Response.ContentType = Type(path);
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static byte[] Load(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Type(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}
