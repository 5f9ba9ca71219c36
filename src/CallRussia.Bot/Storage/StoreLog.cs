using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage;

/// <summary>What the store says to operators: ids and names of ours, never a number or a word of a person.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(EventId = 4003, Level = LogLevel.Information, Message = "Added a segment of {Added} numbers ({Duplicates} known, {DoNotCall} do-not-call)")]
    public static partial void SegmentAdded(this ILogger log, long added, long duplicates, long doNotCall);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Information, Message = "Another import is adding numbers: waiting until it is done")]
    public static partial void WaitsForImport(this ILogger log);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "The bank holds numbers of region {Region}, which the numbering plan doesn't know: they are not handed out")]
    public static partial void UnknownRegion(this ILogger log, string region);
}
