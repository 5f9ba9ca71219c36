using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Core.Naming;

/// <summary>Values of the domain that stand for one number or one word.</summary>
internal static class ValueConverters
{
    public static IEnumerable<JsonConverter> All =>
    [
        // In full, because what is written here is sealed before it reaches the file.
        new Whole<PhoneNumber>(number => number.ToNational(), PhoneNumber.FromNational),
        new Whole<LeaseId>(lease => lease.Value, value => new LeaseId(value)),
        new Whole<VolunteerId>(volunteer => volunteer.Value, value => new VolunteerId(value)),
        new Whole<BroadcastId>(broadcast => broadcast.Value, value => new BroadcastId(value)),
        new Word<RegionCode>(region => region.Text, text => new RegionCode(text)),
        new Word<Language>(language => language.Code, code => Language.FromCode(code) ?? Language.English),
    ];

    private sealed class Whole<T>(Func<T, long> write, Func<long, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(write(value));
    }

    private sealed class Word<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, [DisallowNull] T value, JsonSerializerOptions options) => writer.WritePropertyName(write(value));
    }
}
