using System.Security.Cryptography;
using System.Text;

namespace CallRussia.Bot.Content;

/// <summary>A short name for a set of texts. Another word anywhere changes it; the order of files doesn't.</summary>
internal static class ContentVersion
{
    /// <summary>Enough to tell the versions of some years apart.</summary>
    private const int Letters = 8;

    public static string Of(IEnumerable<ContentSource> texts)
    {
        var lines = texts
            .Select(static text => $"{text.Key}\t{text.Language}\t{text.Source.Trim().ReplaceLineEndings("\n")}\0")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))))[..Letters];
    }
}
