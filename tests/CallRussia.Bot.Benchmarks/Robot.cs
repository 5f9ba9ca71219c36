using System.Diagnostics;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// A person who calls without rest: presses what brings the call on, waits until the screen has changed, presses the next. It knows the
/// buttons by the codes they carry, so it works in every language and with every contestant.
/// </summary>
internal sealed class Robot(SandboxPerson person, int seed)
{
    /// <summary>From the furthest on the way to the first step: how it went, the next number, and the first questions.</summary>
    private static readonly string[] Way = ["cae:", "can:", "ons:", "onp:", "onr:", "onl:"];

#pragma warning disable CA5394 // Which button a robot presses is no secret.
    private readonly Random _choice = new(seed);
#pragma warning restore CA5394

    /// <summary>Milliseconds from press to changed screen, of those presses that were made while measuring.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>Screens changed, measured or not.</summary>
    public int Turns { get; private set; }

    /// <summary>Writes /start and answers the first questions until a number may be asked for.</summary>
    public async Task<SandboxMessage> Arrive(CancellationToken stop)
    {
        _ = person.Start();
        var screen = await Next(stop);
        while (!Codes(screen).Any(code => code.StartsWith("can:", StringComparison.Ordinal)))
        {
            person.PressData(screen.Id, Chosen(screen));
            screen = await Next(stop);
        }
        return screen;
    }

    public async Task Work(SandboxMessage screen, Func<bool> measuring, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var code = Chosen(screen);
            var measured = measuring();
            var pressed = Stopwatch.GetTimestamp();
            person.PressData(screen.Id, code);
            screen = await Next(stop);
            Turns++;
            if (measured && measuring()) Latencies.Add(Stopwatch.GetElapsedTime(pressed).TotalMilliseconds);
        }
    }

#pragma warning disable CA5394 // Nor is how long it waits.
    /// <summary>Two to four seconds: as long as people look at a screen at the least.</summary>
    public TimeSpan Pause => TimeSpan.FromMilliseconds(_choice.Next(2_000, 4_000));

    /// <summary>One step as people take them: nine in ten are taps, the tenth is a command, whose answer is a new message.</summary>
    public Task<SandboxMessage> Act(SandboxMessage screen, CancellationToken stop)
    {
        if (_choice.Next(10) == 0) person.Send("/number");
        else person.PressData(screen.Id, Chosen(screen));
        return Next(stop);
    }
#pragma warning restore CA5394

    private Task<SandboxMessage> Next(CancellationToken stop) =>
        person.ExpectMessage(message => Codes(message).Any(code => Way.Any(step => code.StartsWith(step, StringComparison.Ordinal))), "a screen to go on from", stop);

    private string Chosen(SandboxMessage screen)
    {
        var codes = Codes(screen).ToList();
        var step = Way.First(step => codes.Exists(code => code.StartsWith(step, StringComparison.Ordinal)));
        var fitting = codes.FindAll(code => code.StartsWith(step, StringComparison.Ordinal));
        // Of the four ways in which a call ends the last is "I did not call": it is left out, for it gives the number back. Yes comes first.
        return step == "cae:" ? fitting[_choice.Next(3)] : fitting[0];
    }

    private static IEnumerable<string> Codes(SandboxMessage message) => message.AllButtons.Select(button => button.CallbackData ?? "");
}
