using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CallRussia.Site.Serving;

/// <summary>What the pages take of the machine at most, whoever asks for them: the bot beside them needs the rest.</summary>
internal static class SiteLimits
{
    /// <summary>Open at a time. A proxy needs some tens; the others are streams, and what is beyond is closed before it is read.</summary>
    public const int Connections = 1_000;

    /// <summary>Open pages whose counter goes on. Others show the counter as it was when they were opened.</summary>
    public const int Streams = 500;

    /// <summary>Answered in a second; from memory each takes some hundredths of a millisecond. The rest is told to come again.</summary>
    public const int AnswersPerSecond = 2_000;

    /// <summary>Of these, answers that are made for one reader: a search, a page with the tag that they came with. Each takes a millisecond or two.</summary>
    public const int MadePerSecond = 50;

    /// <summary>Questions of pages beside a call: each open one asks every three seconds and reads a few records of the store.</summary>
    public const int LooksPerSecond = 300;

    /// <summary>Nobody sends anything but a short form.</summary>
    public const int Body = 16 << 10;

    public static readonly TimeSpan ForHeaders = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked whether the counter has changed.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Kestrel itself cuts off whoever sends or reads too slowly.</summary>
    public static void Set(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = Connections;
        limits.MaxRequestBodySize = Body;
        limits.MaxRequestLineSize = 4 << 10;
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.RequestHeadersTimeout = ForHeaders;
        limits.KeepAliveTimeout = Idle;
    }
}
