using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Texts;

public sealed class PhrasebookTests
{
    private static readonly Text Hello = new("test.hello");

    [Fact]
    public void Texts_with_the_same_key_and_arguments_are_equal()
    {
        var one = Hello.With("name", "Анна").With("count", 3);
        var same = Hello.With("count", 3).With("name", "Анна");

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, same.With("count", 4));
        Assert.NotEqual(one, Hello);
    }

    [Fact]
    public void Nested_texts_and_lines_compare_by_value()
    {
        Assert.Equal(Hello.With("x", new Text("a").With("n", 1)), Hello.With("x", new Text("a").With("n", 1)));
        Assert.Equal<TextArg>(new TextArg.Lines(Hello, new Text("a")), new TextArg.Lines([Hello, new Text("a")]));
        Assert.NotEqual<TextArg>(new TextArg.Lines(Hello), new TextArg.Lines(Hello, Hello));
    }

    [Fact]
    public void A_shown_number_prints_only_its_last_two_digits()
    {
        var text = Hello.With("number", new TextArg.Shown("+7 975 003 12 34"));

        Assert.Equal("test.hello(number: …34)", text.ToString());
        Assert.Equal("+7 975 003 12 34", Plain("{number}", text));
    }

    [Fact]
    public void Words_are_escaped_in_html_and_left_alone_in_a_button()
    {
        var text = Hello.With("name", "<b>\"A & B\"</b>");

        Assert.Equal("Hi &lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;", Html("Hi {name}", text));
        Assert.Equal("Hi <b>\"A & B\"</b>", Plain("Hi {name}", text));
    }

    [Fact]
    public void An_argument_in_a_link_can_not_break_out_of_it() =>
        Assert.Equal(
            "<a href=\"https://x.test/?a=1&amp;b=2&quot;&gt;\">go &gt;</a>",
            Html("<a href=\"https://x.test/?a=1&b={b}\">go ></a>", Hello.With("b", "2\">")));

    [Fact]
    public void Tags_stay_in_html_and_vanish_from_a_button()
    {
        Assert.Equal("<b>A</b> &lt; B &amp; C", Html("<b>A</b> &lt; B & C", Hello));
        Assert.Equal("A < B & C", Plain("<b>A</b> &lt; B & C", Hello));
    }

    [Theory]
    [InlineData(1, "остался 1 звонок")]
    [InlineData(3, "осталось 3 звонка")]
    [InlineData(12, "осталось 12 звонков")]
    public void A_plural_chooses_its_form_and_shows_the_number(int count, string expected) =>
        Assert.Equal(expected, Html("{count|остался # звонок|осталось # звонка|осталось # звонков}", Hello.With("count", count), Language.Russian));

    [Fact]
    public void A_plural_form_may_hold_tags_and_other_arguments() =>
        Assert.Equal(
            "<b>2</b> calls by Ann, #1",
            Html("{count|<b>#</b> call by {name}|<b>#</b> calls by {name}}, #1", Hello.With("count", 2).With("name", "Ann")));

    [Fact]
    public void Doubled_characters_stand_for_themselves() =>
        Assert.Equal("{x} | #2", Html("{{x}} | {n|##1|##2}", Hello.With("n", 5)));

    [Theory]
    [InlineData("en", "46,000", "1,234")]
    [InlineData("ru", "46\u00A0000", "1234")]
    [InlineData("lt", "46\u00A0000", "1234")]
    public void Large_numbers_are_grouped_as_the_language_does(string code, string large, string small)
    {
        var language = Language.FromCode(code)!.Value;

        Assert.Equal(large, Html("{n}", Hello.With("n", 46_000), language));
        Assert.Equal(small, Html("{n}", Hello.With("n", 1234), language));
    }

    [Fact]
    public void Places_are_named_by_the_lookups_given()
    {
        var book = PhrasebookSample.Of(
            new PhrasebookPlaces((code, language) => $"{code}-{language}", (code, _) => code == "LT" ? "Lithuania" : "?"),
            ("test.hello", "{region}, {country}"));
        var text = Hello.With("region", new TextArg.RegionName("RU-OMS")).With("country", new TextArg.CountryName("LT"));

        Assert.Equal("RU-OMS-en, Lithuania", book.Render(text, Language.English));
    }

    [Fact]
    public void Texts_inside_a_text_speak_its_language_and_lines_stand_under_one_another()
    {
        var book = PhrasebookSample.Of(PhrasebookPlaces.Codes, ("test.hello", "<b>{list}</b>"), ("test.item", "• {n}"));
        var items = new TextArg.Lines(new Text("test.item").With("n", 1), new Text("test.item").With("n", 2));

        Assert.Equal("<b>• 1\n• 2</b>", book.Render(Hello.With("list", items), Language.Lithuanian));
    }

    [Fact]
    public void An_abbreviation_at_the_end_of_a_sentence_keeps_one_stop() =>
        Assert.Equal("Iki kovo 1 d. Ačiū.", Html("Iki {date}. Ačiū.", Hello.With("date", "kovo 1 d.")));

    [Fact]
    public void A_text_that_holds_itself_is_refused()
    {
        var text = Enumerable.Range(0, 20).Aggregate(Hello, (inner, _) => Hello.With("x", inner));

        Assert.Throws<InvalidOperationException>(() => Html("{x}", text));
    }

    [Fact]
    public void A_missing_argument_or_key_is_a_programmers_error()
    {
        Assert.Contains("name", Assert.Throws<InvalidOperationException>(() => Html("{name}", Hello)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Html("{n|a|b}", Hello.With("n", "1")));
        Assert.Throws<KeyNotFoundException>(() => Html("x", new Text("test.other")));
    }

    private static string Html(string template, Text text, Language? language = null) =>
        PhrasebookSample.Of(PhrasebookPlaces.Codes, language ?? Language.English, ("test.hello", template)).Render(text, language ?? Language.English);

    private static string Plain(string template, Text text) =>
        PhrasebookSample.Of(PhrasebookPlaces.Codes, ("test.hello", template)).Plain(text, Language.English);
}
