using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>
/// What tells Telegram from anybody else who calls the webhook. It is made of the token, so nobody has to make up and keep another secret, every
/// instance of the bot has the same one, and a new token brings a new one. The token can't be found from it.
/// </summary>
public sealed class WebhookSecret
{
    public const string Header = "X-Telegram-Bot-Api-Secret-Token";

    private readonly byte[] _value;

    public WebhookSecret(BotToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        _value = Encoding.ASCII.GetBytes(Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(token.Reveal()), "callrussia webhook"u8)));
    }

    /// <summary>Takes the same time for every wrong value, so that nobody finds it letter by letter.</summary>
    public bool Is(string? said) => said is not null && CryptographicOperations.FixedTimeEquals(_value, Encoding.UTF8.GetBytes(said));

    /// <summary>The secret itself, for Telegram alone.</summary>
    internal string Reveal() => Encoding.ASCII.GetString(_value);

    public override string ToString() => "[redacted]";
}
