using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>Where to: a chat's id (64 bits), or the "@name" of a public channel or group.</summary>
[JsonConverter(typeof(ChatIdConverter))]
public readonly record struct ChatId
{
    public ChatId(long identifier) => Identifier = identifier;

    public ChatId(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        Username = username.Length > 1 && username[0] == '@'
            ? username
            : throw new ArgumentException("A chat's name starts with @.", nameof(username));
    }

    public long? Identifier { get; }

    public string? Username { get; }

    public static implicit operator ChatId(long identifier) => new(identifier);

    public static implicit operator ChatId(string username) => new(username);

    public override string ToString() => Username ?? (Identifier ?? 0).ToString();
}

public sealed class ChatIdConverter : JsonConverter<ChatId>
{
    public override ChatId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new ChatId(reader.GetString()!) : new ChatId(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, ChatId value, JsonSerializerOptions options)
    {
        if (value.Username is not null)
        {
            writer.WriteStringValue(value.Username);
            return;
        }

        writer.WriteNumberValue(value.Identifier ?? throw new InvalidOperationException("A request has no chat."));
    }
}
