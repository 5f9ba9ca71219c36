using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallRussia.Bot.Core.Broadcasting;

namespace CallRussia.Bot.Storage.Serialization;

/// <summary>When a broadcast goes out, as one word: <c>now</c>, <c>2026-11-25T13:00:00Z</c> or <c>2026-11-25 18</c>, an hour on everyone's clock.</summary>
internal sealed class SendTimes : JsonConverter<SendTime>
{
    private const string AtOnce = "now";
    private const string Moment = "yyyy-MM-ddTHH:mm:ssZ";
    private const string LocalHour = "yyyy-MM-dd HH";

    public override SendTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var word = reader.GetString() ?? throw new JsonException();
        if (word == AtOnce) return new SendTime.Now();
        if (DateTimeOffset.TryParseExact(word, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return new SendTime.At(at);
        return DateTime.TryParseExact(word, LocalHour, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new SendTime.LocalHour(DateOnly.FromDateTime(local), local.Hour)
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, SendTime value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
    {
        SendTime.At at => at.Moment.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture),
        SendTime.LocalHour local => local.Day.ToDateTime(new TimeOnly(local.Hour, 0)).ToString(LocalHour, CultureInfo.InvariantCulture),
        _ => AtOnce,
    });
}
