using System.Text.Json;

namespace CallRussia.Sandbox;

// What the bot is told of what happens in the group.
public sealed partial class SandboxGroup
{
    private static readonly string[] Rights =
    [
        "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
        "can_post_stories", "can_edit_stories", "can_delete_stories",
    ];

    private void Change(SandboxPerson by, bool hasBot, bool mayInvite)
    {
        var (had, might) = (HasBot, BotMayInvite);
        if ((had, might) == (hasBot, mayInvite))
        {
            return;
        }

        (HasBot, BotMayInvite) = (hasBot, mayInvite);
        Chat.Note(SandboxEventKind.Membership, null, hasBot ? mayInvite ? "administrator" : "member" : "removed");
        _world.Page.ChatChanged(Chat);
        _world.AddUpdate("my_chat_member", Id, UpdateQueue.MessageLife, writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("chat");
            PersonWriter.WriteChat(writer, Chat);
            writer.WritePropertyName("from");
            PersonWriter.WriteUser(writer, by.Card);
            writer.WriteNumber("date", _world.Time.GetUtcNow().ToUnixTimeSeconds());
            WriteBot(writer, "old_chat_member", had, might, "left");
            WriteBot(writer, "new_chat_member", hasBot, mayInvite, "kicked");
            writer.WriteEndObject();
        });
    }

    private void WriteBot(Utf8JsonWriter writer, string name, bool isThere, bool mayInvite, string otherwise)
    {
        writer.WriteStartObject(name);
        writer.WritePropertyName("user");
        _world.Bot.WriteUser(writer);
        writer.WriteString("status", isThere ? mayInvite ? "administrator" : "member" : otherwise);
        if (isThere && mayInvite)
        {
            writer.WriteBoolean("can_be_edited", false);
            writer.WriteBoolean("is_anonymous", false);
            foreach (var right in Rights)
            {
                writer.WriteBoolean(right, right == "can_manage_chat");
            }

            writer.WriteBoolean("can_invite_users", true);
        }
        else if (!isThere && otherwise == "kicked")
        {
            writer.WriteNumber("until_date", 0);
        }

        writer.WriteEndObject();
    }

    /// <summary>A message of Telegram's own: somebody joined, the group moved.</summary>
    private void TellService(SandboxPerson of, Action<Utf8JsonWriter> write)
    {
        if (!HasBot)
        {
            return;
        }

        _world.AddUpdate("message", Id, UpdateQueue.MessageLife, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("message_id", _world.NextMessageId());
            writer.WritePropertyName("from");
            PersonWriter.WriteUser(writer, of.Card);
            writer.WritePropertyName("chat");
            PersonWriter.WriteChat(writer, Chat);
            writer.WriteNumber("date", _world.Time.GetUtcNow().ToUnixTimeSeconds());
            write(writer);
            writer.WriteEndObject();
        });
    }
}
