using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Work of the house that has to go on whatever throws.</summary>
public sealed class TirelessTests : IDisposable
{
    private readonly AdjustableTimeProvider _clock = new(Some.Now, running: false);
    private readonly CollectedLog _log = new();
    private int _begun;

    [Fact]
    public async Task What_throws_is_logged_and_begins_again_after_a_pause_that_grows()
    {
        var work = Run(_ => ++_begun < 4 ? throw new InvalidOperationException("once more") : Task.CompletedTask);
        foreach (var seconds in (int[])[1, 2, 4])
        {
            var before = _begun;
            _clock.Advance(TimeSpan.FromSeconds(seconds - 0.5));
            Assert.Equal(before, _begun);
            _clock.Advance(TimeSpan.FromSeconds(0.5));
        }
        await work;
        Assert.Equal(4, _begun);
        Assert.Equal(3, _log.Lines.Count(line => line.Contains("the work at tests", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task A_cancellation_that_is_no_stop_is_a_failure_like_others()
    {
        var work = Run(_ => ++_begun == 1 ? throw new OperationCanceledException("a deadline") : Task.CompletedTask);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await work;
        Assert.Equal(2, _begun);
    }

    [Fact]
    public async Task A_stop_ends_it()
    {
        using var stop = new CancellationTokenSource();
        var work = Run(token => Task.Delay(Timeout.InfiniteTimeSpan, _clock, token), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_damaged_store_ends_it()
    {
        var damage = new StoreException("The store is damaged.") { Trouble = StoreTrouble.Damage };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(_ => throw new OperationCanceledException(damage.Message, damage)));
        Assert.Empty(_log.Lines);
    }

    public void Dispose() => _log.Dispose();

    private Task Run(Func<CancellationToken, Task> work, CancellationToken stop = default) => Tireless.Run("tests", work, _clock, _log, stop);
}
