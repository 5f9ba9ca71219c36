namespace CallRussia.Sandbox;

/// <summary>Files: sent by upload or by an id known already, fetched by path. Nothing is fetched from the internet here.</summary>
internal static class FileMethods
{
    private const int LargestPhoto = 10 << 20;
    private const int LargestDocument = 50 << 20;
    private const int LargestDownload = 20 << 20;

    public static SandboxFile Photo(BotCall call)
    {
        var file = Find(call, "photo", LargestPhoto, isPhoto: true);
        if (file.Width == 0 || file.Height == 0)
        {
            throw Refusal.BadRequest("IMAGE_PROCESS_FAILED");
        }

        var ratio = Math.Max((double)file.Width / file.Height, (double)file.Height / file.Width);
        return file.Width + file.Height <= 10_000 && ratio <= 20 ? file : throw Refusal.BadRequest("PHOTO_INVALID_DIMENSIONS");
    }

    public static SandboxFile Document(BotCall call) => Find(call, "document", LargestDocument, isPhoto: false);

    public static void GetFile(BotCall call)
    {
        var id = call.Parameters["file_id"];
        if (id.Length == 0)
        {
            throw Refusal.BadRequest("file_id not specified");
        }

        var file = call.World.Files.Find(id) ?? throw Refusal.BadRequest("invalid file_id");
        if (file.Bytes.Length > LargestDownload)
        {
            throw Refusal.BadRequest("file is too big");
        }

        call.Result.WriteStartObject();
        call.Result.WriteString("file_id", file.FileId);
        call.Result.WriteString("file_unique_id", file.FileUniqueId);
        call.Result.WriteNumber("file_size", file.Bytes.Length);
        call.Result.WriteString("file_path", file.Path);
        call.Result.WriteEndObject();
    }

    private static SandboxFile Find(BotCall call, string name, int largest, bool isPhoto)
    {
        var value = call.Parameters[name];
        var part = value.StartsWith("attach://", StringComparison.Ordinal) ? value[9..] : name;
        if (call.Parameters.File(part) is { } upload)
        {
            if (upload.Bytes.Length == 0)
            {
                throw Refusal.BadRequest("file must be non-empty");
            }

            return upload.Bytes.Length <= largest
                ? call.World.Files.Add(upload.Name, upload.ContentType, upload.Bytes, isPhoto)
                : throw Refusal.TooLarge();
        }

        if (value.Length == 0)
        {
            throw Refusal.BadRequest($"there is no {name} in the request");
        }

        return value.Contains("://", StringComparison.Ordinal)
            ? throw Refusal.BadRequest("failed to get HTTP URL content")
            : Known(call, value, isPhoto);
    }

    private static SandboxFile Known(BotCall call, string id, bool isPhoto)
    {
        var file = call.World.Files.Find(id) ?? throw Refusal.BadRequest("wrong file identifier/HTTP URL specified");
        return file.Width > 0 == isPhoto
            ? file
            : throw Refusal.BadRequest(isPhoto ? "can't use file of type Document as Photo" : "can't use file of type Photo as Document");
    }
}
