using System.Text.Json;

namespace CallRussia.Bot.Telegram.Api;

/// <summary>What every answer comes in. The result stays JSON here: its type depends on the method.</summary>
public sealed record Envelope(
    bool Ok,
    JsonElement? Result = null,
    int? ErrorCode = null,
    string? Description = null,
    ResponseParameters? Parameters = null);

public sealed record ResponseParameters(long? MigrateToChatId = null, long? RetryAfter = null);
