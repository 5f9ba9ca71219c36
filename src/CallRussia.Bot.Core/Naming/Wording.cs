using System.Text.Json;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Naming;

/// <summary>States and triggers to UTF-8 JSON and back, by the names that the features give them. Shared by all connections.</summary>
public sealed class Wording : Names
{
    private const string ChangedShape = "(changed shape)";

    private static readonly Dictionary<string, Type> SendTimes = new()
    {
        ["now"] = typeof(SendTime.Now),
        ["at"] = typeof(SendTime.At),
        ["hour"] = typeof(SendTime.LocalHour),
    };

    private readonly JsonSerializerOptions _options;

    public Wording(IReadOnlyList<Feature> features)
    {
        _options = new JsonSerializerOptions
        {
            // A record that lost a part comes back as the safe state, not with a null where none may be.
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            IgnoreReadOnlyProperties = true,
        };
        _options.Converters.Add(new FamilyConverter<State>(Named(features, feature => feature.States)));
        _options.Converters.Add(new FamilyConverter<Trigger>(Named(features, feature => feature.Codes)));
        _options.Converters.Add(new FamilyConverter<SendTime>(SendTimes));
        foreach (var converter in ValueConverters.All) _options.Converters.Add(converter);
    }

    public override byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, _options);

    /// <summary>Null when an older or newer program wrote something that this one doesn't understand; <paramref name="unknown"/> names it.</summary>
    public State? ReadState(ReadOnlySpan<byte> json, out string unknown) => Read<State>(json, out unknown);

    public Trigger? ReadTrigger(ReadOnlySpan<byte> json, out string unknown) => Read<Trigger>(json, out unknown);

    public TrainingProgress? ReadTraining(ReadOnlySpan<byte> json, out string unknown) => Read<TrainingProgress>(json, out unknown);

    public BroadcastDraft? ReadDraft(ReadOnlySpan<byte> json) => Read<BroadcastDraft>(json, out _);

    public override T? Read<T>(ReadOnlySpan<byte> written, out string unknown)
        where T : class
    {
        unknown = "";
        try
        {
            if (JsonSerializer.Deserialize<T>(written, _options) is { } value) return value;
            unknown = ChangedShape;
        }
        catch (UnknownName e)
        {
            unknown = e.Name;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            unknown = ChangedShape;
        }
        return null;
    }

    private static Dictionary<string, Type> Named(IReadOnlyList<Feature> features, Func<Feature, IReadOnlyDictionary<string, Type>> names) =>
        features.SelectMany(feature => names(feature).Select(pair => KeyValuePair.Create($"{feature.Prefix}.{pair.Key}", pair.Value))).ToDictionary();
}
