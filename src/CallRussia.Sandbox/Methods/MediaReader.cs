using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads the files of a call: uploaded with it, or known by an id. Nothing is fetched from the internet here.</summary>
internal static class MediaReader
{
    private const int LargestPhoto = 10 << 20;
    private const int LargestFile = 50 << 20;

    // MAX_LENGTH and MAX_DURATION of the real server.
    private const int LongestSide = 10_000;
    private const int LongestDuration = 24 * 60 * 60;

    /// <summary>The one file of sendPhoto and its like, with what the call says of it.</summary>
    public static SandboxFile FromParameters(BotCall call, SandboxFileKind kind)
    {
        var wire = FileKind.Of(kind);
        return Find(call, kind, call.Parameters[wire.Field], wire.Field, name => call.Parameters[name])
            ?? throw Refusal.BadRequest($"there is no {wire.Words} in the request");
    }

    /// <summary>One InputMedia: a draft of the message that will carry it.</summary>
    public static MessageDraft FromJson(BotCall call, JsonElement media, bool forAlbum)
    {
        try
        {
            return Draft(call, media, forAlbum);
        }
        catch (Refusal refusal)
        {
            throw Refusal.BadRequest("can't parse InputMedia: " + refusal.Message.Replace("Bad Request: ", "", StringComparison.Ordinal));
        }
    }

    private static MessageDraft Draft(BotCall call, JsonElement media, bool forAlbum)
    {
        if (media.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.BadRequest("expected an Object");
        }

        var kind = Kind(media.RequiredText("type"), forAlbum);
        var caption = MessageTextReader.Caption(media.OptionalText("caption"), media.OptionalText("parse_mode"), media.Field("caption_entities"));
        var file = Find(call, kind, media.OptionalText("media"), "", name => media.Text(name)) ?? throw Refusal.BadRequest("media not found");
        return new MessageDraft(caption, new FileAttachment(file)) { HasSpoiler = media.Flag("has_spoiler") };
    }

    private static SandboxFileKind Kind(string type, bool forAlbum) => FileKind.Named(type) switch
    {
        SandboxFileKind.Animation when forAlbum => throw Refusal.BadRequest($"type \"{type}\" can't be used in sendMediaGroup"),
        SandboxFileKind.Voice or SandboxFileKind.VideoNote or SandboxFileKind.Sticker or null =>
            throw Refusal.BadRequest($"type \"{type}\" is unsupported"),
        { } kind => kind,
    };

    private static SandboxFile? Find(BotCall call, SandboxFileKind kind, string value, string part, Func<string, string> said)
    {
        var isAttached = value.StartsWith("attach://", StringComparison.Ordinal);
        if (value.Length > 0 && !isAttached)
        {
            return Known(call, kind, value);
        }

        return call.Parameters.File(isAttached ? value[9..] : part) is { } upload ? Uploaded(call, kind, upload, Details(said)) : null;
    }

    private static SandboxFile Uploaded(BotCall call, SandboxFileKind kind, UploadedFile upload, FileDetails details)
    {
        if (upload.Bytes.Length == 0)
        {
            throw Refusal.BadRequest("file must be non-empty");
        }

        if (upload.Bytes.Length > (kind == SandboxFileKind.Photo ? LargestPhoto : LargestFile))
        {
            throw Refusal.TooLarge();
        }

        var file = call.World.Files.Add(kind, upload.Name, upload.Bytes, details);
        return kind == SandboxFileKind.Photo ? Picture(file) : file;
    }

    private static SandboxFile Picture(SandboxFile file)
    {
        var (width, height) = (file.Details.Width, file.Details.Height);
        if (width <= 0 || height <= 0)
        {
            throw Refusal.BadRequest("IMAGE_PROCESS_FAILED");
        }

        var ratio = Math.Max((double)width / height, (double)height / width);
        return (long)width + height <= 10_000 && ratio <= 20 ? file : throw Refusal.BadRequest("PHOTO_INVALID_DIMENSIONS");
    }

    // Everything but a photo counts as a document: a voice sent as a document by its id is accepted and stays a voice.
    private static SandboxFile Known(BotCall call, SandboxFileKind kind, string id)
    {
        if (id.Contains("://", StringComparison.Ordinal))
        {
            throw Refusal.BadRequest("failed to get HTTP URL content");
        }

        var file = call.World.Files.Find(id) ?? throw Refusal.BadRequest("wrong file identifier/HTTP URL specified");
        return file.Kind == kind || (file.Kind != SandboxFileKind.Photo && kind != SandboxFileKind.Photo)
            ? file
            : throw Refusal.BadRequest($"can't use file of type {FileKind.Of(file.Kind).Type} as {FileKind.Of(kind).Type}");
    }

    private static FileDetails Details(Func<string, string> said) => new()
    {
        Width = Number(said("width") is { Length: > 0 } width ? width : said("length"), LongestSide),
        Height = Number(said("height"), LongestSide),
        Duration = Number(said("duration"), LongestDuration),
        Title = said("title"),
        Performer = said("performer"),
        Emoji = said("emoji"),
    };

    private static int Number(string text, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, most) : 0;
}
