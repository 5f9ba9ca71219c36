using System.Runtime.InteropServices;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>How far the journal goes.</summary>
/// <param name="End">Behind the last frame.</param>
/// <param name="Pages">So many pages lie in the spool.</param>
/// <param name="Sum">Of the last frame.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Extent(long End, int Frames, int Pages, ulong Sum)
{
    public static Extent None { get; } = new(Epochs.Bytes, 0, 0, 0);

    public Extent With(int bytes, int pages, ulong sum) => new(End + bytes, Frames + 1, Pages + pages, sum);
}
