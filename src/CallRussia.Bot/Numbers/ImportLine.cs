using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Packing;

namespace CallRussia.Bot.Numbers;

/// <summary>A line of an import file that was refused, and why.</summary>
/// <param name="Line">Counted from 1, as an editor shows it; where a quoted cell has several lines, the one its row begins with.</param>
/// <param name="MaskedText">The text with every letter and all digits but the last two hidden.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportLine(long Line, Refusal Refusal, string MaskedText);

/// <summary>Some lines of a file. Valid until the next part is asked for.</summary>
/// <param name="Accepted">Callable numbers in the order of their lines; regions are places in <see cref="ImportReader.Regions"/>.</param>
/// <param name="Refused">In the order of their lines.</param>
/// <param name="Progress">At the end of this part.</param>
public sealed record ImportPart(ReadOnlyMemory<PlacedNumber> Accepted, IReadOnlyList<ImportLine> Refused, ImportProgress Progress)
{
    /// <summary>Where the numbers of this file stand, for people; null when its lines are nothing but numbers.</summary>
    public string? Column { get; init; }
}

/// <param name="Bytes">Bytes taken from the file as it lies there, so that its length gives the share even when it is compressed.</param>
/// <param name="Lines">Lines read.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportProgress(long Bytes, long Lines);

/// <summary>The file as a whole can't be read; the message is a sentence for the person who imports.</summary>
public class ImportFileException(string problem, Exception? inner = null) : Exception(problem, inner);

/// <summary>
/// Nobody but its owner can say which column of the file holds the numbers: a tax number has ten digits too. Nothing has been taken.
/// </summary>
/// <param name="columns">Their names, with digits hidden where the row may be one of people; empty when the file has no names for them.</param>
public sealed class ImportColumnException(string problem, IReadOnlyList<string> columns) : ImportFileException(problem)
{
    public IReadOnlyList<string> Columns => columns;
}
