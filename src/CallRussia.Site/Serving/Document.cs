using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CallRussia.Site.Serving;

/// <summary>One answer as it goes out, made once: its bytes, the same compressed, and the mark by which a browser knows that it has them.</summary>
internal sealed class Document
{
    /// <summary>Under this, what is saved is less than what it costs.</summary>
    private const int WorthPacking = 512;

    private Document(string type, byte[] body, byte[]? packed)
    {
        (Type, Body, Packed) = (type, body, packed);
        Mark = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
    }

    public string Type { get; }

    public byte[] Body { get; }

    /// <summary>By gzip; null where that saves nothing.</summary>
    public byte[]? Packed { get; }

    public string Mark { get; }

    public static Document Words(string type, string words) => Words(type, Encoding.UTF8.GetBytes(words));

    public static Document Words(string type, byte[] words) => new($"{type}; charset=utf-8", words, words.Length < WorthPacking ? null : Pack(words));

    public static Document Html(string html) => Words("text/html", html);

    public static Document Picture(byte[] png) => new("image/png", png, packed: null);

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(body);
        return packed.ToArray();
    }
}
