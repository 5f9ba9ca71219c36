using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The calls that the bot makes while it runs, and what may go wrong with them.</summary>
internal sealed partial class SimTelegram
{
    private static readonly BotResult<object> Done = BotResult.Ok<object>(true);
    private static readonly BotResult<object> Gone = Refusal(BotErrorKind.MessageGone, 400);

    public override async Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        var answer = await Answer(request);
        return answer.IsOk ? (TResponse)answer.Value : throw new RequestException("simulated", new CallFailedException(answer.Error));
    }

    private Task<BotResult<object>> Answer(IRequest request) => request switch
    {
        SendMessageRequest send => Call(send.ChatId, chat => Put(chat, send.Text, send.ReplyMarkup)),
        SendDocumentRequest send => Call(send.ChatId, chat => Put(chat, send.Caption ?? "", send.ReplyMarkup)),
        SendMediaGroupRequest send => Call(send.ChatId, chat => Put(chat, send.Media)),
        EditMessageTextRequest edit => Call(edit.ChatId, chat => Edit(chat, edit.MessageId, _ => edit.Text!, edit.ReplyMarkup)),
        EditMessageReplyMarkupRequest edit => Call(edit.ChatId, chat => Edit(chat, edit.MessageId, message => message.Text, edit.ReplyMarkup)),
        DeleteMessageRequest delete => Call(delete.ChatId, chat => Delete(chat, delete.MessageId)),
        SetMyCommandsRequest { Scope: BotCommandScopeChat scope } => Call(scope.ChatId, _ => Done),
        SendChatActionRequest action => Call(action.ChatId, _ => Done),
        AnswerCallbackQueryRequest answer => Acknowledge(answer),
        _ => throw new NotSupportedException($"None of the simulated pieces calls {request.MethodName}."),
    };

    private Task<BotResult<object>> Acknowledge(AnswerCallbackQueryRequest answer)
    {
        Acknowledged[answer.CallbackQueryId] = answer.Text;
        return Task.FromResult(Done);
    }

    public void ReleaseHeld()
    {
        var held = Held!;
        Held = null;
        held();
    }

    /// <summary>The process that waited for it is gone; whether the request had arrived nobody will learn.</summary>
    public void ForgetHeld() => Held = null;

    private static BotError Refusal(BotErrorKind kind, int code) => new(kind, code, "simulated", RetryAfter: null, MigrateTo: null, Fate.NotSent);

    private BotResult<object> Put(SimChat chat, string text, ReplyMarkup? markup)
    {
        var message = new SimMessage(_nextMessage++, clock.Now);
        message.Change(text, RowsOf(markup));
        chat.Messages.Add(message.Id, message);
        Shown(message);
        return Read(chat, message);
    }

    /// <summary>All parts at once; each says which file it is.</summary>
    private BotResult<object> Put(SimChat chat, IEnumerable<IAlbumInputMedia> parts) =>
        BotResult.Ok<object>(parts.Select(part => (Message)Put(chat, ((InputFileId)((InputMedia)part).Media).Id, markup: null).Value!).ToArray());

    private static BotResult<object> Edit(SimChat chat, int messageId, Func<SimMessage, string> text, ReplyMarkup? markup)
    {
        if (!chat.Messages.TryGetValue(messageId, out var message)) return Gone;
        if (message.Is(text(message), RowsOf(markup))) return Refusal(BotErrorKind.NotModified, 400);
        message.Change(text(message), RowsOf(markup));
        return Read(chat, message);
    }

    private BotResult<object> Delete(SimChat chat, int messageId) =>
        chat.Messages.TryGetValue(messageId, out var message) && clock.Now - message.SentAt < TimeSpan.FromHours(48) && chat.Messages.Remove(messageId) ? Done : Gone;

    private static BotResult<object> Read(SimChat chat, SimMessage message) =>
        BotResult.Ok<object>(new Message { Id = message.Id, Chat = new Chat { Id = chat.Id, Type = ChatType.Private }, Date = message.SentAt.UtcDateTime });

    private static IReadOnlyList<IReadOnlyList<PayloadButton>> RowsOf(ReplyMarkup? markup) => markup is InlineKeyboardMarkup inline
        ? [.. inline.InlineKeyboard.Select(row => row.Select(button => new PayloadButton(button.Text, button.CallbackData, button.Url, button.CopyText?.Text, button.WebApp?.Url)).ToList())]
        : [];

    private Task<BotResult<object>> Call(ChatId chatId, Func<SimChat, BotResult<object>> effect)
    {
        var chat = Chat(chatId.Identifier!.Value);
        if (!HoldNext) return Task.FromResult(Happen(chat, effect));
        HoldNext = false;
        var answer = new TaskCompletionSource<BotResult<object>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Held = () => answer.SetResult(Happen(chat, effect));
        return answer.Task;
    }

    /// <summary>Refused before anything happened; or it happened, and the answer comes whole, broken or not at all.</summary>
    private BotResult<object> Happen(SimChat chat, Func<SimChat, BotResult<object>> effect)
    {
        if (clock.Now < OutageUntil) return Refusal(BotErrorKind.Network, 0);
        var luck = random.Next(100) < FaultsPercent ? random.Next(9) : 9;
        switch (luck)
        {
            case 0: return Refusal(BotErrorKind.Server, 502);
            case 1: return Refusal(BotErrorKind.Network, 0);
            case 2: return Refusal(BotErrorKind.Timeout, 0) with { Fate = Fate.Unknown };
            case 3: return Refusal(BotErrorKind.Server, 500) with { Fate = Fate.Unknown };
            case 4 or 5: return Refusal(BotErrorKind.Flood, 429) with { RetryAfter = TimeSpan.FromSeconds(random.Next(10) == 0 ? 3600 : random.Next(1, 40)) };
        }
        if (chat.Blocked) return Refusal(BotErrorKind.Blocked, 403);
        var result = effect(chat);
        chat.Changes++;
        if (!result.IsOk || luck == 9) return result;
        AnswerLost();
        return luck == 8
            ? Refusal(BotErrorKind.Decode, 200) with { Fate = Fate.Sent }
            : Refusal(luck == 6 ? BotErrorKind.Network : BotErrorKind.Timeout, 0) with { Fate = Fate.Unknown };
    }
}
