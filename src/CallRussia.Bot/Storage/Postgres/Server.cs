using System.Globalization;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>Where a store lies on a PostgreSQL server, and the lines to it: one for the writer, one for the right to serve, some for looks.</summary>
/// <remarks>The schema is the first one of the connection's search path: several stores may lie in one database.</remarks>
internal sealed class Server : IDisposable
{
    /// <summary>14 is the first one that ends an idle session by itself, which is how a stopped machine loses its right to serve.</summary>
    private const int OldestVersion = 140_000;

    /// <summary>Looks at the same time: more wait.</summary>
    private const int MostLooks = 8;

    /// <summary>A statement of ours takes milliseconds; a check of everything reads page by page.</summary>
    private const int SecondsPerStatement = 60;

    private readonly NpgsqlDataSource _looks;
    private readonly string _writing;
    private readonly string _serving;
    private readonly string _importing;
    private readonly string _making;

    /// <exception cref="StoreException">It is no connection string; nothing of it is repeated, for a password may stand in it.</exception>
    public Server(string connection)
    {
        var common = Parsed(connection);
        Name = $"{common.Host}/{common.Database ?? common.Username}{(common.SearchPath is { } path ? $" ({path})" : "")}";
        (common.ApplicationName, common.CommandTimeout) = (common.ApplicationName ?? "callrussia", SecondsPerStatement);
        // A server that hears nothing from a machine for 5 seconds takes it for gone. Only a line in use is short of time; a look may think for long.
        var alone = With(common, "-c idle_in_transaction_session_timeout=4s -c lock_timeout=30s -c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3");
        (alone.Pooling, alone.MaxAutoPrepare, alone.AutoPrepareMinUsages, alone.Timeout) = (false, 500, 2, 5);
        _writing = With(alone, "-c enable_seqscan=off").ConnectionString;
        _serving = With(alone, "-c idle_session_timeout=4s").ConnectionString;
        _importing = With(alone, "-c idle_in_transaction_session_timeout=0").ConnectionString;
        var making = With(alone, "-c idle_in_transaction_session_timeout=10min -c lock_timeout=10min");
        making.CommandTimeout = 0;
        _making = making.ConnectionString;
        var looking = With(common, "-c idle_in_transaction_session_timeout=10min -c enable_seqscan=off");
        (looking.Pooling, looking.MaxPoolSize, looking.MaxAutoPrepare, looking.AutoPrepareMinUsages) = (true, MostLooks, 500, 2);
        // What was prepared stays so: nothing else of a session is ever changed here.
        looking.NoResetOnClose = true;
        _looks = NpgsqlDataSource.Create(looking);
    }

    /// <summary>For messages: host, database and schema, never the password.</summary>
    public string Name { get; }

    public NpgsqlConnection Writing() => Opened(new NpgsqlConnection(_writing));

    public NpgsqlConnection Serving() => Opened(new NpgsqlConnection(_serving));

    /// <summary>An import may compute for long between two steps.</summary>
    public NpgsqlConnection Importing() => Opened(new NpgsqlConnection(_importing));

    /// <summary>Tables of millions of records may get an index.</summary>
    public NpgsqlConnection Making() => Opened(new NpgsqlConnection(_making));

    public NpgsqlConnection Looking()
    {
        try
        {
            return _looks.OpenConnection();
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Of(failure, Name);
        }
    }

    /// <summary>Makes sure that this is a server that can keep a store, reached in a way that keeps a session's locks.</summary>
    /// <exception cref="StoreException">It is not.</exception>
    public void Verify()
    {
        using var line = Writing();
        if (line.PostgreSqlVersion is var version && (version.Major * 10_000) < OldestVersion)
            throw new StoreException($"The PostgreSQL server of the store {Name} is version {version}: this program needs 14 or newer.");
        if (Sql.Scalar(line, "SELECT current_schema()") is not string)
            throw new StoreException($"There is no schema for the store {Name}: make it (CREATE SCHEMA …), or name another one as 'Search Path' in Storage:Connection.");
        // Telling somebody that it is kept while it is not would be the one thing that a store may never do.
        if (Sql.Scalar(line, "SHOW fsync") is "off" && Sql.Scalar(line, "SHOW application_name") is not "callrussia-tests")
            throw new StoreException($"The PostgreSQL server of the store {Name} runs with fsync=off: after a power cut it would have lost what was said to be kept. Switch it on.");
        VerifySession(line);
    }

    /// <summary>A pooler in transaction mode gives two clients the same session, and with it the same locks: each would take itself for the only one.</summary>
    private void VerifySession(NpgsqlConnection line)
    {
        var probe = Random.Shared.Next();
        using var other = Writing();
        using (var mine = Locks.TryTake(line, LockOf.Probe, probe))
        {
            var isRefused = mine is not null && Locks.TryTake(other, LockOf.Probe, probe) is null;
            if (isRefused && Locks.Has(line, LockOf.Probe, probe)) return;
        }
        throw new StoreException(
            $"Between this program and the PostgreSQL server of the store {Name} stands a pooler that shares sessions (transaction mode). Connect to the server directly, or set the pooler to sessions (pool_mode=session).");
    }

    public void Dispose() => _looks.Dispose();

    private NpgsqlConnection Opened(NpgsqlConnection line)
    {
        try
        {
            line.Open();
            // Asynchronous commits of the server or the role are not for us; a stricter way stays.
            Sql.Run(line, "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
            return line;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            line.Dispose();
            throw PostgresFailure.Of(failure, Name);
        }
    }

    private static NpgsqlConnectionStringBuilder Parsed(string connection)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(connection);
            if (string.IsNullOrEmpty(parsed.Host)) throw new ArgumentException("no host");
            return parsed;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new StoreException("Storage:Connection is no connection string of PostgreSQL. It looks like: Host=db.example.org;Database=callrussia;Username=callrussia;Password=…");
        }
    }

    private static NpgsqlConnectionStringBuilder With(NpgsqlConnectionStringBuilder common, string options)
    {
        var made = new NpgsqlConnectionStringBuilder(common.ConnectionString);
        made.Options = string.Create(CultureInfo.InvariantCulture, $"{made.Options} {options}").Trim();
        return made;
    }
}
