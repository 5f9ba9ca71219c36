namespace CallRussia.Sandbox;

/// <summary>The kinds of files that messages carry. A file keeps its kind for good: sent anew by its id, a voice stays a voice.</summary>
public enum SandboxFileKind
{
    Photo,
    Document,
    Video,
    Animation,
    Audio,
    Voice,
    VideoNote,
    Sticker,
}

/// <summary>What the wire says of a kind of file.</summary>
/// <param name="Field">Its parameter, and its field in a message.</param>
/// <param name="Type">Its name in refusals (FileType of the real library).</param>
/// <param name="Folder">Where getFile places it.</param>
/// <param name="IdPrefix">How its ids begin.</param>
internal sealed record FileKind(string Field, string Type, string Folder, string IdPrefix, string Extension, string MimeType)
{
    private static readonly FileKind[] All =
    [
        new("photo", "Photo", "photos", "AgAC", ".jpg", "image/jpeg"),
        new("document", "Document", "documents", "BQAC", "", "application/octet-stream"),
        new("video", "Video", "videos", "BAAC", ".mp4", "video/mp4"),
        new("animation", "Animation", "animations", "CgAC", ".mp4", "video/mp4"),
        new("audio", "Audio", "music", "CQAC", ".mp3", "audio/mpeg"),
        new("voice", "VoiceNote", "voice", "AwAC", ".oga", "audio/ogg"),
        new("video_note", "VideoNote", "video_notes", "DQAC", ".mp4", "video/mp4"),
        new("sticker", "Sticker", "stickers", "CAAC", ".webp", "image/webp"),
    ];

    /// <summary>Its name in "there is no … in the request".</summary>
    public string Words => Field.Replace('_', ' ');

    public static FileKind Of(SandboxFileKind kind) => All[(int)kind];

    public static SandboxFileKind? Named(string field) =>
        Array.FindIndex(All, kind => kind.Field == field) is >= 0 and var index ? (SandboxFileKind)index : null;
}
