using System.Buffers.Binary;
using System.Security.Cryptography;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.Engines;

/// <summary>
/// Seals and opens bodies: nonce (12) + tag (16) + text, under a key of the table's name and bound to the record's key. Put elsewhere, a body
/// does not open. One per thread: the ciphers inside are not safe for concurrent use.
/// </summary>
internal sealed class Seals(Keys keys) : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Dictionary<Table, AesGcm> _ciphers = [];
    private readonly byte[] _nonce = RandomNumberGenerator.GetBytes(NonceBytes);
    private uint _sealed;

    public byte[] Seal(Table table, Key key, ReadOnlySpan<byte> text)
    {
        var body = new byte[NonceBytes + TagBytes + text.Length];
        NextNonce().CopyTo(body);
        Span<byte> number = stackalloc byte[sizeof(long)];
        Cipher(table).Encrypt(body.AsSpan(0, NonceBytes), text, body.AsSpan(NonceBytes + TagBytes), body.AsSpan(NonceBytes, TagBytes), Bound(key, number));
        return body;
    }

    /// <exception cref="StoreException">The body was damaged or moved, or another key sealed it.</exception>
    public byte[] Open(Table table, Key key, ReadOnlySpan<byte> body)
    {
        if (body.Length < NonceBytes + TagBytes) throw Damage($"A record of table {table.Name}");
        var text = new byte[body.Length - NonceBytes - TagBytes];
        Span<byte> number = stackalloc byte[sizeof(long)];
        try
        {
            Cipher(table).Decrypt(body[..NonceBytes], body[(NonceBytes + TagBytes)..], body.Slice(NonceBytes, TagBytes), text, Bound(key, number));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damage($"A record of table {table.Name}");
        }
        return text;
    }

    public static StoreException Damage(string what, Exception? inner = null) =>
        new($"{what} in the store is damaged or was written with another key. Stop the bot, keep the file, and restore the last backup.", inner) { Trouble = StoreTrouble.Damage };

    public void Dispose()
    {
        foreach (var cipher in _ciphers.Values) cipher.Dispose();
    }

    private static ReadOnlySpan<byte> Bound(Key key, Span<byte> number)
    {
        if (key.Bytes is { } bytes) return bytes;
        BinaryPrimitives.WriteInt64LittleEndian(number, key.Number);
        return number;
    }

    private AesGcm Cipher(Table table)
    {
        if (!_ciphers.TryGetValue(table, out var cipher)) _ciphers.Add(table, cipher = new AesGcm(keys.Seal(table.Name), TagBytes));
        return cipher;
    }

    /// <summary>
    /// 8 random bytes drawn at opening and a counter: a nonce never comes twice under a key, however many bodies are sealed (random ones would
    /// begin to collide after some four thousand million).
    /// </summary>
    private ReadOnlySpan<byte> NextNonce()
    {
        if (_sealed == uint.MaxValue) RandomNumberGenerator.Fill(_nonce);
        BinaryPrimitives.WriteUInt32LittleEndian(_nonce.AsSpan(8), ++_sealed);
        return _nonce;
    }
}
