namespace CallRussia.Bot.Tests.Sandbox;

public sealed class MarkdownTests : SandboxTest
{
    [Theory]
    [InlineData("*b* _i_ __u__ ~s~ ||h|| `c`", "b i u s h c", "bold:0+1 italic:2+1 underline:4+1 strikethrough:6+1 spoiler:8+1 code:10+1")]
    [InlineData("*b _i_ b*", "b i b", "bold:0+5 italic:2+1")]
    [InlineData("__u _i_**__", "u i", "underline:0+3 italic:2+1")]
    [InlineData("1\\. Да\\!", "1. Да!", "")]
    [InlineData("[слово](https://example.org/a\\)b)", "слово", "text_link:0+5")]
    [InlineData("[звонок](tel:112)", "звонок", "")]
    [InlineData("[Анна](tg://user?id=5000000001)", "Анна", "text_mention:0+4")]
    [InlineData("![👍](tg://emoji?id=5368324170671202286)", "👍", "custom_emoji:0+2")]
    [InlineData("```python\nprint(1)\n```", "print(1)", "pre:0+8")]
    [InlineData("`a*b_c`", "a*b_c", "code:0+5")]
    [InlineData("😀*b*", "😀b", "bold:2+1")]
    [InlineData(">a\n>b\nc", "a\nb\nc", "blockquote:0+3")]
    [InlineData(">a\n>b||", "a\nb", "expandable_blockquote:0+3")]
    public async Task MarkdownV2_is_read_as_the_real_server_does(string source, string text, string entities)
    {
        Assert.Equal("ok", (await Send(source, "MarkdownV2")).ToString());
        Assert.Equal(text, Anna.LastMessage!.Text);
        var found = Anna.LastMessage.Entities.Select(entity => $"{entity.Type}:{entity.Offset}+{entity.Length}");
        Assert.Equal(entities, string.Join(' ', found));
    }

    [Theory]
    [InlineData("Да.", "Character '.' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("a|b", "Character '|' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("Да *b", "Can't find end of Bold entity at byte offset 5")]
    [InlineData("[a](https://example.org", "Can't find end of a URL at byte offset 4")]
    [InlineData(">*a\nb", "Can't find end of Bold entity at byte offset 1")]
    [InlineData("__u _i___", "Can't find end of Italic entity at byte offset 8")]
    [InlineData("![a]", "The entity must contain a tg://emoji or tg://time URL")]
    [InlineData("```js a", "Can't find end of PreCode entity at byte offset 0")]
    public async Task What_is_wrong_in_MarkdownV2_is_named_with_its_byte(string source, string reason) =>
        Assert.Equal("400 Bad Request: can't parse entities: " + reason, (await Send(source, "MarkdownV2")).ToString());

    [Theory]
    [InlineData("*b* _i_ `c` [w](https://example.org/)", "b i c w", "bold:0+1 italic:2+1 code:4+1 text_link:6+1")]
    [InlineData("1. Да! a\\_b", "1. Да! a_b", "")]
    [InlineData("```js\na```", "a", "pre:0+1")]
    public async Task Old_Markdown_does_not_nest_and_needs_little_escaping(string source, string text, string entities)
    {
        Assert.Equal("ok", (await Send(source, "Markdown")).ToString());
        Assert.Equal(text, Anna.LastMessage!.Text);
        Assert.Equal(entities, string.Join(' ', Anna.LastMessage.Entities.Select(entity => $"{entity.Type}:{entity.Offset}+{entity.Length}")));
    }

    [Fact]
    public async Task An_unclosed_entity_of_old_Markdown_is_named() => Assert.Equal(
        "400 Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 5",
        (await Send("Да *b", "Markdown")).ToString());

    [Fact]
    public async Task An_unknown_mode_is_refused() =>
        Assert.Equal("400 Bad Request: unsupported parse_mode", (await Send("x", "BBCode")).ToString());

    private Task<WireAnswer> Send(string text, string parse_mode) => Bot.Call("sendMessage", new { chat_id = Anna.Id, text, parse_mode });
}
