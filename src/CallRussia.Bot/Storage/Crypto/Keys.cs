using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Crypto;

/// <summary>Keys derived from the master key, one per purpose. Immutable, shared by all connections.</summary>
internal sealed class Keys
{
    private readonly byte[][] _seals;
    private readonly byte[] _records;

    public Keys(ReadOnlySpan<byte> master)
    {
        if (master.Length != StoreKey.Bytes) throw new ArgumentException($"A store key has {StoreKey.Bytes} bytes.", nameof(master));
        var copy = master.ToArray();
        byte[] Derive(string purpose, int length = 32) =>
            HKDF.DeriveKey(HashAlgorithmName.SHA256, copy, length, info: Encoding.ASCII.GetBytes("callrussia/1/" + purpose));

        _seals = [.. Enum.GetValues<Purpose>().Select(purpose => Derive("seal/" + purpose))];
        Marks = new MarkKeys(Derive("token"), Derive("do-not-call"), Derive("mark"), Derive("day-mark"), Derive("secret"), Prf(Derive("order", 16)), Prf(Derive("hint", 16)));
        Check = Derive("check");
        _records = Derive("records");
        CryptographicOperations.ZeroMemory(copy);
    }

    public MarkKeys Marks { get; }

    /// <summary>Kept in the store itself: tells a wrong key from a right one, and nothing else.</summary>
    public byte[] Check { get; }

    public byte[] Seal(Purpose purpose) => _seals[(int)purpose];

    /// <summary>The key under which the records of a table are sealed.</summary>
    public byte[] Seal(string table) => HKDF.Expand(HashAlgorithmName.SHA256, _records, StoreKey.Bytes, Encoding.ASCII.GetBytes(table));

    private static SipHash Prf(byte[] key) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key.AsSpan(8)));
}
