using System.Collections.Frozen;

namespace CallRussia.Sandbox;

/// <summary>A method of the Bot API: its own spelling and what it does.</summary>
internal sealed record BotMethod(string Name, Func<BotCall, Task> Run)
{
    public static BotMethod Of(string name, Action<BotCall> run) => new(name, call =>
    {
        run(call);
        return Task.CompletedTask;
    });
}

/// <summary>The methods this server knows. Names are found in any case, as in the real server.</summary>
internal static class MethodTable
{
    private static readonly FrozenDictionary<string, BotMethod> Methods = All()
        .ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    public static BotMethod? Find(string name) => Methods.GetValueOrDefault(name);

    private static IEnumerable<BotMethod> All() =>
    [
        new BotMethod("getUpdates", UpdateMethods.GetUpdatesAsync),
        BotMethod.Of("setWebhook", UpdateMethods.SetWebhook),
        BotMethod.Of("deleteWebhook", UpdateMethods.DeleteWebhook),
        BotMethod.Of("getWebhookInfo", UpdateMethods.GetWebhookInfo),
        BotMethod.Of("sendPoll", PollMethods.SendPoll),
        BotMethod.Of("stopPoll", PollMethods.StopPoll),
        BotMethod.Of("sendMediaGroup", AlbumMethods.SendMediaGroup),
        BotMethod.Of("editMessageText", EditMethods.EditMessageText),
        BotMethod.Of("editMessageCaption", EditMethods.EditMessageCaption),
        BotMethod.Of("editMessageMedia", EditMethods.EditMessageMedia),
        BotMethod.Of("editMessageReplyMarkup", EditMethods.EditMessageReplyMarkup),
        BotMethod.Of("deleteMessage", EditMethods.DeleteMessage),
        BotMethod.Of("deleteMessages", EditMethods.DeleteMessages),
        BotMethod.Of("setMessageReaction", EditMethods.SetMessageReaction),
        BotMethod.Of("answerCallbackQuery", CallbackMethods.AnswerCallbackQuery),
        BotMethod.Of("answerInlineQuery", CallbackMethods.AnswerInlineQuery),
        BotMethod.Of("getFile", FileMethods.GetFile),
        .. SendMethods.All(),
        .. ForwardMethods.All(),
        .. ChatMethods.All(),
        .. InviteMethods.All(),
        .. ProfileMethods.All(),
        .. CommandMethods.All(),
    ];
}
