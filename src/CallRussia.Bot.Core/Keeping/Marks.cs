using System.Buffers.Binary;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Keeping;

/// <summary>Keys for <see cref="Marks"/>, derived from the store's: each for one purpose. Immutable.</summary>
/// <param name="Token">32 bytes: the permutation number → token.</param>
/// <param name="DoNotCall">32 bytes.</param>
/// <param name="Person">32 bytes: people and numbers that have to be recognised and must not be read.</param>
/// <param name="Day">32 bytes: volunteers who asked to be forgotten less than a day ago.</param>
/// <param name="Secret">32 bytes: codes that nobody may guess.</param>
/// <param name="Order">Decides every order that nobody may predict.</param>
/// <param name="Hint">A short, quick mark of a do-not-call number, so that an import need not compute a full hash of every line.</param>
public sealed record MarkKeys(byte[] Token, byte[] DoNotCall, byte[] Person, byte[] Day, byte[] Secret, SipHash Order, SipHash Hint);

/// <summary>
/// Names of numbers and people that stand in keys and indexes: the same one has the same mark, and nobody turns it back without the key, or
/// at all. One per thread: the ciphers inside are not safe for concurrent use.
/// </summary>
public sealed class Marks(MarkKeys keys) : IDisposable
{
    public const int TokenBytes = 16;

    private const ulong TokenMark = 0x43_61_6c_6c_52_75_73_31;

    private readonly TokenCipher _token = new(keys.Token);
    private readonly KeyedHash _doNotCall = new(keys.DoNotCall);
    private readonly KeyedHash _person = new(keys.Person);
    private readonly KeyedHash _day = new(keys.Day);
    private readonly KeyedHash _secret = new(keys.Secret);

    /// <summary>Every choice that nobody may predict, and that can be replayed.</summary>
    public SipHash Order => keys.Order;

    /// <summary>The name of a number in the tables: one AES block of it. Equal numbers have equal tokens, and only the key leads back.</summary>
    public byte[] Token(PhoneNumber number)
    {
        Span<byte> block = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64LittleEndian(block, number.ToNational());
        BinaryPrimitives.WriteUInt64LittleEndian(block[sizeof(long)..], TokenMark);
        return _token.Encrypted(block).ToArray();
    }

    /// <exception cref="DamagedException">It is no token of this store.</exception>
    public PhoneNumber Number(ReadOnlySpan<byte> token)
    {
        if (token.Length != TokenBytes) throw new DamagedException("A number");
        var block = _token.Decrypted(token);
        return BinaryPrimitives.ReadUInt64LittleEndian(block[sizeof(long)..]) == TokenMark
            ? PhoneNumber.FromNational(BinaryPrimitives.ReadInt64LittleEndian(block))
            : throw new DamagedException("A number");
    }

    /// <summary>Irreversible: the number can be recognised, not read, even by whoever has the store and a list of tokens.</summary>
    public byte[] DoNotCall(PhoneNumber number) => _doNotCall.Of(number.ToNational());

    /// <summary>32 bits; equal for equal numbers. One number in 20,000 shares it with one of 200,000 others.</summary>
    public int DoNotCallHint(long national) => (int)keys.Hint.Of((ulong)national);

    /// <summary>Irreversible: a volunteer who was forgotten can be recognised, not named.</summary>
    public byte[] Person(VolunteerId volunteer) => _person.Of(volunteer.Value);

    /// <summary>The same for one day after forgetting, by a key of its own: no other table tells whose it is.</summary>
    public byte[] OfDay(VolunteerId volunteer) => _day.Of(volunteer.Value);

    /// <summary>The short name of a number in the audit log, such as <c>#3fa9c21b</c>: the same number has the same one, and nobody can turn it back.</summary>
    // Numbers and ids share a key: the complement keeps them apart, for both are positive.
    public string Fingerprint(PhoneNumber number) => Short(_person.Of(~number.ToNational()));

    /// <summary>The same of a person.</summary>
    public string Fingerprint(VolunteerId volunteer) => Short(Person(volunteer));

    /// <summary>16 bytes that nobody can guess, of a number of a sequence: the same for the same.</summary>
    public byte[] Secret(long number) => _secret.Of(number);

    public void Dispose()
    {
        _token.Dispose();
        _doNotCall.Dispose();
        _person.Dispose();
        _day.Dispose();
        _secret.Dispose();
    }

    private static string Short(byte[] mark) => "#" + Convert.ToHexStringLower(mark.AsSpan(0, 4));
}

/// <summary>What is in the store can't be what was written: nobody may go on with it.</summary>
/// <param name="what">Begins a sentence, such as "A block of numbers"; never a value.</param>
public sealed class DamagedException(string what) : Exception($"{what} in the store is damaged or was written with another key.")
{
    public string What { get; } = what;
}
