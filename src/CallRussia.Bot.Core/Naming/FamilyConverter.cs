using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallRussia.Bot.Core.Naming;

/// <summary>
/// Writes a member of a closed family as <c>["feature.name", {…}]</c>. The name is the feature's, never the type's: types may be renamed.
/// </summary>
internal sealed class FamilyConverter<TFamily>(IReadOnlyDictionary<string, Type> types) : JsonConverter<TFamily>
    where TFamily : class
{
    private readonly Dictionary<Type, string> _names = types.ToDictionary(pair => pair.Value, pair => pair.Key);

    public override TFamily Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.GetString() is not { } name) throw new JsonException();
        if (!types.TryGetValue(name, out var type)) throw new UnknownName(name);
        reader.Read();
        var value = (TFamily)(JsonSerializer.Deserialize(ref reader, type, options) ?? throw new JsonException());
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? value : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, TFamily value, JsonSerializerOptions options)
    {
        var type = value.GetType();
        if (!_names.TryGetValue(type, out var name))
            throw new InvalidOperationException($"{type.Name} can't be stored: add it to its feature's States or Codes.");
        writer.WriteStartArray();
        writer.WriteStringValue(name);
        JsonSerializer.Serialize(writer, value, type, options);
        writer.WriteEndArray();
    }
}

/// <summary>A name that this version of the program doesn't know.</summary>
internal sealed class UnknownName(string name) : Exception($"Unknown name '{name}'.")
{
    public string Name { get; } = name;
}
