using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>Tells success from failure. The body may be anything: proxies answer in HTML, or nothing at all.</summary>
internal static partial class AnswerReader
{
    /// <returns>Null when the Bot API did what was asked; the result is the package's to read.</returns>
    public static BotError? Failure(string method, Answer answer) => IsPlainSuccess(answer.Body) ? null : Open(answer.Body) switch
    {
        null => NotTheBotApi(answer),
        { Ok: true } => null,
        { } refusal => Refusal(method, answer, refusal),
    };

    /// <summary>As the Bot API writes it, and not cut off: no need to read all of it here too.</summary>
    private static bool IsPlainSuccess(ReadOnlySpan<byte> body) => body.StartsWith("""{"ok":true,"""u8) && body.EndsWith("}"u8);

    /// <summary>Of a proxy, a captive portal, a wrong address.</summary>
    private static BotError NotTheBotApi(Answer answer)
    {
        var kind = answer.Status switch
        {
            429 => BotErrorKind.Flood,
            < 300 => BotErrorKind.Decode,
            _ => BotErrorKind.Server,
        };
        var description = $"HTTP {answer.Status} without an answer of the Bot API ({answer.Body.Length} bytes).";
        return new BotError(
            kind, answer.Status, description, answer.RetryAfter, MigrateTo: null, ErrorTable.DeliveryOf(answer.Status, description));
    }

    private static Envelope? Open(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EnvelopeJson.Strict.Envelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static BotError Refusal(string method, Answer answer, Envelope envelope)
    {
        var code = envelope.ErrorCode ?? answer.Status;
        var description = envelope.Description ?? "";
        var migrateTo = envelope.Parameters?.MigrateToChatId;
        return new BotError(
            ErrorTable.Classify(method, code, description, migrateTo is not null),
            code,
            TokenScrubber.Scrub(description),
            Seconds(envelope.Parameters?.RetryAfter) ?? answer.RetryAfter ?? InWords(description),
            migrateTo,
            ErrorTable.DeliveryOf(code, description));
    }

    private static TimeSpan? InWords(string description) =>
        RetryAfterWords().Match(description) is { Success: true } match && long.TryParse(match.Groups["seconds"].ValueSpan, out var seconds)
            ? Seconds(seconds)
            : null;

    private static TimeSpan? Seconds(long? seconds) =>
        seconds is null ? null : BotError.Told(TimeSpan.FromSeconds(Math.Clamp(seconds.Value, 0, int.MaxValue)));

    [GeneratedRegex("retry after (?<seconds>[0-9]{1,10})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RetryAfterWords();
}

/// <summary>What every answer comes in, but for the result.</summary>
internal sealed record Envelope(bool Ok, int? ErrorCode = null, string? Description = null, EnvelopeParameters? Parameters = null);

internal sealed record EnvelopeParameters(long? MigrateToChatId = null, long? RetryAfter = null);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext
{
    /// <summary>What does not say whether it is "ok" is no answer of the Bot API. (The attribute can't set this.)</summary>
    public static readonly EnvelopeJson Strict = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
    });
}
