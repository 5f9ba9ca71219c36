using CallRussia.Bot.Storage.Failures;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>Where a store lies on a PostgreSQL server, and the lines to it: one for the writer, one on which an instance is there, some for looks.</summary>
/// <remarks>
/// The schema is the first one of the connection's search path: several stores may lie in one database. Where several servers are named (Host=a,b), one of
/// them is the primary and the others stand by to become it: every line leads to the primary, by <see cref="Descent"/> to the last one.
/// </remarks>
internal sealed class Server : IDisposable
{
    /// <summary>14 is the first one that ends an idle session by itself, which is how a stopped machine is missed.</summary>
    private const int OldestVersion = 140_000;

    /// <summary>Looks at the same time: more wait.</summary>
    private const int MostLooks = 8;

    /// <summary>A statement of ours takes milliseconds, a check of everything reads page by page: a server that says nothing for so long is lost, whether or not its machine says so.</summary>
    private const int SecondsPerStatement = 6;

    /// <summary>A lost machine does not refuse either. Before a line is given up the driver asks for a cancellation, over another one, so that both times add up.</summary>
    private const int SecondsToConnect = 4;

    /// <summary>
    /// Walks follow their index also while a table is small. Where there is none (the row of the store) a scan then counts as so dear that the server would
    /// compile it first: 40 ms for a statement of 20 µs. Every statement has one good plan, whatever its values: looking for a better one each time took 8 % of the server's time.
    /// </summary>
    private const string OfWork = "-c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan";

    /// <summary>
    /// A server that hears nothing from a machine for 5 seconds takes it for gone; one that stands still in a step loses it. Whoever waits for a lock is told so
    /// before the server would pass for lost.
    /// </summary>
    private const string OfWriter = "-c idle_in_transaction_session_timeout=4s -c lock_timeout=4s -c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3";

    /// <summary>A session that serves says something every second.</summary>
    private const string StillFor = "4s";

    private readonly NpgsqlConnectionStringBuilder _alone;
    private readonly Descent? _descent;
    private readonly NpgsqlDataSource _writing;
    private readonly NpgsqlDataSource _serving;
    private readonly NpgsqlDataSource _importing;
    private readonly NpgsqlDataSource _making;
    private readonly NpgsqlDataSource _looking;

    /// <summary>Each line costs the server a process: what was opened to look at the server is used afterwards.</summary>
    private NpgsqlConnection? _firstWriting;
    private NpgsqlConnection? _firstServing;

    /// <exception cref="StoreException">It is no connection string; nothing of it is repeated, for a password may stand in it.</exception>
    public Server(string connection)
    {
        var common = Parsed(connection);
        Name = $"{common.Host}/{common.Database ?? common.Username}{(common.SearchPath is { } path ? $" ({path})" : "")}";
        _descent = common.Host!.Contains(',', StringComparison.Ordinal) ? new Descent() : null;
        // A store is always written. Of one server the driver does not let this be asked.
        common.TargetSessionAttributes = _descent is null ? null : "primary";
        (common.ApplicationName, common.MaxAutoPrepare, common.AutoPrepareMinUsages) = (common.ApplicationName ?? "callrussia", 500, 2);
        (common.Timeout, common.CommandTimeout) = (SecondsToConnect, SecondsPerStatement);
        // Where it may try this first, the driver opens a line a second time when a silent server has used up the time. A rest of less than a millisecond it takes for as long as it may be.
        if (common.GssEncryptionMode == GssEncryptionMode.Prefer) common.GssEncryptionMode = GssEncryptionMode.Disable;
        // While a long statement is at work its line is asked whether there is still anybody, as often as the server asks ours. A socket of this machine can't be asked.
        if (!common.Host.Split(',', StringSplitOptions.TrimEntries).Any(Path.IsPathRooted)) (common.TcpKeepAlive, common.TcpKeepAliveTime, common.TcpKeepAliveInterval) = (true, 2, 1);
        _alone = new NpgsqlConnectionStringBuilder(common.ConnectionString) { Pooling = false };
        _writing = Source(_alone, OfWriter, OfWork);
        _serving = Source(_alone, OfWriter, $"-c idle_session_timeout={StillFor}");
        // An import may compute for long between two steps.
        _importing = Source(_alone, OfWriter, "-c idle_in_transaction_session_timeout=0");
        // A table of millions of records may get an index.
        _making = Source(new NpgsqlConnectionStringBuilder(_alone.ConnectionString) { CommandTimeout = 0 }, "-c idle_in_transaction_session_timeout=10min -c lock_timeout=10min");
        // What was prepared stays so when a line goes back: nothing else of a session is ever changed here.
        (common.Pooling, common.MaxPoolSize, common.NoResetOnClose) = (true, MostLooks, true);
        _looking = Source(common, "-c idle_in_transaction_session_timeout=10min", OfWork);
    }

    /// <summary>For messages: host, database and schema, never the password.</summary>
    public string Name { get; }

    /// <summary>The line that <see cref="Writing"/> is going to give: for whoever looks before.</summary>
    public NpgsqlConnection First => _firstWriting ??= Opened(_writing);

    public NpgsqlConnection Writing() => Taken(ref _firstWriting) ?? Opened(_writing);

    public NpgsqlConnection Serving() => Taken(ref _firstServing) ?? Opened(_serving);

    public NpgsqlConnection Importing() => Opened(_importing);

    public NpgsqlConnection Making() => Opened(_making);

    public NpgsqlConnection Looking() => Opened(_looking);

    /// <summary>Makes sure that this is a server that can keep a store, reached in a way that keeps a session's locks.</summary>
    /// <exception cref="StoreException">It is not.</exception>
    public void Verify(ILogger log)
    {
        if (_descent is not null) MeetAll();
        var line = First;
        if (line.PostgreSqlVersion is var version && (version.Major * 10_000) < OldestVersion)
            throw new StoreException($"The PostgreSQL server of the store {Name} is version {version}: this program needs 14 or newer.");
        if (Sql.Scalar(line, "SELECT current_schema()") is not string)
            throw new StoreException($"There is no schema for the store {Name} that its user may use: make it (CREATE SCHEMA …), or name another one as 'Search Path' in Storage:Connection.");
        if (Sql.Scalar(line, "SHOW synchronous_commit") is "off")
            throw new StoreException($"For the user of the store {Name} synchronous_commit is off: after a crash the server would have lost what was said to be kept. Set it on (ALTER ROLE … SET synchronous_commit = on).");
        // Telling somebody that it is kept while it is not would be the one thing that a store may never do.
        if (Sql.Scalar(line, "SHOW fsync") is "off" && Sql.Scalar(line, "SHOW application_name") is not "callrussia-tests")
            throw new StoreException($"The PostgreSQL server of the store {Name} runs with fsync=off: after a power cut it would have lost what was said to be kept. Switch it on.");
        var other = _firstServing = Opened(_serving);
        VerifySession(line, other);
        VerifySettings(other);
        // No refusal: a standby that has just become the primary has none yet, and the bot is to go on.
        if (_descent is not null && (Sql.Scalar(line, "SHOW synchronous_standby_names") is "" || Sql.Scalar(line, "SHOW synchronous_commit") is "local")) log.NoStandbyIsWaitedFor(Name);
    }

    /// <summary>Whoever has just come would take the first one that calls itself the primary, also one that was it before.</summary>
    private void MeetAll()
    {
        foreach (var host in _alone.Host!.Split(',', StringSplitOptions.TrimEntries))
        {
            using var one = Source(new NpgsqlConnectionStringBuilder(_alone.ConnectionString) { Host = host, TargetSessionAttributes = null });
            try
            {
                one.OpenConnection().Dispose();
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                // It stands by, or is not there.
            }
        }
    }

    /// <summary>A pooler that was told to pass over what it does not know (ignore_startup_parameters) drops what ends a session that stands still.</summary>
    private void VerifySettings(NpgsqlConnection serving)
    {
        if (Sql.Scalar(serving, "SHOW idle_session_timeout") is StillFor) return;
        throw new StoreException(
            $"Between this program and the PostgreSQL server of the store {Name} stands a pooler that drops the settings of a session (options): a machine that stands still would pass for one that serves. Connect to the server directly.");
    }

    /// <summary>A pooler in transaction mode gives two clients the same session, and with it the same locks: each would take itself for the only one.</summary>
    private void VerifySession(NpgsqlConnection line, NpgsqlConnection other)
    {
        var probe = (int)Sql.Scalar(line, "SELECT pg_backend_pid()")!;
        using (var mine = Locks.TryTake(line, LockOf.Probe, probe))
        {
            var isRefused = mine is not null && Locks.TryTake(other, LockOf.Probe, probe) is null;
            if (isRefused && Locks.Has(line, LockOf.Probe, probe)) return;
        }
        throw new StoreException(
            $"Between this program and the PostgreSQL server of the store {Name} stands a pooler that shares sessions (transaction mode). Connect to the server directly.");
    }

    /// <summary>Who has waited can't know whether they still lead anywhere.</summary>
    public void HangUp()
    {
        Taken(ref _firstWriting)?.Dispose();
        Taken(ref _firstServing)?.Dispose();
    }

    public void Dispose()
    {
        HangUp();
        foreach (var source in (NpgsqlDataSource[])[_writing, _serving, _importing, _making, _looking]) source.Dispose();
    }

    private static NpgsqlConnection? Taken(ref NpgsqlConnection? first)
    {
        var line = first;
        first = null;
        return line;
    }

    private NpgsqlConnection Opened(NpgsqlDataSource source)
    {
        try
        {
            return source.OpenConnection();
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            // It remembers for a while which one was a standby: by the next time that may be the primary.
            (source as NpgsqlMultiHostDataSource)?.ClearDatabaseStates();
            throw PostgresFailure.Of(failure, Name);
        }
    }

    private static NpgsqlConnectionStringBuilder Parsed(string connection)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(connection);
            return string.IsNullOrEmpty(parsed.Host) ? throw new FormatException("It names no host.") : parsed;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new StoreException("Storage:Connection is no connection string of PostgreSQL. It looks like: Host=db.example.org;Database=callrussia;Username=callrussia;Password=…");
        }
    }

    private NpgsqlDataSource Source(NpgsqlConnectionStringBuilder common, params ReadOnlySpan<string> options)
    {
        var made = new NpgsqlDataSourceBuilder(common.ConnectionString);
        made.ConnectionStringBuilder.Options = $"{common.Options} {string.Join(' ', options!)}".Trim();
        // Only types that every server has are used here: nobody asks it for its others.
        made.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        if (_descent is { } descent) made.UsePhysicalConnectionInitializer(descent.Check, static _ => throw new NotSupportedException("Lines are opened by threads that wait."));
        return made.Build();
    }
}
