using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <summary>Lines on their way through the reader, and what became of them. It is filled again when it has been taken.</summary>
/// <param name="chunkBytes">As of its <see cref="ChunkSource"/>.</param>
internal sealed class ImportChunk(int chunkBytes)
{
    /// <summary>A number is read in one go, and may be looked for where the text has ended.</summary>
    private const int Slack = 32;

    /// <summary>Ten digits and the end of the line.</summary>
    private const int ShortestLine = 11;

    private readonly List<ImportLine> refused = [];
    private PlacedNumber[] accepted = [];
    private int acceptedCount;

    public byte[] Text { get; } = new byte[chunkBytes + ChunkSource.LongestLine + 2 + Slack];

    public int Length { get; set; }

    /// <summary>Bytes taken from the file up to the end of this chunk, or a little further.</summary>
    public long BytesTaken { get; set; }

    public int Lines { get; set; }

    public ReadOnlyMemory<PlacedNumber> Accepted => accepted.AsMemory(0, acceptedCount);

    /// <param name="linesBefore">Lines of the file before this chunk: in here they are counted from its own beginning.</param>
    public List<ImportLine> Refused(long linesBefore) => refused.ConvertAll(line => line with { Line = linesBefore + line.Line });

    /// <summary>Room for every line of the text, and an end for the last one.</summary>
    public ImportChunk Begin()
    {
        Clear();
        Text[Length] = (byte)'\n';
        if (accepted.Length <= Length / ShortestLine)
        {
            accepted = new PlacedNumber[(Length / ShortestLine) + 1];
        }

        return this;
    }

    /// <summary>Without a text: what is read elsewhere is gathered here.</summary>
    public void Clear()
    {
        Lines = 0;
        refused.Clear();
        acceptedCount = 0;
    }

    public bool IsEmpty => acceptedCount == 0 && refused.Count == 0;

    public void Accept(PlacedNumber number)
    {
        if (acceptedCount == accepted.Length)
        {
            Array.Resize(ref accepted, Math.Max(1024, acceptedCount * 2));
        }

        accepted[acceptedCount++] = number;
    }

    public void Refuse(ImportLine line) => refused.Add(line);
}
