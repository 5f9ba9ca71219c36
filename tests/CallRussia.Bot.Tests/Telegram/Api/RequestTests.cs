using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>What goes over the wire, byte by byte where it matters.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private StubBotApi _stub = null!;
    private BotApiGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _stub = await StubBotApi.Start();
        _gateway = TestGateway.At(_stub.Url);
    }

    public async Task DisposeAsync()
    {
        _gateway.Dispose();
        await _stub.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_posted_to_the_token_s_address_with_a_length_and_plain_letters()
    {
        await _gateway.SendMessage(5, "Привет, «мир» 🙂 <b>&amp;</b> +7", ParseMode.Html);

        var request = _stub.TheOnly();
        Assert.Equal("/bot123456:TEST-secret_of_the_tests_0123456789ab/sendMessage", request.Path);
        Assert.Equal("application/json", request.Headers.ContentType);
        Assert.Equal(request.Body.Length, request.Headers.ContentLength);
        Assert.Equal(0, request.Headers.TransferEncoding.Count);
        Assert.Equal("""{"text":"Привет, «мир» \uD83D\uDE42 <b>&amp;</b> +7","parse_mode":"HTML","chat_id":5}""", request.Text);
    }

    [Fact]
    public async Task A_base_address_with_a_path_is_kept()
    {
        using var gateway = TestGateway.At(new Uri(_stub.Url, "/proxy/"));
        await gateway.SendMessage("@channel", "x");
        Assert.StartsWith("/proxy/bot123456:", _stub.TheOnly().Path, StringComparison.Ordinal);
        Assert.Equal("""{"text":"x","chat_id":"@channel"}""", _stub.TheOnly().Text);
    }

    [Fact]
    public async Task No_null_is_written_at_any_depth()
    {
        var keyboard = new InlineKeyboardMarkup(
        [
            [InlineKeyboardButton.WithCallbackData("Да", "a:1") with { Style = ButtonStyle.Success }],
            [InlineKeyboardButton.WithUrl("Карта", "https://example.org"), InlineKeyboardButton.WithCopyText("Номер", "+7 975 002 00 00")],
        ]);

        await _gateway.SendMessage(
            5, "x", replyParameters: 3, replyMarkup: keyboard, linkPreviewOptions: LinkPreviewOptions.Disabled,
            options: new SendOptions { DisableNotification = true, ProtectContent = true });

        Assert.Equal(
            """{"text":"x","link_preview_options":{"is_disabled":true},"chat_id":5,"reply_parameters":{"message_id":3,"allow_sending_without_reply":true},"""
            + """ "reply_markup":{"inline_keyboard":[[{"text":"Да","style":"success","callback_data":"a:1"}],"""[1..]
            + """[{"text":"Карта","url":"https://example.org"},{"text":"Номер","copy_text":{"text":"+7 975 002 00 00"}}]]},"""
            + """ "disable_notification":true,"protect_content":true}"""[1..],
            _stub.TheOnly().Text);
    }

    [Fact]
    public async Task Reply_keyboards_are_written_and_taken_away()
    {
        await _gateway.SendMessage(5, "x", replyMarkup: new ReplyKeyboardMarkup([["Да", KeyboardButton.WithRequestContact("Я")]]));
        await _gateway.SendMessage(5, "x", replyMarkup: new ReplyKeyboardRemove());

        var sent = _stub.Requests.Select(request => request.Text).ToList();
        Assert.EndsWith(
            """ "reply_markup":{"keyboard":[[{"text":"Да"},{"text":"Я","request_contact":true}]],"resize_keyboard":true}}"""[1..],
            sent[0],
            StringComparison.Ordinal);
        Assert.EndsWith(""" "reply_markup":{"remove_keyboard":true}}"""[1..], sent[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_known_to_the_server_goes_by_its_id()
    {
        await _gateway.SendPhoto(5, InputFile.FromFileId("AgAC"), "подпись");
        Assert.Equal("""{"photo":"AgAC","caption":"подпись","chat_id":5}""", _stub.TheOnly().Text);
    }

    [Fact]
    public async Task An_upload_is_a_form_with_a_length_whose_texts_are_plain_and_whose_objects_are_json()
    {
        var keyboard = new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Да", "a:1"));
        await _gateway.SendDocument(
            5, InputFile.FromBytes("a;b"u8.ToArray(), "отчёт \"1\"\r\n.csv"), "Отчёт", replyMarkup: keyboard);

        var request = _stub.TheOnly();
        Assert.StartsWith("multipart/form-data; boundary=", request.Headers.ContentType.ToString(), StringComparison.Ordinal);
        Assert.Equal(request.Body.Length, request.Headers.ContentLength);
        Assert.Contains("form-data; name=\"caption\"\r\n\r\nОтчёт\r\n", request.Text, StringComparison.Ordinal);
        Assert.Contains("form-data; name=\"chat_id\"\r\n\r\n5\r\n", request.Text, StringComparison.Ordinal);
        Assert.Contains(
            "name=\"reply_markup\"\r\n\r\n{\"inline_keyboard\":[[{\"text\":\"Да\",\"callback_data\":\"a:1\"}]]}\r\n",
            request.Text,
            StringComparison.Ordinal);
        Assert.Contains("name=\"document\"; filename=\"отчёт _1___.csv\"\r\n\r\na;b\r\n", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiz_says_that_it_is_not_anonymous()
    {
        await _gateway.SendPoll(5, "2+2?", ["3", "4"], isAnonymous: false, type: PollType.Quiz, correctOptionIds: [1]);
        Assert.Equal(
            """{"question":"2+2?","options":[{"text":"3"},{"text":"4"}],"is_anonymous":false,"type":"quiz","correct_option_ids":[1],"chat_id":5}""",
            _stub.TheOnly().Text);
    }

    [Fact]
    public async Task An_answer_of_true_is_a_success()
    {
        _stub.AnswerWith(200, """{"ok":true,"result":true}""");
        Assert.True((await _gateway.AnswerCallbackQuery("77", "Готово")).IsOk);
        Assert.True((await _gateway.DeleteMessages(5, [1, 2])).IsOk);
    }

    [Fact]
    public async Task A_sent_picture_comes_back_with_the_id_that_sends_it_again()
    {
        _stub.AnswerWith(
            200,
            """
            {"ok":true,"result":{"message_id":7,"date":1700000000,"chat":{"id":5,"type":"private"},
             "photo":[{"file_id":"small","file_unique_id":"s","width":90,"height":90},{"file_id":"large","file_unique_id":"l","width":900,"height":900}]}}
            """);

        var message = (await _gateway.SendPhoto(5, InputFile.FromBytes(new byte[] { 1 }, "a.png"))).Value!;

        Assert.Equal("large", message.Photo![^1].FileId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), message.Date);
    }

    [Fact]
    public async Task A_file_is_downloaded_whole_or_not_at_all()
    {
        _stub.AnswerWith(200, "numbers");
        using var file = new MemoryStream();
        Assert.True((await _gateway.DownloadFile("documents/file 1.csv", file)).IsOk);
        Assert.Equal("numbers"u8.ToArray(), file.ToArray());
        Assert.Equal($"/file/bot123456:TEST-secret_of_the_tests_0123456789ab/documents/file 1.csv", _stub.TheOnly().Path);

        _stub.AnswerWith(404, """{"ok":false,"error_code":404,"description":"Not Found"}""");
        using var nothing = new MemoryStream();
        Assert.Equal((BotErrorKind.BadRequest, 404), (await _gateway.DownloadFile("gone", nothing)) is { Error: { } error } ? (error.Kind, error.Code) : default);
        Assert.Equal(0, nothing.Length);
    }
}
