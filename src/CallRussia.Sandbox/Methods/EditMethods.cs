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
        Edit(call, message => message.File is { Kind: not (SandboxFileKind.Sticker or SandboxFileKind.VideoNote) }
            ? message with { Body = body }
            : throw Refusal.BadRequest("there is no caption in the message to edit"));
    }

    public static void EditMessageMedia(BotCall call)
    {
        call.Parameters.Required("media");
        var media = call.Parameters.JsonValue("media", "can't parse input media JSON object")!.Value;
        var draft = MediaReader.FromJson(call, media, forAlbum: false);
        Edit(call, message => WithMedia(message, draft));
    }

    // A text may become a picture; in an album documents and audio stay among themselves.
    private static SandboxMessage WithMedia(SandboxMessage message, MessageDraft draft)
    {
        if (message.Attachment is not (null or FileAttachment { Kind: not (SandboxFileKind.Sticker or SandboxFileKind.VideoNote or SandboxFileKind.Voice) }))
        {
            throw Refusal.BadRequest("there is no media in the message to edit");
        }

        var (before, after) = (message.File?.Kind, ((FileAttachment)draft.Attachment!).Kind);
        if (message.MediaGroupId is not null && before is { } kind
            && (AlbumMethods.IsAlone(kind) || AlbumMethods.IsAlone(after) || after == SandboxFileKind.Animation) && kind != after)
        {
            throw Refusal.BadRequest("can't change media type in the album");
        }

        return message with { Body = draft.Body, Attachment = draft.Attachment, HasSpoiler = draft.HasSpoiler };
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
        var ids = MessageIds.Read(call);

        // Those that are gone already are passed over.
        Delete(call, chat, [.. ids.Select(chat.Find).OfType<SandboxMessage>()]);
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
