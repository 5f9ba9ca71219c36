using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class WireTests : SandboxTest
{
    [Fact]
    public async Task A_wrong_token_is_unauthorized()
    {
        var answer = await Bot.Get("/bot1000000001:wrong/getMe");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("401 Unauthorized", answer.ToString());
    }

    [Fact]
    public async Task An_unknown_method_is_not_found()
    {
        var answer = await Bot.Call("sendTelepathy");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("404 Not Found: method not found", answer.ToString());
    }

    [Theory]
    [InlineData("getMe")]
    [InlineData("GETME")]
    [InlineData("getme")]
    public async Task A_method_is_found_in_any_case(string method)
    {
        var me = (await Bot.Get(Bot.Path(method))).Result;
        Assert.Equal(Server.BotId, me.GetProperty("id").GetInt64());
        Assert.True(me.GetProperty("is_bot").GetBoolean());
        Assert.Equal("CallRussiaBot", me.GetProperty("username").GetString());
    }

    [Fact]
    public async Task Parameters_come_in_the_query()
    {
        await Bot.Get(Bot.Path("sendMessage") + $"?chat_id={Anna.Id}&text=Hello");
        Assert.Equal("Hello", Anna.LastMessage?.Text);
    }

    [Fact]
    public async Task Parameters_come_urlencoded()
    {
        using var form = new FormUrlEncodedContent([new("chat_id", $"{Anna.Id}"), new("text", "Привет & пока")]);
        await Bot.Post("sendMessage", form);
        Assert.Equal("Привет & пока", Anna.LastMessage?.Text);
    }

    [Fact]
    public async Task Parameters_come_as_multipart()
    {
        using var form = new MultipartFormDataContent { { new StringContent($"{Anna.Id}"), "chat_id" }, { new StringContent("Labas"), "text" } };
        await Bot.Post("sendMessage", form);
        Assert.Equal("Labas", Anna.LastMessage?.Text);
    }

    [Fact]
    public async Task Json_may_come_in_chunks_with_a_charset()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"chat_id":"{{Anna.Id}}","text":"Sveiki ąčę"}""");
        using var body = new StreamContent(new UnknownLengthStream(json));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        await Bot.Post("sendMessage", body);
        Assert.Equal("Sveiki ąčę", Anna.LastMessage?.Text);
    }

    [Fact]
    public async Task Broken_json_keeps_the_fields_read_so_far()
    {
        using var body = new StringContent($$"""{"chat_id":{{Anna.Id}},"text":"half""", Encoding.UTF8, "application/json");
        Assert.Equal("400 Bad Request: message text is empty", (await Bot.Post("sendMessage", body)).ToString());
    }

    [Fact]
    public async Task A_null_reply_markup_is_refused_as_the_word_null()
    {
        using var body = new StringContent($$"""{"chat_id":{{Anna.Id}},"text":"x","reply_markup":null}""", Encoding.UTF8, "application/json");
        Assert.Equal("400 Bad Request: object expected as reply markup", (await Bot.Post("sendMessage", body)).ToString());
    }

    [Fact]
    public async Task More_than_a_mebibyte_of_parameters_is_too_large()
    {
        var answer = await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = new string('a', 1 << 20) });
        Assert.Equal("413 Request Entity Too Large", answer.ToString());
    }

    [Fact]
    public async Task Ids_of_people_do_not_fit_into_32_bits()
    {
        var sent = (await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "Hello" })).Result;
        Assert.True(sent.GetProperty("chat").GetProperty("id").GetInt64() > int.MaxValue);
        Assert.Equal("private", sent.GetProperty("chat").GetProperty("type").GetString());
        Assert.Equal(Noon.ToUnixTimeSeconds(), sent.GetProperty("date").GetInt64());
    }

    [Fact]
    public async Task Calls_are_counted_and_kept()
    {
        await Bot.Call("sendMessage", new { chat_id = Anna.Id, text = "Hello" });
        await Bot.Call("SENDMESSAGE", new { chat_id = 1, text = "Hello" });
        Assert.Equal(2, Server.Calls("sendMessage"));
        Assert.Collection(
            Server.OutgoingRequests,
            call => Assert.Equal((Anna.Id, 200, "Hello"), (call.ChatId, call.Status, call["text"])),
            call => Assert.Equal((400, "Bad Request: chat not found"), (call.Status, call.Description)));
    }

    private sealed class UnknownLengthStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
