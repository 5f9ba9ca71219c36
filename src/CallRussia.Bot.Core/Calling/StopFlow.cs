using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Calls are over for now: done for today, or a break has begun.</summary>
/// <param name="GivenBack">A number that was in hand and is not any more; its report is still welcome.</param>
public sealed record CallsOver(int Calls, int Talks, Lease? GivenBack = null) : Ready
{
    /// <inheritdoc cref="CallingStopped.Together"/>
    public int? Together { get; init; }

    /// <summary>It was a break that began: when it is over, calls begin again here.</summary>
    public bool IsForBreak { get; init; }
}

/// <summary>"Done for today", and the end of calling for whatever reason.</summary>
internal static class StopFlow
{
    public static void Declare(Dialogue dialogue)
    {
        dialogue.In<Settled>()
            .Stay<DoneForToday>((_, _, _) => [new StopCalling()])
            .Permit<CallingStopped, CallsOver>((_, stopped, scene) => Close(stopped, scene));

        dialogue.In<CallsOver>()
            .Shows((over, scene) => CallingScreens.Over(over, scene))
            // A second press finds nothing in hand: what it would close is closed.
            .Permit<DoneForToday, CallsOver>((over, _, _) => over);
    }

    private static Decision<CallsOver> Close(CallingStopped stopped, Scene scene)
    {
        var closed = Go.To(new CallsOver(stopped.Calls, stopped.Talks, stopped.GivenBack) { Together = stopped.Together, IsForBreak = scene.IsOnBreak() }, new Effect.Unschedule(TimerKeys.Opening));
        return stopped.GivenBack is { } lease ? closed.With(CallingFeature.StopTimers(lease.Id)) : closed;
    }
}
