using System.Runtime.InteropServices;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Numbers;

/// <summary>One line of an import file: a callable number with its region, or why it was refused.</summary>
/// <param name="Line">Counted from 1, as an editor shows it.</param>
/// <param name="MaskedText">For refused lines only: the text with every letter and all digits but the last two hidden.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportLine(long Line, PhoneNumber Number, RegionCode Region, Refusal Refusal, string? MaskedText)
{
    public bool IsAccepted => Refusal == Refusal.None;
}

/// <param name="Bytes">Bytes taken from the file as it lies there, so that its length gives the share even when it is compressed.</param>
/// <param name="Lines">Lines read.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportProgress(long Bytes, long Lines);

/// <summary>The file as a whole can't be read; the message is a sentence for the person who imports.</summary>
public sealed class ImportFileException(string problem, Exception? inner = null) : Exception(problem, inner);
