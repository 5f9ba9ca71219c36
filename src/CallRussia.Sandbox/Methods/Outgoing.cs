namespace CallRussia.Sandbox;

/// <summary>A message before it has an id: what stands in it.</summary>
internal sealed record MessageDraft(FormattedText? Body, SandboxAttachment? Attachment)
{
    public SandboxMarkup? Markup { get; init; }

    public int? ReplyTo { get; init; }

    public SandboxOrigin? Origin { get; init; }

    public string? MediaGroupId { get; init; }

    public bool HasSpoiler { get; init; }
}

/// <summary>Puts the bot's messages into a chat.</summary>
internal static class Outgoing
{
    /// <summary>Sends a message with the keyboard and the reply that the call asks for, and answers with it.</summary>
    public static void Send(BotCall call, Chat chat, FormattedText? body, SandboxAttachment? attachment) =>
        call.WriteMessage(Deliver(call, chat, Draft(call, chat, body, attachment)), chat);

    public static MessageDraft Draft(BotCall call, Chat chat, FormattedText? body, SandboxAttachment? attachment) => new(body, attachment)
    {
        Markup = MarkupReader.Read(call.Parameters),
        ReplyTo = ReplyTo(call, chat),
        HasSpoiler = call.Parameters.Flag("has_spoiler"),
    };

    public static SandboxMessage Deliver(BotCall call, Chat chat, MessageDraft draft) => Deliver(call, chat, [draft])[0];

    /// <summary>Several messages of one call, such as an album, cost as much as one.</summary>
    public static List<SandboxMessage> Deliver(BotCall call, Chat chat, IReadOnlyList<MessageDraft> drafts)
    {
        // The flood limits are checked last: a message that is refused for another reason costs nothing.
        call.World.Limits.Take(chat.Id);
        return [.. drafts.Select(draft => Add(call, chat, draft))];
    }

    public static int? ReplyTo(BotCall call, Chat chat)
    {
        var reply = call.Parameters.JsonObject("reply_parameters", "can't parse reply parameters JSON object");
        var id = reply?.Number("message_id") ?? (call.Parameters.Int("reply_to_message_id", 0) is > 0 and var old ? old : null);
        if (id is null || chat.Find(id.Value) is not null)
        {
            return id;
        }

        return reply?.Flag("allow_sending_without_reply") == true || call.Parameters.Flag("allow_sending_without_reply")
            ? null
            : throw Refusal.BadRequest("message to be replied not found");
    }

    private static SandboxMessage Add(BotCall call, Chat chat, MessageDraft draft)
    {
        var message = new SandboxMessage
        {
            Id = call.World.NextMessageId(),
            ChatId = chat.Id,
            FromBot = true,
            Date = call.Now,
            Body = draft.Body,
            Attachment = draft.Attachment,
            Markup = draft.Markup,
            ReplyTo = draft.ReplyTo,
            Origin = draft.Origin,
            MediaGroupId = draft.MediaGroupId,
            HasSpoiler = draft.HasSpoiler,
            ProtectContent = call.Parameters.Flag("protect_content"),
        };
        chat.Add(message);
        call.World.Page.MessageChanged(chat, message);
        if (draft.Markup is { Kind: not SandboxMarkupKind.Inline })
        {
            call.World.Page.ChatChanged(chat);
        }

        return message;
    }
}
