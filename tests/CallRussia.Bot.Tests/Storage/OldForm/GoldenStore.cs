using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;

namespace CallRussia.Bot.Tests.Storage.OldForm;

/// <summary>
/// Stores that the last version of the old form wrote, with what it told of them. Never change the files: stores out there look like these, and
/// nothing writes them any more. Their numbers are demo numbers, their people are made up.
/// </summary>
internal static class GoldenStore
{
    /// <summary>Calls of every outcome, one number in hand, a message that waits, an update set aside, a forgotten volunteer.</summary>
    public const string Used = "used";

    /// <summary>A broadcast under way and reports that are summed up.</summary>
    public const string News = "news";

    /// <summary>What organizers, moderators and editors leave, and what stops hand-outs.</summary>
    public const string Desk = "desk";

    /// <summary>Twenty numbers, one in hand, with the key of a workplace.</summary>
    public const string Small = "small";

    public static IReadOnlyList<string> All { get; } = [Used, News, Desk, Small];

    private static readonly JsonSerializerOptions s_told = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new ByCode() } };

    /// <summary>Puts the store where the file is to be.</summary>
    public static void Unpack(string name, string path)
    {
        using var packed = new GZipStream(Open($"golden-{name}.db.gz"), CompressionMode.Decompress);
        using var file = File.Create(path);
        packed.CopyTo(file);
    }

    /// <summary>What the old version knew.</summary>
    public static JsonNode Expected(string name)
    {
        using var file = Open($"golden-{name}.json");
        return JsonNode.Parse(file)!;
    }

    /// <summary>What somebody has in hand.</summary>
    public static (LeaseId Id, PhoneNumber Number) Held(string name)
    {
        var held = Expected(name)["held"]!;
        Assert.True(PhoneNumber.TryParse(held["number"]!.GetValue<string>(), out var number, out _));
        return (new LeaseId(held["id"]!.GetValue<long>()), number);
    }

    /// <summary>An answer as text: lists in it are not compared by their values.</summary>
    public static string Told(object answer) => JsonSerializer.Serialize(
        answer is MyDataGathered data ? new { data.HandOuts, data.Reported, data.CallLaters, Json = Known(data.Json) } : answer, s_told);

    private static Stream Open(string file) => typeof(GoldenStore).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);

    /// <summary>A language may be a key.</summary>
    /// <summary>Without what is younger than the old form: people among each other.</summary>
    private static JsonObject Known(string json)
    {
        var all = JsonNode.Parse(json)!.AsObject();
        foreach (var section in new CommunityLedger().Tables.Select(table => table.Owner?.Section).OfType<string>()) all.Remove(section);
        return all;
    }

    private sealed class ByCode : JsonConverter<Language>
    {
        public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) => writer.WritePropertyName(value.Code);
    }
}
