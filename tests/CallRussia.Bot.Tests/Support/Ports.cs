using System.Net;
using System.Net.Sockets;

namespace CallRussia.Bot.Tests.Support;

internal static class Ports
{
    /// <summary>A port of this machine that nobody listens at.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The settings of a bot that takes updates at a free port.</summary>
    public static Dictionary<string, string?> ForWebhook()
    {
        var port = Free();
        return new Dictionary<string, string?> { ["Telegram:WebhookUrl"] = $"http://127.0.0.1:{port}/telegram", ["Telegram:Listen"] = $"{port}" };
    }
}
