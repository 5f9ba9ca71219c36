using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>From an HTTP answer to a result. The body may be anything: proxies answer in HTML, or nothing at all.</summary>
internal static partial class AnswerReader
{
    public static BotResult<T> Read<T>(string method, Answer answer, Func<JsonElement, T> decode)
    {
        if (Open(answer.Body) is not { } envelope)
        {
            return NotTheBotApi(answer);
        }

        if (!envelope.Ok)
        {
            return Refusal(method, answer, envelope);
        }

        try
        {
            return BotResult.Ok(decode(envelope.Result ?? throw new JsonException()));
        }
        catch (JsonException unreadable)
        {
            // Done all the same: sending it again would send it twice.
            var description = $"The result of {method} can't be read at {unreadable.Path ?? "$"}.";
            return new BotError(BotErrorKind.Decode, answer.Status, description, RetryAfter: null, MigrateTo: null, Fate.Sent);
        }
    }

    public static Func<JsonElement, T> Of<T>(JsonTypeInfo<T> shape) =>
        result => result.Deserialize(shape) ?? throw new JsonException();

    /// <summary>The updates that have an id; the poller can neither keep nor confirm one without.</summary>
    public static IReadOnlyList<RawUpdate> Updates(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException();
        }

        var updates = new List<RawUpdate>(result.GetArrayLength());
        foreach (var update in result.EnumerateArray())
        {
            if (update.ValueKind == JsonValueKind.Object
                && update.TryGetProperty("update_id", out var id)
                && id.ValueKind == JsonValueKind.Number
                && id.TryGetInt32(out var number))
            {
                // A copy: a slice would keep the whole answer (up to 4 MiB) alive for one update.
                updates.Add(new RawUpdate(number, JsonMarshal.GetRawUtf8Value(update).ToArray()));
            }
        }

        return updates;
    }

    /// <summary>An answer that is not the Bot API's: of a proxy, a captive portal, a wrong address.</summary>
    public static BotError NotTheBotApi(Answer answer)
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
            return JsonSerializer.Deserialize(body, BotApiJson.Wire.Envelope);
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
