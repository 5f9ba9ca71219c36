namespace CallRussia.Bot.Numbers;

/// <summary>
/// Row by row through what <see cref="ChunkSource"/> would not cut into lines: quotes, and lines of any length. One thread does it, with a
/// library that is fast enough for that.
/// </summary>
internal sealed class CarefulReading(RowTaker taker, ImportLayout layout, ChunkSource source)
{
    private const int RowsPerPart = 16_384;

    /// <summary>The chunk is filled anew with each step; its lines are counted from the first one of all.</summary>
    public IEnumerable<ImportChunk> Parts(ImportChunk chunk)
    {
        using var rows = new CsvRows(source.Rest, layout.Delimiter);
        chunk.Clear();
        for (var count = 1; rows.Next(); count++)
        {
            chunk.Lines = (int)rows.Line;
            taker.Take(chunk, new Row(rows, layout), rows.Line);
            if (count % RowsPerPart == 0)
            {
                yield return chunk;
                chunk.Clear();
            }
        }

        yield return chunk;
    }
}
