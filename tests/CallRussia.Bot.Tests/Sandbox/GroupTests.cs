using System.Net.Http.Json;
using System.Text.Json;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>Group chats: the bot is added behind a link, told what is said, makes links for so many people, and is put out.</summary>
public sealed class GroupTests : SandboxTest
{
    [Fact]
    public async Task The_bot_is_added_behind_a_link_with_its_right_and_the_payload_is_said()
    {
        var group = Server.AddGroup("Friends", [Anna]);
        group.AddBot(Anna, "group-1");
        var updates = await Bot.Updates();
        Assert.Equal(["my_chat_member", "message"], updates.Select(update => update.EnumerateObject().Last().Name));
        var member = updates[0].GetProperty("my_chat_member");
        Assert.Equal("supergroup", member.GetProperty("chat").GetProperty("type").GetString());
        Assert.True(member.GetProperty("new_chat_member").GetProperty("can_invite_users").GetBoolean());
        Assert.Equal("/start@CallRussiaBot group-1", updates[1].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(Anna.Id, updates[1].GetProperty("message").GetProperty("from").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task A_link_lets_in_so_many_until_it_is_used_up_expired_or_taken_back()
    {
        var group = Server.AddGroup("Friends", [Anna]);
        var (boris, vera) = (Server.AddPerson("Boris"), Server.AddPerson("Vera"));
        group.AddBot(Anna);
        async Task<string> Make(int days) => (await Bot.Call("createChatInviteLink", new { chat_id = group.Id, member_limit = 1, expire_date = Clock.GetUtcNow().AddDays(days).ToUnixTimeSeconds() })).Result.GetProperty("invite_link").GetString()!;

        var link = await Make(1);
        group.Join(boris, link);
        Assert.Throws<InvalidOperationException>(() => group.Join(vera, link));
        link = await Make(1);
        await Bot.Call("revokeChatInviteLink", new { chat_id = group.Id, invite_link = link });
        Assert.Throws<InvalidOperationException>(() => group.Join(vera, link));
        link = await Make(1);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Throws<InvalidOperationException>(() => group.Join(vera, link));
        Assert.Equal([Anna.Id, boris.Id], group.People.Select(person => person.Id));
    }

    [Fact]
    public async Task Without_the_right_without_the_bot_and_after_a_move_calls_are_refused_as_Telegram_does()
    {
        var group = Server.AddGroup("Friends", [Anna], isSupergroup: false);
        Assert.Contains("bot was kicked from the group chat", await Refused(group.Id), StringComparison.Ordinal);
        group.AddBot(Anna, mayInvite: false);
        Assert.Contains("not enough rights", await Refused(group.Id), StringComparison.Ordinal);
        Assert.Contains("chat not found", await Refused(-1), StringComparison.Ordinal);
        var supergroup = group.Migrate(Anna);
        var moved = (await Bot.Call("createChatInviteLink", new { chat_id = group.Id })).Json;
        Assert.Equal(supergroup.Id, moved.GetProperty("parameters").GetProperty("migrate_to_chat_id").GetInt64());
        Assert.Equal(supergroup.Id, (await Bot.Updates())[^1].GetProperty("message").GetProperty("migrate_to_chat_id").GetInt64());
    }

    [Fact]
    public async Task The_control_API_makes_a_group_speaks_in_it_and_shows_it()
    {
        async Task<JsonElement> Post(string path, object body) => await (await Bot.Http.PostAsJsonAsync(new Uri("/sandbox/" + path, UriKind.Relative), body)).Content.ReadFromJsonAsync<JsonElement>();
        var id = (await Post("groups", new { title = "Friends", person = Anna.Id, supergroup = true })).GetProperty("id").GetInt64();
        await Post($"groups/{id}/add-bot", new { person = Anna.Id, payload = "group-1" });
        await Post($"groups/{id}/send", new { person = Anna.Id, text = "Hello" });
        await Bot.Call("sendMessage", new { chat_id = id, text = "Reminder" });
        var shown = await Bot.Http.GetFromJsonAsync<JsonElement>(new Uri($"/sandbox/groups/{id}", UriKind.Relative));
        Assert.True(shown.GetProperty("bot").GetBoolean() && shown.GetProperty("may_invite").GetBoolean());
        Assert.Equal(["/start@CallRussiaBot group-1", "Hello", "Reminder"], shown.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("text").GetString()));
        Assert.DoesNotContain(Anna.Messages, message => message.FromBot);

        var link = (await Bot.Call("createChatInviteLink", new { chat_id = id, member_limit = 1 })).Result.GetProperty("invite_link").GetString();
        var boris = Server.AddPerson("Boris");
        Assert.Equal(id, (await Post("join", new { person = boris.Id, link })).GetProperty("id").GetInt64());
        Assert.Contains("This link is expired", (await Post("join", new { person = Server.AddPerson("Vera").Id, link })).GetProperty("description").GetString(), StringComparison.Ordinal);
        var state = await Bot.Http.GetFromJsonAsync<JsonElement>(new Uri("/sandbox/state", UriKind.Relative));
        Assert.Equal([Anna.Id, boris.Id], Assert.Single(state.GetProperty("groups").EnumerateArray()).GetProperty("people").EnumerateArray().Select(person => person.GetInt64()));
    }

    private async Task<string> Refused(long chat) => (await Bot.Call("createChatInviteLink", new { chat_id = chat })).Description;
}
