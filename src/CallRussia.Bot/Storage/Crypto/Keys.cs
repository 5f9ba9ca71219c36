using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Storage.Crypto;

/// <summary>What a store holds about its key.</summary>
/// <param name="Check">Tells a wrong key from a right one, and nothing else.</param>
/// <param name="Marks">The keys of its marks, sealed under its key; null where they follow from it.</param>
internal sealed record KeyNote(byte[] Check, byte[]? Marks);

/// <summary>
/// Keys derived from the master key, one per purpose. Immutable, shared by all connections. What is sealed can be sealed anew under another key; a mark can't be made anew
/// without what it marks, which may be gone: a store whose key was changed goes on with the keys of its marks and holds them, sealed.
/// </summary>
internal sealed class Keys
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _root;
    private readonly byte[] _records;
    private readonly byte[] _check;
    private readonly byte[] _marks;

    public Keys(ReadOnlySpan<byte> master)
        : this(RootOf(master), marks: null)
    {
    }

    /// <param name="marks">Sealed; null where they follow from the key.</param>
    private Keys(byte[] root, byte[]? marks)
    {
        _root = root;
        _records = Derive("records");
        _check = Derive("check");
        _marks = marks is null ? OwnMarks() : Unseal(marks);
        Marks = MarksOf(_marks);
        Note = new KeyNote(CheckOf(marks), marks);
    }

    public MarkKeys Marks { get; }

    /// <summary>For a store that is made with these keys.</summary>
    public KeyNote Note { get; }

    /// <summary>Tells the key alone, whatever a store holds besides.</summary>
    public byte[] Check => _check;

    /// <returns>The keys of the store that holds this; null when it has another key.</returns>
    public Keys? Fitting(KeyNote note) => CryptographicOperations.FixedTimeEquals(note.Check, CheckOf(note.Marks)) ? With(note.Marks) : null;

    /// <summary>With the marks that a store of this key holds.</summary>
    public Keys With(byte[]? marks) => ReferenceEquals(marks, Note.Marks) ? this : new Keys(_root, marks);

    /// <summary>For a store that takes over one of other keys: it is sealed under these, and its marks stay what they were.</summary>
    public Keys After(Keys former) => HasMarksOf(former) ? this : new Keys(_root, Seal(former._marks));

    public bool HasMarksOf(Keys other) => CryptographicOperations.FixedTimeEquals(_marks, other._marks);

    /// <summary>The key of the cells of one purpose in a store of the old form.</summary>
    public byte[] Cell(string purpose) => Derive("seal/" + purpose);

    /// <summary>The key under which the records of a table are sealed.</summary>
    public byte[] Seal(string table) => HKDF.Expand(HashAlgorithmName.SHA256, _records, StoreKey.Bytes, Encoding.ASCII.GetBytes(table));

    private static byte[] RootOf(ReadOnlySpan<byte> master)
    {
        if (master.Length != StoreKey.Bytes) throw new ArgumentException($"A store key has {StoreKey.Bytes} bytes.", nameof(master));
        var copy = master.ToArray();
        var root = HKDF.Extract(HashAlgorithmName.SHA256, copy);
        CryptographicOperations.ZeroMemory(copy);
        return root;
    }

    /// <summary>The two fit each other, or neither fits: marks that were lost or changed would silently be other marks.</summary>
    private byte[] CheckOf(byte[]? marks) => marks is null ? _check : HMACSHA256.HashData(_check, marks);

    private byte[] OwnMarks() =>
        [.. Derive("token"), .. Derive("do-not-call"), .. Derive("mark"), .. Derive("day-mark"), .. Derive("secret"), .. Derive("order", 16), .. Derive("hint", 16)];

    private static MarkKeys MarksOf(byte[] all) => new(all[..32], all[32..64], all[64..96], all[96..128], all[128..160], Prf(all.AsSpan(160, 16)), Prf(all.AsSpan(176, 16)));

    private byte[] Seal(byte[] marks)
    {
        var body = new byte[NonceBytes + TagBytes + marks.Length];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(Derive("marks"), TagBytes);
        cipher.Encrypt(body.AsSpan(0, NonceBytes), marks, body.AsSpan(NonceBytes + TagBytes), body.AsSpan(NonceBytes, TagBytes));
        return body;
    }

    private byte[] Unseal(byte[] body)
    {
        var marks = new byte[body.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(Derive("marks"), TagBytes);
        cipher.Decrypt(body.AsSpan(0, NonceBytes), body.AsSpan(NonceBytes + TagBytes), body.AsSpan(NonceBytes, TagBytes), marks);
        return marks;
    }

    private byte[] Derive(string purpose, int length = 32) => HKDF.Expand(HashAlgorithmName.SHA256, _root, length, Encoding.ASCII.GetBytes("callrussia/1/" + purpose));

    private static SipHash Prf(ReadOnlySpan<byte> key) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));
}
