using CallRussia.Bot.Telegram.Api;
using Telegram.Bot;

namespace CallRussia.Bot.Tests.Telegram.Api;

public sealed class ErrorTests : IAsyncLifetime
{
    private StubBotApi _stub = null!;
    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        _stub = await StubBotApi.Start();
        _bot = TestBot.At(_stub.Url);
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        await _stub.DisposeAsync();
    }

    [Theory]
    [InlineData(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same", BotErrorKind.NotModified)]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", BotErrorKind.StaleQuery)]
    [InlineData(400, "Bad Request: message to edit not found", BotErrorKind.MessageGone)]
    [InlineData(400, "Bad Request: message can't be edited", BotErrorKind.MessageGone)]
    [InlineData(400, "Bad Request: there is no text in the message to edit", BotErrorKind.MessageGone)]
    [InlineData(400, "Bad Request: message to delete not found", BotErrorKind.MessageGone)]
    [InlineData(400, "Bad Request: message can't be deleted", BotErrorKind.MessageGone)]
    [InlineData(400, "Bad Request: message can't be deleted for everyone", BotErrorKind.MessageGone)]
    [InlineData(400, "Bad Request: message to be replied not found", BotErrorKind.ReplyGone)]
    [InlineData(400, "Bad Request: chat not found", BotErrorKind.ChatNotFound)]
    [InlineData(400, "Bad Request: private chat not found", BotErrorKind.ChatNotFound)]
    [InlineData(400, "Bad Request: group chat was upgraded to a supergroup chat", BotErrorKind.Migrated)]
    [InlineData(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0", BotErrorKind.BadText)]
    [InlineData(400, "Bad Request: message is too long", BotErrorKind.BadText)]
    [InlineData(400, "Bad Request: message caption is too long", BotErrorKind.BadText)]
    [InlineData(400, "Bad Request: message text is empty", BotErrorKind.BadText)]
    [InlineData(400, "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL", BotErrorKind.BadButtons)]
    [InlineData(400, "Bad Request: reply markup is too long", BotErrorKind.BadButtons)]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", BotErrorKind.BadButtons)]
    [InlineData(400, "Bad Request: MESSAGE_ID_INVALID", BotErrorKind.MessageGone)]
    [InlineData(400, "Bad Request: message identifier is not specified", BotErrorKind.MessageGone)]
    [InlineData(401, "Unauthorized", BotErrorKind.Unauthorized)]
    [InlineData(403, "Forbidden: bot was blocked by the user", BotErrorKind.Blocked)]
    [InlineData(403, "Forbidden: user is deactivated", BotErrorKind.Deactivated)]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", BotErrorKind.NotStarted)]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", BotErrorKind.GroupLost)]
    [InlineData(403, "Forbidden: bot is not a member of the channel chat", BotErrorKind.GroupLost)]
    [InlineData(403, "Forbidden: the group chat was deleted", BotErrorKind.GroupLost)]
    [InlineData(400, "Bad Request: USER_IS_BLOCKED", BotErrorKind.Blocked)]
    [InlineData(403, "Forbidden: something new", BotErrorKind.Forbidden)]
    [InlineData(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", BotErrorKind.Conflict)]
    [InlineData(413, "Request Entity Too Large", BotErrorKind.BadRequest)]
    [InlineData(421, "Misdirected Request", BotErrorKind.BadRequest)]
    [InlineData(429, "Too Many Requests: retry after 5", BotErrorKind.Flood)]
    [InlineData(400, "Bad Request: a text nobody knows", BotErrorKind.BadRequest)]
    public async Task A_refusal_has_the_kind_of_its_code_and_words_and_was_not_sent(int code, string description, BotErrorKind kind)
    {
        Refuse(code, description);

        var error = (await _bot.Send()).Error;

        Assert.NotNull(error);
        Assert.Equal((kind, code, description, Fate.NotSent), (error.Kind, error.Code, error.Description, error.Fate));
    }

    [Theory]
    [InlineData("Bad Request: words of tomorrow", BotErrorKind.MessageGone)]
    [InlineData("Bad Request: MESSAGE_SOMETHING_NEW", BotErrorKind.MessageGone)]
    [InlineData("Bad Request: message is not modified: exactly the same", BotErrorKind.NotModified)]
    [InlineData("Bad Request: can't parse entities: x", BotErrorKind.BadText)]
    [InlineData("Bad Request: BUTTON_DATA_INVALID", BotErrorKind.BadButtons)]
    [InlineData("Bad Request: chat not found", BotErrorKind.ChatNotFound)]
    public async Task An_edit_that_is_refused_in_words_that_nobody_knows_is_about_its_message(string description, BotErrorKind kind)
    {
        Refuse(400, description);
        Assert.Equal(kind, (await _bot.Client.EditMessageText(5L, 1, "hello").Tried(default)).Error!.Kind);
        Assert.Equal(kind, (await _bot.Client.EditMessageReplyMarkup(5L, 1).Tried(default)).Error!.Kind);
    }

    [Theory]
    [InlineData(500, "Internal Server Error: restart", Fate.NotSent)]
    [InlineData(500, "Internal Server Error", Fate.Unknown)]
    [InlineData(502, "Bad Gateway", Fate.Unknown)]
    [InlineData(504, "Gateway Timeout", Fate.Unknown)]
    public async Task A_server_in_trouble_leaves_the_fate_of_a_send_unknown_unless_it_restarts(int code, string description, Fate delivery)
    {
        Refuse(code, description);

        var error = (await _bot.Send()).Error!;

        Assert.Equal((BotErrorKind.Server, delivery), (error.Kind, error.Fate));
    }

    [Fact]
    public async Task Not_found_means_a_bad_token_only_where_the_method_surely_exists()
    {
        Refuse(404, "Not Found");

        Assert.Equal(BotErrorKind.Unauthorized, (await _bot.Client.GetMe().Tried(default)).Error!.Kind);
        Assert.Equal(BotErrorKind.Unauthorized, (await _bot.Poll()).Error!.Kind);
        Assert.Equal(BotErrorKind.BadRequest, (await _bot.Send()).Error!.Kind);
    }

    [Theory]
    [InlineData("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":10072}}""", "9", 10072)]
    [InlineData("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7"}""", "9", 9)]
    [InlineData("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7"}""", null, 7)]
    [InlineData("<html>slow down</html>", "9", 9)]
    public async Task How_long_to_wait_is_read_from_the_answer_then_the_header_then_the_words(string body, string? header, int seconds)
    {
        _stub.AnswerWith(429, body, header);

        var error = (await _bot.Send()).Error!;

        Assert.Equal(
            (BotErrorKind.Flood, TimeSpan.FromSeconds(seconds), Fate.NotSent), (error.Kind, error.RetryAfter, error.Fate));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_names_its_new_id()
    {
        _stub.AnswerWith(400, """{"ok":false,"error_code":400,"description":"Bad Request: any words","parameters":{"migrate_to_chat_id":-1004503599627370495}}""");

        var error = (await _bot.Send()).Error!;

        Assert.Equal((BotErrorKind.Migrated, -1004503599627370495), (error.Kind, error.MigrateTo));
    }

    private void Refuse(int code, string description) =>
        _stub.AnswerWith(code, $$"""{"ok":false,"error_code":{{code}},"description":{{System.Text.Json.JsonSerializer.Serialize(description)}}}""");
}
