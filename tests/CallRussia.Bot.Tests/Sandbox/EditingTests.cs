using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class EditingTests : SandboxTest
{
    private const string NotModified = "400 Bad Request: message is not modified: specified new message content and reply markup"
        + " are exactly the same as a current content and reply markup of the message";

    [Fact]
    public async Task An_edit_changes_the_message_and_tells_when()
    {
        var message = await Say("Before");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var edited = (await Edit(message.Id, "After")).Result;
        Assert.Equal("After", edited.GetProperty("text").GetString());
        Assert.Equal(60, edited.GetProperty("edit_date").GetInt64() - edited.GetProperty("date").GetInt64());
        Assert.Equal("After", Anna.LastMessage!.Text);
    }

    [Fact]
    public async Task An_edit_without_buttons_takes_them_away()
    {
        var message = await Say("Menu", WireClient.Buttons("Go"));
        var edited = (await Edit(message.Id, "No menu")).Result;
        Assert.False(edited.TryGetProperty("reply_markup", out _));
        Assert.Empty(Anna.LastMessage!.Buttons);
    }

    [Fact]
    public async Task The_same_again_is_not_modified()
    {
        var message = await Say("Menu", WireClient.Buttons("Go"));
        Assert.Equal(NotModified, (await Edit(message.Id, "Menu", WireClient.Buttons("Go"))).ToString());
        Assert.True((await Edit(message.Id, "Menu", WireClient.Buttons("Stop"))).Ok);
    }

    [Fact]
    public async Task Another_entity_is_another_content()
    {
        var message = await Say("Menu");
        Assert.True((await Bot.Call("editMessageText", new { chat_id = Anna.Id, message_id = message.Id, text = "<b>Menu</b>", parse_mode = "HTML" })).Ok);
        Assert.Equal(NotModified, (await Bot.Call("editMessageText", new { chat_id = Anna.Id, message_id = message.Id, text = "<b>Menu</b>", parse_mode = "HTML" })).ToString());
    }

    [Fact]
    public async Task Buttons_alone_can_be_changed()
    {
        var message = await Say("Menu", WireClient.Buttons("Go"));
        var changed = await Bot.Call("editMessageReplyMarkup", new { chat_id = Anna.Id, message_id = message.Id });
        Assert.True(changed.Ok);
        Assert.Equal("Menu", Anna.LastMessage!.Text);
        Assert.Equal(NotModified, (await Bot.Call("editMessageReplyMarkup", new { chat_id = Anna.Id, message_id = message.Id })).ToString());
    }

    [Fact]
    public async Task What_is_deleted_cannot_be_edited()
    {
        var message = await Say("Gone soon");
        await Bot.Call("deleteMessage", new { chat_id = Anna.Id, message_id = message.Id });
        Assert.Equal("400 Bad Request: message to edit not found", (await Edit(message.Id, "x")).ToString());
        Assert.Equal(
            "400 Bad Request: message to delete not found",
            (await Bot.Call("deleteMessage", new { chat_id = Anna.Id, message_id = message.Id })).ToString());
    }

    [Fact]
    public async Task Neither_others_messages_nor_those_with_a_reply_keyboard_can_be_edited()
    {
        var hers = Anna.Send("Mine");
        var keyboard = await Say("Choose", new { keyboard = new[] { new[] { "Yes" } } });
        Assert.Equal("400 Bad Request: message can't be edited", (await Edit(hers.Id, "x")).ToString());
        Assert.Equal("400 Bad Request: message can't be edited", (await Edit(keyboard.Id, "x")).ToString());
    }

    [Fact]
    public async Task A_text_has_no_caption_and_a_photo_no_text()
    {
        var text = await Say("Text");
        var caption = await Bot.Call("editMessageCaption", new { chat_id = Anna.Id, message_id = text.Id, caption = "x" });
        Assert.Equal("400 Bad Request: there is no caption in the message to edit", caption.ToString());
        await Bot.Call("sendContact", new { chat_id = Anna.Id, phone_number = "+79750031234", first_name = "Demo" });
        Assert.Equal("400 Bad Request: there is no text in the message to edit", (await Edit(Anna.LastMessage!.Id, "x")).ToString());
    }

    [Fact]
    public async Task Both_sides_messages_can_be_deleted_for_48_hours()
    {
        var message = await Say("Old");
        var hers = Anna.Send("A secret typed by mistake");
        Assert.True((await Delete(hers)).Ok);
        Clock.Advance(TimeSpan.FromHours(48));
        var fresh = await Say("Fresh");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("400 Bad Request: message can't be deleted for everyone", (await Delete(message)).ToString());
        Assert.True((await Delete(fresh)).Ok);
        Assert.DoesNotContain(hers, Anna.Messages);
    }

    [Fact]
    public async Task Several_are_deleted_at_once_and_missing_ones_passed_over()
    {
        var first = await Say("1");
        var second = await Say("2");
        Assert.True((await Bot.Call("deleteMessages", new { chat_id = Anna.Id, message_ids = new[] { first.Id, 99_999, second.Id } })).Ok);
        Assert.Null(Anna.LastMessage);
        var many = await Bot.Call("deleteMessages", new { chat_id = Anna.Id, message_ids = Enumerable.Range(1, 101) });
        Assert.Equal("400 Bad Request: too many message identifiers specified", many.ToString());
    }

    [Fact]
    public async Task A_reaction_is_seen_on_the_message()
    {
        var hers = Anna.Send("I did it");
        var reaction = new[] { new { type = "emoji", emoji = "❤" } };
        Assert.True((await Bot.Call("setMessageReaction", new { chat_id = Anna.Id, message_id = hers.Id, reaction })).Ok);
        Assert.Equal("❤", Anna.Messages.Single(message => message.Id == hers.Id).Reaction);
    }

    private Task<WireAnswer> Edit(int id, string text, object? markup = null) => markup is null
        ? Bot.Call("editMessageText", new { chat_id = Anna.Id, message_id = id, text })
        : Bot.Call("editMessageText", new { chat_id = Anna.Id, message_id = id, text, reply_markup = markup });

    private Task<WireAnswer> Delete(SandboxMessage message) =>
        Bot.Call("deleteMessage", new { chat_id = Anna.Id, message_id = message.Id });
}
