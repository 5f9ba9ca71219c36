using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Messages sent on: forwarded, with the name of who sent them first, or copied, without it.</summary>
internal static class ForwardMethods
{
    public static IEnumerable<BotMethod> All() =>
    [
        BotMethod.Of("forwardMessage", Forward),
        BotMethod.Of("forwardMessages", ForwardMany),
        BotMethod.Of("copyMessage", Copy),
        BotMethod.Of("copyMessages", CopyMany),
    ];

    private static void Forward(BotCall call)
    {
        var source = Source(call);
        var original = Find(call, source, "message to forward not found");
        var chat = call.Chat();
        call.WriteMessage(Outgoing.Deliver(call, chat, Forwarded(original, source) with { MediaGroupId = null }), chat);
    }

    private static void ForwardMany(BotCall call)
    {
        var ids = MessageIds.ReadGrowing(call);
        var source = Source(call);
        Many(call, [.. FindAll(source, ids).Where(message => !message.ProtectContent).Select(message => Forwarded(message, source))]);
    }

    private static void Copy(BotCall call)
    {
        var source = Source(call);
        var original = Find(call, source, "message to copy not found");
        var newCaption = call.Parameters.Has("caption") && HasCaption(original);
        var body = newCaption ? MessageTextReader.Caption(call.Parameters) : original.Body;
        var chat = call.Chat();
        var draft = Copied(call, original) with
        {
            Body = body,
            Markup = MarkupReader.Read(call.Parameters),
            ReplyTo = Outgoing.ReplyTo(call, chat),
            MediaGroupId = null,
        };
        WriteId(call.Result, Outgoing.Deliver(call, chat, draft).Id);
    }

    private static void CopyMany(BotCall call)
    {
        var ids = MessageIds.ReadGrowing(call);
        var found = FindAll(Source(call), ids);
        var bare = call.Parameters.Flag("remove_caption");
        Many(call, [.. found.Select(message => Copied(call, message) with { Body = bare && HasCaption(message) ? null : message.Body })]);
    }

    private static Chat Source(BotCall call)
    {
        call.Parameters.Required("from_chat_id");
        return call.Chat(toWrite: false, "from_chat_id");
    }

    private static SandboxMessage Find(BotCall call, Chat source, string missing) =>
        source.Find(call.MessageId()) ?? throw Refusal.BadRequest(missing);

    // Those that are gone are passed over.
    private static List<SandboxMessage> FindAll(Chat source, List<int> ids)
    {
        List<SandboxMessage> found = [.. ids.Select(source.Find).OfType<SandboxMessage>()];
        return found.Count > 0 ? found : throw Refusal.BadRequest("there are no messages to forward");
    }

    private static MessageDraft Forwarded(SandboxMessage message, Chat source) => message.ProtectContent
        ? throw Refusal.BadRequest("message has protected content and can't be forwarded")
        : new MessageDraft(message.Body, message.Attachment)
        {
            Origin = message.OriginIn(source),
            MediaGroupId = message.MediaGroupId,
            HasSpoiler = message.HasSpoiler,
        };

    // A copied poll is a poll of its own, without the votes of the first one.
    private static MessageDraft Copied(BotCall call, SandboxMessage message) => new(message.Body, message.Attachment is PollAttachment poll
        ? poll with { Id = call.World.NextPollId(), Votes = [], IsClosed = false }
        : message.Attachment)
    {
        MediaGroupId = message.MediaGroupId,
        HasSpoiler = message.HasSpoiler,
    };

    private static bool HasCaption(SandboxMessage message) => message.Attachment is FileAttachment;

    // Messages of one album become a new album; a single picture is no album.
    private static void Many(BotCall call, List<MessageDraft> drafts)
    {
        if (drafts.Count == 0)
        {
            throw Refusal.BadRequest("messages can't be forwarded");
        }

        var chat = call.Chat();
        var groups = drafts.GroupBy(draft => draft.MediaGroupId, StringComparer.Ordinal).Where(group => group.Key is not null && group.Count() > 1)
            .ToDictionary(group => group.Key!, _ => call.World.NextMediaGroupId(), StringComparer.Ordinal);
        var sent = Outgoing.Deliver(call, chat, [.. drafts.Select(draft => draft with
        {
            MediaGroupId = draft.MediaGroupId is { } old ? groups.GetValueOrDefault(old) : null,
        })]);
        call.Result.WriteStartArray();
        foreach (var message in sent)
        {
            WriteId(call.Result, message.Id);
        }

        call.Result.WriteEndArray();
    }

    private static void WriteId(Utf8JsonWriter writer, int id)
    {
        writer.WriteStartObject();
        writer.WriteNumber("message_id", id);
        writer.WriteEndObject();
    }
}
