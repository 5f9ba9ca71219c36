using System.Diagnostics;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>People who talk with the bot as people do: a tap every few seconds, and now and then a command, whose answer is a new message.</summary>
internal sealed class BroadcastTalk : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private List<double>? _measured;
    private Task _work = Task.CompletedTask;

    public static async Task<BroadcastTalk> Begin(SandboxServer telegram, int people)
    {
        var talk = new BroadcastTalk();
        var arrived = new List<(Robot Robot, SandboxMessage Screen)>();
        foreach (var i in Enumerable.Range(0, people))
        {
            var robot = new Robot(telegram.AddPerson($"P{i}", "en"), i);
            arrived.Add((robot, await robot.Arrive(CancellationToken.None)));
        }
        talk._work = Task.WhenAll(arrived.Select(one => Task.Run(() => talk.Live(one.Robot, one.Screen))));
        return talk;
    }

    public async Task<IReadOnlyList<double>> Measure(TimeSpan time)
    {
        Begin();
        await Task.Delay(time, TimeProvider.System, _stop.Token);
        return End();
    }

    public void Begin()
    {
        lock (_gate) _measured = [];
    }

    public IReadOnlyList<double> End()
    {
        lock (_gate) return [.. Interlocked.Exchange(ref _measured, null)!.Order()];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task Live(Robot robot, SandboxMessage screen)
    {
        try
        {
            while (true)
            {
                await Task.Delay(robot.Pause, TimeProvider.System, _stop.Token);
                var from = Stopwatch.GetTimestamp();
                screen = await robot.Act(screen, _stop.Token);
                lock (_gate) _measured?.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
