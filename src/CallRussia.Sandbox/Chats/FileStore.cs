using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace CallRussia.Sandbox;

/// <summary>Files by id. The same bytes get the same unique id but a new file id, as in Telegram.</summary>
internal sealed class FileStore
{
    private const int StickerSize = 512;

    private static readonly FileExtensionContentTypeProvider MimeTypes = new();

    private readonly ConcurrentDictionary<string, SandboxFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SandboxFile> _byPath = new(StringComparer.Ordinal);
    private int _count;

    /// <param name="name">As uploaded; its ending decides the type of a document, as in the real server.</param>
    public SandboxFile Add(SandboxFileKind kind, string name, byte[] bytes, FileDetails? details = null)
    {
        var wire = FileKind.Of(kind);
        var number = Interlocked.Increment(ref _count);
        var hash = Convert.ToHexString(SHA256.HashData(bytes));
        var id = $"{wire.IdPrefix}AgIAAxkDAAI{number:D6}{hash[..24]}";
        var mimeType = kind != SandboxFileKind.Photo && MimeTypes.TryGetContentType(name, out var known) ? known : wire.MimeType;
        var file = new SandboxFile(kind, id, "AQAD" + hash[..12], name, mimeType, bytes)
        {
            Details = Measured(kind, bytes, details ?? new FileDetails()),
            Path = $"{wire.Folder}/file_{number}{Extension(name, wire)}",
        };
        _files[file.FileId] = file;
        _byPath[file.Path] = file;
        return file;
    }

    public SandboxFile? Find(string id) => _files.GetValueOrDefault(id);

    public SandboxFile? FindByPath(string path) => _byPath.GetValueOrDefault(path);

    private static FileDetails Measured(SandboxFileKind kind, byte[] bytes, FileDetails details)
    {
        var (width, height) = kind == SandboxFileKind.Photo ? PictureSize.Of(bytes)
            : kind == SandboxFileKind.Sticker ? (StickerSize, StickerSize)
            : (details.Width, details.Height);
        return details with { Width = width, Height = height };
    }

    private static string Extension(string name, FileKind kind)
    {
        var extension = Path.GetExtension(name);
        return extension.Length > 1 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : kind.Extension;
    }
}
