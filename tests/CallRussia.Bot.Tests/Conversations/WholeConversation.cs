using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>Every sample of a state against every sample of a trigger, by command, by tap and by an old button; and all that is said on the way.</summary>
internal static class WholeConversation
{
    private static readonly Lazy<IReadOnlyList<Text>> Said = new(Say);

    /// <summary>Every text as it was said, with its arguments and the texts inside it; the first of each key.</summary>
    public static IReadOnlyList<Text> Texts => Said.Value;

    public static IEnumerable<(State State, Trigger Trigger, TurnResult Result)> Steps()
    {
        var turn = new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library);
        return from state in Samples.States
               from trigger in Samples.Triggers
                   // Nobody asks what the desk asks anywhere else, and an answer that comes too late is dropped: one of them shows it.
               where state is IForOrganizers || trigger is not Answer || trigger.GetType().Namespace != typeof(Desk).Namespace || trigger is FileOrdered
               // A report looks the same wherever it is asked for.
               where state is Home || trigger is not (CallsCounted or PeopleCounted)
               from volunteer in Who(state, trigger)
               from tap in new[] { null, new Tap("q", 70, "7"), new Tap("q", 60, "2") }
               select (state, trigger, turn.Run(
                   new Conversation(volunteer, state, Turns: 7, LiveMessage: 70),
                   new Incoming("u1", volunteer.Id, trigger, volunteer.Language == Language.English ? Some.Holiday : Some.Now, tap),
                   (ask, _) => Samples.Answer(ask)));
    }

    /// <summary>Russian is read on a plain day, English on a holiday: some cards say more then.</summary>
    private static IEnumerable<Volunteer> Who(State state, Trigger trigger)
    {
        if (IsForFew(state) || IsForFew(trigger)) yield return Some.Organizer;
        // To everybody else all these states are the one they were opened from.
        if (IsForFew(state) && state is not AtDesk { Page: DeskPage.Menu }) yield break;
        if (state is InTraining or Home)
            foreach (var trained in TrainingSamples.Volunteers) yield return trained;
        yield return Some.Volunteer;
        yield return Some.Volunteer with { Standing = Standing.Supporter, Country = null, Zone = null, Language = Language.English };
    }

    private static bool IsForFew(object what) => !Rights.IsOpen(what, Role.None);

    public static IEnumerable<Screen> Screens(TurnResult result)
    {
        if (result.Live is { } live) yield return live.Screen;
        foreach (var announce in result.Effects.OfType<Effect.Announce>()) yield return announce.Screen;
    }

    private static IReadOnlyList<Text> Say() => [.. Steps()
        .SelectMany(step => InResult(step.Result))
        .Concat(Some.Features.SelectMany(feature => feature.Commands).Select(command => command.Description))
        .Concat([KernelTexts.Sorry, new Text("menu.description"), new Text("menu.short-description")])
        // Skills that no sample practises; a fourth answer, which no question has today.
        .Concat(Skills.All.Select(Skills.Title)).Append(new Text("lesson.letter-4.button"))
        .SelectMany(WithInner)
        .DistinctBy(text => text.Key)
        .OrderBy(text => text.Key, StringComparer.Ordinal)];

    private static IEnumerable<Text> InResult(TurnResult result) => Screens(result)
        .SelectMany(screen => screen.Paragraphs.Concat(screen.Rows.SelectMany(row => row).Select(button => button.Label)))
        .Concat(result.Effects.OfType<Effect.Toast>().Select(toast => toast.Text))
        .Concat(result.Effects.OfType<Effect.SendChart>().SelectMany(chart => chart.Chart.Texts))
        .Concat(result.Effects.OfType<Effect.SendSheets>().Select(sheets => sheets.Caption))
        .Concat(result.Effects.OfType<Effect.SendFile>().Select(file => file.Caption));

    private static IEnumerable<Text> WithInner(Text text) => text.Args.Values
        .SelectMany(Inner)
        .SelectMany(WithInner)
        .Prepend(text);

    private static IEnumerable<Text> Inner(TextArg argument) => argument switch
    {
        TextArg.Nested nested => [nested.Value],
        TextArg.Spoken spoken => [spoken.Value],
        TextArg.Lines lines => lines.Items,
        _ => [],
    };
}
