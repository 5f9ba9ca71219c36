using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>
/// Adds numbers as segments. Sorting, comparing, packing and sealing happen here, on the caller's side; the writer only inserts finished
/// blocks. A crash before that leaves an empty segment's id unused, which harms nobody.
/// </summary>
internal sealed class Import(Writer writer, Readers readers, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private KnownNumbers? _known;
    private HashSet<int> _hints = [];
    private long _knownUpTo;

    public async Task<AddedNumbers> Add(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, string source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (true)
                if (await Try(numbers, source, at, cancellationToken) is { } added) return added;
        }
        catch
        {
            // The set knows numbers that were not kept.
            _known = null;
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The set of all numbers costs memory: it goes when no import has used it for a while.</summary>
    public void Forget()
    {
        if (!_one.Wait(0)) return;
        _known = null;
        _one.Release();
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Null when another process added a segment meanwhile: then everything is compared again.</summary>
    private async Task<AddedNumbers?> Try(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, string source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (segment, regions) = await writer.Run(session => Announce(session, numbers, source, at), cancellationToken);
        var sorted = await readers.Run(session => Sort(session, numbers, regions), cancellationToken);
        var packed = sorted.Keys.Length == 0 ? [] : await readers.Run(session => Packing.Pack(session.Vault, segment, sorted.Keys), cancellationToken);
        var expected = _knownUpTo;
        if (!await writer.Run(session => Insert(session, segment, expected, packed), cancellationToken))
        {
            _known = null;
            return null;
        }
        _knownUpTo = segment;
        var added = new AddedNumbers(sorted.Keys.Length, sorted.Duplicates, sorted.DoNotCall);
        log.SegmentAdded(added.Added, added.Duplicates, added.DoNotCall);
        return added;
    }

    private static (long Segment, Dictionary<RegionCode, int> Regions) Announce(
        Session session, IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, string source, DateTimeOffset at)
    {
        var regions = new Dictionary<RegionCode, int>();
        foreach (var (_, code) in numbers)
            if (!regions.ContainsKey(code)) regions.Add(code, session.Regions.Add(code));
        return (session.Segments.Announce(source, at), regions);
    }

    /// <summary>What is new, by region and number; the first line of a number wins.</summary>
    private (ulong[] Keys, int Duplicates, int DoNotCall) Sort(
        Session session, IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, Dictionary<RegionCode, int> regions)
    {
        var known = Known(session);
        var keys = new List<ulong>(numbers.Count);
        var (duplicates, doNotCall) = (0, 0);
        foreach (var (number, region) in numbers)
        {
            var national = number.ToNational();
            if (_hints.Contains(session.Vault.DoNotCallHint(national)) && session.DoNotCall.Contains(number)) doNotCall++;
            else if (!known.Add(national)) duplicates++;
            else keys.Add(Packing.Key(regions[region], national));
        }
        keys.Sort();
        return ([.. keys], duplicates, doNotCall);
    }

    private KnownNumbers Known(Session session)
    {
        _hints = session.DoNotCall.Hints();
        var last = session.Segments.LastWhole;
        if (_known is not null && last == _knownUpTo) return _known;
        var known = new KnownNumbers();
        foreach (var (_, _, block) in session.Blocks.After(0))
            foreach (var national in block) known.Add(national);
        _knownUpTo = last;
        return _known = known;
    }

    private static bool Insert(Session session, long segment, long expected, IReadOnlyList<PackedRegion> packed)
    {
        if (session.Segments.LastWhole != expected) return false;
        var count = 0;
        foreach (var region in packed)
        {
            for (var i = 0; i < region.Blocks.Count; i++)
                session.Blocks.Add(Blocks.Id(segment, region.Region, i), region.Blocks[i].Count, region.Blocks[i].Cell);
            session.Lanes.Add(segment, region.Region, region.Count);
            count += region.Count;
        }
        session.Segments.Complete(segment, count);
        return true;
    }
}

internal sealed record PackedRegion(int Region, int Count, IReadOnlyList<(int Count, byte[] Cell)> Blocks);

/// <summary>Sorted keys (region, number) to sealed blocks.</summary>
internal static class Packing
{
    /// <summary>Ten digits take 34 bits.</summary>
    private const int NumberBits = 34;

    public static ulong Key(int region, long national) => ((ulong)region << NumberBits) | (ulong)national;

    public static List<PackedRegion> Pack(Vault vault, long segment, ulong[] keys)
    {
        var packed = new List<PackedRegion>();
        for (var start = 0; start < keys.Length;)
        {
            var region = (int)(keys[start] >> NumberBits);
            var end = start;
            while (end < keys.Length && (int)(keys[end] >> NumberBits) == region) end++;
            packed.Add(new PackedRegion(region, end - start, Seal(vault, segment, region, keys.AsSpan(start..end))));
            start = end;
        }
        return packed;
    }

    private static List<(int Count, byte[] Cell)> Seal(Vault vault, long segment, int region, ReadOnlySpan<ulong> keys)
    {
        var blocks = new List<(int, byte[])>();
        var numbers = new long[Math.Min(BlockCodec.NumbersPerBlock, keys.Length)];
        for (var start = 0; start < keys.Length; start += BlockCodec.NumbersPerBlock)
        {
            var count = Math.Min(BlockCodec.NumbersPerBlock, keys.Length - start);
            for (var i = 0; i < count; i++) numbers[i] = (long)(keys[start + i] & ((1UL << NumberBits) - 1));
            var cell = vault.Seal(Purpose.Block, Blocks.Id(segment, region, blocks.Count), BlockCodec.Encode(numbers.AsSpan(0, count)));
            blocks.Add((count, cell));
        }
        return blocks;
    }
}
