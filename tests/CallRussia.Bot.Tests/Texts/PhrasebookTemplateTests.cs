using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Texts;

public sealed class PhrasebookTemplateTests
{
    [Theory]
    [InlineData("one\n{name", 1, "not finished")]
    [InlineData("{}", 0, "without a name")]
    [InlineData("a } b", 0, "without its {")]
    [InlineData("{count|call|calls", 0, "no closing brace")]
    [InlineData("{count|call}", 0, "has 1 forms; en needs 2")]
    [InlineData("{count|a|b|c}", 0, "has 3 forms; en needs 2")]
    [InlineData("{count|{other|a|b}|c}", 0, "not finished")]
    [InlineData("ok\nok\n<b>bold", 2, "never closed")]
    [InlineData("<b><i>x</b></i>", 0, "not the open one")]
    [InlineData("x</b>", 0, "not the open one")]
    [InlineData("{count|<b>a|b</b>}", 0, "never closed")]
    [InlineData("<div>x</div>", 0, "doesn't know")]
    [InlineData("1 < 2", 0, "doesn't know")]
    [InlineData("<a href=\"x\" class=\"y\">x</a>", 0, "doesn't know")]
    [InlineData("<a>x</a>", 0, "doesn't know")]
    [InlineData("<code><b>x</b></code>", 0, "no <b> inside <code>")]
    [InlineData("<blockquote><b><blockquote>x</blockquote></b></blockquote>", 0, "no <blockquote> inside <blockquote>")]
    [InlineData("a\n\nb&nbsp;c", 2, "&…;")]
    [InlineData("a&#160;c", 0, "&…;")]
    public void A_broken_template_names_its_line_and_what_is_wrong(string source, int line, string what)
    {
        var broken = Assert.IsType<PhrasebookParse.Broken>(PhrasebookTemplate.Parse(source, Language.English));

        Assert.Equal(line, broken.Line);
        Assert.Contains(what, broken.What, StringComparison.Ordinal);
        Assert.NotEmpty(broken.Fix);
    }

    [Theory]
    [InlineData("<b>a</b><i>b</i><u>c</u><s>d</s><code>e</code><pre>f</pre>")]
    [InlineData("<blockquote>a</blockquote><blockquote expandable>b</blockquote><tg-spoiler>c</tg-spoiler>")]
    [InlineData("<pre><code>a</code></pre><blockquote><b>a <i>b</i></b></blockquote>")]
    [InlineData("Q&A; R & B; &amp;")]
    [InlineData("<a href=\"https://callrussia.org\">x</a>")]
    public void Telegrams_tags_are_known(string source) =>
        Assert.IsType<PhrasebookParse.Parsed>(PhrasebookTemplate.Parse(source, Language.English));

    [Fact]
    public void A_template_knows_its_arguments_its_tags_and_its_length()
    {
        var template = Parsed("<a href=\"{link}\">{name}</a> {count|# call|# calls}");

        Assert.Equal(["count", "link", "name"], template.Placeholders.Order(StringComparer.Ordinal));
        Assert.True(template.HasTags);
        Assert.Equal(10 + " ".Length + 10 + " calls".Length, template.Length(argument: 10));
        Assert.False(Parsed("plain {name}").HasTags);
    }

    private static PhrasebookTemplate Parsed(string source) =>
        Assert.IsType<PhrasebookParse.Parsed>(PhrasebookTemplate.Parse(source, Language.English)).Template;
}
