using System.IO.Compression;
using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>Whether a call may have arrived decides whether it may be repeated.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task A_refused_connection_is_surely_not_sent() =>
        await Fails(BrokenServer.Nobody(), BotErrorKind.Network, 0, Fate.NotSent);

    [Fact]
    public async Task A_name_that_does_not_resolve_is_surely_not_sent() =>
        await Fails(new Uri("http://nowhere.invalid"), BotErrorKind.Network, 0, Fate.NotSent);

    [Fact]
    public async Task A_failed_handshake_is_surely_not_sent()
    {
        using var server = BrokenServer.HangingUp();
        await Fails(new Uri($"https://127.0.0.1:{server.Port}"), BotErrorKind.Network, 0, Fate.NotSent);
    }

    [Fact]
    public async Task A_handshake_that_takes_too_long_is_surely_not_sent()
    {
        using var server = BrokenServer.Mute();
        var options = new BotApiOptions(TestBot.TestToken)
        {
            ApiUrl = new Uri($"https://127.0.0.1:{server.Port}"),
            ConnectTimeout = TimeSpan.FromMilliseconds(50), // measured by the runtime, which asks no TimeProvider
        };
        using var bot = new TestBot(options);

        var error = (await bot.Send()).Error!;

        Assert.Equal((BotErrorKind.Network, Fate.NotSent), (error.Kind, error.Fate));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", 0)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ok\":true", 200)]
    [InlineData("not HTTP at all\r\n\r\n", 0)]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 500\r\n\r\n<html", 502)]
    public async Task A_connection_that_breaks_after_the_body_left_leaves_the_fate_unknown(string answer, int status)
    {
        using var server = BrokenServer.Answering(answer);
        await Fails(server.Url, BotErrorKind.Network, status, Fate.Unknown);
    }

    [Fact]
    public async Task A_refusal_stays_one_though_its_body_is_lost()
    {
        using var server = BrokenServer.Answering("HTTP/1.1 429 Too Many\r\nRetry-After: 31\r\nContent-Length: 500\r\n\r\n{");
        var error = await Fails(server.Url, BotErrorKind.Flood, 429, Fate.NotSent);
        Assert.Equal(TimeSpan.FromSeconds(31), error.RetryAfter);
    }

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>", BotErrorKind.Server, Fate.Unknown)]
    [InlineData(503, "", BotErrorKind.Server, Fate.Unknown)]
    [InlineData(504, "<html></html>", BotErrorKind.Server, Fate.Unknown)]
    [InlineData(500, "[]", BotErrorKind.Server, Fate.Unknown)]
    [InlineData(403, "<html>Forbidden</html>", BotErrorKind.Server, Fate.NotSent)]
    [InlineData(302, "", BotErrorKind.Server, Fate.NotSent)]
    [InlineData(200, "<html>Please log in to this network</html>", BotErrorKind.Decode, Fate.Unknown)]
    [InlineData(200, """{"ok":true,"result":{"message_id":7""", BotErrorKind.Decode, Fate.Unknown)]
    [InlineData(200, """{"state":"logged in"}""", BotErrorKind.Decode, Fate.Unknown)]
    [InlineData(200, """{"ok":true,"result":[7]}""", BotErrorKind.Decode, Fate.Sent)]
    [InlineData(200, """{"ok":true}""", BotErrorKind.Decode, Fate.Sent)]
    public async Task An_answer_that_can_t_be_read_says_what_is_known(int status, string body, BotErrorKind kind, Fate delivery)
    {
        await using var stub = await StubBotApi.Start();
        stub.AnswerWith(status, body);
        await Fails(stub.Url, kind, status, delivery);
    }

    [Theory]
    [InlineData("""{"ok":true,"result":{"message_id":7,"chat":{"id":5,"type":"telepathy"},"forward_origin":{"type":"telepathy"}}}""")]
    [InlineData("""{"result": {"message_id": 7}, "ok": true}""")]
    public async Task A_message_is_sent_whatever_comes_back_with_its_id(string body)
    {
        await using var stub = await StubBotApi.Start();
        stub.AnswerWith(200, body);
        using var bot = TestBot.At(stub.Url);

        Assert.Equal(7, (await bot.Send()).Value!.Id);
    }

    [Fact]
    public async Task An_answer_with_broken_compression_leaves_the_fate_unknown()
    {
        await using var stub = await StubBotApi.Start();
        stub.Answer = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 });
        };
        await Fails(stub.Url, BotErrorKind.Network, 200, Fate.Unknown);
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        await using var stub = await StubBotApi.Start();
        stub.Answer = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(StubBotApi.SentMessage));
        };
        using var bot = TestBot.At(stub.Url);

        Assert.Equal(7, (await bot.Send()).Value!.Id);
    }

    [Fact]
    public async Task A_send_is_sent_once_even_on_a_connection_that_breaks()
    {
        await using var stub = await StubBotApi.Start();
        using var bot = TestBot.At(stub.Url);
        Assert.True((await bot.Send()).IsOk);
        stub.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var error = (await bot.Send()).Error!;

        Assert.Equal((BotErrorKind.Network, Fate.Unknown), (error.Kind, error.Fate));
        Assert.Equal(2, stub.Requests.Count);
    }

    private static async Task<BotError> Fails(Uri url, BotErrorKind kind, int code, Fate delivery)
    {
        using var bot = TestBot.At(url);

        var error = (await bot.Send()).Error;

        Assert.NotNull(error);
        Assert.Equal((kind, code, delivery), (error.Kind, error.Code, error.Fate));
        return error;
    }
}
