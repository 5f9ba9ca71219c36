namespace CallRussia.Bot.Tests.Sandbox;

public sealed class CallbackTests : SandboxTest
{
    private const string TooOld = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

    [Fact]
    public async Task A_tap_tells_who_pressed_what_and_where()
    {
        var screen = await Say("Menu", WireClient.Buttons("Go", "Stop"));
        var tap = await Anna.Press("Stop");
        var query = (await Bot.Updates())[0].GetProperty("callback_query");
        Assert.Equal(tap.QueryId, query.GetProperty("id").GetString());
        Assert.Equal("Stop", query.GetProperty("data").GetString());
        Assert.Equal(Anna.Id, query.GetProperty("from").GetProperty("id").GetInt64());
        Assert.Equal(screen.Id, query.GetProperty("message").GetProperty("message_id").GetInt32());
        Assert.True(query.GetProperty("message").TryGetProperty("reply_markup", out _));
        Assert.NotEmpty(query.GetProperty("chat_instance").GetString()!);
    }

    [Fact]
    public async Task An_answer_shows_a_toast_once()
    {
        await Say("Menu", WireClient.Buttons("Go"));
        var tap = await Anna.Press("Go");
        Assert.True((await Answer(tap.QueryId!)).Ok);
        Assert.Equal("Done", (await tap.Answered()).Text);
        Assert.Equal("Done", await Anna.ExpectToast("Do"));
        Assert.Equal("Done", Anna.LastToast);
        Assert.Equal(TooOld, (await Answer(tap.QueryId!)).ToString());
    }

    [Fact]
    public async Task A_late_answer_is_refused()
    {
        await Say("Menu", WireClient.Buttons("Go"));
        var tap = await Anna.Press("Go");
        Clock.Advance(TimeSpan.FromSeconds(15.1));
        Assert.Equal(TooOld, (await Answer(tap.QueryId!)).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("not a number")]
    public async Task An_answer_to_nothing_is_refused(string id) => Assert.Equal(TooOld, (await Answer(id)).ToString());

    [Fact]
    public async Task A_tap_on_what_is_gone_carries_a_message_of_date_0()
    {
        var screen = await Say("Menu", WireClient.Buttons("Go"));
        await Bot.Call("deleteMessage", new { chat_id = Anna.Id, message_id = screen.Id });
        Anna.PressData(screen.Id, "Go");
        var message = (await Bot.Updates())[0].GetProperty("callback_query").GetProperty("message");
        Assert.Equal(0, message.GetProperty("date").GetInt32());
        Assert.False(message.TryGetProperty("text", out _));
    }

    [Fact]
    public async Task A_button_to_copy_or_to_open_tells_the_bot_nothing()
    {
        await Say("Number", new { inline_keyboard = new object[][] { [new { text = "Copy", copy_text = new { text = "+79750031234" } }] } });
        var tap = await Anna.Press("Copy");
        Assert.Null(tap.QueryId);
        Assert.Equal(0, Server.PendingUpdates);
    }

    private Task<WireAnswer> Answer(string id) => Bot.Call("answerCallbackQuery", new { callback_query_id = id, text = "Done" });
}
