using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// Words of the Bot API as an enum whose first member is Unknown: a word that the server learns tomorrow must not make
/// an update unreadable. (The framework's own string enum converter throws.)
/// </summary>
public sealed class TolerantEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByWord =
        Enum.GetValues<T>().Skip(1).ToDictionary(Word, StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ByWord.GetValueOrDefault(reader.GetString()!) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ByWord.ContainsKey(Word(value))
            ? Word(value)
            : throw new ArgumentOutOfRangeException(nameof(value), $"{typeof(T).Name} has no word for the wire."));

    private static string Word(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>Unix time in whole seconds.</summary>
public sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset>
{
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds >= 0 && seconds <= Last
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeSeconds());
}
