namespace CallRussia.Sandbox;

/// <summary>Where a file can be fetched from.</summary>
internal static class FileMethods
{
    private const int LargestDownload = 20 << 20;

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
        FileWriter.WriteIds(call.Result, file);
        call.Result.WriteString("file_path", file.Path);
        call.Result.WriteEndObject();
    }
}
