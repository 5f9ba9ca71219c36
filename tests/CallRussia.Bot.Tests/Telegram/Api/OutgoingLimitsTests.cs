using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

public sealed class OutgoingLimitsTests : IDisposable
{
    // Nobody listens here: what breaks a limit throws before anything is sent, what does not is a network error.
    private readonly BotApiGateway _gateway = TestGateway.At(BrokenServer.Nobody());

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task What_is_just_within_the_limits_is_sent()
    {
        await Sent(_gateway.SendMessage(5, Text('я', 4096)));
        await Sent(_gateway.SendMessage(5, string.Concat(Enumerable.Repeat("🙂", 4096))));
        await Sent(_gateway.SendMessage(5, $"<b>{Text('я', 4090)}</b>&amp;&lt;&#1071;&quot;&gt;&", ParseMode.Html));
        await Sent(_gateway.SendPhoto(5, InputFile.FromFileId("A"), Text('я', 1024)));
        await Sent(_gateway.SendMessage(5, "x", replyMarkup: Keyboard([.. Enumerable.Repeat(8, 12), 4])));
        await Sent(_gateway.DeleteMessages(5, [.. Enumerable.Range(1, 100)]));
        await Sent(_gateway.AnswerCallbackQuery("1", Text('я', 200)));
        InlineKeyboardButton.WithCallbackData("x", Text('я', 32));
        InlineKeyboardButton.WithCopyText("x", Text('я', 256));
    }

    [Fact]
    public Task A_text_has_4096_characters() => Breaks("text characters", () => _gateway.SendMessage(5, Text('я', 4097)));

    [Fact]
    public Task A_text_is_not_empty() => Breaks("text characters", () => _gateway.EditMessageText(5, 1, ""));

    [Fact]
    public Task Tags_do_not_count_but_their_text_does() =>
        Breaks("text characters", () => _gateway.SendMessage(5, $"<b>{Text('я', 4097)}</b>", ParseMode.Html));

    [Fact]
    public Task Empty_tags_are_an_empty_text() => Breaks("text characters", () => _gateway.SendMessage(5, "<b></b>", ParseMode.Html));

    [Fact]
    public Task A_caption_has_1024_characters() =>
        Breaks("caption characters", () => _gateway.EditMessageCaption(5, 1, Text('я', 1025)));

    [Fact]
    public Task A_keyboard_has_100_buttons() => Breaks(
        "buttons in a keyboard", () => _gateway.SendMessage(5, "x", replyMarkup: Keyboard([.. Enumerable.Repeat(8, 12), 5])));

    [Fact]
    public Task A_row_has_8_buttons() =>
        Breaks("buttons in a row", () => _gateway.EditMessageReplyMarkup(5, 1, Keyboard([9])));

    [Fact]
    public void Callback_data_has_1_to_64_bytes()
    {
        Broken("callback data bytes", () => InlineKeyboardButton.WithCallbackData("x", Text('я', 33)));
        Broken("callback data bytes", () => InlineKeyboardButton.WithCallbackData("x", ""));
    }

    [Fact]
    public void A_button_has_a_text_and_a_copied_text_has_256_characters()
    {
        Broken("button text characters", () => InlineKeyboardButton.WithCallbackData("", "x"));
        Broken("copy text characters", () => InlineKeyboardButton.WithCopyText("x", Text('я', 257)));
    }

    [Theory]
    [InlineData("tel:+79750020000")]
    [InlineData("javascript:alert(1)")]
    [InlineData("example.org")]
    [InlineData("")]
    public void A_button_opens_only_addresses_that_the_server_takes(string url) =>
        Broken("button url", () => InlineKeyboardButton.WithUrl("x", url));

    [Fact]
    public async Task Polls_commands_descriptions_webhooks_and_polling_have_limits_too()
    {
        await Breaks("poll options", () => _gateway.SendPoll(5, "x", []));
        await Breaks("poll option characters", () => _gateway.SendPoll(5, "x", [Text('я', 101)]));
        await Breaks("poll explanation line feeds", () => _gateway.SendPoll(5, "x", ["a", "b"], explanation: "a\nb\nc\nd"));
        await Breaks("command characters outside a-z, 0-9, _", () => _gateway.SetMyCommands([new BotCommand("Start", "x")]));
        await Breaks("command description characters", () => _gateway.SetMyCommands([new BotCommand("start", "")]));
        await Breaks("description characters", () => _gateway.SetMyDescription(Text('я', 513)));
        await Breaks("short description characters", () => _gateway.SetMyShortDescription(Text('я', 121)));
        await Breaks("messages deleted at once", () => _gateway.DeleteMessages(5, []));
        await Breaks("poll seconds", () => _gateway.GetUpdates(timeout: 51));
        await Breaks("webhook secret characters", () => _gateway.SetWebhook("https://x", secretToken: ""));
        await Breaks("upload bytes", () => _gateway.SendPhoto(5, InputFile.FromBytes(new byte[10_000_001], "a.png")));
    }

    private static string Text(char letter, int length) => new(letter, length);

    private static InlineKeyboardMarkup Keyboard(int[] rows) =>
        new([.. rows.Select(count => Enumerable.Repeat(InlineKeyboardButton.WithCallbackData("x", "x"), count).ToArray())]);

    private static async Task Sent<T>(Task<BotResult<T>> call) => Assert.Equal(BotErrorKind.Network, (await call).Error!.Kind);

    private static async Task Breaks<T>(string limit, Func<Task<BotResult<T>>> call) =>
        Named(limit, await Assert.ThrowsAsync<OutgoingLimitException>(call));

    private static void Broken(string limit, Func<InlineKeyboardButton> make) => Named(limit, Assert.Throws<OutgoingLimitException>(make));

    private static void Named(string limit, OutgoingLimitException thrown)
    {
        Assert.Equal(limit, thrown.Limit);
        Assert.Contains(limit, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("яя", thrown.Message, StringComparison.Ordinal);
    }
}
