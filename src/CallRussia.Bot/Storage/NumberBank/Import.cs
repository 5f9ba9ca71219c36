using CallRussia.Bot.Core.Numbers;
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
    private long _knownUpTo;

    public async Task<AddedNumbers> Add(
        IReadOnlyList<(PhoneNumber Number, RegionCode Region)> numbers, string source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var arrivals = await Task.Run(() => new Arrivals(numbers), cancellationToken);
            while (true)
                if (await Try(arrivals, source, at, cancellationToken) is { } added) return added;
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
    private async Task<AddedNumbers?> Try(Arrivals arrivals, string source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (segment, regions) = await writer.Run(
            session => (session.Segments.Announce(source, at), arrivals.Codes.Select(session.Regions.Add).ToList()), cancellationToken);
        var (sifted, packed) = await readers.Run(
            session =>
            {
                var fresh = arrivals.Sift(session, Known(session), regions);
                return (fresh, Packing.Pack(session.Vault, segment, fresh.Keys));
            },
            cancellationToken);
        var expected = _knownUpTo;
        if (!await writer.Run(session => Insert(session, segment, expected, packed), cancellationToken))
        {
            _known = null;
            return null;
        }
        _knownUpTo = segment;
        var added = new AddedNumbers(sifted.Keys.Length, sifted.Duplicates, sifted.DoNotCall);
        log.SegmentAdded(added.Added, added.Duplicates, added.DoNotCall);
        return added;
    }

    private KnownNumbers Known(Session session)
    {
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
