using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Slows whoever asks often from one address, and keeps no address: each falls into one of a fixed number of places, by a keyed hash whose key lives
/// in memory, a day at most. A place holds a time and nothing else; what two strangers share by chance is enough for both.
/// </summary>
internal sealed class AddressBrake(TimeProvider clock)
{
    /// <summary>At once: a family, or some of the many whom a mobile operator gives one address.</summary>
    public const int AtOnce = 10;

    /// <summary>After that one more each time this has passed.</summary>
    public static readonly TimeSpan OneEvery = TimeSpan.FromMinutes(6);

    /// <summary>As many as two bytes of a hash name: half a megabyte, however many ask.</summary>
    private const int Places = ushort.MaxValue + 1;

    /// <summary>Bytes of an IPv6 address that name a household; within them everybody chooses their own.</summary>
    private const int HouseholdBytes = 8;

    private static readonly TimeSpan s_keyLives = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly byte[] _key = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>When what was taken from each place is made up for, in time that only goes forward.</summary>
    private readonly TimeSpan[] _madeUp = new TimeSpan[Places];

    private TimeSpan? _keyUntil;

    /// <summary>Takes one, if there is one.</summary>
    /// <param name="from">Null where it is not known: all of those share a place.</param>
    /// <returns>Zero: taken. Otherwise how long to wait.</returns>
    public TimeSpan Take(IPAddress? from)
    {
        lock (_lock)
        {
            var now = clock.Steady();
            if (!(now < _keyUntil)) Begin(now);
            ref var madeUp = ref _madeUp[Place(from)];
            var after = (madeUp > now ? madeUp : now) + OneEvery;
            if (after - now is var ahead && ahead > AtOnce * OneEvery) return ahead - (AtOnce * OneEvery);
            madeUp = after;
            return TimeSpan.Zero;
        }
    }

    private void Begin(TimeSpan now)
    {
        RandomNumberGenerator.Fill(_key);
        Array.Clear(_madeUp);
        _keyUntil = now + s_keyLives;
    }

    /// <summary>Where an address falls today.</summary>
    internal int Place(IPAddress? from)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Household(from), hash);
        return BitConverter.ToUInt16(hash);
    }

    private static byte[] Household(IPAddress? from) => from switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => from.GetAddressBytes()[..HouseholdBytes],
        _ => from.GetAddressBytes(),
    };
}
