using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Writes a file as the field of a message that its kind has: photo, voice, sticker…</summary>
internal static class FileWriter
{
    public static void Write(Utf8JsonWriter writer, SandboxFile file)
    {
        var field = FileKind.Of(file.Kind).Field;
        if (file.Kind == SandboxFileKind.Photo)
        {
            writer.WriteStartArray(field);
            WriteObject(writer, file, file.Kind);
            writer.WriteEndArray();
            return;
        }

        writer.WritePropertyName(field);
        WriteObject(writer, file, file.Kind);
        if (file.Kind == SandboxFileKind.Animation)
        {
            // Bots that know no animations see a document.
            writer.WritePropertyName("document");
            WriteObject(writer, file, SandboxFileKind.Document);
        }
    }

    public static void WriteIds(Utf8JsonWriter writer, SandboxFile file)
    {
        writer.WriteString("file_id", file.FileId);
        writer.WriteString("file_unique_id", file.FileUniqueId);
        writer.WriteNumber("file_size", file.Bytes.Length);
    }

    private static void WriteObject(Utf8JsonWriter writer, SandboxFile file, SandboxFileKind kind)
    {
        var details = file.Details;
        writer.WriteStartObject();
        WriteIds(writer, file);
        if (kind is SandboxFileKind.Photo or SandboxFileKind.Video or SandboxFileKind.Animation or SandboxFileKind.Sticker)
        {
            writer.WriteNumber("width", details.Width);
            writer.WriteNumber("height", details.Height);
        }

        if (kind is not (SandboxFileKind.Photo or SandboxFileKind.Document or SandboxFileKind.Sticker))
        {
            writer.WriteNumber("duration", details.Duration);
        }

        if (kind is not (SandboxFileKind.Photo or SandboxFileKind.VideoNote or SandboxFileKind.Sticker))
        {
            writer.WriteString("mime_type", file.MimeType);
        }

        if (kind is SandboxFileKind.Document or SandboxFileKind.Video or SandboxFileKind.Animation or SandboxFileKind.Audio)
        {
            writer.WriteOptional("file_name", file.Name);
        }

        WriteRest(writer, details, kind);
        writer.WriteEndObject();
    }

    private static void WriteRest(Utf8JsonWriter writer, FileDetails details, SandboxFileKind kind)
    {
        switch (kind)
        {
            case SandboxFileKind.Audio:
                writer.WriteOptional("performer", details.Performer);
                writer.WriteOptional("title", details.Title);
                break;
            case SandboxFileKind.VideoNote:
                writer.WriteNumber("length", details.Width);
                break;
            case SandboxFileKind.Sticker:
                writer.WriteString("type", "regular");
                writer.WriteOptional("emoji", details.Emoji);
                writer.WriteBoolean("is_animated", false);
                writer.WriteBoolean("is_video", false);
                break;
        }
    }
}
