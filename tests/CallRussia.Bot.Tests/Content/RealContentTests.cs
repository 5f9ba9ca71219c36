using System.Text.RegularExpressions;
using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Tests.Content;

/// <summary>The content that goes to volunteers.</summary>
public sealed partial class RealContentTests
{
    private static readonly ContentLoad Load = ContentLoader.Load(ContentSample.RealContent, BotWorld.RequiredTexts, PhrasebookPlaces.Codes);

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    private static ContentLoad.Loaded Content => Assert.IsType<ContentLoad.Loaded>(Load);

    [Fact]
    public void The_content_has_no_errors() =>
        AssertNothing(Load is ContentLoad.Failed failed ? failed.Errors : []);

    [Fact]
    public void The_content_has_no_warnings_and_no_text_that_nothing_shows() => AssertNothing(Load.Warnings);

    [Fact]
    public void No_text_shows_an_escape_that_was_meant_as_a_new_line()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Approved.Root, "content"), "*.yaml", SearchOption.AllDirectories))
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(File.ReadAllText(file)));
            Assert.All(yaml.Documents.SelectMany(document => document.AllNodes).OfType<YamlScalarNode>(), text => Assert.False(text.Value?.Contains("\\n", StringComparison.Ordinal) == true, $"{file}: {text.Value}"));
        }
    }

    [Fact]
    public void A_page_that_the_running_bot_leads_to_can_not_be_edited_away()
    {
        Assert.IsType<ContentLoad.Loaded>(Some.World.Reload());
        var without = ContentLoader.Load(ContentSample.RealContent, [.. BotWorld.RequiredTexts, "guide.gone.title"], PhrasebookPlaces.Codes);
        Assert.Contains(Assert.IsType<ContentLoad.Failed>(without).Errors, error => error.What.Contains("guide.gone.title", StringComparison.Ordinal));
    }

    [Fact]
    public void The_guide_leads_from_preparing_to_resting()
    {
        Assert.Equal(["prepare", "open", "safety", "listen", "story", "fact", "close", "rest"], Content.Library.Guide.Phases);
        Assert.Equal(["red-lines", "safe-calling", "serious"], Content.Library.Guide.Pages);
        Assert.InRange(Content.Library.Guide.Openers.Count, 3, 4);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_screen_of_the_guide_fits_the_hand_and_says_something_in_russian(string code)
    {
        var language = Language.FromCode(code)!.Value;
        foreach (var id in Content.Library.Guide.Phases)
        {
            var html = Content.Phrasebook.Render(GuideIndex.Body(id), language);

            Assert.InRange(Content.Phrasebook.Plain(GuideIndex.Body(id), language).Length, 200, 900);
            Assert.Contains("<blockquote>«", html, StringComparison.Ordinal);
            Assert.Contains("<b>", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Openers_and_tips_are_short(string code)
    {
        var language = Language.FromCode(code)!.Value;

        Assert.All(Content.Library.Guide.Openers, key => Assert.InRange(Content.Phrasebook.Plain(new Text(key), language).Length, 100, 460));
        Assert.All(Content.Library.Guide.Tips.Values.SelectMany(keys => keys), key =>
            Assert.InRange(Content.Phrasebook.Plain(new Text(key), language).Length, 20, 160));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_can_be_shown_with_what_the_screens_give_it(string code)
    {
        var language = Language.FromCode(code)!.Value;

        Assert.All(WholeConversation.Texts, text => Assert.NotEmpty(Content.Phrasebook.Render(text, language).Trim()));
        Assert.All(Labels(language), label => Assert.True(label.Length > 0 && LabelWidth.Fits(label, across: 1), label));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_number_stands_alone_on_its_line_so_that_a_phone_makes_it_tappable(string code)
    {
        var language = Language.FromCode(code)!.Value;

        Assert.All(["calling.in-hand", "calling.in-hand-clocks"], key =>
        {
            var lines = Content.Phrasebook.Render(InHand(key), language).Split('\n');
            Assert.Equal("+7 975 005 00 01", lines[0]);
            Assert.Matches(@"^RU-SVE · .*14:20.*\(UTC\+5\)", lines[1]);
        });
    }

    [Theory]
    [InlineData("quiz.first-no.why", "calling.outcome.DoNotCall.button")]
    [InlineData("quiz.child.why", "calling.outcome.Child.button")]
    [InlineData("calling.ends-soon", "calling.still-talking.button")]
    [InlineData("calling.remind.soon", "calling.get-number.button")]
    public void A_text_that_names_a_button_names_it_as_it_is_written(string key, string button)
    {
        var text = WholeConversation.Texts.FirstOrDefault(shown => shown.Key == key) ?? new Text(key);

        Assert.All(Language.All, language => Assert.Contains(
            Content.Phrasebook.Plain(new Text(button), language), Content.Phrasebook.Plain(text, language), StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_names_a_command_that_does_not_exist()
    {
        var named = Directory.EnumerateFiles(ContentSample.RealContent, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("README.md", StringComparison.Ordinal))
            .SelectMany(Shown)
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => CommandName().Matches(line).Select(match => match.Value[1..]));

        Assert.Empty(named.Except(Some.Features.SelectMany(feature => feature.Commands).Select(command => command.Name)));
    }

    [Fact]
    public void The_short_quiz_asks_four_questions_whose_answers_fit_their_buttons()
    {
        Assert.Equal(["first-no", "no-names", "child", "who-are-you"], Content.Library.Quiz.Select(question => question.Id));
        Assert.All(Content.Library.Quiz, question => Assert.Equal(3, question.Options));
        // Whoever always presses the same button has not read the questions.
        Assert.InRange(Content.Library.Quiz.GroupBy(question => question.Right).Max(same => same.Count()), 1, 2);
        Assert.All(Content.Library.Quiz, question => Assert.All(Language.All, language =>
        {
            Assert.All("abc", letter => Assert.InRange(Length($"{question.Id}.{letter}.button"), 1, 40));
            Assert.InRange(Length($"{question.Id}.question"), 20, 120);
            Assert.InRange(Length($"{question.Id}.why"), 100, 260);

            int Length(string name) => Content.Phrasebook.Plain(new Text($"quiz.{name}"), language).Trim().Length;
        }));
    }

    [Fact]
    public void No_text_holds_a_phone_number()
    {
        // Professional help is there to be phoned.
        var files = Directory.EnumerateFiles(ContentSample.RealContent, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "professional-help.yaml");

        // Public lines of help in Russia, said aloud to somebody in danger; and addresses for editors, which nobody is shown.
        Assert.All(files, file => Assert.DoesNotMatch(@"\d([ ()-]*\d){8}", string.Join('\n', Shown(file)).Replace("495-989-50-50", "", StringComparison.Ordinal).Replace("800-2000-122", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("onboarding.agree.button", "I agree")]
    [InlineData("onboarding.speak-russian-yes.button", "Yes, I speak Russian")]
    [InlineData("onboarding.speak-russian-no.button", "No")]
    [InlineData("calling.get-number.button", "Get a number")]
    [InlineData("calling.nobody-answered.button", "Nobody answered")]
    [InlineData("calling.they-ended.button", "They ended it")]
    [InlineData("calling.we-talked.button", "We talked")]
    [InlineData("calling.did-not-call.button", "I did not call")]
    [InlineData("calling.next-number.button", "Next number")]
    [InlineData("calling.undo.button", "Undo")]
    [InlineData("calling.still-talking.button", "Still talking")]
    [InlineData("calling.outcome.NoAnswer.button", "Nobody answered")]
    [InlineData("calling.outcome.Busy.button", "Busy")]
    [InlineData("calling.outcome.Voicemail.button", "Voicemail")]
    [InlineData("calling.outcome.SwitchedOff.button", "Switched off")]
    [InlineData("calling.outcome.DoesNotExist.button", "Does not exist")]
    [InlineData("calling.outcome.HungUp.button", "They ended it")]
    [InlineData("calling.outcome.Declined.button", "Declined")]
    [InlineData("calling.outcome.DoNotCall.button", "Do not call again")]
    [InlineData("calling.outcome.Hostile.button", "Hostile")]
    [InlineData("calling.outcome.Child.button", "A child")]
    [InlineData("calling.outcome.NotAPerson.button", "Not a person")]
    [InlineData("calling.outcome.OtherLanguage.button", "Other language")]
    [InlineData("calling.outcome.InDanger.button", "In danger")]
    [InlineData("calling.outcome.Talked.button", "We talked")]
    [InlineData("calling.outcome.TalkedUnder3.button", "Under 3 min")]
    [InlineData("calling.outcome.TalkedFrom3To15.button", "3–15 min")]
    [InlineData("calling.outcome.TalkedOver15.button", "Over 15 min")]
    [InlineData("calling.outcome.CallLater.button", "Call later")]
    [InlineData("calling.outcome.Skipped.button", "I did not call")]
    [InlineData("calling.outcome.LineFailed.button", "My line failed")]
    [InlineData("calling.outcome.ChangedMind.button", "Changed my mind")]
    [InlineData("common.cancel.button", "Cancel")]
    [InlineData("language.ru.button", "Русский")]
    [InlineData("language.en.button", "English")]
    [InlineData("language.lt.button", "Lietuvių")]
    public void English_labels_keep_the_contract(string key, string label) =>
        Assert.Equal(label, Content.Phrasebook.Plain(new Text(key), Language.English));

    [GeneratedRegex(@"(?<![<\w/])/[a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CommandName();

    private static IEnumerable<string> Shown(string file) => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("url:", StringComparison.Ordinal));

    private static IEnumerable<string> Labels(Language language) => WholeConversation.Texts
        .Where(text => text.Key.EndsWith(".button", StringComparison.Ordinal))
        .Select(text => Content.Phrasebook.Plain(text, language).Trim());

    private static Text InHand(string key) => new Text(key)
        .With("number", new TextArg.Shown("+7 975 005 00 01")).With("region", new TextArg.RegionName("RU-SVE"))
        .With("time", new TextArg.Clock(new DateTime(2026, 11, 21, 14, 20, 0, DateTimeKind.Unspecified))).With("offset", "+5");

    /// <summary>Fails with every finding in full, as an editor wants to read them.</summary>
    private static void AssertNothing(IEnumerable<ContentError> found)
    {
        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }
}
