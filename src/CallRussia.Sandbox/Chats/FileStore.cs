using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CallRussia.Sandbox;

/// <summary>Files by id. The same bytes get the same unique id but a new file id, as in Telegram.</summary>
internal sealed class FileStore
{
    private readonly ConcurrentDictionary<string, SandboxFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SandboxFile> _byPath = new(StringComparer.Ordinal);
    private int _count;

    public SandboxFile Add(string name, string mimeType, byte[] bytes, bool isPhoto)
    {
        var number = Interlocked.Increment(ref _count);
        var hash = Convert.ToHexString(SHA256.HashData(bytes));
        var (width, height) = isPhoto ? PictureSize.Of(bytes) : (0, 0);
        var id = $"{(isPhoto ? "AgACAgIAAxkDAAI" : "BQACAgIAAxkDAAI")}{number:D6}{hash[..24]}";
        var file = new SandboxFile(id, "AQAD" + hash[..12], name, mimeType, bytes)
        {
            Width = width,
            Height = height,
            Path = $"{(isPhoto ? "photos" : "documents")}/file_{number}{Extension(name, isPhoto)}",
        };
        _files[file.FileId] = file;
        _byPath[file.Path] = file;
        return file;
    }

    public SandboxFile? Find(string id) => _files.GetValueOrDefault(id);

    public SandboxFile? FindByPath(string path) => _byPath.GetValueOrDefault(path);

    private static string Extension(string name, bool isPhoto)
    {
        var extension = Path.GetExtension(name);
        return extension.Length > 0 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : isPhoto ? ".jpg" : "";
    }
}
