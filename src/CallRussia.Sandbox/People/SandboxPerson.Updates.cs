using System.Text.Json;

namespace CallRussia.Sandbox;

// What the bot is told of what the person does.
public sealed partial class SandboxPerson
{
    private SandboxMessage Post(MessageDraft draft)
    {
        DemandReachable();
        var started = Chat.Started;
        Chat.Started = true;
        var message = new SandboxMessage
        {
            Id = _world.NextMessageId(),
            ChatId = Id,
            FromBot = false,
            Date = _world.Time.GetUtcNow(),
            Body = draft.Body,
            Attachment = draft.Attachment,
            ReplyTo = draft.ReplyTo,
            Origin = draft.Origin,
            MediaGroupId = draft.MediaGroupId,
            HasSpoiler = draft.HasSpoiler,
        };
        var keyboard = Chat.ReplyKeyboard;
        Chat.Add(message);
        _world.Page.MessageChanged(Chat, message);
        if (!started || keyboard != Chat.ReplyKeyboard)
        {
            _world.Page.ChatChanged(Chat);
        }

        AddMessage("message", message);
        return message;
    }

    private void AddMessage(string kind, SandboxMessage message) =>
        _world.AddUpdate(kind, Id, UpdateQueue.MessageLife, writer => _world.Messages.Write(writer, message, Chat));

    private CallbackQuery OpenQuery(int messageId)
    {
        DemandReachable();
        return _world.Queries.Open(Chat, messageId);
    }

    private void AddCallback(CallbackQuery query, SandboxMessage? message, string data) =>
        _world.AddUpdate("callback_query", Id, UpdateQueue.CallbackLife, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", query.Id);
            writer.WritePropertyName("from");
            PersonWriter.WriteUser(writer, Chat.Card);
            writer.WritePropertyName("message");
            if (message is null)
            {
                MessageWriter.WriteInaccessible(writer, query.MessageId, Chat);
            }
            else
            {
                _world.Messages.Write(writer, message, Chat);
            }

            writer.WriteString("chat_instance", (Id * 31).ToString());
            writer.WriteString("data", data);
            writer.WriteEndObject();
        });

    // The bot is always told the poll's new state, and who voted only when the poll is not anonymous.
    private void AddVote(PollAttachment poll)
    {
        _world.AddUpdate("poll", Id, UpdateQueue.MessageLife, writer => AttachmentWriter.WritePoll(writer, poll, withAnswers: true));
        if (!poll.IsAnonymous)
        {
            _world.AddUpdate("poll_answer", Id, UpdateQueue.MessageLife, writer => WriteVote(writer, poll));
        }
    }

    private void WriteVote(Utf8JsonWriter writer, PollAttachment poll)
    {
        writer.WriteStartObject();
        writer.WriteString("poll_id", poll.Id);
        writer.WritePropertyName("user");
        PersonWriter.WriteUser(writer, Chat.Card);
        writer.WriteStartArray("option_ids");
        foreach (var vote in poll.Votes)
        {
            writer.WriteNumberValue(vote);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void SetBlocked(bool blocked)
    {
        // Telegram reports only changes, and never the first start.
        if (Chat.Blocked == blocked || !Chat.Started)
        {
            return;
        }

        Chat.Blocked = blocked;
        Chat.Note(SandboxEventKind.Membership, null, blocked ? "blocked" : "unblocked");
        _world.Page.ChatChanged(Chat);
        _world.AddUpdate("my_chat_member", Id, UpdateQueue.MessageLife, writer => WriteMembership(writer, blocked));
    }

    private void WriteMembership(Utf8JsonWriter writer, bool blocked)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("chat");
        PersonWriter.WriteChat(writer, Chat);
        writer.WritePropertyName("from");
        PersonWriter.WriteUser(writer, Chat.Card);
        writer.WriteNumber("date", _world.Time.GetUtcNow().ToUnixTimeSeconds());
        WriteMember(writer, "old_chat_member", kicked: !blocked);
        WriteMember(writer, "new_chat_member", kicked: blocked);
        writer.WriteEndObject();
    }

    private void WriteMember(Utf8JsonWriter writer, string name, bool kicked)
    {
        writer.WriteStartObject(name);
        writer.WritePropertyName("user");
        _world.Bot.WriteUser(writer);
        writer.WriteString("status", kicked ? "kicked" : "member");
        if (kicked)
        {
            writer.WriteNumber("until_date", 0);
        }

        writer.WriteEndObject();
    }

    private void DemandReachable()
    {
        Demand(!Chat.Blocked, "has blocked the bot; unblock it first");
        Demand(!Chat.Deactivated, "has no account any more");
    }

    private void Demand(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"{FirstName} {otherwise}.");
        }
    }
}
