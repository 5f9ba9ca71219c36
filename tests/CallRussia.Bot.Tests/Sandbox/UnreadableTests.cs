using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>Whatever comes, the answer is one of the Bot API: never 500, never a cut connection, and the next call works.</summary>
public sealed class UnreadableTests : SandboxTest
{
    private const string Json = "application/json";
    private const string Multipart = "multipart/form-data; boundary=x";

    /// <summary>The methods with something to read, and what they read.</summary>
    private static readonly (string Method, string Fields)[] Parameters =
    [
        ("sendMessage", "chat_id text parse_mode entities reply_markup reply_parameters protect_content"),
        ("sendPhoto", "photo caption caption_entities has_spoiler"),
        ("sendVideo", "video width duration"),
        ("sendSticker", "sticker emoji"),
        ("sendLocation", "latitude longitude"),
        ("sendVenue", "latitude title address"),
        ("sendDice", "emoji"),
        ("sendContact", "phone_number first_name"),
        ("sendPoll", "question options type correct_option_ids correct_option_id explanation explanation_entities is_anonymous"),
        ("stopPoll", "message_id"),
        ("sendMediaGroup", "media"),
        ("forwardMessage", "from_chat_id message_id"),
        ("forwardMessages", "message_ids"),
        ("copyMessage", "caption message_id reply_markup"),
        ("copyMessages", "message_ids remove_caption"),
        ("editMessageText", "text entities reply_markup"),
        ("editMessageCaption", "caption caption_entities"),
        ("editMessageMedia", "media reply_markup"),
        ("editMessageReplyMarkup", "reply_markup"),
        ("deleteMessage", "message_id"),
        ("deleteMessages", "message_ids"),
        ("pinChatMessage", "message_id"),
        ("unpinChatMessage", "message_id"),
        ("getChat", "chat_id"),
        ("getChatMember", "user_id"),
        ("setMessageReaction", "reaction"),
        ("answerCallbackQuery", "callback_query_id text show_alert url"),
        ("answerInlineQuery", "inline_query_id results"),
        ("setMyCommands", "commands scope language_code"),
        ("deleteMyCommands", "scope"),
        ("setChatMenuButton", "chat_id menu_button"),
        ("setMyName", "name language_code"),
        ("getFile", "file_id"),
        ("setWebhook", "url allowed_updates"),
        ("deleteWebhook", "drop_pending_updates"),
    ];

    [Theory]
    [InlineData("""{"chat_id":CHAT,"text":"\ud83d"}""", Json, "400 Bad Request: message text is empty")]
    [InlineData("""{"chat_id":CHAT,"\ud83d":"x","text":"y"}""", Json, "400 Bad Request: message text is empty")]
    [InlineData("""{"chat_id":CHAT,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"\udc00","callback_data":"a"}]]}}""", Json, "400 Bad Request: strings must be encoded in UTF-8")]
    [InlineData("""{"chat_id":CHAT,"text":"x","entities":[null,7,{"type":"bold","offset":2147483647,"length":2147483647}]}""", Json, "ok")]
    [InlineData("""{"chat_id":CHAT,"text":"x","reply_parameters":"7"}""", Json, "400 Bad Request: can't parse reply parameters: expected an Object")]
    [InlineData("""{"chat_id":{"id":1},"text":["x"]}""", Json, "400 Bad Request: chat not found")]
    [InlineData("""[1,2,3]""", Json, "400 Bad Request: chat_id is empty")]
    [InlineData("", Json, "400 Bad Request: chat_id is empty")]
    [InlineData("chat_id=CHAT&text=%ff", "application/x-www-form-urlencoded", null)]
    [InlineData("""{"chat_id":CHAT,"text":"x"}""", "text/plain", "400 Bad Request: chat_id is empty")]
    [InlineData("""{"chat_id":CHAT,"text":"x"}""", "no type at all", "400 Bad Request: chat_id is empty")]
    [InlineData("x", "multipart/form-data", "400 Bad Request: boundary not found")]
    [InlineData("x", "multipart/form-data; boundary", "400 Bad Request: boundary value not found")]
    [InlineData("x", "multipart/form-data; boundary=", "400 Bad Request: boundary too big or empty")]
    [InlineData("x", Multipart, "400 Bad Request: can't parse multipart/form-data")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n7", Multipart, "400 Bad Request: can't parse multipart/form-data")]
    [InlineData("--x\r\nno colon\r\n\r\n7\r\n--x--", Multipart, "400 Bad Request: can't parse multipart/form-data")]
    [InlineData("--x\r\nContent-Disposition: attachment\r\n\r\n7\r\n--x--", Multipart, "400 Bad Request: expected form-data content disposition")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\n7\r\n--x--", Multipart, "400 Bad Request: unclosed quoted string in Content-Disposition header")]
    [InlineData("--x\r\nContent-Disposition: form-data\r\n\r\n7\r\n--x--", Multipart, "400 Bad Request: field name in multipart/form-data not found")]
    public async Task An_unreadable_body_is_answered_in_the_form_of_the_Bot_API(string body, string type, string? expected)
    {
        var answer = await Send("sendMessage", Encoding.UTF8.GetBytes(body.Replace("CHAT", $"{Anna.Id}", StringComparison.Ordinal)), type);
        Assert.Equal(expected ?? answer.ToString(), answer.ToString());
        Assert.True((await Bot.Call("getMe")).Ok);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        byte[] json = [.. Encoding.UTF8.GetBytes($$"""{"chat_id":{{Anna.Id}},"text":{"x":" """), 0xFF, .. "\"}}"u8];
        Assert.Equal("400 Bad Request: strings must be encoded in UTF-8", (await Send("sendMessage", json, Json)).ToString());
        byte[] form = [.. "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n"u8, 0xFF, .. "\r\n--x--"u8];
        Assert.Equal("400 Bad Request: strings must be encoded in UTF-8", (await Send("sendMessage", form, Multipart)).ToString());
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100_000)]
    public async Task Deep_nesting_is_answered(int depth)
    {
        var deep = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        foreach (var name in new[] { "reply_markup", "entities", "text" })
        {
            var body = Encoding.UTF8.GetBytes($$"""{"chat_id":{{Anna.Id}},"{{name}}":{{deep}}}""");
            AssertReadable(await Send("sendMessage", body, Json));
        }
    }

    [Theory]
    [InlineData("filename=список звонков.csv", "список звонков.csv")]
    [InlineData("filename=numbers of may.csv", "numbers of may.csv")]
    [InlineData("filename=\"список звонков.csv\"", "список звонков.csv")]
    [InlineData("filename=\"a \\\"b\\\" c.csv\"", "a \"b\" c.csv")]
    [InlineData("filename=%D0%B0%20b.csv", "а b.csv")]
    [InlineData("filename=a.csv; x=y", "a.csv")]
    public async Task A_file_name_may_be_written_as_clients_do(string written, string expected)
    {
        // The very bytes of grammY: no spaces after the colons, no quotes.
        var body = $"--x\r\ncontent-disposition:form-data;name=\"chat_id\"\r\n\r\n{Anna.Id}\r\n"
            + "--x\r\ncontent-disposition:form-data;name=\"document\"\r\n\r\nattach://f1\r\n"
            + $"--x\r\ncontent-disposition:form-data;name=\"f1\";{written}\r\ncontent-type:application/octet-stream\r\n\r\nнаши байты\r\n--x--\r\n";
        var answer = await Send("sendDocument", Encoding.UTF8.GetBytes(body), Multipart);
        Assert.Equal("ok", answer.ToString());
        Assert.Equal(expected, answer.Result.GetProperty("document").GetProperty("file_name").GetString());
        Assert.Equal("наши байты", Encoding.UTF8.GetString(Anna.LastMessage!.Document!.Bytes.Span));
    }

    [Fact]
    public async Task Every_method_survives_a_wrong_type_of_every_parameter()
    {
        string[] odd = ["null", "7", "-1", "1e400", "\"\"", "\"\\ud800\"", "true", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"type\":7}", "[{\"type\":\"photo\",\"media\":{}}]", "{\"inline_keyboard\":[[7]]}", "9223372036854775808"];
        foreach (var (method, fields) in Parameters)
        {
            foreach (var field in fields.Split(' '))
            {
                foreach (var value in odd)
                {
                    var body = $$"""{"chat_id":{{Anna.Id}},"from_chat_id":{{Anna.Id}},"message_id":1,"text":"x","{{field}}":{{value}}}""";
                    AssertReadable(await Send(method, Encoding.UTF8.GetBytes(body), Json));
                }
            }
        }
    }

    [Fact]
    public async Task A_caller_who_leaves_in_the_middle_of_a_body_does_no_harm()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, Server.Address.Port);
            var head = $"POST {Bot.Path("sendMessage")} HTTP/1.1\r\nHost: {Server.Address.Authority}\r\nContent-Type: {Multipart}\r\nContent-Length: 900\r\n\r\n--x\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        }

        Assert.True((await Bot.Call("getMe")).Ok);
        Assert.DoesNotContain(Anna.Messages, message => message.FromBot);
    }

    [Fact]
    public async Task Methods_of_http_that_the_Bot_API_does_not_know_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Bot.Path("getMe"), UriKind.Relative));
        using var answer = await Bot.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("Host", "example.org", 403)]
    [InlineData("Origin", "https://example.org", 403)]
    [InlineData("Origin", "http://localhost:1", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Origin", "OWN", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Host", "localhost", 200)]
    public async Task A_page_from_elsewhere_cannot_speak_for_the_bot(string header, string value, int expected)
    {
        foreach (var path in new[] { Bot.Path("getMe"), "/sandbox/state" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation(header, value == "OWN" ? Server.Address.GetLeftPart(UriPartial.Authority) : value);
            using var answer = await Bot.Http.SendAsync(request);
            Assert.Equal(expected, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_from_elsewhere_opens_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");
        Assert.Equal(HttpStatusCode.OK, (await Bot.Http.SendAsync(request)).StatusCode);
    }

    private static void AssertReadable(WireAnswer answer)
    {
        var isFine = answer.Ok ? answer.Status == HttpStatusCode.OK : (int)answer.Status is >= 400 and < 500;
        Assert.True(isFine, $"{(int)answer.Status} {answer}");
    }

    private async Task<WireAnswer> Send(string method, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await Bot.Post(method, content);
    }
}
