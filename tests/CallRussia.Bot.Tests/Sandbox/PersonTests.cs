using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class PersonTests : SandboxTest
{
    protected override void Configure(SandboxOptions options) => options.Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_press_waits_for_its_button()
    {
        var press = Anna.Press("Get a number");
        Assert.False(press.IsCompleted);
        await Say("Menu", WireClient.Buttons("Get a number"));
        Assert.NotNull((await press).QueryId);
    }

    [Fact]
    public async Task A_press_takes_the_latest_message_that_has_the_label()
    {
        await Say("Old", WireClient.Buttons("Next"));
        var latest = await Say("New", WireClient.Buttons("Next"));
        await Say("Without");
        await Anna.Press("Next");
        var pressed = (await Bot.Updates())[0].GetProperty("callback_query").GetProperty("message");
        Assert.Equal(latest.Id, pressed.GetProperty("message_id").GetInt32());
    }

    [Fact]
    public async Task A_key_of_the_reply_keyboard_sends_its_text_or_a_contact()
    {
        await Say("Choose", new { keyboard = new object[][] { ["Yes", new { text = "Share", request_contact = true }] } });
        await Anna.Press("Yes");
        await Anna.Press("Share");
        var updates = await Bot.Updates();
        Assert.Equal("Yes", updates[0].GetProperty("message").GetProperty("text").GetString());
        Assert.StartsWith("+7975003", updates[1].GetProperty("message").GetProperty("contact").GetProperty("phone_number").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expectation_looks_only_at_what_came_after_the_latest_action()
    {
        await Say("Menu");
        Anna.Send("again");
        var expected = Anna.ExpectMessage("Menu");
        Assert.False(expected.IsCompleted);
        var second = await Say("Menu");
        Assert.Equal(second.Id, (await expected).Id);
    }

    [Fact]
    public async Task Each_thing_is_expected_once()
    {
        Anna.Send("go");
        var first = await Say("Same");
        var second = await Say("Same");
        Assert.Equal(first.Id, (await Anna.ExpectMessage("Same")).Id);
        Assert.Equal(second.Id, (await Anna.ExpectMessage("Same")).Id);
    }

    [Fact]
    public async Task Edits_and_deletions_are_expected_too()
    {
        Anna.Send("go");
        var message = await Say("Before");
        var edit = Anna.ExpectEdit("After");
        var deletion = Anna.ExpectDeletion(message.Id);
        await Bot.Call("editMessageText", new { chat_id = Anna.Id, message_id = message.Id, text = "After" });
        await Bot.Call("deleteMessage", new { chat_id = Anna.Id, message_id = message.Id });
        Assert.Equal("After", (await edit).Text);
        Assert.Equal(message.Id, (await deletion).Id);
    }

    [Fact]
    public async Task What_does_not_come_is_told_with_everything_that_did()
    {
        var impatient = await SandboxServer.StartAsync(new SandboxOptions { Patience = TimeSpan.FromMilliseconds(1) });
        await using (impatient)
        {
            var boris = impatient.AddPerson("Boris");
            boris.Send("hello?");
            var wrong = await Assert.ThrowsAsync<SandboxExpectationException>(() => boris.ExpectMessage("Hi"));
            Assert.Contains("hello?", wrong.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_carries_a_payload_and_unblocks()
    {
        Anna.Block();
        Assert.Throws<InvalidOperationException>(() => Anna.Send("x"));
        Anna.Start("ref_17");
        var updates = await Bot.Updates();
        Assert.Equal("/start ref_17", updates[^1].GetProperty("message").GetProperty("text").GetString());
        Assert.Throws<ArgumentException>(() => Anna.Start("not allowed"));
    }

    [Fact]
    public async Task A_call_of_the_bot_can_be_waited_for()
    {
        var expected = Server.ExpectCall(call => call.Method == "sendMessage" && call["text"] == "Second", "a second message");
        await Say("First");
        Assert.False(expected.IsCompleted);
        await Say("Second");
        Assert.Equal(Anna.Id, (await expected).ChatId);
    }
}
