using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads fields the way the real server does: strings and numbers pass for each other, what is absent is empty.</summary>
internal static class JsonReading
{
    public static string Text(this JsonElement json, string name) => json.Field(name) is { } field ? field.Plain() : "";

    /// <summary>The string or number itself; empty for anything else.</summary>
    public static string Plain(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Letters(json),
        JsonValueKind.Number => json.GetRawText(),
        _ => "",
    };

    /// <summary>A field that may be absent but, once there, holds a string or a number.</summary>
    public static string OptionalText(this JsonElement json, string name) =>
        json.Field(name) is null or { ValueKind: JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null }
            ? json.Text(name)
            : throw Refusal.BadRequest($"field \"{name}\" must be of type String");

    public static string RequiredText(this JsonElement json, string name) =>
        json.Field(name) is null ? throw Refusal.BadRequest($"can't find field \"{name}\"") : json.OptionalText(name);

    public static int? Number(this JsonElement json, string name) =>
        int.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static double Degrees(this JsonElement json, string name) =>
        double.TryParse(json.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : 0;

    public static bool Flag(this JsonElement json, string name) =>
        json.Field(name) is { } field && (field.ValueKind == JsonValueKind.True || ApiParameters.IsTrue(json.Text(name)));

    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var field) ? field : null;

    // Half of a surrogate pair is no letter: JSON can write it, UTF-8 cannot.
    private static string Letters(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refusal.BadRequest("strings must be encoded in UTF-8");
        }
    }
}
