using CallRussia.Bot.Storage.Engines;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>
/// That this instance is there. It is a lock of a session that is used for little else and says something every second, so the server ends it when the process dies (at
/// once), or stands still (after 4 s). Over the same line the instances tell each other that there is news.
/// </summary>
internal sealed class Attendance : INeighbours, IDisposable
{
    /// <summary>Where news are told, as SQL. Each store of a database has its own.</summary>
    public const string Channel = "'callrussia_' || replace(hashtext(current_schema())::text, '-', 'm')";

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(1);

    /// <summary>When the server itself was gone, so are the locks of all: nobody takes the others for gone before they had time to come back.</summary>
    private static readonly TimeSpan AfterCut = TimeSpan.FromSeconds(3);

    private readonly Server _server;
    private readonly string _bot;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _watch;
    private volatile NpgsqlConnection? _line;
    private volatile TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _returned;
    private long _lastWord;
    private int _toSay;
    private int _said;

    private Attendance(Server server, string bot, NpgsqlConnection line, TimeProvider clock)
    {
        (_server, _bot, _clock, _lastWord) = (server, bot, clock, clock.GetTimestamp());
        Own = (string)Sql.Scalar(line, "SELECT gen_random_uuid()::text")!;
        _ = Attend(line);
        _line = line;
        _watch = Task.Factory.StartNew(Watch, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public string Own { get; }

    public Task News => _news.Task;

    /// <returns>Null while an older program serves from the store, which shares with nobody, or a migrate fills it.</returns>
    public static Attendance? TryBegin(Server server, string bot, TimeProvider clock)
    {
        var line = server.Serving();
        if (Locks.TryShare(line, LockOf.Serving)) return new Attendance(server, bot, line, clock);
        line.Dispose();
        return null;
    }

    public async Task<IReadOnlyCollection<string>> Gone(IReadOnlyCollection<string> instances, CancellationToken cancellationToken)
    {
        if (instances.Count == 0 || _line is null || (_returned is { } since && _clock.GetElapsedTime(since) < AfterCut)) return [];
        try
        {
            return await Task.Run(() => NotThere(instances), cancellationToken);
        }
        catch (Exception failure) when (IsOfServer(failure))
        {
            return [];
        }
    }

    public void Say(int newMessages) => Interlocked.Add(ref _toSay, newMessages);

    public int SaidByOthers() => Interlocked.Exchange(ref _said, 0);

    public void Dispose()
    {
        _over.Cancel();
        _watch.GetAwaiter().GetResult();
        _line?.Dispose();
        _over.Dispose();
    }

    private static bool IsOfServer(Exception failure) => failure is NpgsqlException or TimeoutException or InvalidOperationException or EngineFailure;

    /// <summary>A server on which not even this instance is there, as right after a failover, can't tell of the others.</summary>
    private List<string> NotThere(IReadOnlyCollection<string> instances)
    {
        using var line = _server.Looking();
        using var command = new NpgsqlCommand(
            $"""
            WITH there AS (SELECT objid::bigint AS held FROM pg_locks WHERE locktype='advisory' AND granted
                AND database=(SELECT oid FROM pg_database WHERE datname=current_database()) AND classid::bigint={Locks.Kind(LockOf.Attending)})
            SELECT one FROM unnest($1) AS one WHERE NOT EXISTS (SELECT 1 FROM there WHERE held=({Locks.NumberOf("one")}::bigint & 4294967295))
                AND EXISTS (SELECT 1 FROM there WHERE held=({Locks.NumberOf("$2")}::bigint & 4294967295))
            """,
            line)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = [.. instances] }, new NpgsqlParameter<string> { TypedValue = Own } },
        };
        using var row = command.ExecuteReader();
        var gone = new List<string>();
        while (row.Read()) gone.Add(row.GetString(0));
        return gone;
    }

    /// <returns>False while another session has the lock: the server has not noticed yet that the former line is gone.</returns>
    private bool Attend(NpgsqlConnection line)
    {
        if (Locks.TryTake(line, LockOf.Attending, Own) is null) return false;
        line.Notification += (_, told) => Hear(told.Payload);
        Sql.Run(line, $"LISTEN {Sql.Scalar(line, $"SELECT {Channel}")}");
        return true;
    }

    private void Watch()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                if (_line is { } line) Hold(line, BetweenWords - _clock.GetElapsedTime(_lastWord));
                else if (!_over.Token.WaitHandle.WaitOne(LookAgain)) Return();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure) when (IsOfServer(failure))
            {
                _line?.Dispose();
                _line = null;
            }
        }
    }

    /// <summary>Hears what others say until it is time for a word of its own.</summary>
    private void Hold(NpgsqlConnection line, TimeSpan untilWord)
    {
        // Npgsql counts whole milliseconds, and takes 0 for as long as it may be.
        if (Math.Ceiling(untilWord.TotalMilliseconds) is > 0 and var left)
        {
            line.WaitAsync(TimeSpan.FromMilliseconds(left), _over.Token).GetAwaiter().GetResult();
            return;
        }
        _lastWord = _clock.GetTimestamp();
        var messages = Interlocked.Exchange(ref _toSay, 0);
        if (messages == 0) Sql.Run(line, "SELECT 1");
        else Sql.Run(line, $"SELECT pg_notify({Channel}, $1)", $"{Own}/{messages}/{_bot}");
    }

    /// <summary>The line was cut. Whether somebody has taken over meanwhile, the next step learns.</summary>
    private void Return()
    {
        var line = _server.Serving();
        if (!Locks.TryShare(line, LockOf.Serving) || !Attend(line))
        {
            line.Dispose();
            return;
        }
        (_lastWord, _returned) = (_clock.GetTimestamp(), _clock.GetTimestamp());
        _line = line;
        Tell();
    }

    /// <param name="told">Who tells it, and with messages of a bot how many and of which.</param>
    private void Hear(string told)
    {
        var parts = told.Split('/', 3);
        if (parts[0] == Own) return;
        if (parts.Length < 3) Tell();
        else if (parts[2] == _bot && int.TryParse(parts[1], out var messages)) Interlocked.Add(ref _said, messages);
    }

    private void Tell() => Interlocked.Exchange(ref _news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
