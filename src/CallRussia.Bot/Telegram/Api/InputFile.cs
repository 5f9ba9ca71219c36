namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// A file to send. Upload a picture once and send it on by the file id of the answer: the server makes uploads of the
/// same size wait for each other (0.2–0.9 s each), and refuses with 429 when they pile up.
/// </summary>
public abstract record InputFile
{
    private protected InputFile()
    {
    }

    public static InputFile FromFileId(string fileId) => new Known(fileId);

    /// <summary>The server fetches it: pictures to 5 MB, other files to 20 MB.</summary>
    public static InputFile FromUri(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return new Known(url.AbsoluteUri);
    }

    /// <summary>Bytes rather than a stream: a retry must be able to send them again. Pictures to 10 MB, other files to 50 MB.</summary>
    public static InputFile FromBytes(ReadOnlyMemory<byte> content, string fileName) => new Upload(content, fileName);

    /// <summary>A file that the server has or can get: its id or address goes into the request.</summary>
    public sealed record Known(string Reference) : InputFile
    {
        public override string ToString() => nameof(Known);
    }

    /// <summary>A file that goes along with the request.</summary>
    public sealed record Upload(ReadOnlyMemory<byte> Content, string FileName) : InputFile
    {
        public override string ToString() => $"Upload of {Content.Length} bytes";
    }
}
