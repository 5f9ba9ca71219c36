using System.Net;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// The right to silence for whoever is not in the chat. Neither words nor time tell whether a number was in the bank. Nothing of who asks is kept or logged.
/// </summary>
public sealed class SilenceDoor(IStore store, TimeProvider clock)
{
    /// <summary>Answers come on a beat: far longer than closing a number takes, so that it can't be told from closing one that nobody has.</summary>
    internal static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>More is no number, and would keep the bot reading.</summary>
    private const int Longest = 200;

    private readonly AddressBrake _brake = new(clock);

    public async Task<SilenceAnswer> Take(string typed, IPAddress? from, CancellationToken cancellationToken)
    {
        if (typed.Length > Longest) return Unreadable(Refusal.NotANumber);
        if (SilenceRequests.Read(typed, out var number) is var refusal and not Refusal.None) return Unreadable(refusal);
        if (_brake.Take(from) is var wait && wait > TimeSpan.Zero) return Waits(wait);
        var began = clock.GetTimestamp();
        var until = await store.Write(kept => SilenceRequests.Take(kept, number, clock.GetUtcNow()), cancellationToken);
        await Task.Delay(ToBeat(clock.GetElapsedTime(began)), clock, cancellationToken);
        return until is { } later ? Waits(later - clock.GetUtcNow()) : new SilenceAnswer(SilenceFate.Kept, SilenceTexts.Kept);
    }

    private static SilenceAnswer Unreadable(Refusal refusal) => new(SilenceFate.Unreadable, SilenceTexts.Problem(refusal));

    private static SilenceAnswer Waits(TimeSpan wait) =>
        new(SilenceFate.Waits, SilenceTexts.Waits(new Text("time.from-now").With("left", new TextArg.Duration(wait))), wait);

    private static TimeSpan ToBeat(TimeSpan passed) => TimeSpan.FromTicks(Beat.Ticks - (passed.Ticks % Beat.Ticks));
}
