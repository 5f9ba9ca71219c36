using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallRussia.Bot.Storage.Door;

/// <summary>
/// Lets verbs of the command line in while the bot runs: Kestrel's own transport on a socket that only the owner of the store may use.
/// Each visitor has a thread: there are few of them, and they wait for the store most of the time.
/// </summary>
internal sealed class Porter : IAsyncDisposable
{
    /// <summary>Who comes when so many are in waits outside.</summary>
    private const int MostVisitors = 32;

    private readonly House _house;
    private readonly IConnectionListener _listener;
    private readonly SemaphoreSlim _places = new(MostVisitors);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _receiving;

    private Porter(House house, IConnectionListener listener)
    {
        (_house, _listener) = (house, listener);
        _receiving = Receive();
    }

    /// <summary>By whoever has the store's lock: a socket or a copy that lies there is of one that was killed.</summary>
    /// <exception cref="IOException">Nothing can listen there.</exception>
    /// <exception cref="SocketException">The same.</exception>
    /// <exception cref="ArgumentException">The same: the name is too long for any way to it.</exception>
    public static async Task<Porter> Open(House house, CancellationToken cancellationToken)
    {
        var address = Doorway.Of(house.Path);
        if (File.Exists(address)) File.Delete(address);
        Visit.TakeAway(Visit.CopyOf(house.Path, "*"));
        using var way = new Doorway(house.Path);
        // A visit's own thread waits for what comes and does everything else: there is nothing to be handed on to others.
        var options = new SocketTransportOptions { UnsafePreferInlineScheduling = true };
        var transport = new SocketTransportFactory(Options.Create(options), NullLoggerFactory.Instance);
        var listener = await transport.BindAsync(new UnixDomainSocketEndPoint(way.Address), cancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(address, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new Porter(house, listener);
    }

    /// <summary>Whoever is in is sent away; what they were about is dropped, and it ends with the last of them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _listener.UnbindAsync();
        await _closing.CancelAsync();
        await _receiving;
        for (var place = 0; place < MostVisitors; place++) await _places.WaitAsync();
        await _listener.DisposeAsync();
        if (Doorway.Of(_house.Path) is var address && File.Exists(address)) File.Delete(address);
    }

    private async Task Receive()
    {
        while (true)
        {
            await _places.WaitAsync();
            if (await _listener.AcceptAsync() is not { } visitor) break;
            _ = Receive(visitor);
        }
        _places.Release();
    }

    private async Task Receive(ConnectionContext visitor)
    {
        try
        {
            await using (visitor)
            await using (_closing.Token.Register(visitor.Abort))
                await Task.Factory.StartNew(() => Serve(visitor), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (Exception e)
        {
            _house.Log.VisitFailed(e.GetType().Name);
        }
        finally
        {
            _places.Release();
        }
    }

    private void Serve(ConnectionContext visitor)
    {
        using var visit = new Visit(_house, new Wire(visitor.Transport.Input.AsStream(leaveOpen: true), visitor.Transport.Output.AsStream(leaveOpen: true)));
        visit.Run();
    }
}
