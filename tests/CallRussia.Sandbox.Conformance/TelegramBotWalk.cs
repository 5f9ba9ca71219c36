using System.Collections.Concurrent;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace CallRussia.Sandbox.Conformance;

/// <summary>The package Telegram.Bot, step by step as walk.mjs does it with the others.</summary>
internal sealed class TelegramBotWalk(SandboxServer server, Sum sum) : IDisposable
{
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 70_000).Select(i => (byte)(i * 31))];

    private static readonly InlineKeyboardMarkup Buttons =
        new([[InlineKeyboardButton.WithCallbackData("Да", "yes"), InlineKeyboardButton.WithUrl("Сайт", "https://example.org/")]]);

    private readonly TelegramBotClient _bot =
        new(new TelegramBotClientOptions(server.Token, server.Address.ToString().TrimEnd('/')) { RetryThreshold = 0 });

    private readonly SandboxPerson _anna = server.AddPerson("Анна", "ru");
    private readonly SandboxPerson _boris = server.AddPerson("Boris");
    private readonly ConcurrentQueue<Update> _updates = new();
    private readonly SemaphoreSlim _came = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Message _screen = null!;

    public async Task Run()
    {
        (string Name, Func<Task> Walk)[] steps =
        [
            ("getMe", GetMe), ("commands", Commands), ("polling begins", Begin), ("updates come once and in order", InOrder),
            ("HTML and a keyboard", Html), ("MarkdownV2", MarkdownV2), ("entities without a parse mode", Entities), ("a tap and its answer", Tap),
            ("edits", Edits), ("files keep their names and bytes", Files), ("an album, and its media edited", Album),
            ("voice, sticker and place", Kinds), ("forward, copy, pin, delete", Forwards), ("what a person sends", FromPerson),
            ("errors", Errors), ("polling ends", End),
        ];
        foreach (var (name, walk) in steps)
        {
            try
            {
                await walk();
                sum.Add("Telegram.Bot", name, null);
            }
            catch (Exception wrong)
            {
                sum.Add("Telegram.Bot", name, wrong.Message.ReplaceLineEndings(" "));
            }
        }
    }

    public void Dispose()
    {
        _came.Dispose();
        _stop.Dispose();
    }

    private async Task GetMe() => Same(true, (await _bot.GetMe()).IsBot);

    private async Task Commands()
    {
        var scope = BotCommandScope.AllPrivateChats();
        await _bot.SetMyCommands([new BotCommand("guide", "Как говорить")], scope, "ru");
        Same("guide", (await _bot.GetMyCommands(scope, "ru")).Single().Command);
    }

    private async Task Begin()
    {
        _bot.StartReceiving(
            (_, update, _) =>
            {
                _updates.Enqueue(update);
                _came.Release();
                return Task.CompletedTask;
            },
            (_, _, _) => Task.CompletedTask,
            cancellationToken: _stop.Token);
        _anna.Start("ref_1");
        Same("/start ref_1", (await Next()).Message?.Text);
        _boris.Start();
        Same(_boris.Id, (await Next()).Message?.From?.Id);
    }

    private async Task InOrder()
    {
        string[] texts = ["1", "2", "3"];
        foreach (var text in texts)
        {
            _anna.Send(text);
        }

        foreach (var text in texts)
        {
            Same(text, (await Next()).Message?.Text);
        }

        await server.UntilConfirmed();
        Same(0, _updates.Count);
    }

    private async Task Html()
    {
        _screen = await _bot.SendMessage(_anna.Id, "<b>Привет</b> <a href=\"https://example.org/\">там</a>", ParseMode.Html, replyMarkup: Buttons);
        Same("Bold TextLink", Types(_screen));
        Same(2, _screen.ReplyMarkup?.InlineKeyboard.Single().Count());
    }

    private async Task MarkdownV2()
    {
        Same("Bold Italic Spoiler", Types(await _bot.SendMessage(_anna.Id, "*Да*\\! _нет_ ||тайна||", ParseMode.MarkdownV2)));
        var refused = await Refused(() => _bot.SendMessage(_anna.Id, "Да!", ParseMode.MarkdownV2));
        Same("Bad Request: can't parse entities: Character '!' is reserved and must be escaped with the preceding '\\'", refused.Message);
    }

    private async Task Entities() => Same("Bold", Types(await _bot.SendMessage(
        _anna.Id, "жирно", entities: [new MessageEntity { Type = MessageEntityType.Bold, Offset = 0, Length = 5 }])));

    private async Task Tap()
    {
        var tap = _anna.Press(_screen.Id, 0, 0);
        var query = (await Next()).CallbackQuery!;
        Same("yes", query.Data);
        await _bot.AnswerCallbackQuery(query.Id, "Готово", showAlert: true);
        Same(new SandboxAnswer("Готово", true, null), await tap.Answered());
        Same(400, (await Refused(() => _bot.AnswerCallbackQuery(query.Id))).ErrorCode);
    }

    private async Task Edits()
    {
        Same("Иначе", (await _bot.EditMessageText(_anna.Id, _screen.Id, "Иначе", replyMarkup: Buttons)).Text);
        var again = await Refused(() => _bot.EditMessageText(_anna.Id, _screen.Id, "Иначе", replyMarkup: Buttons));
        Same(true, again.Message.Contains("message is not modified", StringComparison.Ordinal));
        Same(null, (await _bot.EditMessageReplyMarkup(_anna.Id, _screen.Id, new InlineKeyboardMarkup())).ReplyMarkup);
    }

    private async Task Files()
    {
        foreach (var name in (string[])["numbers.csv", "numbers of may.csv", "список звонков.csv"])
        {
            var sent = await _bot.SendDocument(_anna.Id, InputFile.FromStream(new MemoryStream(Bytes), name), "Список");
            Same(name, sent.Document?.FileName);
            await SameBytes(sent.Document!.FileId);
        }
    }

    private async Task Album()
    {
        var album = await _bot.SendMediaGroup(
            _anna.Id, [new InputMediaPhoto(Upload("a.png")) { Caption = "Двое" }, new InputMediaPhoto(Upload("b.png"))]);
        Same(1, album.Select(message => message.MediaGroupId).Distinct().Count());
        var media = new InputMediaPhoto(InputFile.FromFileId(album[0].Photo![0].FileId)) { Caption = "Второй" };
        Same("Второй", (await _bot.EditMessageMedia(_anna.Id, album[1].Id, media)).Caption);
    }

    private async Task Kinds()
    {
        Same(4, (await _bot.SendVoice(_anna.Id, InputFile.FromStream(new MemoryStream(Bytes), "voice.oga"), duration: 4)).Voice?.Duration);
        Same(true, (await _bot.SendSticker(_anna.Id, InputFile.FromStream(new MemoryStream(Bytes), "a.webp"))).Sticker?.FileId.Length > 0);
        Same(54.68, (await _bot.SendLocation(_anna.Id, 54.68, 25.28)).Location?.Latitude);
    }

    private async Task Forwards()
    {
        Same(_bot.BotId, (await _bot.ForwardMessage(_boris.Id, _anna.Id, _screen.Id)).ForwardFrom?.Id);
        Same(1, (await _bot.CopyMessages(_boris.Id, _anna.Id, [_screen.Id])).Length);
        await _bot.PinChatMessage(_anna.Id, _screen.Id);
        Same(_screen.Id, (await _bot.GetChat(_anna.Id)).PinnedMessage?.Id);
        await _bot.DeleteMessage(_anna.Id, _screen.Id);
        Same(null, (await _bot.GetChat(_anna.Id)).PinnedMessage);
        Same(ChatMemberStatus.Member, (await _bot.GetChatMember(_anna.Id, _anna.Id)).Status);
    }

    private async Task FromPerson()
    {
        _anna.SendVoice();
        Same(3, (await Next()).Message?.Voice?.Duration);
        var words = _anna.Send("Слово", replyTo: 1);
        Same(1, (await Next()).Message?.ReplyToMessage?.Id);
        _anna.Edit(words.Id, "Слова");
        Same("Слова", (await Next()).EditedMessage?.Text);
        _boris.Forward(words, hideAuthor: true);
        Same("Анна", ((await Next()).Message?.ForwardOrigin as MessageOriginHiddenUser)?.SenderUserName);
        _anna.SendDocument(Bytes, "мой файл.bin");
        var document = (await Next()).Message?.Document;
        Same("мой файл.bin", document?.FileName);
        await SameBytes(document!.FileId);
    }

    private async Task Errors()
    {
        Same("Bad Request: chat not found", (await Refused(() => _bot.SendMessage(1, "x"))).Message);
        _boris.Block();
        Same(ChatMemberStatus.Kicked, (await Next()).MyChatMember?.NewChatMember.Status);
        Same(403, (await Refused(() => _bot.SendMessage(_boris.Id, "x"))).ErrorCode);
        server.Faults.Next(SandboxFault.TooManyRequests(7), 1, "sendMessage");
        var flood = await Refused(() => _bot.SendMessage(_anna.Id, "x"));
        Same((429, 7), (flood.ErrorCode, flood.Parameters?.RetryAfter));
        Same("Дальше", (await _bot.SendMessage(_anna.Id, "Дальше")).Text);
    }

    private async Task End()
    {
        await server.UntilConfirmed();
        await _stop.CancelAsync();
        _anna.Send("later");
        Same("later", (await _bot.GetUpdates()).Single().Message?.Text);
    }

    private async Task<Update> Next()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await _came.WaitAsync(patience.Token);
        return _updates.TryDequeue(out var update) ? update : throw new InvalidOperationException("no update came");
    }

    private async Task SameBytes(string fileId)
    {
        using var fetched = new MemoryStream();
        await _bot.GetInfoAndDownloadFile(fileId, fetched);
        Same(true, fetched.ToArray().AsSpan().SequenceEqual(Bytes));
    }

    private static InputFileStream Upload(string name) => InputFile.FromStream(new MemoryStream(Convert.FromBase64String(Picture)), name);

    private static string Types(Message message) => string.Join(' ', (message.Entities ?? []).Select(entity => entity.Type));

    private static async Task<ApiRequestException> Refused(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ApiRequestException refused)
        {
            return refused;
        }

        throw new InvalidOperationException("was not refused");
    }

    private static void Same<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"expected {expected}, was {actual}");
        }
    }
}
