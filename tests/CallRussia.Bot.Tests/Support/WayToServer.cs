using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CallRussia.Bot.Tests.Support;

/// <summary>A way to a PostgreSQL server that can be lost: then it carries nothing any more, and nobody is told.</summary>
public sealed class WayToServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentBag<Socket> _ends = [];
    private readonly string _socket;
    private volatile Loss _loss = new();

    /// <param name="connection">To a server that listens at a socket in a folder.</param>
    public WayToServer(string connection)
    {
        _socket = Path.Combine(new NpgsqlConnectionStringBuilder(connection).Host!, ".s.PGSQL.5432");
        _listener.Start();
        Connection = new NpgsqlConnectionStringBuilder(connection) { Host = $"{IPAddress.Loopback}", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
        _ = Accept();
    }

    /// <summary>The connection string of whoever goes this way.</summary>
    public string Connection { get; }

    /// <summary>So many lines were opened.</summary>
    public int Lines => _ends.Count / 2;

    /// <summary>From now on nothing gets through, in either direction, on the lines that are there and on new ones.</summary>
    public void Lose() => _loss.IsTotal = true;

    /// <summary>New lines get through again; those that were lost stay so.</summary>
    public void Find() => _loss = new Loss();

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        foreach (var end in _ends) end.Dispose();
        _over.Dispose();
    }

    private async Task Accept()
    {
        while (true)
        {
            var near = await _listener.AcceptSocketAsync(_over.Token);
            var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _ends.Add(near);
            _ends.Add(far);
            await far.ConnectAsync(new UnixDomainSocketEndPoint(_socket), _over.Token);
            var loss = _loss;
            _ = Carry(near, far, loss);
            _ = Carry(far, near, loss);
        }
    }

    private async Task Carry(Socket from, Socket to, Loss loss)
    {
        var some = new byte[65_536];
        try
        {
            while (await from.ReceiveAsync(some, _over.Token) is > 0 and var count)
                if (!loss.IsTotal) await to.SendAsync(some.AsMemory(0, count), _over.Token);
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end of a line is told below.
        }
        if (!loss.IsTotal) to.Dispose();
    }

    private sealed class Loss
    {
        private volatile bool _isTotal;

        public bool IsTotal
        {
            get => _isTotal;
            set => _isTotal = value;
        }
    }
}
