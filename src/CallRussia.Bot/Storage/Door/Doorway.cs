using System.Net.Sockets;
using System.Text;

namespace CallRussia.Bot.Storage.Door;

/// <summary>
/// Where the running bot listens: a socket beside the store. Systems take some hundred bytes for the way to one; where it is longer, a link in
/// a folder of one's own leads to the folder of the store, for the moment in which it is bound or connected.
/// </summary>
internal sealed class Doorway : IDisposable
{
    /// <summary>macOS takes 104 with the zero at its end, Linux and Windows 108.</summary>
    private const int MostBytes = 103;

    private readonly DirectoryInfo? _made;

    public Doorway(string store)
    {
        Address = Of(store);
        if (Encoding.UTF8.GetByteCount(Address) <= MostBytes) return;
        _made = Directory.CreateTempSubdirectory("cr-");
        try
        {
            var link = Directory.CreateSymbolicLink(Path.Combine(_made.FullName, "s"), Path.GetDirectoryName(Address)!);
            Address = Path.Combine(link.FullName, Path.GetFileName(Address));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>As short as it has to be; of use until this is disposed.</summary>
    public string Address { get; }

    public static string Of(string store) => Path.GetFullPath(store) + ".sock";

    /// <returns>Null when nobody listens there.</returns>
    public static Socket? TryConnect(string store)
    {
        if (!File.Exists(Of(store))) return null;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            using var way = new Doorway(store);
            socket.Connect(new UnixDomainSocketEndPoint(way.Address));
            return socket;
        }
        catch (Exception refused) when (refused is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            socket.Dispose();
            return null;
        }
    }

    public void Dispose() => _made?.Delete(recursive: true);
}
