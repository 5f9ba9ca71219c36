using CallRussia.Bot.Telegram;
using CallRussia.Sandbox;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace CallRussia.Bot.Tests.Telegram;

/// <summary>What people format comes out as the HTML that Telegram reads back to the same; read by the Sandbox's own parser over the wire.</summary>
public sealed class EntityMarkupTests
{
    private static readonly (MessageEntityType Type, string Name)[] Kinds =
    [
        (MessageEntityType.Bold, "bold"), (MessageEntityType.Italic, "italic"), (MessageEntityType.Underline, "underline"), (MessageEntityType.Strikethrough, "strikethrough"),
        (MessageEntityType.Spoiler, "spoiler"), (MessageEntityType.Blockquote, "blockquote"), (MessageEntityType.Code, "code"), (MessageEntityType.Pre, "pre"), (MessageEntityType.TextLink, "text_link"),
    ];

    [Theory]
    [InlineData("plain & <simple>", "plain &amp; &lt;simple&gt;")]
    [InlineData("bold", "<b>bold</b>", MessageEntityType.Bold, 0, 4)]
    [InlineData("a b c", "a <i>b</i> c", MessageEntityType.Italic, 2, 1)]
    [InlineData("one two", "<b>one<i> two</i></b>", MessageEntityType.Bold, 0, 7, MessageEntityType.Italic, 3, 4)]
    [InlineData("overlap", "<b>ov<i>er</i></b><i>lap</i>", MessageEntityType.Bold, 0, 4, MessageEntityType.Italic, 2, 5)]
    [InlineData("touching", "<b>touching</b>", MessageEntityType.Bold, 0, 4, MessageEntityType.Bold, 4, 4)]
    [InlineData("quote\nquote", "<blockquote>quote\n</blockquote><blockquote>quote</blockquote>", MessageEntityType.Blockquote, 0, 6, MessageEntityType.Blockquote, 6, 5)]
    [InlineData("x < y", "<code>x &lt; y</code>", MessageEntityType.Code, 0, 5, MessageEntityType.Bold, 0, 5)]
    [InlineData("🕊 peace", "<b>🕊</b> peace", MessageEntityType.Bold, 0, 2)]
    [InlineData("🕊 peace", "<b>🕊 p</b>eace", MessageEntityType.Bold, 1, 3)]
    [InlineData("@anna #tag", "@anna #tag", MessageEntityType.Mention, 0, 5, MessageEntityType.Hashtag, 6, 4)]
    [InlineData("long", "l<u>ong</u>", MessageEntityType.Underline, 1, 2_000_000_000)]
    [InlineData("out", "out", MessageEntityType.Bold, 7, 3)]
    [InlineData("none", "none", MessageEntityType.Bold, 1, 0, MessageEntityType.Bold, 2, -1)]
    public void Formatting_becomes_markup(string text, string html, params object[] entities) =>
        Assert.Equal(html, EntityMarkup.Html(text, [.. entities.Chunk(3).Select(entity => Entity((MessageEntityType)entity[0], (int)entity[1], (int)entity[2]))]));

    [Theory]
    [InlineData("https://example.org/?a=1&b=\"2\"", "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">here</a>")]
    [InlineData("tg://resolve?domain=example", "<a href=\"tg://resolve?domain=example\">here</a>")]
    [InlineData("javascript:alert(1)", "here")]
    [InlineData(null, "here")]
    public void A_link_leads_where_a_link_may_lead(string? url, string html) =>
        Assert.Equal(html, EntityMarkup.Html("here", [Entity(MessageEntityType.TextLink, 0, 4, url)]));

    [Fact]
    public async Task Whatever_overlaps_Telegram_takes_it_and_every_letter_keeps_its_marks()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var wire = new HttpClient { BaseAddress = new Uri(server.Address, $"/bot{server.Token}/") };
        var anna = server.AddPerson("Anna", "en", 700_001);
        anna.Start();
        var random = new Random(20261125);
        for (var round = 0; round < 300; round++)
        {
            var text = Text(random);
            var entities = Enumerable.Range(0, random.Next(1, 7)).Select(_ => Entity(random, text.Length)).ToList();
            using var form = new FormUrlEncodedContent([new("chat_id", "700001"), new("parse_mode", "HTML"), new("text", EntityMarkup.Html(text, entities))]);
            using var answer = await wire.PostAsync("sendMessage", form);
            Assert.True(answer.IsSuccessStatusCode, $"round {round}: {await answer.Content.ReadAsStringAsync()}");
            var got = anna.Messages[^1];
            Assert.Equal(text, got.Text);
            for (var at = 0; at < text.Length; at++) Assert.Equal(Expected(entities, text, at), Got(got, at));
        }
    }

    /// <summary>Within code nothing else holds but a quote; everything else adds up.</summary>
    private static IEnumerable<string> Expected(List<MessageEntity> entities, string text, int at)
    {
        // The two halves of a character go together.
        if (char.IsLowSurrogate(text[at])) at--;
        var marks = entities.Where(entity => Start(entity, text) <= at && at < End(entity, text)).Select(entity => Kinds.First(kind => kind.Type == entity.Type).Name).Distinct().ToList();
        var code = marks.Contains("pre") ? "pre" : marks.Contains("code") ? "code" : null;
        return (code is null ? marks : marks.Where(mark => mark == "blockquote" || mark == code)).Order(StringComparer.Ordinal);
    }

    private static int Start(MessageEntity entity, string text) => Whole(text, entity.Offset);

    private static int End(MessageEntity entity, string text) => Whole(text, entity.Offset + entity.Length);

    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static IEnumerable<string> Got(SandboxMessage message, int at) => message.Entities
        .Where(entity => entity.Offset <= at && at < entity.Offset + entity.Length)
        .Select(entity => entity.Type).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Letters, characters of two units, and all that HTML minds; no space at the edges, which Telegram would trim.</summary>
    private static string Text(Random random)
    {
        string[] pieces = ["a", "я", "<", ">", "&", "\"", "🕊", "&lt;", "b c", "\nd"];
        return "x" + string.Concat(Enumerable.Range(0, random.Next(3, 20)).Select(_ => pieces[random.Next(pieces.Length)])) + "z";
    }

    private static MessageEntity Entity(MessageEntityType type, int offset, int length, string? url = null) => new() { Type = type, Offset = offset, Length = length, Url = url };

    private static MessageEntity Entity(Random random, int length)
    {
        var offset = random.Next(length);
        return Entity(Kinds[random.Next(Kinds.Length)].Type, offset, random.Next(1, length - offset + 1), "https://example.org/");
    }
}
