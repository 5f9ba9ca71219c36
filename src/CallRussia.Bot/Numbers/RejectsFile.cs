using System.Globalization;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Numbers;

/// <summary>
/// Writes refused lines as CSV (line, text, reason) to <c>rejects-*.csv</c>. The file appears with the first of them, so an import without
/// complaints leaves none. The first <see cref="MostLines"/> are written, the rest is counted.
/// </summary>
/// <param name="directory">Beside the store.</param>
/// <param name="at">Names the file; two imports of one second get files of their own.</param>
public sealed class RejectsFile(string directory, DateTimeOffset at) : IDisposable
{
    /// <summary>Nobody reads more, and a wrong file of millions must not fill the disk.</summary>
    public const int MostLines = 100_000;

    private const int FilesPerSecond = 1000;

    private StreamWriter? writer;

    /// <summary>Where the file is; null while nothing was refused.</summary>
    public string? Location { get; private set; }

    /// <summary>All refused lines.</summary>
    public long Count { get; private set; }

    public long NotWritten => Math.Max(0, Count - MostLines);

    public void Write(ImportLine line) => Write(line.Line, line.MaskedText, line.Refusal.Text());

    /// <param name="maskedText">Without a digit that should stay hidden.</param>
    public void Write(long line, string maskedText, string reason)
    {
        if (++Count > MostLines)
        {
            return;
        }

        writer ??= Create();
        writer.Write(line);
        writer.Write(",\"");
        writer.Write(Csv.Disarmed(maskedText).Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write("\",\"");
        writer.Write(reason.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.WriteLine('"');
    }

    public void Dispose()
    {
        if (NotWritten > 0)
        {
            writer?.WriteLine(string.Create(CultureInfo.InvariantCulture, $",\"…\",\"{NotWritten} more lines were refused: they are counted in the report and not written here\""));
        }

        writer?.Dispose();
    }

    private StreamWriter Create()
    {
        Directory.CreateDirectory(directory);
        var name = "rejects-" + at.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (var copy = 1; ; copy++)
        {
            var path = Path.Combine(directory, copy == 1 ? $"{name}.csv" : $"{name}-{copy}.csv");
            if (!File.Exists(path) || copy == FilesPerSecond)
            {
                Location = path;
                // CreateNew: another import may have taken the name since the question.
                var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
                var created = new StreamWriter(file, new UTF8Encoding(false)) { NewLine = "\n" };
                created.WriteLine("line,text,reason");
                return created;
            }
        }
    }
}
