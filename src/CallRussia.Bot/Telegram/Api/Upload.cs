using Telegram.Bot.Types;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>A file that goes along with a request: pictures to 10 MB, other files to 50 MB.</summary>
public static class Upload
{
    /// <summary>Bytes, and a stream of its own for each try. The package writes the name as it is, so nothing may stand in it that ends the quoted name or the header.</summary>
    public static InputFileStream Of(byte[] content, string fileName) =>
        InputFile.FromStream(new MemoryStream(content, writable: false), string.Concat(fileName.Select(c => char.IsControl(c) || c is '"' or '\\' ? '_' : c)));
}
