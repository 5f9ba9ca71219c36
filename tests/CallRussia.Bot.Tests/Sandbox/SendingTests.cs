namespace CallRussia.Bot.Tests.Sandbox;

public sealed class SendingTests : SandboxTest
{
    [Theory]
    [InlineData(4096, "ok")]
    [InlineData(4097, "400 Bad Request: message is too long")]
    public async Task A_text_has_4096_characters_at_most(int length, string expected) =>
        Assert.Equal(expected, (await Send(new string('я', length))).ToString());

    [Fact]
    public async Task Tags_do_not_count_and_an_emoji_counts_once()
    {
        var text = "<b>" + string.Concat(Enumerable.Repeat("😀", 4096)) + "</b>";
        Assert.True((await Bot.Call("sendMessage", new { chat_id = Anna.Id, text, parse_mode = "HTML" })).Ok);
        Assert.Equal(8192, Anna.LastMessage!.Text.Length);
    }

    [Theory]
    [InlineData("", "400 Bad Request: message text is empty")]
    [InlineData("  \n ", "400 Bad Request: text must be non-empty")]
    public async Task An_empty_text_is_refused(string text, string expected) =>
        Assert.Equal(expected, (await Send(text)).ToString());

    [Fact]
    public async Task A_chat_nobody_started_is_not_found()
    {
        var stranger = Server.AddPerson("Boris");
        var answer = await Bot.Call("sendMessage", new { chat_id = stranger.Id, text = "Hello" });
        Assert.Equal("400 Bad Request: chat not found", answer.ToString());
        Assert.Equal("400 Bad Request: chat not found", (await Bot.Call("sendMessage", new { chat_id = "@nobody", text = "Hello" })).ToString());
        Assert.Equal("400 Bad Request: chat_id is empty", (await Bot.Call("sendMessage", new { text = "Hello" })).ToString());
    }

    [Fact]
    public async Task A_blocked_bot_cannot_write_until_it_is_unblocked()
    {
        Anna.Block();
        Assert.Equal("403 Forbidden: bot was blocked by the user", (await Send("Hello")).ToString());
        Anna.Unblock();
        Assert.True((await Send("Hello")).Ok);
    }

    [Fact]
    public async Task Blocking_and_unblocking_are_told_and_starting_is_not()
    {
        Anna.Block();
        Anna.Block();
        Anna.Unblock();
        var updates = await Bot.Updates(1);
        Assert.Equal(
            [("member", "kicked"), ("kicked", "member")],
            updates.Select(update => update.GetProperty("my_chat_member")).Select(change => (
                change.GetProperty("old_chat_member").GetProperty("status").GetString(),
                change.GetProperty("new_chat_member").GetProperty("status").GetString())));
    }

    [Fact]
    public async Task A_deleted_account_is_deactivated_and_nothing_is_told()
    {
        Anna.DeleteAccount();
        Assert.Equal("403 Forbidden: user is deactivated", (await Send("Hello")).ToString());
        Assert.Equal(0, Server.PendingUpdates);
    }

    [Fact]
    public async Task A_reply_tells_what_it_replies_to()
    {
        var question = Anna.Send("Question");
        var reply_parameters = new { message_id = question.Id };
        var sent = (await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "Answer", reply_parameters })).Result;
        Assert.Equal("Question", sent.GetProperty("reply_to_message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_reply_to_nothing_is_refused_unless_allowed()
    {
        var refused = await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "x", reply_parameters = new { message_id = 99_999 } });
        Assert.Equal("400 Bad Request: message to be replied not found", refused.ToString());
        var allowed = new { message_id = 99_999, allow_sending_without_reply = true };
        Assert.True((await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "x", reply_parameters = allowed })).Ok);
    }

    [Fact]
    public async Task A_phone_number_is_linked_in_international_form_but_not_in_code()
    {
        await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "Call +7 975 003 12 34 or <code>+7 975 003 12 34</code>", parse_mode = "HTML" });
        Assert.Equal(["phone_number", "code"], Anna.LastMessage!.Entities.Select(entity => entity.Type));
        Assert.Equal("+7 975 003 12 34", Anna.LastMessage.Text.Substring(Anna.LastMessage.Entities[0].Offset, Anna.LastMessage.Entities[0].Length));
    }

    [Fact]
    public async Task A_message_can_be_copied()
    {
        var original = await Say("Original");
        var copy = (await Bot.Call("copyMessage", new { chat_id = Anna.Id, from_chat_id = Anna.Id, message_id = original.Id })).Result;
        Assert.NotEqual(original.Id, copy.GetProperty("message_id").GetInt32());
        Assert.Equal("Original", Anna.LastMessage!.Text);
    }

    [Fact]
    public async Task A_chat_action_is_seen_and_a_wrong_one_refused()
    {
        Assert.True((await Bot.Call("sendChatAction", new { chat_id = Anna.Id, action = "typing" })).Ok);
        Assert.Equal(
            "400 Bad Request: wrong parameter action in request",
            (await Bot.Call("sendChatAction", new { chat_id = Anna.Id, action = "thinking" })).ToString());
    }

    [Fact]
    public async Task A_contact_is_sent_and_received()
    {
        await Bot.Call("sendContact", new { chat_id = Anna.Id, phone_number = "+79750031234", first_name = "Demo" });
        Assert.NotNull(Anna.LastMessage!.Attachment);
        Anna.SendContact();
        var contact = (await Bot.Updates(1))[0].GetProperty("message").GetProperty("contact");
        Assert.Equal(Anna.Id, contact.GetProperty("user_id").GetInt64());
    }

    private Task<WireAnswer> Send(string text) => Bot.Call("sendMessage", new { chat_id = Anna.Id, text });
}
