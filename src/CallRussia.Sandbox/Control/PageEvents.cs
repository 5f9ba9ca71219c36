using System.Text.Json;
using System.Threading.Channels;

namespace CallRussia.Sandbox;

/// <summary>Tells open pages what changes. Costs nothing while no page is open.</summary>
internal sealed class PageEvents
{
    // A page that does not read for this long is told to load everything anew.
    private const int Waiting = 4_096;

    private readonly World _world;
    private readonly Lock _gate = new();
    private Channel<byte[]>[] _open = [];

    public PageEvents(World world)
    {
        _world = world;
        world.Faults.Changed += (_, _) => Send("sandbox", writer => StateWriter.WriteSandbox(writer, _world));
        if (world.Time is AdjustableTimeProvider clock)
        {
            clock.Advanced += (_, _) => Send("sandbox", writer => StateWriter.WriteSandbox(writer, _world));
        }
    }

    public ChannelReader<byte[]> Open(out Action close)
    {
        var channel = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.Wait });
        lock (_gate)
        {
            _open = [.. _open, channel];
        }

        close = () =>
        {
            lock (_gate)
            {
                _open = [.. _open.Where(other => other != channel)];
            }
        };
        return channel.Reader;
    }

    /// <summary>Something about the person or the group whose chat it is.</summary>
    public void ChatChanged(Chat chat)
    {
        if (chat.Group is { } group)
        {
            Send("group", writer => StateWriter.WriteGroup(writer, group));
        }
        else
        {
            Send("person", writer => StateWriter.WritePerson(writer, _world, chat));
        }
    }

    public void MessageChanged(Chat chat, SandboxMessage message) =>
        Send("message", writer => StateWriter.WriteMessage(writer, _world, chat, message));

    public void MessageDeleted(Chat chat, int id) => Send("deleted", writer =>
    {
        WriteChatAndMessage(writer, chat, id);
        writer.WriteEndObject();
    });

    public void Pressed(Chat chat, int id, string queryId) => Send("pressed", writer =>
    {
        WriteChatAndMessage(writer, chat, id);
        writer.WriteString("query", queryId);
        writer.WriteEndObject();
    });

    public void Answered(CallbackQuery query, SandboxAnswer answer) => Send("answered", writer =>
    {
        WriteChatAndMessage(writer, query.Chat, query.MessageId);
        writer.WriteString("query", query.Id);
        writer.WriteString("text", answer.Text);
        writer.WriteBoolean("alert", answer.IsAlert);
        writer.WriteOptional("url", answer.Url);
        writer.WriteEndObject();
    });

    public void Action(Chat chat, string action) => Send("action", writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("chat_id", chat.Id);
        writer.WriteString("action", action);
        writer.WriteEndObject();
    });

    /// <summary>Commands, names or the menu button changed: every person may see something else now.</summary>
    public void ProfileChanged()
    {
        Send("bot", writer => StateWriter.WriteBot(writer, _world));
        if (_open.Length > 0)
        {
            foreach (var person in _world.People)
            {
                ChatChanged(person.Chat);
            }
        }
    }

    public void SandboxChanged() => Send("sandbox", writer => StateWriter.WriteSandbox(writer, _world));

    private static void WriteChatAndMessage(Utf8JsonWriter writer, Chat chat, int id)
    {
        writer.WriteStartObject();
        writer.WriteNumber("chat_id", chat.Id);
        writer.WriteNumber("message_id", id);
    }

    private void Send(string name, Action<Utf8JsonWriter> write)
    {
        var open = Volatile.Read(ref _open);
        if (open.Length == 0)
        {
            return;
        }

        byte[] message = [.. "event: "u8, .. System.Text.Encoding.ASCII.GetBytes(name), .. "\ndata: "u8,
            .. Json.Bytes(write, static (writer, write) => write(writer)), .. "\n\n"u8];
        foreach (var channel in open)
        {
            if (!channel.Writer.TryWrite(message))
            {
                channel.Writer.TryComplete();
            }
        }
    }
}
