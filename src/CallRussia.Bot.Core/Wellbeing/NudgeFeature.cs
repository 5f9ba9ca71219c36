using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>The button under such a word: no more of them. It lasts, and pressing it twice does no harm.</summary>
public sealed record NudgesUnwanted : Trigger;

/// <summary>Two days after one of the first calls. Answered by <see cref="NudgeDecided"/>.</summary>
public sealed record DecideNudge : Ask;

/// <summary>Neither kind nor time: nothing is said.</summary>
public sealed record NudgeDecided : Answer
{
    /// <summary>A word that fits is said now.</summary>
    public LastCallKind? Kind { get; init; }

    /// <summary>It would disturb: it is looked again then.</summary>
    public DateTimeOffset? Again { get; init; }
}

/// <summary>Answered by <see cref="NudgesDeclined"/>.</summary>
public sealed record DeclineNudges : Ask;

public sealed record NudgesDeclined : Answer;

/// <summary>The second call: what decides whether somebody makes it is rarely numbers. A word that fits how the first one went, once.</summary>
public sealed record NudgeFeature() : Feature("nu")
{
    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["r"] = typeof(ReturnAwaited),
        ["o"] = typeof(NudgesUnwanted),
    };

    public override void Declare(Dialogue dialogue) => dialogue.In<State>()
        .Stay<ReturnAwaited>((_, _, _) => [new DecideNudge()])
        .Stay<NudgeDecided>((_, decided, _) => decided switch
        {
            { Again: { } again } => [new Effect.Schedule(TimerKeys.Return, again, new ReturnAwaited())],
            { Kind: { } kind } => [new Effect.Announce(Word(kind))],
            _ => [],
        })
        .Stay<NudgesUnwanted>((_, _, _) => [new Effect.Unschedule(TimerKeys.Return), new DeclineNudges()])
        .Stay<NudgesDeclined>((_, _, scene) => [new Effect.Toast(T("off.toast")), .. ReminderScreens.TakeOff(scene)]);

    private static Screen Word(LastCallKind kind)
    {
        var screen = Screen.Of(T($"word.{kind}"));
        if (kind == LastCallKind.Hard) screen = screen.Row(Lasting("home.practice.button", new PracticeAsked()), Lasting("calling.breathe.button", new BreatheAsked()));
        if (kind == LastCallKind.NobodyThere) screen = screen.Row(Lasting("reminder.ask.button", new ReminderAsked()));
        return screen.Row(Lasting("calling.get-number.button", new NumberAsked())).Row(Lasting("nudge.off.button", new NudgesUnwanted()));
    }

    private static Button.Press Lasting(string label, Trigger trigger) => new(new Text(label), trigger, Lasting: true);

    private static Text T(string key) => new("nudge." + key);
}
