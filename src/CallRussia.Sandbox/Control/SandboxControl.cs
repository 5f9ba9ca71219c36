using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Sandbox;

/// <summary>What the page does to the server: clock, faults, limits, restarting the bot.</summary>
internal sealed class SandboxControl(World world)
{
    public async Task ActAsync(HttpContext context, string action)
    {
        var body = await ControlApi.BodyAsync(context);
        switch (action)
        {
            case "advance":
                Advance(body);
                break;
            case "faults":
                var method = body.Text("method");
                world.Faults.Next(Fault(body), Math.Max(body.Number("calls") ?? 1, 1), method.Length > 0 ? method : null);
                break;
            case "clear-faults":
                world.Faults.Clear();
                break;
            case "offline":
                world.Faults.Offline = body.Flag("on");
                break;
            case "rate-limits":
                world.Limits.Limits = body.Flag("on") ? new SandboxRateLimits() : null;
                world.Page.SandboxChanged();
                break;
            case "restart-bot":
                var restart = world.Options.RestartBot ?? throw Refusal.BadRequest("the bot cannot be restarted from here");
                await restart(context.RequestAborted);
                break;
            default:
                throw new Refusal(404, "Not Found: no such action");
        }

        await ControlApi.DoneAsync(context);
    }

    private void Advance(JsonElement body)
    {
        if (world.Time is not AdjustableTimeProvider clock)
        {
            throw Refusal.BadRequest("this server's clock cannot be moved");
        }

        clock.Advance(TimeSpan.FromSeconds(body.Number("seconds") ?? 0));
    }

    private static SandboxFault Fault(JsonElement body) => body.Text("kind") switch
    {
        "TooManyRequests" => SandboxFault.TooManyRequests(body.Number("retry_after") ?? 5),
        "ServerError" => SandboxFault.ServerError,
        "Error" => SandboxFault.Error(body.Number("code") ?? 400, body.Text("description")),
        "BadGateway" => SandboxFault.BadGateway,
        "EmptyBody" => SandboxFault.EmptyBody,
        "Hang" => SandboxFault.Hang,
        "CutBefore" => SandboxFault.CutBefore,
        "CutAfter" => SandboxFault.CutAfter,
        "Delay" => SandboxFault.Delay(TimeSpan.FromSeconds(body.Number("seconds") ?? 5)),
        _ => throw Refusal.BadRequest("unknown kind of fault"),
    };
}
