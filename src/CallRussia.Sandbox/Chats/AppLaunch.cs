using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CallRussia.Sandbox;

/// <summary>
/// The address with which Telegram opens a page inside itself: behind '#' stands who opened it, signed with the bot's token, and the app's colours.
/// </summary>
internal static class AppLaunch
{
    private static readonly Dictionary<string, string> Light = new()
    {
        ["bg_color"] = "#ffffff",
        ["text_color"] = "#000000",
        ["hint_color"] = "#999999",
        ["link_color"] = "#168acd",
        ["button_color"] = "#40a7e3",
        ["button_text_color"] = "#ffffff",
        ["secondary_bg_color"] = "#f1f1f1",
    };

    private static readonly Dictionary<string, string> Dark = new()
    {
        ["bg_color"] = "#17212b",
        ["text_color"] = "#f5f5f5",
        ["hint_color"] = "#708499",
        ["link_color"] = "#6ab3f3",
        ["button_color"] = "#5288c1",
        ["button_text_color"] = "#ffffff",
        ["secondary_bg_color"] = "#232e3c",
    };

    public static Uri Address(string url, string token, PersonCard person, DateTimeOffset at, bool isDark)
    {
        var colours = JsonSerializer.Serialize(isDark ? Dark : Light);
        var launch = $"tgWebAppData={Uri.EscapeDataString(Signed(token, person, at))}&tgWebAppVersion=9.1&tgWebAppPlatform=web&tgWebAppThemeParams={Uri.EscapeDataString(colours)}";
        return new Uri($"{url}#{launch}");
    }

    private static string Signed(string token, PersonCard person, DateTimeOffset at)
    {
        SortedDictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["auth_date"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["query_id"] = $"AA{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}",
            // For those who do not have the token. Nobody checks it here.
            ["signature"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
            ["user"] = Encoding.UTF8.GetString(Json.Bytes(person, PersonWriter.WriteUser)),
        };
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(token));
        var checkedLines = string.Join('\n', fields.Select(field => $"{field.Key}={field.Value}"));
        fields["hash"] = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(checkedLines)));
        return string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
    }
}
