using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>Carries out a fault that comes before the call.</summary>
internal static class FaultAnswers
{
    private static readonly byte[] Html =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n"u8.ToArray();

    /// <summary>The status when the call ends here (0: cut); null when it goes on.</summary>
    public static async Task<int?> BeforeAsync(HttpContext context, World world, SandboxFault fault, Task cleared)
    {
        switch (fault.Kind)
        {
            case SandboxFaultKind.TooManyRequests:
                await BotEndpoint.RefuseAsync(context, Refusal.TooManyRequests(fault.RetryAfter));
                return 429;
            case SandboxFaultKind.Error:
                await BotEndpoint.RefuseAsync(context, new Refusal(fault.Code, fault.Description));
                return fault.Code;
            case SandboxFaultKind.BadGateway:
                context.Response.StatusCode = 502;
                context.Response.ContentType = "text/html";
                await context.Response.Body.WriteAsync(Html, context.RequestAborted);
                return 502;
            case SandboxFaultKind.EmptyBody:
                context.Response.ContentLength = 0;
                return 200;
            case SandboxFaultKind.Hang:
                await WaitAsync(context, world, Timeout.InfiniteTimeSpan, cleared);
                context.Abort();
                return 0;
            case SandboxFaultKind.CutBefore:
                context.Abort();
                return 0;
            case SandboxFaultKind.Delay when !await WaitAsync(context, world, fault.Wait, cleared):
                context.Abort();
                return 0;
            default:
                return null;
        }
    }

    /// <summary>True when the time passed, false when the wait was cut.</summary>
    private static async Task<bool> WaitAsync(HttpContext context, World world, TimeSpan wait, Task cleared)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, world.Stopping);
        var waited = Task.Delay(wait, world.Time, cut.Token);
        var passed = await Task.WhenAny(waited, cleared) == waited && waited.IsCompletedSuccessfully;
        await cut.CancelAsync();
        return passed;
    }
}
