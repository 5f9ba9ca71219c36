using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Reads numbers from a stream: plain text or CSV (comma, semicolon, tab), with or without a header, UTF-8, UTF-16 or windows-1251, plain
/// or gzip. Parses on all cores and needs a few buffers however long the file is; what comes out is the same for any number of cores.
/// Empty lines are passed over, every other one comes out accepted or refused.
/// </summary>
public sealed class ImportReader
{
    /// <summary>What is read and parsed stays in a core's own cache.</summary>
    private const int ChunkBytes = 256 * 1024;

    private readonly PlanTable table;
    private readonly ChunkParser parser;
    private readonly int workers;
    private readonly int chunkBytes;

    public ImportReader(NumberingPlan plan)
        : this(plan, Environment.ProcessorCount, ChunkBytes)
    {
    }

    internal ImportReader(NumberingPlan plan, int workers, int chunkBytes)
    {
        table = new PlanTable(plan);
        parser = new ChunkParser(plan, table);
        this.workers = workers;
        this.chunkBytes = chunkBytes;
        Regions = [.. table.Regions];
    }

    /// <summary>What <see cref="PlacedNumber.Region"/> counts.</summary>
    public IReadOnlyList<RegionCode> Regions { get; }

    /// <param name="stream">May not seek; stays open.</param>
    /// <exception cref="ImportFileException">Not a text file, or a damaged archive; thrown while enumerating.</exception>
    public IEnumerable<ImportPart> Read(Stream stream) => new Reading(this, new ImportSource(stream)).Parts();

    private static ImportFileException Damaged(InvalidDataException damaged, long lines) =>
        new($"The archive is damaged after line {lines}: what came before is taken.", damaged);

    /// <summary>One file. Chunks are parsed with the layout known when they are read, and again when it has changed before them.</summary>
    private sealed class Reading(ImportReader reader, ImportSource source)
    {
        private readonly Stack<ImportChunk> spare = new();
        private ImportLayout layout = ImportLayout.Unseen;
        private long lines;

        public IEnumerable<ImportPart> Parts()
        {
            var text = new ChunkSource(Opened(), reader.chunkBytes);
            // The first lines nearly always decide the layout of all.
            foreach (var chunk in Chunks(text).Take(1))
            {
                yield return Take(reader.parser.Parse(chunk));
                spare.Push(chunk);
            }

            foreach (var chunk in InOrder.Select(Chunks(text), reader.parser.Parse, reader.workers))
            {
                yield return Take(chunk);
                spare.Push(chunk);
            }

            if (text.Damage is { } damage)
            {
                throw Damaged(damage, lines);
            }
        }

        private IEnumerable<ImportChunk> Chunks(ChunkSource text)
        {
            while (true)
            {
                var chunk = spare.TryPop(out var used) ? used : new ImportChunk(reader.chunkBytes);
                if (!text.Next(chunk))
                {
                    yield break;
                }

                chunk.BytesTaken = source.BytesTaken;
                chunk.Begin(layout);
                yield return chunk;
            }
        }

        private ImportPart Take(ImportChunk chunk)
        {
            if (chunk.Before != layout)
            {
                chunk.Begin(layout);
                reader.parser.Parse(chunk);
            }

            layout = chunk.After;
            var part = new ImportPart(chunk.Accepted, chunk.Refused(lines), new(chunk.BytesTaken, lines + chunk.Lines));
            lines += chunk.Lines;
            return part;
        }

        private Stream Opened()
        {
            try
            {
                return source.Text();
            }
            catch (InvalidDataException damaged)
            {
                throw Damaged(damaged, 0);
            }
        }
    }
}
