using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallRussia.Bot.Core.Keeping;

/// <summary>HMAC-SHA256 of a 64-bit word, cut to 16 bytes; the key is taken in once. Not safe for concurrent use.</summary>
internal sealed class KeyedHash(byte[] key) : IDisposable
{
    private const int Bytes = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    public byte[] Of(long value)
    {
        Span<byte> word = stackalloc byte[sizeof(long)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64LittleEndian(word, value);
        _hash.AppendData(word);
        _ = _hash.GetHashAndReset(hash);
        return hash[..Bytes].ToArray();
    }

    public void Dispose() => _hash.Dispose();
}
