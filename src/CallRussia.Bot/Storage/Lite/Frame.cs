using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// The head of a frame of the journal: 64 bytes that say to which epoch the frame belongs, its number there, and what its body has to be. A
/// frame of which a power cut left only parts, or one of an earlier epoch, is told by that.
/// </summary>
/// <param name="Follows">The sum of the frame before: one that was taken back is followed by nothing.</param>
/// <param name="Synced">So many frames of the epoch were on the disk for certain when this one was written.</param>
/// <param name="Pages">How many pages the body holds.</param>
/// <param name="BodyBytes">A multiple of 8.</param>
/// <param name="Confirmed">A transaction ends with it; otherwise more frames of the same one follow.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Frame(ulong Epoch, int Number, ulong Follows, int Synced, int Pages, int BodyBytes, bool Confirmed)
{
    public const int HeadBytes = 64;

    private const int SumAt = 40;
    private const int CheckAt = HeadBytes - sizeof(ulong);

    /// <summary>By which heads are found where nobody knows where they begin. They begin at multiples of 8.</summary>
    public static ReadOnlySpan<byte> Begins => "CTRJNRL2"u8;

    /// <returns>Its sum.</returns>
    public ulong Write(Span<byte> head, ReadOnlySpan<byte> body)
    {
        var sum = Sum(body);
        head[..HeadBytes].Clear();
        Begins.CopyTo(head);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], Epoch);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], Number);
        BinaryPrimitives.WriteInt32LittleEndian(head[20..], Synced);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], Pages);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], BodyBytes);
        head[32] = Confirmed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt128LittleEndian(head[SumAt..], sum);
        BinaryPrimitives.WriteUInt64LittleEndian(head[CheckAt..], XxHash3.HashToUInt64(head[..CheckAt]));
        return (ulong)sum;
    }

    /// <returns>Null when there is no whole head.</returns>
    public static Frame? Read(ReadOnlySpan<byte> head) =>
        head.StartsWith(Begins) && BinaryPrimitives.ReadUInt64LittleEndian(head[CheckAt..]) == XxHash3.HashToUInt64(head[..CheckAt])
            ? new Frame(
                BinaryPrimitives.ReadUInt64LittleEndian(head[8..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[16..]),
                0,
                BinaryPrimitives.ReadInt32LittleEndian(head[20..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[24..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[28..]),
                head[32] == 1)
            : null;

    /// <returns>The frame's sum; null when it is another body than the head says.</returns>
    public ulong? Holds(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body) =>
        Sum(body) is var sum && BinaryPrimitives.ReadUInt128LittleEndian(head[SumAt..]) == sum ? (ulong)sum : null;

    /// <summary>Mixed with what was before: the same body in another place has another sum.</summary>
    private UInt128 Sum(ReadOnlySpan<byte> body) => XxHash128.HashToUInt128(body, unchecked((long)(Epoch + Follows + (ulong)Number)));
}
