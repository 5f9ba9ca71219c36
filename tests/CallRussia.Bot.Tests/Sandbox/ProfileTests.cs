namespace CallRussia.Bot.Tests.Sandbox;

public sealed class ProfileTests : SandboxTest
{
    [Fact]
    public async Task The_narrower_scope_wins_and_within_it_the_language()
    {
        Anna.LanguageCode = "ru";
        Assert.Empty(Anna.Commands);
        await Set("default", null);
        Assert.Equal("default", Seen);
        await Set("default", "ru");
        Assert.Equal("default_ru", Seen);
        await Set("all_private_chats", null);
        Assert.Equal("all_private_chats", Seen);
        await Set("all_group_chats", "ru");
        Assert.Equal("all_private_chats", Seen);
        await Set("chat", null);
        Assert.Equal("chat", Seen);
        await Set("chat", "ru");
        Assert.Equal("chat_ru", Seen);
        Anna.LanguageCode = "lt";
        Assert.Equal("chat", Seen);
        await Bot.Call("deleteMyCommands", new { scope = new { type = "chat", chat_id = Anna.Id } });
        Assert.Equal("all_private_chats", Seen);
    }

    [Fact]
    public async Task A_list_is_read_back_exactly_for_its_scope_and_language()
    {
        await Set("default", "ru");
        Assert.Equal(0, (await Bot.Call("getMyCommands")).Result.GetArrayLength());
        var russian = (await Bot.Call("getMyCommands", new { language_code = "ru" })).Result;
        Assert.Equal("default_ru", russian[0].GetProperty("command").GetString());
    }

    [Theory]
    [InlineData("Start", "Begin", "400 Bad Request: BOT_COMMAND_INVALID")]
    [InlineData("start", "", "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")]
    [InlineData("/start", "Begin", "ok")]
    public async Task A_wrong_command_is_refused(string command, string description, string expected) => Assert.Equal(
        expected,
        (await Bot.Call("setMyCommands", new { commands = new[] { new { command, description } } })).ToString());

    [Fact]
    public async Task Commands_for_a_chat_nobody_started_are_refused()
    {
        var stranger = Server.AddPerson("Boris");
        var answer = await Bot.Call("setMyCommands", new
        {
            commands = new[] { new { command = "report", description = "Report" } },
            scope = new { type = "chat", chat_id = stranger.Id },
        });
        Assert.Equal("400 Bad Request: chat not found", answer.ToString());
    }

    [Theory]
    [InlineData("Name", "name", "CallRussia")]
    [InlineData("Description", "description", "")]
    [InlineData("ShortDescription", "short_description", "")]
    public async Task Names_and_descriptions_are_kept_per_language(string method, string field, string initial)
    {
        Assert.Equal(initial, await Read("en"));
        await Bot.Call("setMy" + method, new Dictionary<string, string> { [field] = "Для всех" });
        await Bot.Call("setMy" + method, new Dictionary<string, string> { [field] = "English", ["language_code"] = "en" });
        Assert.Equal("English", await Read("en"));
        Assert.Equal("Для всех", await Read("lt"));

        async Task<string?> Read(string language_code) =>
            (await Bot.Call("getMy" + method, new { language_code })).Result.GetProperty(field).GetString();
    }

    [Fact]
    public async Task The_menu_button_is_kept_per_chat()
    {
        Assert.True((await Bot.Call("setChatMenuButton", new { chat_id = Anna.Id, menu_button = new { type = "commands" } })).Ok);
        var button = (await Bot.Call("getChatMenuButton", new { chat_id = Anna.Id })).Result;
        Assert.Equal("commands", button.GetProperty("type").GetString());
    }

    private string? Seen => Anna.Commands.SingleOrDefault()?.Command;

    private async Task Set(string type, string? language)
    {
        var command = language is null ? type : type + "_" + language;
        var answer = await Bot.Call("setMyCommands", new
        {
            commands = new[] { new { command, description = "Test" } },
            scope = new { type, chat_id = Anna.Id },
            language_code = language ?? "",
        });
        Assert.True(answer.Ok);
    }
}
