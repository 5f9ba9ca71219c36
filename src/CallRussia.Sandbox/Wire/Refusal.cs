namespace CallRussia.Sandbox;

/// <summary>A call that Telegram would refuse. Caught in one place and turned into the error shape of the Bot API.</summary>
internal sealed class Refusal(int code, string description, int? retryAfter = null, long? migrateTo = null) : Exception(description)
{
    public int Code { get; } = code;

    public int? RetryAfter { get; } = retryAfter;

    /// <summary>The supergroup that a group became.</summary>
    public long? MigrateTo { get; } = migrateTo;

    public static Refusal BadRequest(string reason) => new(400, "Bad Request: " + reason);

    public static Refusal Forbidden(string reason) => new(403, "Forbidden: " + reason);

    public static Refusal Conflict(string reason) => new(409, "Conflict: " + reason);

    public static Refusal TooManyRequests(int seconds) => new(429, "Too Many Requests: retry after " + seconds, seconds);

    public static Refusal Migrated(long to) => new(400, "Bad Request: group chat was upgraded to a supergroup chat", migrateTo: to);

    public static Refusal TooLarge() => new(413, "Request Entity Too Large");
}
