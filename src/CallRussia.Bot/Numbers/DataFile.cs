using System.IO.Compression;

namespace CallRussia.Bot.Numbers;

/// <summary>A file of the folder data can't be used; the message names file and line.</summary>
public sealed class DataFileException(string file, int line, string problem, Exception? inner = null)
    : Exception(line > 0 ? $"{file}, line {line}: {problem}" : $"{file}: {problem}", inner)
{
    public string File { get; } = file;

    public int Line { get; } = line;
}

/// <summary>One row of a data file; fields are found by the names in the header.</summary>
internal sealed record DataRow(string File, int Line, string[] Header, string[] Fields)
{
    public string this[string column] => Array.IndexOf(Header, column) is >= 0 and var at
        ? Fields[at]
        : throw Broken($"the header has no column '{column}'");

    public long Number(string column) => long.TryParse(this[column], out var number)
        ? number
        : throw Broken($"'{column}' is not a number");

    public string[] List(string column) => this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public DataFileException Broken(string problem) => new(File, Line, problem);
}

/// <summary>
/// The project's own tables: UTF-8, commas, quotes where a field has a comma, comments with #, one header; gzip by the name .gz.
/// </summary>
internal static class DataFile
{
    public static IEnumerable<DataRow> Read(string directory, string name)
    {
        using var reader = Open(Path.Combine(directory, name), name);
        string[]? header = null;
        for (var line = 1; NextLine(reader, name, line) is { } text; line++)
        {
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var fields = Split(text);
            if (header is null)
            {
                header = fields;
            }
            else if (fields.Length != header.Length)
            {
                throw new DataFileException(name, line, $"{fields.Length} fields where the header has {header.Length}");
            }
            else
            {
                yield return new DataRow(name, line, header, fields);
            }
        }

        if (header is null)
        {
            throw new DataFileException(name, 0, "the file is empty");
        }
    }

    private static StreamReader Open(string path, string name)
    {
        try
        {
            var file = File.OpenRead(path);
            var isPacked = path.EndsWith(".gz", StringComparison.Ordinal);
            return new StreamReader(isPacked ? new GZipStream(file, CompressionMode.Decompress) : file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(name, 0, "the file can't be opened", failure);
        }
    }

    private static string? NextLine(StreamReader reader, string name, int line)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException failure)
        {
            throw new DataFileException(name, line, "the file is damaged: it can't be unpacked", failure);
        }
    }

    private static string[] Split(string text)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
        {
            return text.Split(',');
        }

        // Every second piece between quotes is inside them; our tables need no quotes within quotes.
        var pieces = text.Split('"');
        for (var i = 1; i < pieces.Length; i += 2)
        {
            pieces[i] = pieces[i].Replace(',', '\uFFFF');
        }

        return [.. string.Concat(pieces).Split(',').Select(field => field.Replace('\uFFFF', ','))];
    }
}
