using CallRussia.Bot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>What the package sends over our line, as far as we have a say in it.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private StubBotApi _stub = null!;
    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        _stub = await StubBotApi.Start();
        _bot = TestBot.At(_stub.Url);
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        await _stub.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_posted_to_the_token_s_address_with_a_length_and_plain_letters()
    {
        await _bot.Client.SendMessage(
            5, "Привет, «мир» 🙂 <b>&amp;</b> +7", ParseMode.Html, replyMarkup: new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("Да", "a:1")]]));

        var request = _stub.TheOnly();
        Assert.Equal("/bot123456:TEST-secret_of_the_tests_0123456789ab/sendMessage", request.Path);
        Assert.Equal(request.Body.Length, request.Headers.ContentLength);
        Assert.Equal(0, request.Headers.TransferEncoding.Count);
        Assert.Contains("""
            "Привет, «мир» \uD83D\uDE42 <b>&amp;</b> +7"
            """.Trim(), request.Text, StringComparison.Ordinal);
        Assert.Contains("""
            {"inline_keyboard":[[{"text":"Да","callback_data":"a:1"}]]}
            """.Trim(), request.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("null", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_path_is_kept()
    {
        using var behind = TestBot.At(new Uri(_stub.Url, "/proxy/"));
        await behind.Send();
        Assert.Equal("/proxy/bot123456:TEST-secret_of_the_tests_0123456789ab/sendMessage", _stub.TheOnly().Path);
    }

    [Fact]
    public async Task An_upload_has_a_length_and_a_clean_name_and_is_whole_at_every_try()
    {
        for (var tries = 0; tries < 2; tries++)
            await _bot.Client.SendDocument(5, Upload.Of("a;b"u8.ToArray(), "отчёт \"1\"\r\n.csv"), "Отчёт");

        Assert.Equal(2, _stub.Requests.Count);
        Assert.All(_stub.Requests, request =>
        {
            Assert.Equal(request.Body.Length, request.Headers.ContentLength);
            Assert.Contains("filename=\"отчёт _1___.csv\"\r\n\r\na;b\r\n", request.Text, StringComparison.Ordinal);
            Assert.Contains("\r\n\r\nОтчёт\r\n", request.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_file_is_downloaded_whole_or_not_at_all()
    {
        _stub.AnswerWith(200, "numbers");
        using var file = new MemoryStream();
        Assert.True((await _bot.Client.DownloadFile("documents/file 1.csv", file).Tried(default)).IsOk);
        Assert.Equal("numbers"u8.ToArray(), file.ToArray());
        Assert.Equal("/file/bot123456:TEST-secret_of_the_tests_0123456789ab/documents/file 1.csv", _stub.TheOnly().Path);

        using var nothing = new MemoryStream();
        Assert.Equal((BotErrorKind.BadRequest, 404), await Refused(404, """{"ok":false,"error_code":404,"description":"Not Found"}""", nothing));
        Assert.Equal((BotErrorKind.Server, 502), await Refused(502, "<html>", nothing));
        using var broken = BrokenServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nnumb");
        using var cut = TestBot.At(broken.Url);
        Assert.Equal(BotErrorKind.Network, (await cut.Client.DownloadFile("gone", nothing).Tried(default)).Error!.Kind);
        Assert.Equal(0, nothing.Length);
    }

    [Fact]
    public async Task A_disk_that_is_full_under_a_download_is_our_own_failure()
    {
        _stub.AnswerWith(200, "numbers");
        await Assert.ThrowsAsync<IOException>(() => _bot.Client.DownloadFile("a.csv", new FullDisk()).Tried(default));
    }

    private async Task<(BotErrorKind, int)> Refused(int status, string body, Stream destination)
    {
        _stub.AnswerWith(status, body);
        var error = (await _bot.Client.DownloadFile("gone", destination).Tried(default)).Error!;
        return (error.Kind, error.Code);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("full");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("full");
    }
}
