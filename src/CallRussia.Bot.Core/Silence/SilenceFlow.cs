using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Silence;

/// <summary>
/// "Don't call me", in the chat: by a link, or by saying so. Whoever comes only for this is asked for a number and nothing else, becomes no volunteer,
/// and is forgotten soon after; a volunteer comes back to where they were.
/// </summary>
public sealed record SilenceFeature() : Feature("si")
{
    /// <summary>Of whoever comes only for this, and of no others, nothing is known so long after their last word.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromHours(1);

    private const string Timer = "silence";

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["number"] = typeof(AskedForNumber),
        ["heard"] = typeof(Heard),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type> { ["o"] = typeof(SilenceOver) };

    public override void Declare(Dialogue dialogue)
    {
        dialogue.In<State>()
            .Permit<SilenceAsked, AskedForNumber>((state, asked, scene) => Listen(state, asked.Words, scene))
            // Where words are asked for, these are an answer like any other.
            .PermitIf<Typed, AskedForNumber>((_, typed, _) => typed.AskForSilence, "no more calls", (state, typed, scene) => Listen(state, typed.Words, scene));

        dialogue.In<AskedForNumber>()
            .Shows(SilenceScreens.Ask)
            .PermitIf<Typed, AskedForNumber>((_, typed, _) => !IsNumber(typed), "no number", (asked, typed, scene) =>
                Go.To(asked with { Problem = Problem(typed.Words) }, ForgetLater(scene)));

        dialogue.In<Heard>()
            .Shows((_, _) => SilenceScreens.Thank())
            .PermitIf<Typed, Heard>((_, typed, _) => !IsNumber(typed), "no number", (heard, _, scene) => Go.To(heard, ForgetLater(scene)));

        Keep(dialogue);
        Leave(dialogue);
    }

    /// <summary>Whether somebody came only for this: no volunteer, no supporter, nobody of the team.</summary>
    internal static bool IsPassing(Scene scene) => scene is { Volunteer.Standing: Standing.Guest, Role: Role.None };

    private static void Keep(Dialogue dialogue) => dialogue.In<Silencing>()
        .StayIf<Typed>((_, typed, _) => IsNumber(typed), "a number", (_, typed, scene) => [.. ForgetLater(scene), new KeepSilence(Number(typed))])
        .PermitIf<SilenceKept, Heard>((_, _, scene) => IsPassing(scene), "came for this", (silencing, _, _) => new Heard(silencing.Return))
        .PermitIf<SilenceKept, State>((_, _, scene) => !IsPassing(scene), "came back", (silencing, _, _) => Go.To(silencing.Return, new Effect.Overlay(SilenceScreens.Thanked())))
        .Permit<SilenceWaits, AskedForNumber>((silencing, waits, scene) => Go.To(new AskedForNumber(silencing.Return), new Effect.Overlay(SilenceScreens.Wait(waits, scene))));

    private static void Leave(Dialogue dialogue) => dialogue.In<Silencing>()
        .Permit<Cancelled, State>((silencing, _, _) => Go.To(silencing.Return))
        .Permit<Started, State>((silencing, _, _) => Go.To(silencing.Return))
        .StayIf<SilenceOver>((_, _, scene) => IsPassing(scene), "came for this", (_, _, _) => [new LetGo()])
        .Stay<LetGone>((silencing, _, _) => [new Effect.Forget(), new Effect.Overlay(SilenceScreens.Gone(silencing))]);

    /// <summary>A number that stands among the words is closed at once.</summary>
    private static Decision<AskedForNumber> Listen(State state, string words, Scene scene)
    {
        var asked = Go.To(new AskedForNumber(Aside.From(state), Problem(words)), ForgetLater(scene));
        return SilenceRequests.Read(words, out var number) == Refusal.None ? asked.With(new KeepSilence(number)) : asked;
    }

    /// <summary>Whoever says what they want has not yet been asked for a number.</summary>
    private static Refusal Problem(string words) => SilenceRequests.Read(words, out var _) is var refusal && refusal == Refusal.NotANumber && (words.Length == 0 || WishForSilence.IsIn(words))
        ? Refusal.None
        : refusal;

    private static Effect[] ForgetLater(Scene scene) => IsPassing(scene) ? [new Effect.Schedule(Timer, scene.At + KnownFor, new SilenceOver())] : [];

    private static bool IsNumber(Typed typed) => SilenceRequests.Read(typed.Words, out var _) == Refusal.None;

    private static PhoneNumber Number(Typed typed)
    {
        _ = SilenceRequests.Read(typed.Words, out var number);
        return number;
    }
}
