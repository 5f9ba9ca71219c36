using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>A minute for oneself, and breaks.</summary>
internal static class WellbeingSamples
{
    public static IEnumerable<State> States =>
    [
        .. Enumerable.Range(0, 3).Select(step => new Breathing(Some.Reported(), step)), new Breathing(new OnCall(Some.Lease()), Breath.Last),
        new ChoosingBreak(Some.Reported()), new ChoosingBreak(new OnCall(Some.Lease())),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new BreatheAsked(), new BreathDue(1), new BreathDue(2), new BreathDue(Breath.Last + 1), new BreakAsked(), .. Enum.GetValues<BreakLength>().Select(length => new BreakChosen(length)),
        new BreakOver(), new SignsAsked(),
    ];

    public static Volunteer OnBreak => Some.Volunteer with { BreakUntil = Some.Now.AddDays(2) };
}
