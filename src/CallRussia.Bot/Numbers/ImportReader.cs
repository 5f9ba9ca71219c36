using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Reads numbers from a stream: plain text or CSV (semicolon, tab, comma, bar), with or without a header, UTF-8, UTF-16 or windows-1251,
/// plain or gzip. Parses on all cores and needs a few buffers however long the file is; what comes out is the same for any number of cores.
/// Empty rows are passed over, every other one comes out accepted or refused.
/// </summary>
public sealed class ImportReader
{
    /// <summary>What is read and parsed stays in a core's own cache.</summary>
    private const int ChunkBytes = 256 * 1024;

    private readonly NumberingPlan plan;
    private readonly PlanTable table;
    private readonly RowTaker taker;
    private readonly TableLines tables;
    private readonly int workers;
    private readonly int chunkBytes;

    public ImportReader(NumberingPlan plan)
        : this(plan, Environment.ProcessorCount, ChunkBytes)
    {
    }

    internal ImportReader(NumberingPlan plan, int workers, int chunkBytes)
    {
        this.plan = plan;
        table = new PlanTable(plan);
        taker = new RowTaker(plan, table);
        tables = new TableLines(plan.Regions, table);
        this.workers = workers;
        this.chunkBytes = chunkBytes;
        Regions = [.. table.Regions];
    }

    /// <summary>What <see cref="PlacedNumber.Region"/> counts.</summary>
    public IReadOnlyList<RegionCode> Regions { get; }

    /// <param name="stream">May not seek; stays open.</param>
    /// <param name="column">The column with the numbers, by its name in the header or its place from 1; null finds it.</param>
    /// <exception cref="ImportFileException">
    /// Not a text file, a damaged archive, or (<see cref="ImportColumnException"/>) nobody can tell where the numbers stand; thrown while
    /// enumerating.
    /// </exception>
    public IEnumerable<ImportPart> Read(Stream stream, string? column = null) => new Reading(this, new ImportSource(stream), column).Parts();

    private static ImportFileException Damaged(InvalidDataException damaged, long lines) =>
        new($"The archive is damaged after line {lines}: what came before is taken.", damaged);

    /// <summary>One file.</summary>
    private sealed class Reading(ImportReader reader, ImportSource source, string? column)
    {
        private readonly Stack<ImportChunk> spare = new();
        private long lines;

        public IEnumerable<ImportPart> Parts()
        {
            var (text, layout) = Opened();
            lines = layout.LinesBefore;
            yield return Told(layout.Above, new(source.BytesTaken, lines), layout);

            var chunks = new ChunkSource(text, reader.chunkBytes);
            var parser = new ChunkParser(reader.taker, reader.tables, reader.table, layout);
            foreach (var chunk in InOrder.Select(Chunks(chunks), parser.Parse, reader.workers))
            {
                yield return Told(chunk, chunk.BytesTaken, layout);
                lines += chunk.Lines;
                spare.Push(chunk);
            }

            foreach (var chunk in new CarefulReading(reader.taker, layout, chunks).Parts(Spare()))
            {
                yield return Told(chunk, source.BytesTaken, layout);
            }

            if (chunks.Damage is { } damage)
            {
                throw Damaged(damage, lines);
            }
        }

        private static ImportPart Told(IReadOnlyList<ImportLine> refused, ImportProgress progress, ImportLayout layout) =>
            new(default, refused, progress) { Column = layout.Column };

        private ImportPart Told(ImportChunk chunk, long bytes, ImportLayout layout) =>
            new(chunk.Accepted, chunk.Refused(lines), new(bytes, lines + chunk.Lines)) { Column = layout.Column };

        private ImportChunk Spare() => spare.TryPop(out var used) ? used : new ImportChunk(reader.chunkBytes);

        private IEnumerable<ImportChunk> Chunks(ChunkSource text)
        {
            while (true)
            {
                var chunk = Spare();
                if (!text.Next(chunk))
                {
                    spare.Push(chunk);
                    yield break;
                }

                chunk.BytesTaken = source.BytesTaken;
                yield return chunk.Begin();
            }
        }

        private (Stream Text, ImportLayout Layout) Opened()
        {
            try
            {
                var text = new ImportSource(source.Text());
                var sample = text.Peek(LayoutFinder.SampleBytes);
                var layout = new LayoutFinder(reader.plan, column).Find(sample);
                return (text.Skip(LineEnds.Behind(sample, layout.LinesBefore)), layout);
            }
            catch (InvalidDataException damaged)
            {
                throw Damaged(damaged, 0);
            }
        }
    }
}
