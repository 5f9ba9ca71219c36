using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallRussia.Bot.Storage.Crypto;

/// <summary>Keys derived from the master key, one per purpose. Immutable, shared by all connections.</summary>
internal sealed class Keys
{
    private readonly byte[][] _seals;

    public Keys(ReadOnlySpan<byte> master)
    {
        if (master.Length != StoreKey.Bytes) throw new ArgumentException($"A store key has {StoreKey.Bytes} bytes.", nameof(master));
        var copy = master.ToArray();
        byte[] Derive(string purpose, int length = 32) =>
            HKDF.DeriveKey(HashAlgorithmName.SHA256, copy, length, info: Encoding.ASCII.GetBytes("callrussia/1/" + purpose));

        _seals = [.. Enum.GetValues<Purpose>().Select(purpose => Derive("seal/" + purpose))];
        Token = Derive("token");
        DoNotCall = Derive("do-not-call");
        Mark = Derive("mark");
        DayMark = Derive("day-mark");
        Check = Derive("check");
        Order = Prf(Derive("order", 16));
        Hint = Prf(Derive("hint", 16));
        CryptographicOperations.ZeroMemory(copy);
    }

    /// <summary>The key of the permutation number → token.</summary>
    public byte[] Token { get; }

    public byte[] DoNotCall { get; }

    /// <summary>People and numbers that have to be recognised and must not be read.</summary>
    public byte[] Mark { get; }

    /// <summary>Volunteers who asked to be forgotten less than a day ago.</summary>
    public byte[] DayMark { get; }

    /// <summary>Kept in the store itself: tells a wrong key from a right one, and nothing else.</summary>
    public byte[] Check { get; }

    /// <summary>Decides every order that nobody may predict.</summary>
    public SipHash Order { get; }

    /// <summary>A short, quick mark of a do-not-call number, so that an import need not compute a full hash of every line.</summary>
    public SipHash Hint { get; }

    public byte[] Seal(Purpose purpose) => _seals[(int)purpose];

    private static SipHash Prf(byte[] key) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key.AsSpan(8)));
}
