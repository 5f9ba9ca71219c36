using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage;

/// <summary>What the store says to operators: ids and names of ours, never a number or a word of a person.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "The conversation of volunteer {Volunteer} is in state {State}, which this version doesn't know: starting over from a safe state")]
    public static partial void UnknownState(this ILogger log, long volunteer, string state);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Timer {Key} of volunteer {Volunteer} brings {Trigger}, which this version doesn't know: dropped")]
    public static partial void UnknownTimer(this ILogger log, string key, long volunteer, string trigger);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Information, Message = "Added a segment of {Added} numbers ({Duplicates} known, {DoNotCall} do-not-call)")]
    public static partial void SegmentAdded(this ILogger log, long added, long duplicates, long doNotCall);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Information, Message = "Another import is adding numbers: waiting until it is done")]
    public static partial void WaitsForImport(this ILogger log);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Information, Message = "Swept {Done} handled ids, {SetAside} set-aside updates, {Links} links between volunteers and numbers; {Ended} leases whose timers were lost")]
    public static partial void Swept(this ILogger log, int done, int setAside, int links, int ended);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "The bank holds numbers of region {Region}, which the numbering plan doesn't know: they are not handed out")]
    public static partial void UnknownRegion(this ILogger log, string region);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Warning, Message = "What volunteer {Volunteer} learned is written as {Shape}, which this version doesn't know: it begins anew")]
    public static partial void UnknownTraining(this ILogger log, long volunteer, string shape);
}
