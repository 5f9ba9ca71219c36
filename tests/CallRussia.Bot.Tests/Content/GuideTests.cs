using CallRussia.Bot.Content;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Content;

public sealed class GuideTests : IDisposable
{
    private readonly ContentSample _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Markdown_becomes_telegram_html()
    {
        InAllLanguages("open.md", Page("open", 1, "phase", """
            # Begin

            Say **who** you *are* & why,
            1 < 2. `x`

            > «Раз»
            >
            > «Два»

            - one
            - two

            1. first
            2. second

            [site](https://callrussia.org/?a=1&b=2)
            """));

        var loaded = Assert.IsType<ContentLoad.Loaded>(_content.Load());

        Assert.Equal(
            """
            <b>Begin</b>
            Say <b>who</b> you <i>are</i> &amp; why, 1 &lt; 2. <code>x</code>
            <blockquote>«Раз»
            «Два»</blockquote>
            • one
            • two

            1. first
            2. second

            <a href="https://callrussia.org/?a=1&amp;b=2">site</a>
            """.ReplaceLineEndings("\n"),
            loaded.Phrasebook.Render(GuideIndex.Body("open"), Language.English));
        Assert.Equal("Title open", loaded.Phrasebook.Plain(GuideIndex.Title("open"), Language.Russian));
        Assert.Empty(loaded.Warnings);
    }

    [Fact]
    public void Phases_stand_in_their_order_and_pages_apart()
    {
        InAllLanguages("a.md", Page("close", 2, "phase", "x"));
        InAllLanguages("b.md", Page("open", 1, "phase", "x"));
        InAllLanguages("c.md", Page("rules", 9, "page", "x"));
        _content.With("texts/tip.yaml", ContentSample.Tips(without: "after-talk") + "after-talk:\n  b: {all: B}\n  a: {all: A}\n");

        var guide = Assert.IsType<ContentLoad.Loaded>(_content.Load()).Library.Guide;

        Assert.Equal(["open", "close"], guide.Phases);
        Assert.Equal(["rules"], guide.Pages);
        Assert.Equal(["opener.plain"], guide.Openers);
        Assert.Equal(["tip.after-talk.b", "tip.after-talk.a"], guide.Tips["after-talk"]);
    }

    [Theory]
    [InlineData("no front matter", 1, "no front matter")]
    [InlineData("---\nid: a\norder: 1\nkind: phase\n---\nx", 1, "has no title")]
    [InlineData("---\nid: a\norder: first\nkind: phase\ntitle: A\n---\nx", 2, "order or kind")]
    [InlineData("---\nid: a\norder: 1\nkind: chapter\ntitle: A\n---\nx", 2, "order or kind")]
    [InlineData("---\nid: a\norder: 1: 2\n---\nx", 3, "not valid YAML")]
    [InlineData("---\nid: a\norder: 1\nkind: phase\ntitle: A\n---\nfine\n\n{broken\n\nfine", 9, "not finished")]
    [InlineData("---\nid: a\norder: 1\nkind: phase\ntitle: A\n---\nfine\n\n![](x.png)", 9, "<img")]
    [InlineData("---\nid: a\norder: 1\nkind: phase\ntitle: A\n---\nfine\n\n***\n", 9, "ThematicBreak")]
    [InlineData("---\nid: a\norder: 1\nkind: phase\ntitle: A\n---\n> a\n> > b", 7, "no <blockquote> inside")]
    public void A_broken_page_names_file_and_line(string page, int line, string what)
    {
        InAllLanguages("a.md", page);

        var error = _content.Errors().First(found => found.File == "content/guide/ru/a.md");

        Assert.Equal(line, error.Line);
        Assert.Contains(what, error.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_missing_in_one_language_is_an_error()
    {
        _content.With("guide/ru/a.md", Page("a", 1, "page", "x")).With("guide/en/a.md", Page("a", 1, "page", "x"));

        Assert.Contains(_content.Errors(), error => error.What == "The page a has no lt");
    }

    [Fact]
    public void The_same_page_in_another_place_in_another_language_is_an_error()
    {
        InAllLanguages("a.md", Page("a", 1, "page", "x"));
        _content.With("guide/lt/a.md", Page("a", 2, "page", "x"));

        Assert.Contains(_content.Errors(), error => error.File == "content/guide/lt/a.md" && error.What.Contains("differs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_written_twice_is_an_error()
    {
        InAllLanguages("a.md", Page("a", 1, "page", "x"));
        _content.With("guide/ru/b.md", Page("a", 1, "page", "x"));

        Assert.Contains(_content.Errors(), error => error.File == "content/guide/ru/b.md" && error.What.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_screen_that_does_not_fit_the_hand_is_a_warning()
    {
        InAllLanguages("a.md", Page("a", 1, "page", new string('a', 901)));

        Assert.Equal(3, Assert.IsType<ContentLoad.Loaded>(_content.Load()).Warnings.Count);
    }

    [Fact]
    public void A_moment_of_a_call_without_a_tip_is_an_error() =>
        Assert.Equal(
            "content/texts/tip.yaml:1: There is no tip for the moment after-hard-call. Write after-hard-call: and below it a name with ru:, en: and lt:.",
            Assert.Single(_content.With("texts/tip.yaml", ContentSample.Tips(without: "after-hard-call")).Errors()).ToString());

    [Fact]
    public void No_first_sentence_at_all_is_an_error()
    {
        File.Delete(Path.Combine(_content.Folder, "texts", "opener.yaml"));

        var error = Assert.Single(_content.Errors());

        Assert.Equal(("content/texts/opener.yaml", 1), (error.File, error.Line));
    }

    [Fact]
    public void Any_word_of_the_guide_makes_another_version_and_a_tip_makes_none()
    {
        InAllLanguages("a.md", Page("a", 1, "page", "one"));
        var first = Version();
        Assert.Matches("^[0-9a-f]{8}$", first);
        _content.With("texts/tip.yaml", ContentSample.Tips().Replace("Tip", "Another tip", StringComparison.Ordinal));
        Assert.Equal(first, Version());
        _content.With("guide/lt/a.md", Page("a", 1, "page", "two"));
        var second = Version();
        Assert.NotEqual(first, second);
        _content.With("facts/themes.yaml", "- {id: one, title: {all: Another}}\n");
        Assert.NotEqual(second, Version());

        string Version() => Assert.IsType<ContentLoad.Loaded>(_content.Load()).Library.Guide.Version;
    }

    [Theory]
    [InlineData("tip", "after-lunch:\n  rest: {all: Rest}\n")]
    [InlineData("guide", "x.title: {all: X}\n")]
    public void Words_for_a_moment_or_a_page_that_does_not_exist_are_a_warning(string file, string yaml)
    {
        _content.With($"texts/{file}.yaml", (file == "tip" ? ContentSample.Tips() : "") + yaml);

        Assert.StartsWith("Nothing shows the text", Assert.Single(_content.Load().Warnings).What, StringComparison.Ordinal);
    }

    private void InAllLanguages(string file, string page)
    {
        foreach (var language in Language.All)
        {
            _content.With($"guide/{language.Code}/{file}", page);
        }
    }

    private static string Page(string id, int order, string kind, string body) =>
        $"---\nid: {id}\norder: {order}\nkind: {kind}\ntitle: Title {id}\n---\n{body}\n";
}
