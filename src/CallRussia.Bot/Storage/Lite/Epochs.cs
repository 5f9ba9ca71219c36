using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>
/// Which epoch of the journal counts: from one checkpoint to the next. Two slots at the beginning of the file take turns, so that a power cut
/// while one is written leaves the other.
/// </summary>
internal sealed class Epochs(IDisk disk)
{
    /// <summary>Frames begin here: each slot has a page of the disk for itself.</summary>
    public const int Bytes = 2 * SlotBytes;

    private const int SlotBytes = 4096;
    private const int HeadBytes = 32;
    private const int CheckAt = HeadBytes - sizeof(ulong);

    private ulong _turn;

    public ulong Current { get; private set; }

    /// <summary>The one before, when it is known.</summary>
    public ulong Former { get; private set; }

    private static ReadOnlySpan<byte> Begins => "CTREPOC2"u8;

    /// <returns>False when there is none yet.</returns>
    public bool Read()
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        for (var slot = 0; slot < 2; slot++)
        {
            if (disk.Read(slot * SlotBytes, head) < HeadBytes || !head.StartsWith(Begins)) continue;
            if (BinaryPrimitives.ReadUInt64LittleEndian(head[CheckAt..]) != XxHash3.HashToUInt64(head[..CheckAt])) continue;
            var (turn, epoch) = (BinaryPrimitives.ReadUInt64LittleEndian(head[8..]), BinaryPrimitives.ReadUInt64LittleEndian(head[16..]));
            if (turn > _turn) (_turn, Former, Current) = (turn, Current, epoch);
            else Former = epoch;
        }
        return _turn > 0;
    }

    /// <summary>On the disk when it returns. No frame of the former epoch counts any more.</summary>
    public void Begin()
    {
        var epoch = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        Span<byte> head = stackalloc byte[HeadBytes];
        Begins.CopyTo(head);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], _turn + 1);
        BinaryPrimitives.WriteUInt64LittleEndian(head[16..], epoch);
        BinaryPrimitives.WriteUInt64LittleEndian(head[CheckAt..], XxHash3.HashToUInt64(head[..CheckAt]));
        disk.Write((long)((_turn + 1) & 1) * SlotBytes, head);
        disk.Sync();
        (_turn, Former, Current) = (_turn + 1, Current, epoch);
    }
}
