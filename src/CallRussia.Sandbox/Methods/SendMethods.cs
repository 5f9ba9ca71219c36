using System.Collections.Frozen;

namespace CallRussia.Sandbox;

/// <summary>Messages of the bot.</summary>
internal static class SendMethods
{
    private static readonly FrozenSet<string> Actions = FrozenSet.Create(
        StringComparer.Ordinal, "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
        "upload_audio", "upload_document", "choose_sticker", "pick_up_location", "find_location", "record_video_note", "upload_video_note");

    public static void SendMessage(BotCall call)
    {
        var chat = call.Chat();
        Send(call, chat, MessageTextReader.Text(call.Parameters), null);
    }

    public static void SendPhoto(BotCall call)
    {
        var chat = call.Chat();
        var photo = FileMethods.Photo(call);
        Send(call, chat, MessageTextReader.Caption(call.Parameters), new PhotoAttachment(photo));
    }

    public static void SendDocument(BotCall call)
    {
        var chat = call.Chat();
        var document = FileMethods.Document(call);
        Send(call, chat, MessageTextReader.Caption(call.Parameters), new DocumentAttachment(document));
    }

    public static void SendContact(BotCall call)
    {
        var chat = call.Chat();
        var parameters = call.Parameters;
        var contact = new ContactAttachment(
            parameters.Required("phone_number"),
            parameters.Required("first_name"),
            parameters["last_name"] is { Length: > 0 } lastName ? lastName : null,
            null);
        Send(call, chat, null, contact);
    }

    public static void CopyMessage(BotCall call)
    {
        var chat = call.Chat();
        var source = call.Chat(toWrite: false, "from_chat_id");
        var original = source.Find(call.MessageId()) ?? throw Refusal.BadRequest("message to copy not found");
        var newCaption = call.Parameters.Has("caption") && original.Attachment is not null;
        var body = newCaption ? MessageTextReader.Caption(call.Parameters) : original.Body;
        var copy = Deliver(call, chat, body, original.Attachment);
        call.Result.WriteStartObject();
        call.Result.WriteNumber("message_id", copy.Id);
        call.Result.WriteEndObject();
    }

    public static void SendChatAction(BotCall call)
    {
        var action = call.Parameters["action"];
        if (!Actions.Contains(action))
        {
            throw Refusal.BadRequest("wrong parameter action in request");
        }

        var chat = call.Chat();
        chat.Note(SandboxEventKind.Action, null, action);
        call.World.Page.Action(chat, action);
        call.True();
    }

    public static void Send(BotCall call, Chat chat, FormattedText? body, SandboxAttachment? attachment) =>
        call.WriteMessage(Deliver(call, chat, body, attachment), chat);

    private static SandboxMessage Deliver(BotCall call, Chat chat, FormattedText? body, SandboxAttachment? attachment)
    {
        var markup = MarkupReader.Read(call.Parameters);
        var replyTo = ReplyTo(call, chat);

        // The flood limits stand behind everything else: a message that would be refused costs nothing.
        call.World.Limits.Take(chat.Id);
        var message = new SandboxMessage
        {
            Id = call.World.NextMessageId(),
            ChatId = chat.Id,
            FromBot = true,
            Date = call.Now,
            Body = body,
            Attachment = attachment,
            Markup = markup,
            ReplyTo = replyTo,
            ProtectContent = call.Parameters.Flag("protect_content"),
            HasSpoiler = call.Parameters.Flag("has_spoiler"),
        };
        chat.Add(message);
        call.World.Page.MessageChanged(chat, message);
        if (markup is { Kind: not SandboxMarkupKind.Inline })
        {
            call.World.Page.PersonChanged(chat);
        }

        return message;
    }

    private static int? ReplyTo(BotCall call, Chat chat)
    {
        var reply = call.Parameters.JsonValue("reply_parameters", "can't parse reply parameters JSON object");
        var id = reply?.Number("message_id") ?? (call.Parameters.Int("reply_to_message_id", 0) is > 0 and var old ? old : null);
        if (id is null || chat.Find(id.Value) is not null)
        {
            return id;
        }

        return reply?.Flag("allow_sending_without_reply") == true || call.Parameters.Flag("allow_sending_without_reply")
            ? null
            : throw Refusal.BadRequest("message to be replied not found");
    }
}
