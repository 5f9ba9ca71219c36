using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 19, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_stopped_clock_moves_only_when_told()
    {
        var clock = new AdjustableTimeProvider(Noon, running: false);
        Assert.Equal(Noon, clock.GetUtcNow());
        var before = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Noon.AddDays(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(1), clock.GetElapsedTime(before));
        Assert.Equal(TimeSpan.FromDays(1), clock.Shift);
    }

    [Fact]
    public void A_running_clock_goes_with_the_real_one()
    {
        var clock = new AdjustableTimeProvider();
        clock.Advance(TimeSpan.FromHours(1));
        var ahead = clock.GetUtcNow() - TimeProvider.System.GetUtcNow();
        Assert.InRange(ahead, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_jump_fires_what_is_due_in_order_before_it_returns(bool running)
    {
        var clock = new AdjustableTimeProvider(Noon, running);
        List<string> fired = [];
        using var late = clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromMinutes(50), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        using var later = clock.CreateTimer(_ => fired.Add("later"), null, TimeSpan.FromMinutes(61), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["early", "late"], fired);
    }

    [Fact]
    public void A_periodic_timer_fires_once_in_a_jump_and_goes_on()
    {
        var clock = new AdjustableTimeProvider(Noon, running: false);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, fired);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, fired);
    }

    [Fact]
    public void A_disposed_timer_stays_silent()
    {
        var clock = new AdjustableTimeProvider(Noon, running: false);
        var timer = clock.CreateTimer(_ => Assert.Fail("It was disposed."), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();
        clock.Advance(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task A_running_clock_fires_in_real_time_too()
    {
        var clock = new AdjustableTimeProvider();
        await Task.Delay(TimeSpan.FromMilliseconds(5), clock, CancellationToken.None);
    }

    [Fact]
    public async Task A_delay_of_months_is_waited_out_by_a_jump()
    {
        var clock = new AdjustableTimeProvider();
        var delay = Task.Delay(TimeSpan.FromDays(40), clock, CancellationToken.None);
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromDays(41));
        await delay;
    }
}
