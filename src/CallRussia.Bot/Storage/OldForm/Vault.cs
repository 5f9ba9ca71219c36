using System.Buffers.Binary;
using System.Security.Cryptography;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>
/// Seals and opens cells. One per connection: the ciphers inside are not safe for concurrent use.
/// A sealed cell is nonce (12) + tag (16) + text, bound to its purpose and its row.
/// </summary>
internal sealed class Vault : IDisposable
{
    public const int TokenBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AesGcm[] _seals;
    private readonly Marks _marks;
    private readonly byte[] _nonce = RandomNumberGenerator.GetBytes(NonceBytes);
    private uint _sealed;

    public Vault(Keys keys)
    {
        _seals = [.. Enum.GetValues<Purpose>().Select(purpose => new AesGcm(keys.Cell(purpose.ToString()), TagBytes))];
        _marks = new Marks(keys.Marks);
    }

    public SipHash Order => _marks.Order;

    /// <param name="row">The row that the cell belongs to: moved elsewhere it does not open.</param>
    public byte[] Seal(Purpose purpose, long row, ReadOnlySpan<byte> plain)
    {
        var cell = new byte[NonceBytes + TagBytes + plain.Length];
        NextNonce().CopyTo(cell);
        Span<byte> bound = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bound, row);
        _seals[(int)purpose].Encrypt(
            cell.AsSpan(0, NonceBytes), plain, cell.AsSpan(NonceBytes + TagBytes), cell.AsSpan(NonceBytes, TagBytes), bound);
        return cell;
    }

    /// <exception cref="StoreException">The cell was damaged or moved.</exception>
    public byte[] Open(Purpose purpose, long row, ReadOnlySpan<byte> cell)
    {
        if (cell.Length < NonceBytes + TagBytes) throw Damaged(purpose);
        var plain = new byte[cell.Length - NonceBytes - TagBytes];
        Span<byte> bound = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bound, row);
        try
        {
            _seals[(int)purpose].Decrypt(cell[..NonceBytes], cell[(NonceBytes + TagBytes)..], cell.Slice(NonceBytes, TagBytes), plain, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged(purpose);
        }
        return plain;
    }

    /// <inheritdoc cref="Marks.Token"/>
    public byte[] Token(PhoneNumber number) => _marks.Token(number);

    /// <inheritdoc cref="Marks.Number"/>
    public PhoneNumber Number(ReadOnlySpan<byte> token)
    {
        try
        {
            return _marks.Number(token);
        }
        catch (DamagedException damage)
        {
            throw Damage(damage.What);
        }
    }

    /// <summary>Irreversible: the number can be recognised, not read, even by whoever has the store and a list of tokens.</summary>
    public byte[] DoNotCallHash(PhoneNumber number) => _marks.DoNotCall(number);

    /// <summary>Irreversible: a volunteer who was forgotten can be recognised, not named.</summary>
    public byte[] Mark(VolunteerId volunteer) => _marks.Person(volunteer);

    /// <summary>The same for one day after forgetting, by a key of its own: no other table tells whose it is.</summary>
    public byte[] DayMark(VolunteerId volunteer) => _marks.OfDay(volunteer);

    /// <summary>The short name of a number in the audit log, such as <c>#3fa9c21b</c>: the same number has the same one, and nobody can turn it back.</summary>
    // Numbers and ids share a key: the complement keeps them apart, for both are positive.
    public string Fingerprint(PhoneNumber number) => _marks.Fingerprint(number);

    /// <summary>32 bits; equal for equal numbers. One number in 20,000 shares it with one of 200,000 others.</summary>
    public int DoNotCallHint(long national) => _marks.DoNotCallHint(national);

    public void Dispose()
    {
        foreach (var seal in _seals) seal.Dispose();
        _marks.Dispose();
    }

    /// <summary>
    /// 8 random bytes drawn at opening and a counter: a nonce never comes twice under a key, however many cells are written
    /// (random ones would begin to collide after some four thousand million).
    /// </summary>
    private ReadOnlySpan<byte> NextNonce()
    {
        if (_sealed == uint.MaxValue) RandomNumberGenerator.Fill(_nonce);
        BinaryPrimitives.WriteUInt32LittleEndian(_nonce.AsSpan(8), ++_sealed);
        return _nonce;
    }

    private static StoreException Damaged(Purpose purpose) => Damage(purpose switch
    {
        Purpose.Block => "A block of numbers",
        Purpose.State => "A conversation",
        Purpose.Trigger => "A timer",
        Purpose.Delivery => "A delivery",
        Purpose.Update => "An update",
        Purpose.Order => "A file to be taken in",
        Purpose.Broadcast => "A broadcast",
        Purpose.Problem => "A report of a problem",
        _ => "A lease",
    });

    private static StoreException Damage(string what) =>
        new($"{what} in the store is damaged or was written with another key. Stop the bot, keep the file, and restore the last backup.") { Trouble = StoreTrouble.Damage };
}
