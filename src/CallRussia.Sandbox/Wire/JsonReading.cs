using System.Globalization;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>Reads fields the way the real server does: strings and numbers pass for each other, what is absent is empty.</summary>
internal static class JsonReading
{
    public static string Text(this JsonElement json, string name) =>
        json.Field(name) is { } field
            ? field.ValueKind switch
            {
                JsonValueKind.String => field.GetString()!,
                JsonValueKind.Number => field.GetRawText(),
                _ => "",
            }
            : "";

    public static int? Number(this JsonElement json, string name) =>
        int.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Flag(this JsonElement json, string name) =>
        json.Field(name) is { } field && (field.ValueKind == JsonValueKind.True || ApiParameters.IsTrue(json.Text(name)));

    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var field) ? field : null;
}
