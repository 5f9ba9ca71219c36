using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Writes what the page shows.</summary>
internal static class StateWriter
{
    private const int MessagesShown = 300;

    public static void WriteAll(Utf8JsonWriter writer, World world)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("bot");
        WriteBot(writer, world);
        writer.WritePropertyName("sandbox");
        WriteSandbox(writer, world);
        writer.WriteStartArray("people");
        foreach (var person in world.People.OrderBy(person => person.Id))
        {
            WritePerson(writer, world, person.Chat);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("groups");
        foreach (var group in world.Groups)
        {
            WriteGroup(writer, group);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("messages");
        foreach (var chat in world.People.Select(person => person.Chat).Concat(world.Groups.Select(group => group.Chat)))
        {
            foreach (var message in chat.Messages.TakeLast(MessagesShown))
            {
                WriteMessage(writer, world, chat, message);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteBot(Utf8JsonWriter writer, World world)
    {
        writer.WriteStartObject();
        world.Bot.WriteUserFields(writer);
        writer.WriteEndObject();
    }

    public static void WriteSandbox(Utf8JsonWriter writer, World world)
    {
        writer.WriteStartObject();
        writer.WriteNumber("now", world.Time.GetUtcNow().ToUnixTimeMilliseconds());
        if (world.Time is AdjustableTimeProvider clock)
        {
            writer.WriteNumber("shift", (long)clock.Shift.TotalSeconds);
        }

        writer.WriteBoolean("adjustable", world.Time is AdjustableTimeProvider);
        writer.WriteBoolean("restartable", world.Options.RestartBot is not null);
        writer.WriteBoolean("offline", world.Faults.Offline);
        writer.WriteBoolean("rate_limits", world.Limits.Limits is not null);
        writer.WriteStartArray("faults");
        foreach (var armed in world.Faults.Armed)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", armed.Fault.Kind.ToString());
            writer.WriteNumber("calls", armed.CallsLeft);
            writer.WriteOptional("method", armed.Method);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WritePerson(Utf8JsonWriter writer, World world, Chat chat)
    {
        var card = chat.Card;
        writer.WriteStartObject();
        writer.WriteNumber("id", card.Id);
        writer.WriteString("first_name", card.FirstName);
        writer.WriteOptional("last_name", card.LastName);
        writer.WriteOptional("username", card.Username);
        writer.WriteOptional("language_code", card.LanguageCode);
        writer.WriteOptional("colour", card.Colour);
        writer.WriteBoolean("started", chat.Started);
        writer.WriteBoolean("blocked", chat.Blocked);
        writer.WriteBoolean("deactivated", chat.Deactivated);
        writer.WriteString("description", world.Bot.Text("description", Language(card)));
        writer.WritePropertyName("menu");
        writer.WriteRawValue(world.Bot.MenuButtons.For(card.Id));
        if (chat.ReplyKeyboard is { } keyboard)
        {
            writer.WritePropertyName("keyboard");
            MarkupWriter.Write(writer, keyboard);
        }

        if (chat.Pinned is { } pinned)
        {
            writer.WriteNumber("pinned", pinned.Id);
        }

        writer.WriteStartArray("commands");
        foreach (var command in world.Bot.Commands.VisibleTo(card.Id, card.LanguageCode))
        {
            writer.WriteStartObject();
            writer.WriteString("command", command.Command);
            writer.WriteString("description", command.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteGroup(Utf8JsonWriter writer, SandboxGroup group)
    {
        writer.WriteStartObject();
        WriteGroupFields(writer, group);
        writer.WriteEndObject();
    }

    public static void WriteGroupFields(Utf8JsonWriter writer, SandboxGroup group)
    {
        writer.WriteNumber("id", group.Id);
        writer.WriteString("title", group.Title);
        writer.WriteBoolean("supergroup", group.IsSupergroup);
        writer.WriteBoolean("bot", group.HasBot);
        writer.WriteBoolean("may_invite", group.BotMayInvite);
        if (group.MovedTo is { } supergroup)
        {
            writer.WriteNumber("moved_to", supergroup.Id);
        }

        writer.WriteStartArray("people");
        foreach (var person in group.People)
        {
            writer.WriteNumberValue(person.Id);
        }

        writer.WriteEndArray();
    }

    public static void WriteMessage(Utf8JsonWriter writer, World world, Chat chat, SandboxMessage message)
    {
        writer.WriteStartObject();
        writer.WriteNumber("chat_id", chat.Id);
        writer.WriteBoolean("from_bot", message.FromBot);
        writer.WriteOptional("reaction", message.Reaction);
        if (message.Poll is { } poll)
        {
            writer.WriteStartArray("votes");
            foreach (var vote in poll.Votes)
            {
                writer.WriteNumberValue(vote);
            }

            writer.WriteEndArray();
        }

        writer.WritePropertyName("message");
        world.Messages.Write(writer, message, chat);
        writer.WriteEndObject();
    }

    private static string Language(PersonCard card) => card.LanguageCode is { Length: >= 2 } code ? code[..2] : "";
}
