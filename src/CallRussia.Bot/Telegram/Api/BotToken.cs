using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// The key to the bot. Whoever reads it owns the bot, and the Bot API puts it into every address, so it is kept in a
/// type that never prints it and joins the address only at the last moment (<see cref="BotApiLine"/>).
/// </summary>
public sealed class BotToken
{
    private const int LongestId = 16;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private readonly string _value;

    private BotToken(string value, long botId) => (_value, BotId) = (value, botId);

    /// <summary>The part before the colon is public: the bot's own user id.</summary>
    public long BotId { get; }

    /// <summary>Reads "123456:ABC…". The value stands in no message: the caller names the key of the setting.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out BotToken? token)
    {
        token = value?.IndexOf(':') is > 0 and <= LongestId and var colon && HasForm(value.AsSpan(0, colon), value.AsSpan(colon + 1))
            ? new BotToken(value, long.Parse(value.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
        return token is not null;
    }

    public static BotToken Parse(string value) =>
        TryParse(value, out var token) ? token : throw new FormatException("A bot token has the form 123456:letters-and-digits.");

    /// <summary>The secret itself. Only for building an address or a signature.</summary>
    internal string Reveal() => _value;

    public override string ToString() => $"{BotId}:[redacted]";

    // To the last character: a token read from a file with its line feed must fail here and not as a strange 404.
    private static bool HasForm(ReadOnlySpan<char> id, ReadOnlySpan<char> secret) =>
        !id.ContainsAnyExceptInRange('0', '9') && !secret.IsEmpty && !secret.ContainsAnyExcept(Letters);
}
