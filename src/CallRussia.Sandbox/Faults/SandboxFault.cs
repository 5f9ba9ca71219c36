namespace CallRussia.Sandbox;

/// <summary>What goes wrong with a call.</summary>
public enum SandboxFaultKind
{
    /// <summary>429 with retry_after; nothing is done.</summary>
    TooManyRequests,

    /// <summary>An error of the Bot API's shape with a code and text; nothing is done.</summary>
    Error,

    /// <summary>502 with an HTML body, as a proxy in between answers; nothing is done.</summary>
    BadGateway,

    /// <summary>200 with no body at all; nothing is done.</summary>
    EmptyBody,

    /// <summary>Nothing is done and no answer ever comes.</summary>
    Hang,

    /// <summary>The connection is cut before anything is done.</summary>
    CutBefore,

    /// <summary>The call is carried out, but the connection is cut before the answer.</summary>
    CutAfter,

    /// <summary>The call is carried out after a while.</summary>
    Delay,
}

/// <summary>A fault to be armed with <see cref="SandboxFaults.Next"/>.</summary>
public sealed record SandboxFault(SandboxFaultKind Kind)
{
    public int Code { get; init; }

    public string Description { get; init; } = "";

    public int RetryAfter { get; init; }

    public TimeSpan Wait { get; init; }

    public static SandboxFault BadGateway => new(SandboxFaultKind.BadGateway);

    public static SandboxFault EmptyBody => new(SandboxFaultKind.EmptyBody);

    /// <summary>Hangs until the client gives up or the faults are cleared.</summary>
    public static SandboxFault Hang => new(SandboxFaultKind.Hang);

    public static SandboxFault CutBefore => new(SandboxFaultKind.CutBefore);

    public static SandboxFault CutAfter => new(SandboxFaultKind.CutAfter);

    /// <summary>The server's own words when it restarts.</summary>
    public static SandboxFault ServerError => Error(500, "Internal Server Error: restart");

    public static SandboxFault TooManyRequests(int retryAfter) => new(SandboxFaultKind.TooManyRequests) { RetryAfter = retryAfter };

    public static SandboxFault Error(int code, string description) =>
        new(SandboxFaultKind.Error) { Code = code, Description = description };

    /// <summary>Waits on the server's clock, then goes on.</summary>
    public static SandboxFault Delay(TimeSpan wait) => new(SandboxFaultKind.Delay) { Wait = wait };
}
