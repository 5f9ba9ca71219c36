using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>A file that came with a multipart request.</summary>
internal sealed record UploadedFile(string Name, byte[] Bytes);

/// <summary>
/// The parameters of one call. As in the real server all are strings, wherever they came from; objects and arrays are their JSON text.
/// </summary>
internal sealed class ApiParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UploadedFile> _files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Values => _values;

    public string this[string name] => _values.TryGetValue(name, out var value) ? value : "";

    public void Add(string name, string value) => _values[name] = value;

    public void Add(string name, UploadedFile file) => _files[name] = file;

    public bool Has(string name) => _values.ContainsKey(name);

    public UploadedFile? File(string name) => _files.GetValueOrDefault(name);

    public bool Flag(string name) => IsTrue(this[name]);

    /// <summary>A number; not a number is the default, as in the real server.</summary>
    public int Int(string name, int fallback, int min = int.MinValue, int max = int.MaxValue) =>
        (int)Math.Clamp(Long(name) ?? fallback, min, max);

    public long? Long(string name) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public string Required(string name)
    {
        var value = this[name];
        return value.Length > 0 ? value : throw Refusal.BadRequest($"parameter \"{name}\" is required");
    }

    /// <summary>A parameter that is JSON itself, or null when it is absent or empty.</summary>
    public JsonElement? JsonValue(string name, string refusal)
    {
        var text = this[name];
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest(refusal);
        }
    }

    public JsonElement? JsonObject(string name, string refusal) => JsonValue(name, refusal) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } json => json,
        _ => throw Refusal.BadRequest(refusal[..^" JSON object".Length] + ": expected an Object"),
    };

    /// <summary>A parameter that is a JSON array and has to be there.</summary>
    public JsonElement JsonArray(string name, string refusal, string otherwise)
    {
        Required(name);
        return JsonValue(name, refusal) is { ValueKind: JsonValueKind.Array } array ? array : throw Refusal.BadRequest(otherwise);
    }

    /// <summary>The spellings of true that the real server knows.</summary>
    public static bool IsTrue(string value) =>
        value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("yes", StringComparison.OrdinalIgnoreCase);
}
