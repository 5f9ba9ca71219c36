namespace CallRussia.Sandbox;

/// <summary>How a Sandbox is set up. Everything has a default that suits a test.</summary>
public sealed class SandboxOptions
{
    /// <summary>The one token this server knows; the number before the colon is the bot's id.</summary>
    public string Token { get; set; } = "1000000001:SANDBOX-token-that-opens-nothing";

    /// <summary>Port on the loopback address; 0 takes any free one.</summary>
    public int Port { get; set; }

    /// <summary>The clock of the server. With an <see cref="AdjustableTimeProvider"/> the page can move it.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string BotName { get; set; } = "CallRussia";

    public string BotUsername { get; set; } = "CallRussiaBot";

    /// <summary>Telegram starts a bot's updates at a random number; this makes it repeatable.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>When set, the first update gets this id instead of a seeded random one.</summary>
    public int? FirstUpdateId { get; set; }

    /// <summary>Set to switch the sending limits on; null (the default) never answers 429 by itself.</summary>
    public SandboxRateLimits? RateLimits { get; set; }

    /// <summary>How long a tap may wait for its answer. Not published; reports speak of about 15 seconds.</summary>
    public TimeSpan CallbackAnswerWindow { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many of the bot's latest calls are kept for <see cref="SandboxServer.OutgoingRequests"/>.</summary>
    public int KeptCalls { get; set; } = 10_000;

    /// <summary>How long (in real time) a person waits for something expected before the test fails.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>When given, the page offers to restart the bot.</summary>
    public Func<CancellationToken, Task>? RestartBot { get; set; }
}

/// <summary>
/// The sending limits that Telegram speaks of: about 30 messages a second in all, about one a second in a chat with short bursts.
/// The real ones are unpublished and move.
/// </summary>
public sealed record SandboxRateLimits(int OverallPerSecond = 30, double PerChatPerSecond = 1, int PerChatBurst = 3);
