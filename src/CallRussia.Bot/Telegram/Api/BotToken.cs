using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// The key to the bot. Whoever reads it owns the bot, and the Bot API puts it into every address, so it is kept in a
/// type that never prints it and joins the address only at the last moment (<see cref="BotApiLine"/>).
/// </summary>
public sealed partial class BotToken
{
    private readonly string _value;

    private BotToken(string value, long botId) => (_value, BotId) = (value, botId);

    /// <summary>The part before the colon is public: the bot's own user id.</summary>
    public long BotId { get; }

    /// <summary>Reads "123456:ABC…". The value stands in no message: the caller names the key of the setting.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out BotToken? token)
    {
        token = value is not null && Form().IsMatch(value) && long.TryParse(value[..value.IndexOf(':')], out var id)
            ? new BotToken(value, id)
            : null;
        return token is not null;
    }

    public static BotToken Parse(string value) =>
        TryParse(value, out var token) ? token : throw new FormatException("A bot token has the form 123456:letters-and-digits.");

    /// <summary>The secret itself. Only for building an address or a signature.</summary>
    internal string Reveal() => _value;

    public override string ToString() => $"{BotId}:[redacted]";

    // \z and not $: a token read from a file with its line feed must fail here and not as a strange 404.
    [GeneratedRegex(@"\A[0-9]{1,16}:[A-Za-z0-9_-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
