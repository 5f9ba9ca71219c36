using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

public sealed class BroadcastPaceTests
{
    private readonly StoreClock _clock = new(StoreBench.Noon);

    /// <summary>How many go in that time, asked as often as the pace says.</summary>
    private int Go(BroadcastPace pace, TimeSpan time, Action? meanwhile = null)
    {
        var (end, gone) = (_clock.Now + time, 0);
        while (_clock.Now < end)
        {
            meanwhile?.Invoke();
            if (pace.Take() is var wait && wait == TimeSpan.Zero) gone++;
            else _clock.Pass(wait > TimeSpan.FromMilliseconds(10) && meanwhile is not null ? TimeSpan.FromMilliseconds(10) : wait);
        }
        return gone;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(25)]
    [InlineData(30)]
    public void It_keeps_its_rate_evenly(int perSecond)
    {
        var pace = new BroadcastPace(perSecond, _clock);
        Assert.InRange(Go(pace, TimeSpan.FromSeconds(20)), (perSecond * 20) - 1, (perSecond * 20) + 4);
        var busiest = Enumerable.Range(0, 10).Max(_ => Go(pace, TimeSpan.FromSeconds(1)));
        Assert.InRange(busiest, perSecond, Math.Min(29, perSecond * 1.2) + 2);
    }

    [Fact]
    public void What_came_a_little_late_is_made_up_for_without_a_burst_and_a_time_without_work_is_not()
    {
        var pace = new BroadcastPace(25, _clock);
        Go(pace, TimeSpan.FromSeconds(1));
        _clock.Pass(TimeSpan.FromSeconds(0.4));
        Assert.InRange(Go(pace, TimeSpan.FromSeconds(1)), 28, 30);
        Assert.InRange(Go(pace, TimeSpan.FromSeconds(10)), 254, 257);
        _clock.Pass(TimeSpan.FromSeconds(30));
        Assert.InRange(Go(pace, TimeSpan.FromSeconds(10)), 250, 251);
    }

    [Fact]
    public void Replies_are_taken_off_it_and_never_bring_it_to_a_stand()
    {
        var pace = new BroadcastPace(25, _clock);
        var replies = 0;
        var next = _clock.Now;
        void Talk()
        {
            while (next <= _clock.Now)
            {
                pace.Replied();
                replies++;
                next += TimeSpan.FromMilliseconds(100);
            }
        }

        var gone = Go(pace, TimeSpan.FromSeconds(10), Talk);
        Assert.InRange(gone + replies, 280, 295);
        Assert.InRange(replies, 99, 101);

        var crowd = Go(pace, TimeSpan.FromSeconds(10), () => pace.Replied());
        Assert.InRange(crowd, 9, 11);
    }

    [Fact]
    public void A_429_halves_it_once_for_all_that_were_under_way_and_quiet_minutes_bring_it_back()
    {
        var pace = new BroadcastPace(25, _clock);
        for (var answer = 0; answer < 8; answer++) pace.Flooded(TimeSpan.FromSeconds(3));
        Assert.Equal(12.5, pace.Rate);
        Assert.Equal(TimeSpan.FromSeconds(3), pace.Take());
        _clock.Pass(TimeSpan.FromSeconds(3));
        pace.Flooded(TimeSpan.FromSeconds(1));
        pace.Flooded(TimeSpan.FromSeconds(1));
        _clock.Pass(TimeSpan.FromSeconds(1));
        pace.Flooded(TimeSpan.Zero);
        Assert.Equal(5, pace.Rate);
        _clock.Pass(TimeSpan.FromMinutes(3));
        Assert.Equal(TimeSpan.Zero, pace.Take());
        Assert.Equal(8, pace.Rate);
        _clock.Pass(TimeSpan.FromHours(1));
        pace.Take();
        Assert.Equal(25, pace.Rate);
    }
}
