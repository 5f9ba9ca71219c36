using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>What a store on a server says to operators.</summary>
internal static partial class PostgresLog
{
    [LoggerMessage(EventId = 4020, Level = LogLevel.Information, Message = "A program of another version serves from the store {Store:l} and can not share it, or a migrate fills it: this instance begins when that one has ended")]
    public static partial void Waits(this ILogger log, string store);

    [LoggerMessage(EventId = 4022, Level = LogLevel.Warning, Message = "The store {Store:l} names several servers, and the primary waits for none of the others (synchronous_standby_names is empty, or synchronous_commit is local): what was acknowledged last is lost with it")]
    public static partial void NoStandbyIsWaitedFor(this ILogger log, string store);
}
