using System.Collections.Concurrent;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Order within a volunteer, parallel between volunteers, and no way out of that for a turn that goes wrong.</summary>
public sealed class LanesTests : IDisposable
{
    private static readonly VolunteerId Anna = new(1);
    private static readonly VolunteerId Olga = new(2);

    private readonly CollectedLog _log = new();
    private readonly ConcurrentQueue<string> _done = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = [];
    private readonly Lanes _lanes;
    private Func<Incoming, CancellationToken, Task> _turn;

    public LanesTests()
    {
        _turn = Hold;
        _lanes = new Lanes(
            async (incoming, cancellationToken) =>
            {
                await _turn(incoming, cancellationToken);
                return $"done: {incoming.Id}";
            },
            new Logged<Lanes>(_log));
    }

    public void Dispose()
    {
        _lanes.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Turns_of_one_volunteer_come_one_after_the_other_and_those_of_another_beside_them()
    {
        await Post("a1", Anna);
        await Post("a2", Anna);
        var olga = _lanes.Through(Of("o1", Olga), CancellationToken.None);
        Finish("a2");
        Finish("o1");
        Assert.Equal("done: o1", await olga);
        Assert.Equal(["o1"], _done);
        Finish("a1");
        await _lanes.Drain(CancellationToken.None);
        Assert.Equal(["o1", "a1", "a2"], _done);
        Assert.Equal(0, _lanes.Waiting);
    }

    [Fact]
    public async Task A_turn_that_could_not_even_be_given_up_is_over_and_the_next_ones_come()
    {
        _turn = (incoming, _) => incoming.Id == "a1" ? throw new InvalidOperationException("giving up failed too") : Hold(incoming, default);
        Finish("a2");
        var first = _lanes.Through(Of("a1", Anna), CancellationToken.None);
        await _lanes.Through(Of("a2", Anna), CancellationToken.None);
        await first;
        await _lanes.Drain(CancellationToken.None);
        Assert.Equal(["a2"], _done);
        Assert.Equal((0, 0), (_lanes.Waiting, _lanes.WaitingOf(Anna)));
        Assert.Contains(_log.Lines, line => line.Contains("a1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_cancelled_while_nobody_stops_is_a_failure_and_no_end_of_the_lane()
    {
        _turn = (incoming, _) => incoming.Id == "a1" ? throw new OperationCanceledException("a deadline") : Hold(incoming, default);
        Finish("a2");
        await _lanes.Through(Of("a1", Anna), CancellationToken.None);
        await _lanes.Through(Of("a2", Anna), CancellationToken.None);
        Assert.Equal(["a2"], _done);
    }

    [Fact]
    public async Task A_stop_that_waits_no_longer_cuts_the_turns_off_and_ends()
    {
        var waiting = _lanes.Through(Of("a1", Anna), CancellationToken.None);
        await Post("a2", Anna);
        using var patience = new CancellationTokenSource();
        var drained = _lanes.Drain(patience.Token);
        await patience.CancelAsync();
        await drained;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Empty(_done);
        Assert.Equal(0, _lanes.Waiting);
    }

    [Fact]
    public async Task How_much_waits_is_known_for_each_volunteer()
    {
        for (var i = 0; i < 7; i++) await Post($"a{i}", Anna);
        await Post("o1", Olga);
        Assert.Equal((7, 1, 8), (_lanes.WaitingOf(Anna), _lanes.WaitingOf(Olga), _lanes.Waiting));
    }

    private static Incoming Of(string id, VolunteerId volunteer) => new(id, volunteer, new HomeAsked(), Some.Now);

    private Task Post(string id, VolunteerId volunteer) => _lanes.Post(Of(id, volunteer), CancellationToken.None);

    private void Finish(string id) => Gate(id).TrySetResult();

    private async Task Hold(Incoming incoming, CancellationToken cancellationToken)
    {
        await Gate(incoming.Id).Task.WaitAsync(cancellationToken);
        _done.Enqueue(incoming.Id);
    }

    private TaskCompletionSource Gate(string id) => _held.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
