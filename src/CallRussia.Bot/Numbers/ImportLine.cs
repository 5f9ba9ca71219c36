using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Numbers;

/// <summary>A line of an import file that was refused, and why.</summary>
/// <param name="Line">Counted from 1, as an editor shows it.</param>
/// <param name="MaskedText">The text with every letter and all digits but the last two hidden.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportLine(long Line, Refusal Refusal, string MaskedText)
{
    /// <summary>The number, when it is one that is not called: somebody may still ask never to be.</summary>
    public PhoneNumber? Number { get; init; }
}

/// <summary>Some lines of a file. Valid until the next part is asked for.</summary>
/// <param name="Accepted">Callable numbers in the order of their lines; regions are places in <see cref="ImportReader.Regions"/>.</param>
/// <param name="Refused">In the order of their lines.</param>
/// <param name="Progress">At the end of this part.</param>
public sealed record ImportPart(ReadOnlyMemory<PlacedNumber> Accepted, IReadOnlyList<ImportLine> Refused, ImportProgress Progress);

/// <param name="Bytes">Bytes taken from the file as it lies there, so that its length gives the share even when it is compressed.</param>
/// <param name="Lines">Lines read.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportProgress(long Bytes, long Lines);

/// <summary>The file as a whole can't be read; the message is a sentence for the person who imports.</summary>
public sealed class ImportFileException(string problem, Exception? inner = null) : Exception(problem, inner);
