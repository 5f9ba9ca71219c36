using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Core.Silence;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Core.Wellbeing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>Every sample of a state against every sample of a trigger, by command, by tap and by an old button; and all that is said on the way.</summary>
internal static class WholeConversation
{
    /// <summary>Whose answers nobody else waits for.</summary>
    private static readonly string?[] AtDesks = [typeof(Desk).Namespace, typeof(Problem).Namespace, typeof(Broadcasts).Namespace];

    /// <summary>What the many pages about one broadcast answer in ways of their own; everything else they answer as the list does.</summary>
    private static readonly string?[] Near = [typeof(Broadcasts).Namespace, typeof(State).Namespace, typeof(OnCall).Namespace];

    private static readonly HashSet<Type> Buttons = [.. Some.Features.SelectMany(feature => feature.Codes.Values)];

    private static readonly HashSet<Type> Commands = [.. Some.Features.SelectMany(feature => feature.Commands).Select(command => command.Trigger.GetType())];

    private static readonly HashSet<Ask> Asks = [];
    private static readonly Lazy<Walk> Once = new(() => new Walk(Steps()));
    private static readonly Lazy<IReadOnlyList<Text>> Said = new(Say);

    /// <summary>All of it, walked once: some hundred thousand steps show some thousand screens.</summary>
    public static Walk Walked => Once.Value;

    /// <summary>All that the store was asked on the way.</summary>
    public static IReadOnlyCollection<Ask> Asked
    {
        get
        {
            _ = Walked;
            return Asks;
        }
    }

    /// <summary>Every text as it was said, with its arguments and the texts inside it; the first of each key.</summary>
    public static IReadOnlyList<Text> Texts => Said.Value;

    private static IEnumerable<(State State, Trigger Trigger, TurnResult Result)> Steps()
    {
        var turn = new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library);
        // What is written is answered by a campaign without pages of its own whose week has just begun, what is tapped by one with them.
        var pageless = new Turn(new Dialogue(Some.Features), () => Some.Campaign with { Pages = null, Pulse = Some.Campaign.Pulse! with { Week = new WeekGoal(0, 410) } }, () => Some.Library);
        return from state in Samples.States
               from trigger in Samples.Triggers
                   // What is asked at the desk is answered there, and an answer that comes too late is dropped: one of them shows it.
               where trigger is not Answer || !AtDesks.Contains(Room(trigger)) || Room(trigger) == Room(state) || trigger is FileOrdered or BroadcastTried or RoleOfferSeen or RoleOfferVoid or TeamWordsSeen
               where state is not Broadcasts || state is AtBroadcasts || Near.Contains(trigger.GetType().Namespace)
               // A report looks the same wherever it is asked for.
               where state is Home || trigger is not (CallsCounted or PeopleCounted)
               from volunteer in Who(state, trigger)
               from tap in Ways(trigger)
               select (state, trigger, (tap is null ? pageless : turn).Run(
                   new Conversation(volunteer, state, Turns: 7, LiveMessage: 70),
                   new Incoming("u1", volunteer.Id, trigger, volunteer.Language == Language.English ? Some.Holiday : Some.Now, tap) { ShowsNumber = trigger is NumberShown },
                   (ask, _) => Reply(ask)));
    }

    private static Trigger Reply(Ask ask)
    {
        Asks.Add(ask);
        return Samples.Answer(ask);
    }

    /// <summary>
    /// How a trigger comes: as a button, as something written or as time itself; an answer follows either. An old button means the same whatever it was, so one stands
    /// for all of them.
    /// </summary>
    private static Tap?[] Ways(Trigger trigger)
    {
        var live = new Tap("q", 70, "7");
        if (trigger is Back) return [null, live, new Tap("q", 60, "2")];
        return trigger is Answer || Commands.Contains(trigger.GetType()) ? [null, live] : Buttons.Contains(trigger.GetType()) ? [live] : [null];
    }

    /// <summary>Russian is read on a plain day, English on a holiday: some cards say more then.</summary>
    private static IEnumerable<Volunteer> Who(State state, Trigger trigger)
    {
        if (IsForFew(state) || IsForFew(trigger)) yield return Some.Organizer;
        // To everybody else all these states are the one they were opened from.
        if (IsForFew(state) && state is not AtDesk { Page: DeskPage.Menu }) yield break;
        if (state is InTraining or Home or NamingCertificate)
            foreach (var trained in TrainingSamples.Volunteers) yield return trained;
        if (state is Home or CallsOver or NoNumber or ChoosingBreak) yield return WellbeingSamples.OnBreak;
        if (state is Home) yield return Samples.Wishing;
        if (state is CallsOver) yield return WellbeingSamples.Asked;
        if (state is Unmet or Silencing) yield return SilenceSamples.Called;
        if (state is Supporting) yield return WellbeingSamples.WithoutCalls;
        if (trigger is ProgressCounted) yield return Some.Volunteer with { JoinedAt = Some.Now.AddYears(-2) };
        yield return Some.Volunteer;
        yield return Some.Volunteer with { Standing = Standing.Supporter, Country = null, Zone = null, Language = Language.English };
    }

    private static string? Room(object what) => what.GetType().Namespace;

    private static bool IsForFew(object what) => !Rights.IsOpen(what, Role.None);

    private static IReadOnlyList<Text> Say() => [.. Walked.Screens.Keys
        .SelectMany(screen => screen.Paragraphs.Concat(screen.Rows.SelectMany(row => row).Select(button => button.Label)))
        .Concat(Walked.Toasts.Keys)
        .Concat(Walked.Charts.Keys.SelectMany(chart => chart.Texts))
        .Concat(Walked.Files.Keys.Select(file => file.Caption))
        .Concat(Walked.Sheets.Keys.Select(sheets => sheets.Caption))
        .Concat(Some.Features.SelectMany(feature => feature.Commands).Select(command => command.Description))
        .Concat([KernelTexts.Sorry, KernelTexts.TooFast, new Text("menu.description"), new Text("menu.short-description")])
        // Slower hearts than the sample's.
        .Concat(new[] { "progress.seconds", "progress.minutes", "progress.hours" }.Select(span => new Text(span).With("count", 5)))
        // Skills that no sample practises; a fourth answer, which no question has today.
        // While Telegram has not told the bot's name.
        .Concat([new Text("card.note"), new Text("group-chat.not-now")])
        .Concat(Skills.All.Select(Skills.Title)).Append(new Text("lesson.letter-4.button"))
        // Under every broadcast and above every trial, which no decision sends.
        .Append(BroadcastingFeature.NoNews.Label)
        // To an organizer, and the one of the samples is an owner.
        .Concat([new Text("person.you-suspended"), new Text("person.above"), new Text("person-report.hand-over.button"), new Text("rules.owners")])
        .Concat(BroadcastingFeature.Trial(new BroadcastId(7)).Paragraphs)
        .Concat(Walked.Choices.SelectMany(choose => new[] { choose.Words, choose.Label }))
        .SelectMany(WithInner)
        .DistinctBy(text => text.Key)
        .OrderBy(text => text.Key, StringComparer.Ordinal)];

    private static IEnumerable<Text> WithInner(Text text) => text.Args.Values
        .SelectMany(Inner)
        .SelectMany(WithInner)
        .Prepend(text);

    private static IEnumerable<Text> Inner(TextArg argument) => argument switch
    {
        TextArg.Nested nested => [nested.Value],
        TextArg.Spoken spoken => [spoken.Value],
        TextArg.Lines lines => lines.Items,
        TextArg.Listing listing => listing.Items.SelectMany(Inner),
        TextArg.Linked linked => [linked.Label],
        _ => [],
    };

    /// <summary>What is said, each once, with the first step that said it.</summary>
    internal sealed class Walk
    {
        public Walk(IEnumerable<(State State, Trigger Trigger, TurnResult Result)> steps)
        {
            foreach (var (state, trigger, result) in steps) Take($"{state.GetType().Name} + {trigger.GetType().Name}", trigger, result);
        }

        public Dictionary<Screen, string> Screens { get; } = [];

        public Dictionary<Text, string> Toasts { get; } = [];

        public Dictionary<Effect.SendFile, string> Files { get; } = [];

        public Dictionary<Effect.SendSheets, string> Sheets { get; } = [];

        public HashSet<Effect.ChoosePerson> Choices { get; } = [];

        public Dictionary<Chart, string> Charts { get; } = [];

        /// <summary>Steps in which a person did something and got no answer.</summary>
        public SortedSet<string> Silent { get; } = new(StringComparer.Ordinal);

        private void Take(string where, Trigger trigger, TurnResult result)
        {
            if (result.Live is { } live) Screens.TryAdd(live.Screen, where);
            var isHeard = result.Live is not null;
            foreach (var effect in result.Effects)
            {
                isHeard |= effect is Effect.Toast or Effect.Announce or Effect.SendNews or Effect.ChoosePerson;
                if (effect is Effect.ChoosePerson choose) Choices.Add(choose);
                if (effect is Effect.Announce announce) Screens.TryAdd(announce.Screen, where);
                if (effect is Effect.Tell tell) Screens.TryAdd(tell.Screen, where);
                if (effect is Effect.Toast toast) Toasts.TryAdd(toast.Text, where);
                if (effect is Effect.SendChart chart) Charts.TryAdd(chart.Chart, where);
                if (effect is Effect.SendSheets sheets) Sheets.TryAdd(sheets, where);
                if (effect is Effect.SendFile file) Files.TryAdd(file, where);
            }
            if (!isHeard && trigger is not (TimeCame or Answer or WentAway or CameBack or Edited)) Silent.Add(where);
        }
    }
}
