using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>A server that answers bytes, or nothing, and hangs up: what a web framework is too polite for.</summary>
public sealed class BrokenServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BrokenServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _listener.Start();
        _ = Accept(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>Done when somebody connected.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Reads the request, answers these bytes and closes the connection.</summary>
    public static BrokenServer Answering(string bytes) => new(async (stream, stop) =>
    {
        await ReadRequest(stream, stop);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes), stop);
    });

    /// <summary>Reads the request, answers these bytes and then nothing, with the connection open.</summary>
    public static BrokenServer Stalling(string bytes) => new(async (stream, stop) =>
    {
        await ReadRequest(stream, stop);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes), stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
    });

    /// <summary>Accepts and never says a word, not even TLS's first.</summary>
    public static BrokenServer Mute() => new((_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));

    /// <summary>Hangs up at once.</summary>
    public static BrokenServer HangingUp() => new((_, _) => Task.CompletedTask);

    /// <summary>A port where nobody listens.</summary>
    public static Uri Nobody()
    {
        using var server = HangingUp();
        return server.Url;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private static async Task ReadRequest(NetworkStream stream, CancellationToken stop)
    {
        var read = new StringBuilder();
        var buffer = new byte[4096];
        while (!Whole(read.ToString()))
        {
            read.Append(Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer, stop)));
        }
    }

    private static bool Whole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = request.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return end >= 0 && request.Length >= end + 4 + int.Parse(length?[16..] ?? "0");
    }

    private async Task Accept(Func<NetworkStream, CancellationToken, Task> serve)
    {
        var stop = _stop.Token;
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(stop);
                _reached.TrySetResult();
                await serve(client.GetStream(), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
