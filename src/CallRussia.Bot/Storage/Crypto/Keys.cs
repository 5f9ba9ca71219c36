using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Crypto;

/// <summary>Keys derived from the master key, one per purpose. Immutable, shared by all connections.</summary>
internal sealed class Keys
{
    private readonly byte[] _root;
    private readonly byte[] _records;

    public Keys(ReadOnlySpan<byte> master)
    {
        if (master.Length != StoreKey.Bytes) throw new ArgumentException($"A store key has {StoreKey.Bytes} bytes.", nameof(master));
        var copy = master.ToArray();
        _root = HKDF.Extract(HashAlgorithmName.SHA256, copy);
        Marks = new MarkKeys(Derive("token"), Derive("do-not-call"), Derive("mark"), Derive("day-mark"), Derive("secret"), Prf(Derive("order", 16)), Prf(Derive("hint", 16)));
        Check = Derive("check");
        _records = Derive("records");
        CryptographicOperations.ZeroMemory(copy);
    }

    public MarkKeys Marks { get; }

    /// <summary>Kept in the store itself: tells a wrong key from a right one, and nothing else.</summary>
    public byte[] Check { get; }

    /// <summary>The key of the cells of one purpose in a store of the old form.</summary>
    public byte[] Cell(string purpose) => Derive("seal/" + purpose);

    /// <summary>The key under which the records of a table are sealed.</summary>
    public byte[] Seal(string table) => HKDF.Expand(HashAlgorithmName.SHA256, _records, StoreKey.Bytes, Encoding.ASCII.GetBytes(table));

    private byte[] Derive(string purpose, int length = 32) => HKDF.Expand(HashAlgorithmName.SHA256, _root, length, Encoding.ASCII.GetBytes("callrussia/1/" + purpose));

    private static SipHash Prf(byte[] key) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key.AsSpan(8)));
}
