using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// What Telegram tells a page that it opens inside itself: who opened it, and when, signed with a key that follows from the bot's token
/// (https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app).
/// </summary>
public static class InitData
{
    /// <summary>A page may stay open through a long evening. What somebody found the next day opens nothing.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    /// <summary>The clock of this machine may be behind Telegram's.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    /// <summary>More than Telegram ever sends.</summary>
    private const int Longest = 4 << 10;

    private const string Hash = "hash";

    /// <returns>The id of the person who opened the page; null when nobody can be sure of it.</returns>
    public static long? Opener(string initData, BotToken token, DateTimeOffset now) =>
        initData.Length <= Longest && Fields(initData) is { } fields && IsSigned(fields, token) && IsFresh(fields, now) ? Person(fields) : null;

    /// <summary>As in a query: a blank may be written as a plus. No name stands twice.</summary>
    private static SortedDictionary<string, string>? Fields(string initData)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in initData.Split('&'))
            if (field.Split('=', 2) is not [var name, var value] || !fields.TryAdd(Plain(name), Plain(value))) return null;
        return fields;
    }

    private static string Plain(string escaped) => Uri.UnescapeDataString(escaped.Replace('+', ' '));

    private static bool IsSigned(SortedDictionary<string, string> fields, BotToken token)
    {
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(token.Reveal()));
        var signed = string.Join('\n', fields.Where(static field => field.Key != Hash).Select(static field => $"{field.Key}={field.Value}"));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(fields.GetValueOrDefault(Hash, "")));
    }

    private static bool IsFresh(SortedDictionary<string, string> fields, DateTimeOffset now) =>
        long.TryParse(fields.GetValueOrDefault("auth_date"), NumberStyles.None, CultureInfo.InvariantCulture, out var opened)
        && now.ToUnixTimeSeconds() - opened is var age && age <= GoodFor.TotalSeconds && age >= -ClocksDiffer.TotalSeconds;

    private static long? Person(SortedDictionary<string, string> fields)
    {
        try
        {
            using var user = JsonDocument.Parse(fields.GetValueOrDefault("user", ""));
            return user.RootElement.ValueKind == JsonValueKind.Object && user.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var person) ? person : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
