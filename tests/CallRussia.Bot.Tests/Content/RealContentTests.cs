using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Tests.Content;

/// <summary>The content that goes to volunteers.</summary>
public sealed class RealContentTests
{
    private static readonly ContentLoad Load = ContentLoader.Load(ContentSample.RealContent, [], PhrasebookPlaces.Codes);

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    private static ContentLoad.Loaded Content => Assert.IsType<ContentLoad.Loaded>(Load);

    [Fact]
    public void The_content_has_no_errors() =>
        AssertNothing(Load is ContentLoad.Failed failed ? failed.Errors : []);

    [Fact]
    public void The_content_has_no_warnings_but_texts_that_nothing_shows_yet() =>
        AssertNothing(Load.Warnings.Where(warning => !warning.What.StartsWith("Nothing shows", StringComparison.Ordinal)));

    [Fact]
    public void The_guide_leads_from_preparing_to_resting()
    {
        Assert.Equal(["prepare", "open", "safety", "listen", "story", "fact", "close", "rest"], Content.Guide.Phases);
        Assert.Equal(["red-lines", "safe-calling", "serious"], Content.Guide.Pages);
        Assert.InRange(Content.Guide.Openers.Count, 3, 4);
        Assert.Superset(
            new HashSet<string> { "before-first-call", "before-call", "after-hang-up", "after-hard-call" },
            Content.Guide.Tips.Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_screen_of_the_guide_fits_the_hand_and_says_something_in_russian(string code)
    {
        var language = Language.FromCode(code)!.Value;
        foreach (var id in Content.Guide.Phases)
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

        Assert.All(Content.Guide.Openers, key => Assert.InRange(Content.Phrasebook.Plain(new Text(key), language).Length, 100, 460));
        Assert.All(Content.Guide.Tips.Values.SelectMany(keys => keys), key =>
            Assert.InRange(Content.Phrasebook.Plain(new Text(key), language).Length, 20, 160));
    }

    [Fact]
    public void No_text_holds_a_phone_number()
    {
        var files = Directory.EnumerateFiles(ContentSample.RealContent, "*", SearchOption.AllDirectories);

        Assert.All(files, file => Assert.DoesNotMatch(@"\d([ ()-]*\d){8}", File.ReadAllText(file)));
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
    [InlineData("common.cancel.button", "Cancel")]
    [InlineData("language.ru.button", "Русский")]
    [InlineData("language.en.button", "English")]
    [InlineData("language.lt.button", "Lietuvių")]
    public void English_labels_keep_the_contract(string key, string label) =>
        Assert.Equal(label, Content.Phrasebook.Plain(new Text(key), Language.English));

    [Theory]
    [InlineData("ru", 21, "сегодня в 14:20")]
    [InlineData("ru", 22, "завтра в 14:20")]
    [InlineData("ru", 20, "вчера в 14:20")]
    [InlineData("ru", 25, "в среду, 25 ноября, в 14:20")]
    [InlineData("ru", 24, "во вторник, 24 ноября, в 14:20")]
    [InlineData("en", 21, "today at 14:20")]
    [InlineData("en", 25, "on Wednesday, 25 November, at 14:20")]
    [InlineData("lt", 22, "rytoj 14:20")]
    [InlineData("lt", 25, "trečiadienį, lapkričio 25 d., 14:20")]
    public void A_moment_is_said_as_people_say_it(string code, int day, string expected)
    {
        var today = new DateTime(2026, 11, 21, 23, 50, 0, DateTimeKind.Unspecified);
        var moment = new DateTime(2026, 11, day, 14, 20, 0, DateTimeKind.Unspecified);

        Assert.Equal(expected, Say(new TextArg.DayTime(moment, today), code));
    }

    [Theory]
    [InlineData("ru", "1 марта 2026 года")]
    [InlineData("en", "1 March 2026")]
    [InlineData("lt", "2026 m. kovo 1 d.")]
    public void A_date_carries_its_year(string code, string expected) =>
        Assert.Equal(expected, Say(new TextArg.Date(new DateOnly(2026, 3, 1)), code));

    [Theory]
    [InlineData("ru", 45, "45 минут")]
    [InlineData("ru", 1, "1 минуту")]
    [InlineData("ru", 60, "1 час")]
    [InlineData("ru", 75, "1 ч 15 мин")]
    [InlineData("ru", 7 * 24 * 60, "7 дней")]
    [InlineData("ru", 0, "меньше минуты")]
    [InlineData("en", 75, "1 h 15 min")]
    [InlineData("en", 1, "1 minute")]
    [InlineData("en", 24 * 60, "24 hours")]
    [InlineData("lt", 75, "1 h 15 min")]
    [InlineData("lt", 21 * 24 * 60, "21 dieną")]
    public void A_length_of_time_is_said_in_whole_minutes(string code, int minutes, string expected) =>
        Assert.Equal(expected, Say(new TextArg.Duration(TimeSpan.FromMinutes(minutes)), code));

    /// <summary>Fails with every finding in full, as an editor wants to read them.</summary>
    private static void AssertNothing(IEnumerable<ContentError> found)
    {
        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }

    private static string Say(TextArg value, string code)
    {
        var language = Language.FromCode(code)!.Value;
        var entries = ContentCompiler.Compile(
            [.. Language.All.Select(each => new ContentSource("test.value", each, "{value}", "test", 1))], new ContentReport());
        var text = new Text("test.value").With("value", value);
        return Content.Phrasebook.Extend(entries).Plain(text, language);
    }
}
