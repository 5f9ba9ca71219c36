using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>What a store on a server says to operators.</summary>
internal static partial class PostgresLog
{
    [LoggerMessage(EventId = 4020, Level = LogLevel.Information, Message = "Another instance serves the store {Store:l}: this one stands by and takes over when that one is gone")]
    public static partial void StandsBy(this ILogger log, string store);

    [LoggerMessage(EventId = 4021, Level = LogLevel.Information, Message = "This instance serves the store {Store:l} (epoch {Epoch})")]
    public static partial void Serves(this ILogger log, string store, long epoch);

    [LoggerMessage(EventId = 4022, Level = LogLevel.Warning, Message = "The store {Store:l} names several servers, and the primary waits for none of the others (synchronous_standby_names is empty, or synchronous_commit is local): what was acknowledged last is lost with it")]
    public static partial void NoStandbyIsWaitedFor(this ILogger log, string store);
}
