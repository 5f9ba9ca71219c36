using CallRussia.Bot.Storage.Engines;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

internal enum LockOf
{
    /// <summary>To write: held by a transaction.</summary>
    Writing,

    /// <summary>To serve people from the store: all instances share it, a migrate that fills the store holds it alone.</summary>
    Serving,

    /// <summary>To add numbers: two imports would take each other's unfinished blocks for those of a dead one.</summary>
    Importing,

    /// <summary>To make and change tables.</summary>
    Making,

    /// <summary>See <see cref="Server.Verify"/>.</summary>
    Probe,

    /// <summary>To be there: each instance has one of its own, see <see cref="Attendance"/>.</summary>
    Attending,
}

/// <summary>A lock of the server that ends with the session that took it, however that ends.</summary>
internal sealed class Locks : IDisposable
{
    /// <summary>Each store of a database has its own.</summary>
    public const string OfStore = "hashtext(current_schema())";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly NpgsqlConnection _line;
    private readonly string _place;

    private Locks(NpgsqlConnection line, string place) => (_line, _place) = (line, place);

    /// <summary>The first number of its locks.</summary>
    public static int Kind(LockOf what) => StoreParts.Owner + (int)what;

    /// <summary>The two numbers of the lock of this store, as SQL.</summary>
    public static string Place(LockOf what) => $"{Kind(what)}, {OfStore}";

    /// <summary>The second number of the lock of one that has a name in this store, as SQL.</summary>
    /// <param name="name">As SQL.</param>
    public static string NumberOf(string name) => $"hashtext(current_schema() || '/' || {name})";

    /// <returns>Null while another session has it.</returns>
    public static Locks? TryTake(NpgsqlConnection line, LockOf what, int number) => TryTake(line, $"{Kind(what)}, {number}");

    /// <inheritdoc cref="TryTake(NpgsqlConnection, LockOf, int)"/>
    public static Locks? TryTake(NpgsqlConnection line, LockOf what) => TryTake(line, Place(what));

    /// <summary>The lock of one that has a name in this store.</summary>
    /// <inheritdoc cref="TryTake(NpgsqlConnection, LockOf, int)"/>
    public static Locks? TryTake(NpgsqlConnection line, LockOf what, string name) => TryTake(line, $"{Kind(what)}, {NumberOf($"'{name}'")}");

    /// <summary>Others may have it at the same time, in the same way. It is held until the session ends.</summary>
    /// <returns>False while another session has it alone.</returns>
    public static bool TryShare(NpgsqlConnection line, LockOf what) => Sql.Scalar(line, $"SELECT pg_try_advisory_lock_shared({Place(what)})") is true;

    private static Locks? TryTake(NpgsqlConnection line, string place) => Sql.Scalar(line, $"SELECT pg_try_advisory_lock({place})") is true ? new Locks(line, place) : null;

    /// <summary>Waits for a lock. The server says every few seconds that it is still held: one that says nothing is taken for lost.</summary>
    /// <param name="take">Begins a transaction that takes it.</param>
    /// <param name="takeBack">Takes back one that did not get it.</param>
    public static T Wait<T>(TimeProvider clock, Func<T> take, Action takeBack)
    {
        var since = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return take();
            }
            catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable && clock.GetElapsedTime(since) < LongestWait)
            {
                takeBack();
            }
        }
    }

    /// <returns>Whether this very session has it.</returns>
    public static bool Has(NpgsqlConnection line, LockOf what, int number) => Sql.Scalar(
        line, "SELECT 1 FROM pg_locks WHERE locktype='advisory' AND granted AND pid=pg_backend_pid() AND classid::bigint=$1 AND objid::bigint=$2", (long)Kind(what), (long)number) is not null;

    public void Dispose()
    {
        try
        {
            if (_line.State == System.Data.ConnectionState.Open) Sql.Run(_line, $"SELECT pg_advisory_unlock({_place})");
        }
        catch (NpgsqlException)
        {
            // The session is gone, and the lock with it.
        }
    }
}
