namespace CallRussia.Bot.Tests.Sandbox;

public sealed class HtmlTests : SandboxTest
{
    [Theory]
    [InlineData("<b>bold</b>", "bold 0+4")]
    [InlineData("<strong>b</strong> <em>i</em> <ins>u</ins> <del>s</del>", "bold 0+1, italic 2+1, underline 4+1, strikethrough 6+1")]
    [InlineData("<tg-spoiler>x</tg-spoiler><span class=\"tg-spoiler\">y</span>", "spoiler 0+1, spoiler 1+1")]
    [InlineData("a <b>b <i>c</i></b>", "bold 2+3, italic 4+1")]
    [InlineData("😀<b>x</b>", "bold 2+1")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">x</a>", "text_link 0+1 https://example.org/?a=1&b=2")]
    [InlineData("<a href=\"tel:+79750031234\">call</a>", "")]
    [InlineData("<pre><code class=\"language-python\">x</code></pre>", "pre 0+1 python")]
    [InlineData("<code>x</code><pre>y</pre>", "code 0+1, pre 1+1")]
    [InlineData("<blockquote>x</blockquote>", "blockquote 0+1")]
    [InlineData("<blockquote expandable>x</blockquote>", "expandable_blockquote 0+1")]
    [InlineData("<B>x</b >", "bold 0+1")]
    [InlineData("<b></b>x", "")]
    [InlineData("  <b> x </b>  ", "bold 0+1")]
    public async Task Tags_become_entities(string html, string expected)
    {
        Assert.Equal("ok", (await Send(html)).ToString());
        Assert.Equal(expected, string.Join(", ", Anna.LastMessage!.Entities.Select(entity =>
            $"{entity.Type} {entity.Offset}+{entity.Length} {entity.Url}{entity.Language}".TrimEnd())));
    }

    [Theory]
    [InlineData("a &lt; b &gt; c &amp; d &quot;", "a < b > c & d \"")]
    [InlineData("&#1078;&#x436;", "жж")]
    [InlineData("&nbsp;&copy; 5 & 6", "&nbsp;&copy; 5 & 6")]
    public async Task Only_four_names_are_known(string html, string expected)
    {
        await Send(html);
        Assert.Equal(expected, Anna.LastMessage!.Text);
    }

    [Theory]
    [InlineData("ж <p>x</p>", "Unsupported start tag \"p\" at byte offset 3")]
    [InlineData("<br/>", "Unsupported start tag \"br/\" at byte offset 0")]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("5 < 6", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("5 <", "Unclosed start tag at byte offset 2")]
    [InlineData("<a href>x</a>", "Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    public async Task Broken_html_is_refused_with_the_place(string html, string reason) =>
        Assert.Equal("400 Bad Request: can't parse entities: " + reason, (await Send(html)).ToString());

    [Fact]
    public async Task An_unknown_parse_mode_is_refused() => Assert.Equal(
        "400 Bad Request: unsupported parse_mode",
        (await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "x", parse_mode = "bbcode" })).ToString());

    [Fact]
    public async Task Entities_may_be_given_instead()
    {
        var entities = new[] { new { type = "bold", offset = 0, length = 2 }, new { type = "phone_number", offset = 0, length = 2 } };
        await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "Hello", entities });
        Assert.Equal("bold", Assert.Single(Anna.LastMessage!.Entities).Type);
    }

    private Task<WireAnswer> Send(string html) => Bot.Call("sendMessage", new { chat_id = Anna.Id, text = html, parse_mode = "HTML" });
}
