using System.Text.Json;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class KeyboardTests : SandboxTest
{
    [Fact]
    public async Task Buttons_are_echoed_and_a_reply_keyboard_is_not()
    {
        var inline = await Send(new { inline_keyboard = new[] { new[] { new { text = "Go", callback_data = "go" } } } });
        Assert.Equal("go", inline.Result.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0].GetProperty("callback_data").GetString());
        var reply = await Send(new { keyboard = new[] { new[] { "Yes", "No" } }, resize_keyboard = true });
        Assert.False(reply.Result.TryGetProperty("reply_markup", out _));
        Assert.Equal(["Yes", "No"], Anna.ReplyKeyboard!.Keys[0].Select(key => key.Text));
        await Send(new { remove_keyboard = true });
        Assert.Null(Anna.ReplyKeyboard);
    }

    [Theory]
    [InlineData(64, "ok")]
    [InlineData(65, "400 Bad Request: BUTTON_DATA_INVALID")]
    public async Task Callback_data_has_64_bytes_at_most(int bytes, string expected) =>
        Assert.Equal(expected, (await Button(new { text = "x", callback_data = new string('a', bytes) })).ToString());

    [Fact]
    public async Task Callback_data_is_counted_in_bytes_not_letters() =>
        Assert.Equal("400 Bad Request: BUTTON_DATA_INVALID", (await Button(new { text = "x", callback_data = new string('я', 33) })).ToString());

    [Theory]
    [InlineData(256, "ok")]
    [InlineData(257, "400 Bad Request: BUTTON_COPY_TEXT_INVALID")]
    [InlineData(0, "400 Bad Request: BUTTON_COPY_TEXT_INVALID")]
    public async Task A_text_to_copy_has_1_to_256_letters(int length, string expected) =>
        Assert.Equal(expected, (await Button(new { text = "x", copy_text = new { text = new string('a', length) } })).ToString());

    [Fact]
    public async Task A_button_needs_exactly_one_action_and_a_text()
    {
        Assert.Equal(
            "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            (await Button(new { text = "x" })).ToString());
        Assert.Equal(
            "400 Bad Request: can't parse inline keyboard button: exactly one action must be specified in a button",
            (await Button(new { text = "x", callback_data = "x", url = "https://example.org" })).ToString());
        Assert.Equal(
            "400 Bad Request: inline keyboard button text must be non-empty",
            (await Button(new { text = "", callback_data = "x" })).ToString());
    }

    [Theory]
    [InlineData("https://example.org/a?b=c", null)]
    [InlineData("http://example.org", null)]
    [InlineData("t.me/CallRussiaBot", null)]
    [InlineData("tg://resolve?domain=CallRussiaBot", null)]
    [InlineData("tel:+79750031234", "Wrong port number specified in the URL")]
    [InlineData("tel:112", "Wrong HTTP URL")]
    [InlineData("tel://112", "Unsupported URL protocol")]
    [InlineData("ftp://example.org/x", "Unsupported URL protocol")]
    [InlineData("http://localhost/x", "Wrong HTTP URL")]
    public async Task A_link_leads_to_http_https_or_tg_only(string url, string? reason) => Assert.Equal(
        reason is null ? "ok" : $"400 Bad Request: inline keyboard button URL '{url}' is invalid: {reason}",
        (await Button(new { text = "x", url })).ToString());

    [Theory]
    [InlineData(12, 8, "ok")]
    [InlineData(13, 8, "400 Bad Request: reply markup is too long")]
    [InlineData(1, 9, "400 Bad Request: reply markup is too long")]
    public async Task A_keyboard_has_100_buttons_and_8_in_a_row_at_most(int rows, int inRow, string expected)
    {
        var inline_keyboard = Enumerable.Repeat(Enumerable.Repeat(new { text = "x", callback_data = "x" }, inRow), rows);
        Assert.Equal(expected, (await Send(new { inline_keyboard })).ToString());
    }

    [Fact]
    public async Task A_null_field_in_a_button_counts_as_an_action()
    {
        var markup = JsonElement.Parse("""{"inline_keyboard":[[{"text":"x","callback_data":"x","pay":null}]]}""");
        Assert.StartsWith("400 Bad Request: can't parse inline keyboard button", (await Send(markup)).ToString(), StringComparison.Ordinal);
    }

    private Task<WireAnswer> Button(object button) => Send(new { inline_keyboard = new[] { new[] { button } } });

    private Task<WireAnswer> Send(object markup) => Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "Text", reply_markup = markup });
}
