using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Changing and deleting messages. An edit without reply_markup takes the buttons away.</summary>
internal static class EditMethods
{
    private const string NotModified = "message is not modified: specified new message content and reply markup are exactly the same"
        + " as a current content and reply markup of the message";

    // 2 * 86400 in the real server. The bot's own edits have no such limit.
    private static readonly TimeSpan LongestDeletable = TimeSpan.FromHours(48);

    public static void EditMessageText(BotCall call)
    {
        var body = MessageTextReader.Text(call.Parameters);
        Edit(call, message => message.Attachment is null
            ? message with { Body = body }
            : throw Refusal.BadRequest("there is no text in the message to edit"));
    }

    public static void EditMessageCaption(BotCall call)
    {
        var body = MessageTextReader.Caption(call.Parameters);
        Edit(call, message => message.Attachment is PhotoAttachment or DocumentAttachment
            ? message with { Body = body }
            : throw Refusal.BadRequest("there is no caption in the message to edit"));
    }

    public static void EditMessageReplyMarkup(BotCall call) => Edit(call, message => message);

    public static void DeleteMessage(BotCall call)
    {
        var chat = call.Chat(toWrite: false);
        var message = chat.Find(call.MessageId()) ?? throw Refusal.BadRequest("message to delete not found");
        Delete(call, chat, [message]);
    }

    public static void DeleteMessages(BotCall call)
    {
        var chat = call.Chat(toWrite: false);
        var ids = call.Parameters.JsonValue("message_ids", "can't parse message identifiers JSON object");
        if (ids is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() == 0)
        {
            throw Refusal.BadRequest("message identifiers are not specified");
        }

        if (array.GetArrayLength() > 100)
        {
            throw Refusal.BadRequest("too many message identifiers specified");
        }

        // Those that are gone already are passed over.
        Delete(call, chat, [.. array.EnumerateArray().Select(id => chat.Find(id.GetInt32())).OfType<SandboxMessage>()]);
    }

    public static void SetMessageReaction(BotCall call)
    {
        var reaction = call.Parameters.JsonValue("reaction", "can't parse reaction types JSON object");
        var emoji = reaction is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0 ? array[0].Text("emoji") : "";
        var chat = call.Chat();
        var changed = chat.Change(
            call.MessageId(),
            SandboxEventKind.Edited,
            message => message with { Reaction = emoji.Length > 0 ? emoji : null },
            () => Refusal.BadRequest("message to react not found"));
        call.World.Page.MessageChanged(chat, changed);
        call.True();
    }

    private static void Edit(BotCall call, Func<SandboxMessage, SandboxMessage> change)
    {
        var chat = call.Chat();
        var markup = MarkupReader.ReadInline(call.Parameters);
        var edited = chat.Change(
            call.MessageId(),
            SandboxEventKind.Edited,
            message => Edited(message, change(Editable(message)) with { Markup = markup }, call.Now),
            () => Refusal.BadRequest("message to edit not found"));
        call.World.Page.MessageChanged(chat, edited);
        call.WriteMessage(edited, chat);
    }

    // A message that carried a reply keyboard can never be edited.
    private static SandboxMessage Editable(SandboxMessage message) =>
        message.FromBot && message.Markup is null or { Kind: SandboxMarkupKind.Inline }
            ? message
            : throw Refusal.BadRequest("message can't be edited");

    private static SandboxMessage Edited(SandboxMessage before, SandboxMessage after, DateTimeOffset now) =>
        after.SameContentAs(before) ? throw Refusal.BadRequest(NotModified) : after with { EditDate = now };

    private static void Delete(BotCall call, Chat chat, IReadOnlyList<SandboxMessage> messages)
    {
        if (messages.Any(message => call.Now - message.Date > LongestDeletable))
        {
            throw Refusal.BadRequest("message can't be deleted for everyone");
        }

        foreach (var message in messages)
        {
            if (chat.Remove(message.Id))
            {
                call.World.Page.MessageDeleted(chat, message.Id);
            }
        }

        call.True();
    }
}
