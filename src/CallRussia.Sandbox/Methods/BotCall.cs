using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>One call of the bot being carried out: its parameters, and where its result goes.</summary>
internal sealed record BotCall(World World, string Method, ApiParameters Parameters, Utf8JsonWriter Result, CancellationToken Cancellation)
{
    public DateTimeOffset Now => World.Time.GetUtcNow();

    /// <summary>The chat of the call as check_chat of the real server finds it. To write to it, it must not be blocked.</summary>
    public Chat Chat(bool toWrite = true, string parameter = "chat_id")
    {
        if (Parameters[parameter].Length == 0)
        {
            throw Refusal.BadRequest($"{parameter} is empty");
        }

        if (Parameters.Long(parameter) is < 0 and var groupId)
        {
            return World.Group(groupId)?.ForBot() ?? throw Refusal.BadRequest("chat not found");
        }

        var chat = Parameters.Long(parameter) is { } id ? World.Person(id)?.Chat : null;
        if (chat is not { Started: true })
        {
            throw Refusal.BadRequest("chat not found");
        }

        if (chat.Deactivated && toWrite)
        {
            throw Refusal.Forbidden("user is deactivated");
        }

        return chat.Blocked && toWrite ? throw Refusal.Forbidden("bot was blocked by the user") : chat;
    }

    public int MessageId() => Parameters.Int("message_id", 0) is > 0 and var id
        ? id
        : throw Refusal.BadRequest("message identifier is not specified");

    public void True() => Result.WriteBooleanValue(true);

    public void WriteMessage(SandboxMessage message, Chat chat) => World.Messages.Write(Result, message, chat);
}
