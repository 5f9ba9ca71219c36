using CallRussia.Site.Html;

namespace CallRussia.Bot.Tests.Site;

public sealed class HtmlTests
{
    [Fact]
    public void Whatever_is_said_on_a_page_is_escaped()
    {
        var page = new HtmlWriter();
        using (page.In("p", ("title", "\"><script>&"), ("hidden", ""), ("lang", null))) page.Text("1 < 2 & \"3\" > 2\u0001");
        Assert.Equal("<!doctype html>\n<p title=\"&quot;>&lt;script>&amp;\" hidden>1 &lt; 2 &amp; \"3\" &gt; 2</p>\n", page.Finish());
    }

    [Fact]
    public void A_page_with_something_open_is_no_page() => Assert.Throws<InvalidOperationException>(() => new HtmlWriter().Open("p").Finish());

    [Theory]
    [InlineData("One\ntwo\n\nthree", "<p>One<br>two</p><p>three</p>")]
    [InlineData("<b>All of\n\nit</b> and", "<p><strong>All of</strong></p><p><strong>it</strong> and</p>")]
    [InlineData("Look:\n• one\n• <i>two</i>\n\nafter", "<p>Look:</p><ul><li>one</li><li><em>two</em></li></ul><p>after</p>")]
    [InlineData("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>")]
    [InlineData("Say\n<blockquote>this\n\nthat</blockquote>\nthen", "<p>Say</p><blockquote><p>this</p><p>that</p></blockquote><p>then</p>")]
    [InlineData("a &lt;b&gt; &amp; c", "<p>a &lt;b&gt; &amp; c</p>")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">there</a>", "<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener\">there</a></p>")]
    [InlineData("<a href=\"javascript:alert(1)\">there</a>", "<p><a>there</a></p>")]
    [InlineData("<b>one</b> <i>two</i>", "<p><strong>one</strong> <em>two</em></p>")]
    [InlineData("Say <b>«Здравствуйте»</b> first", "<p>Say <strong><span lang=\"ru\">«Здравствуйте»</span></strong> first</p>")]
    public void What_the_chat_says_becomes_paragraphs_lists_and_quotes(string chat, string expected)
    {
        var page = new HtmlWriter();
        Prose.Write(page, chat, "en");
        Assert.Equal($"<!doctype html>\n{expected}\n", page.Finish());
    }

    [Fact]
    public void Russian_on_a_Russian_page_needs_no_mark()
    {
        var page = new HtmlWriter();
        Prose.Write(page, "Здравствуйте", "ru");
        Assert.DoesNotContain("lang", page.Finish(), StringComparison.Ordinal);
    }
}
