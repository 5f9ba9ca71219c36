using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Training;

/// <summary>
/// Rehearsed calls. Nobody is phoned and nothing is counted: no ask about numbers leaves this feature. The talk is kept with every answer, so
/// that it can be left for a real call and taken up again.
/// </summary>
public sealed record PracticeFeature() : Feature("pr")
{
    /// <summary>How long the person "types" an answer.</summary>
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1);

    public override IReadOnlyDictionary<string, Type> States { get; } = new Dictionary<string, Type>
    {
        ["menu"] = typeof(PracticeMenu),
        ["meeting"] = typeof(Meeting),
        ["talk"] = typeof(Rehearsing),
    };

    public override IReadOnlyDictionary<string, Type> Codes { get; } = new Dictionary<string, Type>
    {
        ["m"] = typeof(PracticeAsked),
        ["p"] = typeof(PersonChosen),
        ["b"] = typeof(TalkBegun),
        ["t"] = typeof(TalkTakenUp),
        ["s"] = typeof(Said),
        ["r"] = typeof(TalkRead),
    };

    public override IReadOnlyList<Command> Commands { get; } = [new("practice", new PracticeAsked(), ShownTo.Callers)];

    public override void Declare(Dialogue dialogue)
    {
        // Those who don't call read how one talks: from the rehearsal itself a number is one tap away.
        dialogue.In<Reading>()
            .Stay<PracticeAsked>((_, _, scene) => [new Effect.Overlay(PracticeReading.People(scene))])
            .Stay<TalkRead>((_, read, scene) => [new Effect.Overlay(scene.Person(read.Scenario) is { } person ? PracticeReading.Page(person, read.Page) : PracticeReading.People(scene))]);
        dialogue.In<Ready>().Permit<PracticeAsked, PracticeMenu>((_, _, _) => new PracticeMenu());
        // Whoever has a real number in hand keeps it before his eyes.
        dialogue.In<OnCall>().Stay<PracticeAsked>((call, _, scene) => [NotInCall(dialogue, call, scene)]);

        dialogue.In<InTraining>()
            .PermitIf<PersonChosen, Meeting>((_, chosen, scene) => scene.Person(chosen.Scenario) is not null, "known", (_, chosen, _) => new Meeting(chosen.Scenario))
            .PermitIf<TalkBegun, Rehearsing>((_, begun, scene) => Play.Of(scene.Person(begun.Scenario), New(begun, scene)) is not null, "known", (_, begun, scene) =>
                Go.To(new Rehearsing(New(begun, scene)), scene.Keep(scene.Training() with { Rehearsal = New(begun, scene) }), new Effect.Typing(Thinking)))
            .PermitIf<TalkTakenUp, Rehearsing>((_, _, scene) => Left(scene) is not null, "left in the middle", (_, _, scene) => new Rehearsing(Left(scene)!.Call));

        dialogue.In<PracticeMenu>().Shows((_, scene) => PracticeScreens.Menu(scene));

        dialogue.In<Meeting>().Shows((meeting, scene) =>
            scene.Person(meeting.Scenario) is { } person ? PracticeScreens.Meet(person, scene) : PracticeScreens.Gone(scene));

        dialogue.In<Rehearsing>()
            .Shows((talk, scene) => Of(talk, scene) is { } play ? TalkScreens.Show(play) : PracticeScreens.Gone(scene))
            .PermitIf<Said, Rehearsing>((talk, said, scene) => Of(talk, scene)?.Say(said.Choice) is not null, "one of the choices", (talk, said, scene) =>
                Answer(Of(talk, scene)!.Say(said.Choice)!, scene));
    }

    /// <summary>The screen of the number, with a word about what is to wait.</summary>
    internal static Effect NotInCall(Dialogue dialogue, OnCall call, Scene scene) =>
        new Effect.Overlay(dialogue.Show(call, scene).Before(new Text("rehearsal.not-in-call")));

    /// <summary>The talk that was left in the middle; null when there is none, or none that still fits the file.</summary>
    internal static Play? Left(Scene scene) =>
        scene.Training().Rehearsal is { } call && Play.Of(scene.Person(call.Scenario), call) is { IsOver: false } play ? play : null;

    private static Play? Of(Rehearsing talk, Scene scene) => Play.Of(scene.Person(talk.Call.Scenario), talk.Call);

    private static Rehearsal New(TalkBegun begun, Scene scene) => new(begun.Scenario, begun.Start, Said: "", scene.Seed());

    /// <summary>A red line ends the talk at once; everything else the person thinks over for a moment.</summary>
    private static Decision<Rehearsing> Answer(Play play, Scene scene)
    {
        var decision = Go.To(new Rehearsing(play.Call), scene.Keep(After(play, scene.Training())));
        return play.RedLine is null ? decision.With(new Effect.Typing(Thinking)) : decision;
    }

    private static TrainingProgress After(Play play, TrainingProgress training)
    {
        if (!play.IsOver) return training with { Rehearsal = play.Call };
        var over = training with { Rehearsal = null };
        var person = play.Scenario.Id;
        return play.RedLine is null ? over with { Talks = over.Talks.SetItem(person, over.Talks.GetValueOrDefault(person) + 1) } : over;
    }
}
