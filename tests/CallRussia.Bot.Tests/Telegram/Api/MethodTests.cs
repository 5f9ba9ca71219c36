using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>Each method of the gateway is called once, by its own name, with all that it can say.</summary>
public sealed class MethodTests
{
    private static readonly SendOptions Options = new()
    {
        MessageThreadId = 9,
        DisableNotification = true,
        ProtectContent = true,
        AllowPaidBroadcast = true,
        MessageEffectId = "e",
    };

    private const string Tail =
        "\"message_thread_id\":9,\"disable_notification\":true,\"protect_content\":true,\"allow_paid_broadcast\":true,\"message_effect_id\":\"e\"}";

    private const string Keyboard = "\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"b\",\"callback_data\":\"d\"}]]}";

    private static readonly InlineKeyboardMarkup Buttons = new(InlineKeyboardButton.WithCallbackData("b", "d"));

    private static readonly Dictionary<string, (Func<ITelegramGateway, Task> Call, string Json)> Calls = new(StringComparer.Ordinal)
    {
        ["getMe"] = (g => g.GetMe(), "{}"),
        ["getUpdates"] = (g => g.GetUpdates(), """{"limit":100,"timeout":50}"""),
        ["sendMessage"] = (
            g => g.SendMessage(5, "t", ParseMode.Html, 3, Buttons, new LinkPreviewOptions { Url = "https://x", ShowAboveText = true }, Options),
            """{"text":"t","parse_mode":"HTML","link_preview_options":{"url":"https://x","show_above_text":true},"chat_id":5,"""
            + """ "reply_parameters":{"message_id":3,"allow_sending_without_reply":true},"""[1..] + $"{Keyboard},{Tail}"),
        ["sendPhoto"] = (
            g => g.SendPhoto(5, InputFile.FromUri(new Uri("https://x/a.png")), "c", ParseMode.Html, options: Options),
            """{"photo":"https://x/a.png","caption":"c","parse_mode":"HTML","chat_id":5,""" + Tail),
        ["sendDocument"] = (
            g => g.SendDocument(5, InputFile.FromFileId("f"), "c", ParseMode.Html, replyMarkup: Buttons),
            """{"document":"f","caption":"c","parse_mode":"HTML","chat_id":5,""" + Keyboard + "}"),
        ["sendContact"] = (
            g => g.SendContact(5, "+79750020000", "f", "l", "v"),
            """{"phone_number":"+79750020000","first_name":"f","last_name":"l","vcard":"v","chat_id":5}"""),
        ["sendPoll"] = (
            g => g.SendPoll(5, "q", ["a", "b"], false, PollType.Regular, true, explanation: "e", explanationParseMode: ParseMode.Html, openPeriod: 60),
            """{"question":"q","options":[{"text":"a"},{"text":"b"}],"is_anonymous":false,"type":"regular","allows_multiple_answers":true,"""
            + """ "explanation":"e","explanation_parse_mode":"HTML","open_period":60,"chat_id":5}"""[1..]),
        ["copyMessage"] = (
            g => g.CopyMessage(5, 6, 7, "c", ParseMode.Html, options: Options),
            """{"from_chat_id":6,"message_id":7,"caption":"c","parse_mode":"HTML","chat_id":5,""" + Tail),
        ["editMessageText"] = (
            g => g.EditMessageText(5, 7, "t", ParseMode.Html, Buttons, LinkPreviewOptions.Disabled),
            """{"text":"t","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"chat_id":5,"message_id":7,""" + Keyboard + "}"),
        ["editMessageCaption"] = (
            g => g.EditMessageCaption(5, 7, "c", ParseMode.Html, Buttons),
            """{"caption":"c","parse_mode":"HTML","chat_id":5,"message_id":7,""" + Keyboard + "}"),
        ["editMessageReplyMarkup"] = (g => g.EditMessageReplyMarkup(5, 7), """{"chat_id":5,"message_id":7}"""),
        ["deleteMessage"] = (g => g.DeleteMessage(5, 7), """{"chat_id":5,"message_id":7}"""),
        ["deleteMessages"] = (g => g.DeleteMessages(5, [7, 8]), """{"chat_id":5,"message_ids":[7,8]}"""),
        ["answerCallbackQuery"] = (
            g => g.AnswerCallbackQuery("77", "t", true, "https://x", 5),
            """{"callback_query_id":"77","text":"t","show_alert":true,"url":"https://x","cache_time":5}"""),
        ["setMyCommands"] = (
            g => g.SetMyCommands([new BotCommand("start", "d")], BotCommandScope.ChatMember(5, 6), "ru"),
            """{"commands":[{"command":"start","description":"d"}],"scope":{"type":"chat_member","chat_id":5,"user_id":6},"language_code":"ru"}"""),
        ["deleteMyCommands"] = (
            g => g.DeleteMyCommands(BotCommandScope.AllPrivateChats(), "lt"), """{"scope":{"type":"all_private_chats"},"language_code":"lt"}"""),
        ["setMyDescription"] = (g => g.SetMyDescription("d", "en"), """{"description":"d","language_code":"en"}"""),
        ["setMyShortDescription"] = (g => g.SetMyShortDescription("d"), """{"short_description":"d"}"""),
        ["setChatMenuButton"] = (
            g => g.SetChatMenuButton(5, MenuButton.Commands()), """{"chat_id":5,"menu_button":{"type":"commands"}}"""),
        ["setMessageReaction"] = (
            g => g.SetMessageReaction(5, 7, ["❤"], true), """{"chat_id":5,"message_id":7,"reaction":[{"emoji":"❤","type":"emoji"}],"is_big":true}"""),
        ["sendChatAction"] = (
            g => g.SendChatAction(5, ChatAction.UploadDocument), """{"chat_id":5,"action":"upload_document"}"""),
        ["getChat"] = (g => g.GetChat(5), """{"chat_id":5}"""),
        ["getFile"] = (g => g.GetFile("f"), """{"file_id":"f"}"""),
        ["setWebhook"] = (
            g => g.SetWebhook("https://x", "127.0.0.1", 40, [UpdateType.CallbackQuery, UpdateType.PollAnswer], true, "s"),
            """{"url":"https://x","ip_address":"127.0.0.1","max_connections":40,"allowed_updates":["callback_query","poll_answer"],"""
            + """ "drop_pending_updates":true,"secret_token":"s"}"""[1..]),
        ["deleteWebhook"] = (g => g.DeleteWebhook(true), """{"drop_pending_updates":true}"""),
        ["getWebhookInfo"] = (g => g.GetWebhookInfo(), "{}"),
    };

    public static TheoryData<string> Methods() => new(Calls.Keys);

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_method_is_called_by_its_name_with_what_was_said(string method)
    {
        await using var stub = await StubBotApi.Start();
        using var gateway = TestGateway.At(stub.Url);

        await Calls[method].Call(gateway);

        Assert.Equal((method, Calls[method].Json), (stub.TheOnly().Method, stub.TheOnly().Text));
    }

    [Fact]
    public void No_method_is_forgotten_here()
    {
        string[] others = [nameof(ITelegramGateway.RecyclePollingConnection), nameof(ITelegramGateway.DownloadFile)];
        var methods = typeof(ITelegramGateway).GetMethods().Select(method => method.Name).Except(others, StringComparer.Ordinal);
        Assert.Equal(methods.Order(StringComparer.Ordinal), Calls.Keys.Select(name => char.ToUpperInvariant(name[0]) + name[1..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_server_tells_is_read()
    {
        await using var stub = await StubBotApi.Start();
        using var gateway = TestGateway.At(stub.Url);

        stub.AnswerWith(200, """{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"B","username":"b_bot","can_join_groups":true}}""");
        Assert.Equal((123456, "b_bot"), (await gateway.GetMe()) is { IsOk: true, Value: { } me } ? (me.Id, me.Username) : default);

        stub.AnswerWith(200, """{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":41,"allowed_updates":["message","dance"]}}""");
        var info = (await gateway.GetWebhookInfo()).Value!;
        Assert.Equal(41, info.PendingUpdateCount);
        Assert.Equal([UpdateType.Message, UpdateType.Unknown], info.AllowedUpdates!);

        stub.AnswerWith(200, """{"ok":true,"result":{"file_id":"f","file_unique_id":"u","file_size":20971520,"file_path":"documents/a.csv"}}""");
        Assert.Equal("documents/a.csv", (await gateway.GetFile("f")).Value!.FilePath);

        stub.AnswerWith(200, """{"ok":true,"result":{"message_id":70}}""");
        Assert.Equal(70, (await gateway.CopyMessage(5, 6, 7)).Value!.Id);
    }
}
