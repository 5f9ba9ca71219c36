using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>Forwards, copies, replies, edits of a person, and what a bot may know of a chat.</summary>
public sealed class ForwardingTests : SandboxTest
{
    private SandboxPerson _boris = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _boris = Server.AddPerson(new PersonCard(5_000_000_777, "Boris") { LastName = "B", Username = "boris" });
        _boris.Send("/start");
        await Bot.ConfirmAll();
        Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_forward_tells_who_sent_it_first_and_a_copy_does_not()
    {
        var original = Anna.Send("My words");
        var forwarded = (await Bot.Call("forwardMessage", new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_id = original.Id })).Result;
        Assert.Equal("user", forwarded.GetProperty("forward_origin").GetProperty("type").GetString());
        Assert.Equal(Anna.Id, forwarded.GetProperty("forward_origin").GetProperty("sender_user").GetProperty("id").GetInt64());
        Assert.Equal(Anna.Id, forwarded.GetProperty("forward_from").GetProperty("id").GetInt64());
        var copy = (await Bot.Call("copyMessage", new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_id = original.Id })).Result;
        Assert.Equal("message_id", Assert.Single(copy.EnumerateObject()).Name);
        Assert.Null(_boris.LastMessage!.Origin);
    }

    [Fact]
    public async Task Many_are_sent_on_in_order_without_those_that_are_gone()
    {
        int[] ids = [(await Say("1")).Id, (await Say("2")).Id, 9_999];
        var forwarded = (await Bot.Call("forwardMessages", new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_ids = ids })).Result;
        Assert.Equal(2, forwarded.GetArrayLength());
        Assert.All(_boris.Messages.TakeLast(2), message => Assert.IsType<BotOrigin>(message.Origin));
        await Bot.Call("copyMessages", new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_ids = ids });
        Assert.Equal(["1", "2"], _boris.Messages.TakeLast(2).Select(message => message.Text));
    }

    [Theory]
    [InlineData("forwardMessages", "[]", "400 Bad Request: message identifiers are not specified")]
    [InlineData("forwardMessages", "[3,2]", "400 Bad Request: message identifiers must be in a strictly increasing order")]
    [InlineData("copyMessages", "[99998,99999]", "400 Bad Request: there are no messages to forward")]
    [InlineData("copyMessages", "[true]", "400 Bad Request: message identifier must be a Number")]
    [InlineData("copyMessages", "7", "400 Bad Request: expected an Array of message identifiers")]
    public async Task What_cannot_be_sent_on_is_refused(string method, string ids, string expected) => Assert.Equal(
        expected,
        (await Bot.Call(method, new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_ids = ids })).ToString());

    [Fact]
    public async Task One_that_is_gone_or_protected_is_refused()
    {
        var gone = new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_id = 99_999 };
        Assert.Equal("400 Bad Request: message to forward not found", (await Bot.Call("forwardMessage", gone)).ToString());
        Assert.Equal("400 Bad Request: message to copy not found", (await Bot.Call("copyMessage", gone)).ToString());
        await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "secret", protect_content = true });
        var locked = new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_id = Anna.LastMessage!.Id };
        Assert.Equal("400 Bad Request: message has protected content and can't be forwarded", (await Bot.Call("forwardMessage", locked)).ToString());
        Assert.True((await Bot.Call("copyMessage", locked)).Ok);
    }

    [Fact]
    public async Task An_album_stays_an_album_of_its_own()
    {
        var album = Anna.SendAlbum([MediaTests.Picture, MediaTests.Picture]);
        await Bot.Call("copyMessages", new { chat_id = _boris.Id, from_chat_id = Anna.Id, message_ids = album.Select(message => message.Id) });
        var group = Assert.Single(_boris.Messages.TakeLast(2).Select(message => message.MediaGroupId).Distinct());
        Assert.NotNull(group);
        Assert.NotEqual(album[0].MediaGroupId, group);
    }

    [Fact]
    public async Task A_person_s_forward_tells_its_origin_unless_the_author_hides()
    {
        var words = _boris.Send("Call me later");
        Anna.Forward(words);
        Anna.Forward(words, hideAuthor: true);
        Anna.Forward(await Say("The bot's own"));
        var updates = (await Bot.Updates(1)).Select(update => update.GetProperty("message")).Where(message => message.TryGetProperty("forward_origin", out _)).ToList();
        Assert.Equal(_boris.Id, updates[0].GetProperty("forward_origin").GetProperty("sender_user").GetProperty("id").GetInt64());
        Assert.Equal(Anna.Id, updates[0].GetProperty("from").GetProperty("id").GetInt64());
        Assert.Equal(("hidden_user", "Boris"), (updates[1].GetProperty("forward_origin").GetProperty("type").GetString(), updates[1].GetProperty("forward_origin").GetProperty("sender_user_name").GetString()));
        Assert.False(updates[1].TryGetProperty("forward_from", out _));
        Assert.True(updates[2].GetProperty("forward_origin").GetProperty("sender_user").GetProperty("is_bot").GetBoolean());
    }

    [Fact]
    public async Task An_edit_of_a_person_is_an_update_of_its_own()
    {
        var sent = Anna.Send("Helo");
        Clock.Advance(TimeSpan.FromSeconds(5));
        Anna.Edit(sent.Id, "Hello **you**");
        var edited = (await Bot.Updates(1))[1].GetProperty("edited_message");
        Assert.Equal((sent.Id, "Hello you"), (edited.GetProperty("message_id").GetInt32(), edited.GetProperty("text").GetString()));
        Assert.Equal(edited.GetProperty("date").GetInt64() + 5, edited.GetProperty("edit_date").GetInt64());
        var theirs = await Say("The bot's own");
        Assert.Throws<InvalidOperationException>(() => Anna.Edit(theirs.Id, "Mine now"));
    }

    [Fact]
    public async Task A_chat_tells_its_names_as_they_are_now()
    {
        var chat = (await Bot.Call("getChat", new { chat_id = _boris.Id })).Result;
        Assert.Equal(("private", "Boris", "B", "boris"), (
            chat.GetProperty("type").GetString(), chat.GetProperty("first_name").GetString(), chat.GetProperty("last_name").GetString(), chat.GetProperty("username").GetString()));
        _boris.ChangeCard(_boris.Card with { FirstName = "Bob" });
        _boris.Block();
        Assert.Equal("Bob", (await Bot.Call("getChat", new { chat_id = _boris.Id })).Result.GetProperty("first_name").GetString());
        _boris.DeleteAccount();
        Assert.Equal("", (await Bot.Call("getChat", new { chat_id = _boris.Id })).Result.GetProperty("first_name").GetString());
        Assert.Equal("400 Bad Request: chat not found", (await Bot.Call("getChat", new { chat_id = 1 })).ToString());
    }

    [Fact]
    public async Task A_private_chat_has_two_members()
    {
        Assert.Equal("member", (await Bot.Call("getChatMember", new { chat_id = Anna.Id, user_id = Anna.Id })).Result.GetProperty("status").GetString());
        Assert.Equal(Server.BotId, (await Bot.Call("getChatMember", new { chat_id = Anna.Id, user_id = Server.BotId })).Result.GetProperty("user").GetProperty("id").GetInt64());
        Assert.Equal("400 Bad Request: member not found", (await Bot.Call("getChatMember", new { chat_id = Anna.Id, user_id = _boris.Id })).ToString());
        Assert.Equal("400 Bad Request: invalid user_id specified", (await Bot.Call("getChatMember", new { chat_id = Anna.Id })).ToString());
        Assert.Equal(2, (await Bot.Call("getChatMemberCount", new { chat_id = Anna.Id })).Result.GetInt32());
    }

    [Fact]
    public async Task The_message_pinned_last_is_told_until_it_is_unpinned_or_deleted()
    {
        var (first, second) = (await Say("first"), await Say("second"));
        await Bot.Call("pinChatMessage", new { chat_id = Anna.Id, message_id = first.Id });
        await Bot.Call("pinChatMessage", new { chat_id = Anna.Id, message_id = second.Id });
        Assert.Equal("second", await Pinned());
        await Bot.Call("deleteMessage", new { chat_id = Anna.Id, message_id = second.Id });
        Assert.Equal("first", await Pinned());
        Assert.True((await Bot.Call("unpinChatMessage", new { chat_id = Anna.Id })).Ok);
        Assert.Null(await Pinned());
        Assert.Equal("400 Bad Request: message to unpin not found", (await Bot.Call("unpinChatMessage", new { chat_id = Anna.Id })).ToString());
        Assert.True((await Bot.Call("unpinAllChatMessages", new { chat_id = Anna.Id })).Ok);
        Assert.Equal("400 Bad Request: message to pin not found", (await Bot.Call("pinChatMessage", new { chat_id = Anna.Id, message_id = 9_999 })).ToString());
    }

    [Fact]
    public async Task An_answer_to_an_inline_query_is_always_too_late()
    {
        var results = new[] { new { type = "article", id = "1", title = "x", input_message_content = new { message_text = "x" } } };
        Assert.Equal(
            "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
            (await Bot.Call("answerInlineQuery", new { inline_query_id = "1", results })).ToString());
        Assert.Equal(
            "400 Bad Request: expected an Array of inline query results",
            (await Bot.Call("answerInlineQuery", new { inline_query_id = "1", results = new { } })).ToString());
    }

    private async Task<string?> Pinned() =>
        (await Bot.Call("getChat", new { chat_id = Anna.Id })).Result.TryGetProperty("pinned_message", out var message)
            ? message.GetProperty("text").GetString()
            : null;
}
