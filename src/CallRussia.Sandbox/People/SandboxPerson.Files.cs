namespace CallRussia.Sandbox;

// What the person sends besides words. Captions may hold marks, as in SendMarked.
public sealed partial class SandboxPerson
{
    public SandboxMessage SendPhoto(byte[] picture, string? caption = null, string name = "photo.jpg") =>
        SendFile(SandboxFileKind.Photo, picture, name, caption);

    public SandboxMessage SendDocument(byte[] bytes, string name, string? caption = null) =>
        SendFile(SandboxFileKind.Document, bytes, name, caption);

    /// <summary>A voice message of so many seconds, in which nobody says anything.</summary>
    public SandboxMessage SendVoice(int seconds = 3) =>
        SendFile(SandboxFileKind.Voice, SilentVoice.Ogg(seconds), "voice.oga", details: new FileDetails { Duration = seconds });

    /// <param name="picture">WebP; without it, an empty picture of one pixel.</param>
    public SandboxMessage SendSticker(string emoji = "👍", byte[]? picture = null) =>
        SendFile(SandboxFileKind.Sticker, picture ?? EmptyWebP, "sticker.webp", details: new FileDetails { Emoji = emoji });

    /// <summary>Several photos at once; the caption stands under the first.</summary>
    public IReadOnlyList<SandboxMessage> SendAlbum(IReadOnlyList<byte[]> pictures, string? caption = null)
    {
        var group = _world.NextMediaGroupId();
        return [.. pictures.Select((picture, i) =>
            SendFile(SandboxFileKind.Photo, picture, "photo.jpg", i == 0 ? caption : null, mediaGroupId: group))];
    }

    /// <param name="mediaGroupId">Messages with the same one are an album.</param>
    public SandboxMessage SendFile(
        SandboxFileKind kind, byte[] bytes, string name, string? caption = null, FileDetails? details = null,
        int? replyTo = null, string? mediaGroupId = null) =>
        Post(new MessageDraft(
            string.IsNullOrWhiteSpace(caption) ? null : TypedMarkup.Read(caption.Trim()),
            new FileAttachment(_world.Files.Add(kind, name, bytes, details)))
        {
            ReplyTo = replyTo,
            MediaGroupId = mediaGroupId,
        });

    private static byte[] EmptyWebP => Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
}
