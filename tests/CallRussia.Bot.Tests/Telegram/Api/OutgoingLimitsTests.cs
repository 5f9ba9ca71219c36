using CallRussia.Bot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace CallRussia.Bot.Tests.Telegram.Api;

public sealed class OutgoingLimitsTests : IDisposable
{
    // Nobody listens here: what breaks a limit throws before anything is sent, what does not is a network error.
    private readonly TestBot _bot = TestBot.At(BrokenServer.Nobody());

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task What_is_just_within_the_limits_is_sent()
    {
        await Sent(Client.SendMessage(5, Text('я', 4096)));
        await Sent(Client.SendMessage(5, string.Concat(Enumerable.Repeat("🙂", 4096))));
        await Sent(Client.SendMessage(5, $"<b>{Text('я', 4090)}</b>&amp;&lt;&#1071;&quot;&gt;&", ParseMode.Html));
        await Sent(Client.SendPhoto(5, InputFile.FromFileId("A"), Text('я', 1024)));
        await Sent(Client.SendMessage(5, "x", replyMarkup: Keyboard([.. Enumerable.Repeat(8, 12), 4])));
        await Sent(Client.AnswerCallbackQuery("1", Text('я', 200)));
        await Sent(Client.SendMessage(5, "x", replyMarkup: new InlineKeyboardMarkup(
            [[InlineKeyboardButton.WithCallbackData("x", Text('я', 32)), InlineKeyboardButton.WithCopyText("x", Text('я', 256)), InlineKeyboardButton.WithUrl("x", "tg://user")]])));
    }

    [Fact]
    public Task A_text_has_4096_characters() => Breaks("text characters", () => Client.SendMessage(5, Text('я', 4097)));

    [Fact]
    public Task A_text_is_not_empty() => Breaks("text characters", () => Client.EditMessageText(5, 1, ""));

    [Fact]
    public Task Tags_do_not_count_but_their_text_does() =>
        Breaks("text characters", () => Client.SendMessage(5, $"<b>{Text('я', 4097)}</b>", ParseMode.Html));

    [Fact]
    public Task Empty_tags_are_an_empty_text() => Breaks("text characters", () => Client.SendMessage(5, "<b></b>", ParseMode.Html));

    [Fact]
    public Task A_caption_has_1024_characters() =>
        Breaks("caption characters", () => Client.SendDocument(5, InputFile.FromFileId("A"), Text('я', 1025)));

    [Fact]
    public Task A_keyboard_has_100_buttons() => Breaks(
        "buttons in a keyboard", () => Client.SendMessage(5, "x", replyMarkup: Keyboard([.. Enumerable.Repeat(8, 12), 5])));

    [Fact]
    public Task A_row_has_8_buttons() =>
        Breaks("buttons in a row", () => Client.EditMessageReplyMarkup(5, 1, Keyboard([9])));

    [Theory]
    [InlineData("callback data bytes", "x", 33, 0)]
    [InlineData("callback data bytes", "x", 0, 0)]
    [InlineData("copy text characters", "x", null, 257)]
    [InlineData("button text characters", "", 1, 0)]
    public Task A_button_has_a_text_64_bytes_of_data_or_256_characters_to_copy(string limit, string label, int? data, int copied) => BreaksButton(
        limit, data is { } length ? InlineKeyboardButton.WithCallbackData(label, Text('я', length)) : InlineKeyboardButton.WithCopyText(label, Text('я', copied)));

    [Fact]
    public async Task A_button_does_exactly_one_thing()
    {
        await BreaksButton("actions of a button", new InlineKeyboardButton("x"));
        await BreaksButton("actions of a button", new InlineKeyboardButton("x") { CallbackData = "x", Url = "https://example.org" });
    }

    [Theory]
    [InlineData("tel:+79750020000")]
    [InlineData("javascript:alert(1)")]
    [InlineData("example.org")]
    [InlineData("")]
    public Task A_button_opens_only_addresses_that_the_server_takes(string url) => BreaksButton("button url", InlineKeyboardButton.WithUrl("x", url));

    [Fact]
    public async Task Commands_descriptions_and_uploads_have_limits_too()
    {
        await Breaks("command characters outside a-z, 0-9, _", () => Client.SetMyCommands([new BotCommand("Start", "x")]));
        await Breaks("command description characters", () => Client.SetMyCommands([new BotCommand("start", "")]));
        await Breaks("description characters", () => Client.SetMyDescription(Text('я', 513)));
        await Breaks("short description characters", () => Client.SetMyShortDescription(Text('я', 121)));
        await Breaks("callback answer characters", () => Client.AnswerCallbackQuery("1", Text('я', 201)));
        await Breaks("upload bytes", () => Client.SendPhoto(5, Upload.Of(new byte[10_000_001], "a.png")));
    }

    private ITelegramBotClient Client => _bot.Client;

    private static string Text(char letter, int length) => new(letter, length);

    private static InlineKeyboardMarkup Keyboard(int[] rows) =>
        new(rows.Select(count => Enumerable.Repeat(InlineKeyboardButton.WithCallbackData("x", "x"), count).ToArray()).ToArray());

    private static async Task Sent(Task call) => Assert.Equal(BotErrorKind.Network, (await call.Tried(default)).Error!.Kind);

    private static async Task Breaks(string limit, Func<Task> call) => Named(limit, await Assert.ThrowsAsync<OutgoingLimitException>(call));

    private Task BreaksButton(string limit, InlineKeyboardButton button) =>
        Breaks(limit, () => Client.SendMessage(5, "x", replyMarkup: new InlineKeyboardMarkup([[button]])));

    private static void Named(string limit, OutgoingLimitException thrown)
    {
        Assert.Equal(limit, thrown.Limit);
        Assert.Contains(limit, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("яя", thrown.Message, StringComparison.Ordinal);
    }
}
