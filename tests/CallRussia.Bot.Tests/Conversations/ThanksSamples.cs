using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about thanks.</summary>
internal static class ThanksSamples
{
    private const long Other = 700_070;
    private static readonly string Words = new('ж', Reasons.Longest);

    public static IEnumerable<State> States =>
        [new WritingThanks(new Home(), Other), new WritingThanks(new Home(), Other, Unfit: true), new WritingThanks(new OnCall(Some.Lease()), Other, Words)];

    public static IEnumerable<Trigger> Triggers =>
    [
        new ThanksWanted(Other), new ThanksConfirmed(), new ThanksMayGo(new VolunteerId(Other), Language.English, Quietly: true), new ThanksMayGo(new VolunteerId(Other), Language.Russian, Quietly: false),
        new ThanksMayNotGo(new VolunteerId(Other)),
    ];

    public static Trigger? Answer(Ask ask) => ask is GiveThanks give ? new ThanksMayGo(give.Who, Language.Russian, Quietly: false) : null;
}
