namespace CallRussia.Sandbox;

/// <summary>Albums: up to ten messages that are sent at once and shown as one.</summary>
internal static class AlbumMethods
{
    private const int Most = 10;

    public static void SendMediaGroup(BotCall call)
    {
        var media = call.Parameters.JsonArray("media", "can't parse media JSON object", "expected an Array of InputMedia");
        List<MessageDraft> items = [.. media.EnumerateArray().Select(item => MediaReader.FromJson(call, item, forAlbum: true))];
        var chat = call.Chat();
        Check(items);
        var replyTo = Outgoing.ReplyTo(call, chat);
        var groupId = items.Count > 1 ? call.World.NextMediaGroupId() : null;
        var sent = Outgoing.Deliver(call, chat, [.. items.Select(item => item with { ReplyTo = replyTo, MediaGroupId = groupId })]);
        call.Result.WriteStartArray();
        foreach (var message in sent)
        {
            call.WriteMessage(message, chat);
        }

        call.Result.WriteEndArray();
    }

    // check_message_group_message_contents of the real library.
    private static void Check(List<MessageDraft> items)
    {
        if (items.Count > Most)
        {
            throw Refusal.BadRequest("too many messages to send as an album");
        }

        if (items.Count == 0)
        {
            throw Refusal.BadRequest("there are no messages to send");
        }

        List<SandboxFileKind> kinds = [.. items.Select(item => ((FileAttachment)item.Attachment!).Kind).Distinct()];
        if (kinds.Count > 1 && kinds.Find(IsAlone) is var alone && IsAlone(alone))
        {
            throw Refusal.BadRequest($"{FileKind.Of(alone).Type} can't be mixed with other media types");
        }
    }

    /// <summary>An album holds documents only, audio only, or photos and videos.</summary>
    public static bool IsAlone(SandboxFileKind kind) => kind is SandboxFileKind.Document or SandboxFileKind.Audio;
}
