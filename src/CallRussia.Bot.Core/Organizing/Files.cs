using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Why a file is not taken in. The values are stored.</summary>
public enum FileProblem
{
    None = 0,

    /// <summary>More than Telegram gives a bot.</summary>
    TooBig = 1,

    /// <summary>Neither text nor gzip: a zip, a workbook, a picture.</summary>
    NotText = 2,

    /// <summary>Words or a picture came where a file was expected.</summary>
    NoFile = 3,

    /// <summary>An archive that breaks off.</summary>
    Damaged = 4,

    /// <summary>Telegram has it no more, or refuses to give it.</summary>
    Gone = 5,

    /// <summary>Telegram could not be reached for long enough.</summary>
    NoConnection = 6,

    /// <summary>The disk of the server is full.</summary>
    NoRoom = 7,

    /// <summary>Something of ours broke; the log says what.</summary>
    Broken = 8,

    /// <summary>Nobody can tell which column holds the numbers.</summary>
    NoColumn = 9,
}

/// <summary>Files of numbers as the chat takes them.</summary>
public static class NumberFile
{
    /// <summary>Telegram gives a bot files of up to 20 MB (getFile).</summary>
    public const long LargestBytes = 20 << 20;

    /// <summary>Of the file's name, as it is shown back.</summary>
    public const int LongestName = 60;

    private static readonly string[] Endings = [".csv", ".txt", ".tsv", ".gz"];

    /// <summary>What can be said before it is read. A name without an ending may be anything.</summary>
    public static FileProblem Problem(FileSent file) =>
        file.Size > LargestBytes ? FileProblem.TooBig
        : file.Name.Contains('.', StringComparison.Ordinal) && !Endings.Any(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? FileProblem.NotText
        : FileProblem.None;

    /// <summary>What the file is called where it has to be called something.</summary>
    public static string NameOf(FileSent file) =>
        file.Name.Length == 0 ? "numbers" : file.Name.Length <= LongestName ? file.Name : "…" + file.Name[^(LongestName - 1)..];
}

/// <summary>What became of the lines of a file; each is in one of the counts.</summary>
/// <param name="Taken">Added to the bank, put on the register, planted.</param>
/// <param name="Known">Were that before, or stood in the file twice.</param>
/// <param name="DoNotCall">Of an import: on the register, so not added.</param>
/// <param name="Wrong">Not a number, or one of no known range.</param>
/// <param name="Excluded">Real numbers that the campaign does not call.</param>
public sealed record FileReport(long Taken, long Known, long DoNotCall, long Wrong, long Excluded)
{
    public IReadOnlyDictionary<Refusal, long> Reasons { get; init; } = new Dictionary<Refusal, long>();

    /// <summary>It was begun before a restart: what was taken in then counts as known.</summary>
    public bool Resumed { get; init; }

    /// <summary>Rejected lines as CSV with masked texts; null when there are none.</summary>
    public string? Rejects { get; init; }

    /// <summary>How many of them stand there.</summary>
    public int RejectsShown { get; init; }

    /// <summary>Lines there are, and none of them was of use.</summary>
    public bool IsUseless => Lines > 0 && Taken + Known + DoNotCall == 0;

    public long Lines => Taken + Known + DoNotCall + Wrong + Excluded;
}

/// <summary>A file is being taken in.</summary>
public sealed record FileWentOn(long Order, int Percent, int Lines) : Progressed;

/// <summary>A file was taken in, or not.</summary>
public abstract record FileEnded(long Order, string Name, FilePurpose Purpose) : Progressed
{
    public sealed override bool IsLast => true;
}

public sealed record FileTaken(long Order, string Name, FilePurpose Purpose, FileReport Report) : FileEnded(Order, Name, Purpose);

public sealed record FileRefused(long Order, string Name, FilePurpose Purpose, FileProblem Problem) : FileEnded(Order, Name, Purpose)
{
    /// <summary>Names of the file's columns, when it is about them.</summary>
    public string Columns { get; init; } = "";
}
