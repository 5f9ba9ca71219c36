using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>The part of the <see cref="Samples"/> about whoever asks for silence.</summary>
internal static class SilenceSamples
{
    /// <summary>Somebody who was called, and is nobody's volunteer.</summary>
    public static readonly Volunteer Called = new(new VolunteerId(700_090), Language.Russian, Some.Now);

    /// <summary>All that may be wrong with what is typed.</summary>
    public static readonly IReadOnlyList<Refusal> Problems = [Refusal.NotANumber, Refusal.TooShort, Refusal.TooLong, Refusal.WrongCountry, Refusal.Ambiguous, Refusal.SeveralNumbers];

    public static IEnumerable<State> States =>
    [
        new AskedForNumber(new Unmet()), new AskedForNumber(new OnCall(Some.Lease())), new AskedForNumber(new ChoosingLanguage()),
        .. Problems.Select(problem => new AskedForNumber(new Unmet(), problem)),
        new Heard(new Unmet()),
    ];

    public static IEnumerable<Trigger> Triggers =>
    [
        new SilenceAsked(), new SilenceAsked($"не звоните мне на {DeskSamples.Number.Full()}"), new Typed("Не звоните мне больше"), new SilenceKept(), new SilenceWaits(Some.Now.AddMinutes(25)), new SilenceOver(), new LetGone(),
    ];

    public static Trigger? Answer(Ask ask) => ask switch
    {
        KeepSilence => new SilenceKept(),
        LetGo => new LetGone(),
        _ => null,
    };
}
