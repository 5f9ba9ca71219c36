namespace CallRussia.Bot.Telegram.Api;

/// <summary>Where the Bot API is and how long a call may take.</summary>
public sealed record BotApiOptions(BotToken Token)
{
    public static readonly Uri PublicServer = new("https://api.telegram.org");

    /// <summary>A local server, the Sandbox or a proxy; the public one is blocked in some countries.</summary>
    public Uri ApiUrl { get; init; } = PublicServer;

    /// <summary>A send that takes longer is lost or stuck. Its fate is unknown, and the outbox decides what to do.</summary>
    public TimeSpan SendDeadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>50 MB at 4 Mbit/s, and the server delays uploads of the same size.</summary>
    public TimeSpan UploadDeadline { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Added to the poll's own timeout.</summary>
    public TimeSpan PollMargin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Resolving, connecting and TLS together; broken IPv6 costs about this much.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
