using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Whatever throws in a lane: it is over, whoever waits for it hears so, the next turn comes, and a stop ends.</summary>
public sealed class LanesFailureTests
{
    private static readonly VolunteerId Anna = new(1);

    public static TheoryData<string> Failures => ["at once", "later", "a deadline", "the store refuses", "the store waits"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_turn_that_throws_leaves_its_lane_alive_and_its_room_free(string how)
    {
        using var lanes = Of((incoming, _) => incoming.Id == "broken" ? Fail(how) : Task.CompletedTask);
        await lanes.Through(Incoming("broken"), CancellationToken.None);
        await lanes.Through(Incoming("sound"), CancellationToken.None);
        await lanes.Drain(CancellationToken.None);
        Assert.Equal((0, 0), (lanes.Waiting, lanes.WaitingOf(Anna)));
    }

    [Fact]
    public async Task A_log_that_throws_mutes_nobody()
    {
        using var lanes = Of((incoming, _) => incoming.Id == "broken" ? Fail("at once") : Task.CompletedTask, new BrokenLog());
        await lanes.Through(Incoming("broken"), CancellationToken.None);
        await lanes.Through(Incoming("sound"), CancellationToken.None);
        await lanes.Drain(CancellationToken.None);
        Assert.Equal(0, lanes.Waiting);
    }

    [Fact]
    public async Task A_damaged_store_is_a_stop_and_whoever_waits_is_told_that_it_did_not_happen()
    {
        var damage = new StoreException("The store is damaged.") { Trouble = StoreTrouble.Damage };
        using var lanes = Of((_, _) => throw new OperationCanceledException(damage.Message, damage));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lanes.Through(Incoming("broken"), CancellationToken.None));
        await lanes.Drain(CancellationToken.None);
        Assert.Equal(0, lanes.Waiting);
    }

    [Fact]
    public async Task As_many_failures_as_there_is_room_for_take_none_of_it()
    {
        using var lanes = Of((_, _) => Fail("at once"));
        for (var i = 0; i < Limits.WaitingTurns + 1; i++) await lanes.Post(Incoming($"broken{i}"), CancellationToken.None);
        await lanes.Drain(CancellationToken.None);
        Assert.Equal(0, lanes.Waiting);
    }

    [Fact]
    public async Task A_turn_that_does_not_even_end_when_it_is_cut_off_holds_up_a_stop_only_for_its_time()
    {
        var never = new TaskCompletionSource();
        using var lanes = Of((_, _) => never.Task);
        await lanes.Post(Incoming("endless"), CancellationToken.None);
        using var cutOff = new CancellationTokenSource();
        var drained = lanes.Drain(new CancellationToken(canceled: true), cutOff.Token);
        Assert.False(drained.IsCompleted);
        await cutOff.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drained);
        Assert.Equal(1, lanes.Waiting);
        never.SetResult();
        await lanes.Drain(CancellationToken.None);
    }

    private static Lanes Of(Func<Incoming, CancellationToken, Task> turn, ILogger<Lanes>? log = null) => new(
        async (incoming, cancellationToken) =>
        {
            await turn(incoming, cancellationToken);
            return null;
        },
        log ?? NullLogger<Lanes>.Instance);

    private static Incoming Incoming(string id) => new(id, Anna, new HomeAsked(), Some.Now);

    private static async Task Fail(string how)
    {
        if (how == "later") await Task.Yield();
        throw how switch
        {
            "a deadline" => new OperationCanceledException(how),
            "the store refuses" => new StoreException(how),
            "the store waits" => new StoreException(how) { Trouble = StoreTrouble.Passing },
            _ => new InvalidOperationException(how),
        };
    }

    private sealed class BrokenLog : ILogger<Lanes>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("The log can't be written.");
    }
}
