using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;

namespace CallRussia.Bot.Tests.Content;

/// <summary>How moments, days, lengths and counts are said in each language.</summary>
public sealed class SayingTests
{
    private static readonly Phrasebook Phrasebook = Assert.IsType<ContentLoad.Loaded>(
        ContentLoader.Load(ContentSample.RealContent, BotWorld.RequiredTexts, PhrasebookPlaces.Codes)).Phrasebook;

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
    [InlineData("ru", 21, "14:20")]
    [InlineData("ru", 22, "14:20 завтрашнего дня")]
    [InlineData("ru", 23, "14:20, понедельник, 23 ноября")]
    [InlineData("en", 23, "14:20 on Monday, 23 November")]
    [InlineData("lt", 22, "rytojaus 14:20")]
    [InlineData("lt", 23, "lapkričio 23 d. 14:20 (pirmadienis)")]
    public void A_moment_after_until_is_no_moment_after_on(string code, int day, string expected)
    {
        var today = new DateTime(2026, 11, 21, 23, 50, 0, DateTimeKind.Unspecified);
        var moment = new DateTime(2026, 11, day, 14, 20, 0, DateTimeKind.Unspecified);

        Assert.Equal(expected, Say(new TextArg.Deadline(moment, today), code));
    }

    [Theory]
    [InlineData("ru", 21, "сегодня")]
    [InlineData("ru", 22, "завтра")]
    [InlineData("ru", 25, "ср, 25 ноября")]
    [InlineData("en", 25, "Wed, 25 November")]
    [InlineData("lt", 22, "rytoj")]
    [InlineData("lt", 25, "tr, lapkričio 25 d.")]
    public void A_day_of_the_coming_week_fits_a_button(string code, int day, string expected) =>
        Assert.Equal(expected, Say(new TextArg.Near(new DateOnly(2026, 11, day), new DateOnly(2026, 11, 21)), code));

    [Theory]
    [InlineData("ru", 1, 1, 1, "За плечами 1 звонок и 1 разговор. Недель со звонками: 1.")]
    [InlineData("ru", 22, 5, 3, "За плечами 22 звонка и 5 разговоров. Недель со звонками: 3.")]
    [InlineData("en", 1, 1, 1, "Behind you: 1 call and 1 talk. Weeks with a call: 1.")]
    [InlineData("lt", 21, 2, 10, "Jau turite 21 skambutį ir 2 pokalbius. Savaičių, kai skambinote: 10.")]
    public void Progress_counts_as_people_count(string code, int calls, int talks, int weeks, string expected) =>
        Assert.Equal(expected, Phrasebook.Plain(new Text("progress.calls").With("calls", calls).With("talks", talks).With("weeks", weeks), Language.FromCode(code)!.Value).Split('\n')[2]);

    [Theory]
    [InlineData("ru", "утром", "утром и днём", "утром, днём и вечером")]
    [InlineData("en", "утром", "утром and днём", "утром, днём and вечером")]
    [InlineData("lt", "утром", "утром ir днём", "утром, днём ir вечером")]
    public void Several_things_are_said_in_a_row_with_one_word_before_the_last(string code, params string[] expected)
    {
        TextArg[] things = ["утром", "днём", "вечером"];
        Assert.Equal(expected, Enumerable.Range(1, things.Length).Select(many => Say(new TextArg.Listing(things.Take(many)), code)));
        Assert.Equal("", Say(new TextArg.Listing(), code));
    }

    [Theory]
    [InlineData("ru", "русский, английский и литовский")]
    [InlineData("en", "Russian, English and Lithuanian")]
    [InlineData("lt", "rusų, anglų ir lietuvių")]
    public void Languages_are_named_within_a_sentence_as_their_reader_names_them(string code, string expected) =>
        Assert.Equal(expected, Say(new TextArg.Listing(Language.All.Select(language => (TextArg)language.Name)), code));

    [Theory]
    [InlineData("ru", "1 марта 2026 года")]
    [InlineData("en", "1 March 2026")]
    [InlineData("lt", "2026 m. kovo 1 d.")]
    public void A_date_carries_its_year(string code, string expected) =>
        Assert.Equal(expected, Say(new TextArg.Date(new DateOnly(2026, 3, 1)), code));

    [Theory]
    [InlineData("ru", "апрель 2025 года")]
    [InlineData("en", "April 2025")]
    [InlineData("lt", "2025 m. balandžio mėn.")]
    public void A_month_stands_for_a_day_that_is_not_known(string code, string expected) =>
        Assert.Equal(expected, Say(new TextArg.Month(new DateOnly(2025, 4, 1)), code));

    [Theory]
    [InlineData("ru")]
    [InlineData("lt")]
    public void What_is_said_aloud_is_russian_whatever_the_reader_reads(string code) =>
        Assert.Equal("НАТО подошло к нашим границам", Say(new TextArg.Spoken(new Text("objection.nato.title")), code).Trim('«', '»'));

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

    private static string Say(TextArg value, string code)
    {
        var language = Language.FromCode(code)!.Value;
        var entries = ContentCompiler.Compile(
            [.. Language.All.Select(each => new ContentSource("test.value", each, "{value}", "test", 1))], new ContentReport());
        var text = new Text("test.value").With("value", value);
        return Phrasebook.Extend(entries).Plain(text, language);
    }
}
