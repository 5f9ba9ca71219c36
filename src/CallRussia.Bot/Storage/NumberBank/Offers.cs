using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>The open regions that have fresh numbers, put together anew every minute: what is left of them changes with every hand-out.</summary>
internal sealed class Offers(Lanes lanes, OpenRegions open, BankRegions regions)
{
    private readonly List<(RegionLanes Region, bool IsPrime)> _open = [];
    private RegionOffer[] _offers = [];
    private IReadOnlyCollection<RegionLanes>? _of;
    private long _minute;
    private int _levers;
    private long _left;
    private long _total;

    /// <summary>The region of the next fresh number, and the place of the number there; it counts as taken.</summary>
    public Lane? Choose(DateTimeOffset at, bool exploring, ulong chance)
    {
        Renew(at);
        if (_left == 0) return null;
        var count = 0;
        foreach (var (region, isPrime) in _open) _offers[count++] = new RegionOffer(region.Left, region.Total, isPrime);
        var (index, place) = RegionChoice.Choose(_offers.AsSpan(0, count), (double)_left / _total, exploring, chance);
        if (index < 0) return null;
        _left--;
        return _open[index].Region.Choose(place);
    }

    private void Renew(DateTimeOffset at)
    {
        var minute = at.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute == _minute && open.Levers == _levers && ReferenceEquals(_of, lanes.Regions)) return;
        (_minute, _levers, _of) = (minute, open.Levers, lanes.Regions);
        var called = _of.Where(region => regions.Find(region.Region) is not null).ToList();
        (_left, _total) = (called.Sum(region => region.Left), called.Sum(region => region.Total));
        _open.Clear();
        foreach (var region in called)
            if (region.Left > 0 && open.IsOpen(region.Region, at)) _open.Add((region, open.IsPrime(region.Region, at)));
        if (_offers.Length < _open.Count) _offers = new RegionOffer[_open.Count];
    }
}
