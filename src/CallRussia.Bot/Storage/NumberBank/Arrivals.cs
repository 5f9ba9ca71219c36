using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>A batch on its way into the bank: sorted, so that what is in it twice stands side by side, and the first line of a number first.</summary>
internal sealed class Arrivals
{
    /// <summary>A key is ten digits (34 bits) and the line (30 bits): the line breaks ties, so that the first one wins.</summary>
    private const int LineBits = 30;

    private readonly ulong[] _keys;
    private readonly ushort[] _region;
    private readonly List<RegionCode> _codes = [];

    public Arrivals(IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers)
    {
        var seen = new Dictionary<RegionCode, ushort>();
        _region = new ushort[numbers.Count];
        var keys = new ulong[numbers.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var (number, code) = numbers[i];
            if (!seen.TryGetValue(code, out var region))
            {
                seen.Add(code, region = checked((ushort)_codes.Count));
                _codes.Add(code);
            }
            _region[i] = region;
            keys[i] = ((ulong)number.ToNational() << LineBits) | (uint)i;
        }
        _keys = RadixSort.ByBits(keys, LineBits, 64);
    }

    public IReadOnlyList<RegionCode> Codes => _codes;

    /// <summary>What is new, by region and number.</summary>
    /// <param name="known">What the bank has; the new ones are added to it.</param>
    /// <param name="regions">Ids of <see cref="Codes"/>.</param>
    public Sifted Sift(Session session, KnownNumbers known, IReadOnlyList<int> regions)
    {
        var hints = session.DoNotCall.Hints();
        var fresh = new ulong[_keys.Length];
        var (count, doNotCall) = (0, 0);
        var (previous, wasRefused) = (long.MaxValue, false);
        foreach (var key in _keys)
        {
            var national = (long)(key >> LineBits);
            if (national != previous) wasRefused = IsRefused(session, hints, national);
            if (wasRefused) doNotCall++;
            else if (national != previous && known.Add(national)) fresh[count++] = Packing.Key(regions[_region[key & ((1UL << LineBits) - 1)]], national);
            previous = national;
        }
        Array.Resize(ref fresh, count);
        return new Sifted(RadixSort.ByBits(fresh, Packing.NumberBits, Packing.KeyBits), _keys.Length - count - doNotCall, doNotCall);
    }

    private static bool IsRefused(Session session, HashSet<int> hints, long national) =>
        hints.Count > 0 && hints.Contains(session.Vault.DoNotCallHint(national)) && session.DoNotCall.Contains(PhoneNumber.FromNational(national));
}

/// <param name="Keys">Sorted <see cref="Packing.Key"/>s of what is new.</param>
internal sealed record Sifted(ulong[] Keys, int Duplicates, int DoNotCall);
