using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Door;

/// <summary>What happens at the door: never what was asked or answered there.</summary>
internal static partial class DoorLog
{
    [LoggerMessage(EventId = 4008, Level = LogLevel.Warning, Message = "A verb of the command line has the store {Path}: waiting until it is done")]
    public static partial void WaitsForVerb(this ILogger log, string path);

    [LoggerMessage(EventId = 4009, Level = LogLevel.Warning, Message = "Nothing can listen at {Path}, so verbs can't work beside this bot ({Why}): they ask to stop it first")]
    public static partial void NoDoor(this ILogger log, string path, string why);

    [LoggerMessage(EventId = 4010, Level = LogLevel.Warning, Message = "A verb said nothing for {Seconds} s: what it was about was dropped")]
    public static partial void VisitorSilent(this ILogger log, double seconds);

    [LoggerMessage(EventId = 4011, Level = LogLevel.Warning, Message = "What a verb asked failed ({Kind}): it was sent away")]
    public static partial void VisitFailed(this ILogger log, string kind);
}
