using System.Xml.Linq;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Conversations;

/// <summary>Every state against every trigger: nothing throws, everything shown can be said in every language and fits Telegram.</summary>
public sealed class WholeConversationTests
{
    private static readonly ButtonCodec Codec = new(Some.Features);
    private static readonly Renderer Renderer = new(() => Some.World.Content.Phrasebook, Codec, Some.Features);

    private static IEnumerable<string> FromFiles =>
    [
        "tip.", "opener.", "objection.", "fact.", "fact-theme.", "care.", "small-talk.", "practice.", "course.", "red-line.", "help-line.",
        .. Some.World.Content.Library.Guide.Phases.Concat(Some.World.Content.Library.Guide.Pages).Select(id => $"guide.{id}."),
        .. Some.World.Content.Library.Quiz.Select(question => $"quiz.{question.Id}."),
    ];

    [Fact]
    public void Every_state_and_every_trigger_has_a_sample()
    {
        var states = Some.Features.SelectMany(feature => feature.States.Values).ToHashSet();
        Assert.Equal(states.OrderBy(Name), Samples.States.Select(state => state.GetType()).Distinct().OrderBy(Name));
        Assert.Equal(AllOf<State>().OrderBy(Name), states.OrderBy(Name));
        Assert.Equal(AllOf<Trigger>().OrderBy(Name), Samples.Triggers.Select(trigger => trigger.GetType()).Distinct().OrderBy(Name));
    }

    [Fact]
    public void Every_state_answers_every_trigger_and_can_say_it_in_every_language()
    {
        foreach (var language in Language.All)
        {
            foreach (var (screen, where) in WholeConversation.Walked.Screens) Say(where, language, () => Fits(Renderer.Screen(screen, language, "zzzz")));
            foreach (var (toast, where) in WholeConversation.Walked.Toasts) Say(where, language, () => Assert.InRange(Renderer.Plain(toast, language).Length, 1, Limits.ToastCharacters));
            foreach (var (chart, where) in WholeConversation.Walked.Charts) Say(where, language, () => Draws(Renderer.Chart(chart, language)));
            foreach (var (file, where) in WholeConversation.Walked.Files) Say(where, language, () => Assert.NotEmpty(Renderer.File(file, language).Html));
        }
    }

    [Fact]
    public void No_label_is_cut_on_a_phone()
    {
        var cut = from language in Language.All
                  from shown in WholeConversation.Walked.Screens
                  from row in Renderer.Screen(shown.Key, language, "zzzz").Rows!
                  from button in row
                  where !LabelWidth.Fits(button.Label, row.Count)
                  select $"{button.Label} ({shown.Value}, {row.Count} in its row, {LabelWidth.Of(button.Label):0} px)";
        Assert.Empty(cut.DistinctBy(label => label.Split(" (")[0]));
    }

    [Fact]
    public void What_a_person_does_is_never_met_with_silence() => Assert.Empty(WholeConversation.Walked.Silent);

    [Fact]
    public void The_diagram_in_the_docs_is_that_of_the_table()
    {
        var dialogue = new Dialogue(Some.Features);
        Approved.Text("docs/conversation.md", $"""
            # The conversation

            Made from the declared table by the tests (`UPDATE=1` writes it anew); review it like code. `Settled` and `Ready` are what several
            states have in common; `WhereItWas` is the state that a page was opened from.

            ```mermaid
            {Diagram.Mermaid(dialogue).TrimEnd()}
            ```

            {Diagram.Stays(dialogue)}
            """);
    }

    [Fact]
    public void The_list_of_required_texts_is_what_the_conversation_says()
    {
        // What stands in files of its own comes and goes with them; the loader checks it by these.
        var said = WholeConversation.Texts.Select(text => text.Key)
            .Concat(Phrasebook.OwnKeys)
            .Where(key => !FromFiles.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));
        Approved.Text("src/CallRussia.Bot/Content/keys.txt", string.Join('\n', said.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) + "\n");
    }

    private static void Fits(MessagePayload message)
    {
        Assert.InRange(Html.VisibleLength(message.Html), 1, Limits.MessageCharacters);
        Assert.InRange(message.Rows!.Sum(row => row.Count), 0, OutgoingLimits.KeyboardButtons);
        Assert.All(message.Rows!, row => Assert.InRange(row.Count, 1, OutgoingLimits.ButtonsInRow));
    }

    private static void Say(string where, Language language, Action said)
    {
        try
        {
            said();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{where} in {language}: {failure.Message}", failure);
        }
    }

    /// <summary>What draws it reads XML; what can't be drawn is written.</summary>
    private static void Draws(MessagePayload chart)
    {
        Assert.Equal("svg", XDocument.Parse(chart.Picture!.Svg).Root!.Name.LocalName);
        Assert.InRange(Html.VisibleLength(chart.Picture.Caption), 1, OutgoingLimits.CaptionCharacters);
        Assert.InRange(Html.VisibleLength(chart.Html), 1, Limits.MessageCharacters);
    }

    private static IEnumerable<Type> AllOf<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);

    private static string Name(Type type) => type.FullName!;
}
