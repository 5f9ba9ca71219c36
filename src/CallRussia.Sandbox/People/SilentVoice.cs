using System.Buffers.Binary;

namespace CallRussia.Sandbox;

/// <summary>Makes a voice message in which nothing is heard: Opus in Ogg, as Telegram's apps record it.</summary>
internal static class SilentVoice
{
    private const int SampleRate = 48_000;
    private const int PacketsPerSecond = 50;
    private const int HeaderSize = 27;

    // One packet of 20 ms of silence: CELT, full band, mono.
    private static ReadOnlySpan<byte> Silence => [0xF8, 0xFF, 0xFE];

    /// <summary>At most an hour.</summary>
    public static byte[] Ogg(int seconds)
    {
        seconds = Math.Clamp(seconds, 1, 3600);
        List<byte> ogg = [.. Page(0, 2, 0, [Head()]), .. Page(1, 0, 0, [Tags()])];
        for (var second = 1; second <= seconds; second++)
        {
            var packets = Enumerable.Repeat(Silence.ToArray(), PacketsPerSecond).ToArray();
            ogg.AddRange(Page(second + 1, (byte)(second == seconds ? 4 : 0), (long)second * SampleRate, packets));
        }

        return [.. ogg];
    }

    private static byte[] Head() => [.. "OpusHead"u8, 1, 1, 0, 0, .. LittleEndian(SampleRate), 0, 0, 0];

    private static byte[] Tags() => [.. "OpusTags"u8, .. LittleEndian(0), .. LittleEndian(0)];

    private static byte[] LittleEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    // RFC 3533: header, the lengths of the packets (all under 255 here), the packets; the checksum is over all with itself as zero.
    private static byte[] Page(int number, byte flags, long position, byte[][] packets)
    {
        var page = new byte[HeaderSize + packets.Length + packets.Sum(packet => packet.Length)];
        "OggS"u8.CopyTo(page);
        page[5] = flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), position);
        page[14] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(18), number);
        page[26] = (byte)packets.Length;
        var at = HeaderSize + packets.Length;
        for (var i = 0; i < packets.Length; i++)
        {
            page[HeaderSize + i] = (byte)packets[i].Length;
            packets[i].CopyTo(page, at);
            at += packets[i].Length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Checksum(page));
        return page;
    }

    private static uint Checksum(ReadOnlySpan<byte> page)
    {
        uint checksum = 0;
        foreach (var value in page)
        {
            checksum ^= (uint)value << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                checksum = (checksum & 0x80000000) != 0 ? (checksum << 1) ^ 0x04C11DB7 : checksum << 1;
            }
        }

        return checksum;
    }
}
