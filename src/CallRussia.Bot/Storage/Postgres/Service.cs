using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>
/// The right to serve the volunteers of one bot from a store: one instance has it, the others stand by. It is a lock of a session that is used for nothing else and says
/// something every second, so the server ends it when the process dies (at once), or stands still (after 4 s). Whoever takes it begins an epoch; a writer
/// looks at the epoch in each step, under the lock of all writers, so nobody who lost the right writes any more: not even once.
/// </summary>
internal sealed class Service : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(1);

    /// <summary>When the server itself was gone, the one that serves comes first: it has its people's work in hand.</summary>
    private static readonly TimeSpan AfterCut = TimeSpan.FromSeconds(3);

    private readonly Server _server;
    private readonly Seat _seat;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _watch;
    private NpgsqlConnection? _line;

    private Service(Server server, Seat seat, NpgsqlConnection line, long epoch, TimeProvider clock)
    {
        (_server, _seat, _line, Epoch, _clock) = (server, seat, line, epoch, clock);
        _watch = Task.Factory.StartNew(Watch, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public long Epoch { get; }

    /// <summary>What a writer asks with each step: the generation of the store, and the epoch that is in force.</summary>
    public string Question => $"SELECT generation, {_seat.Epoch} FROM store";

    /// <summary>Waits until no other instance serves. One that stands by goes on doing so when the server is started anew, or another one takes its place.</summary>
    /// <param name="standsBy">Called once when it has to wait.</param>
    public static Service Take(Server server, Seat seat, TimeProvider clock, Action standsBy)
    {
        NpgsqlConnection? line = null;
        if (TryTake(server, seat, clock, ref line) is { } first) return first;
        standsBy();
        while (true)
        {
            Task.Delay(line is null ? AfterCut : LookAgain, clock).GetAwaiter().GetResult();
            try
            {
                if (TryTake(server, seat, clock, ref line) is { } taken) return taken;
            }
            catch (EngineFailure cut) when (cut.Trouble == StoreTrouble.Passing)
            {
                // On a new line.
            }
        }
    }

    public static EngineFailure Lost(string store) => new(
        $"Another instance serves this bot from the store {store} now: this one was cut off or stood still. It stops; start it again, and it stands by.", StoreTrouble.Damage);

    public void Dispose()
    {
        _over.Cancel();
        _watch.GetAwaiter().GetResult();
        _line?.Dispose();
        _over.Dispose();
    }

    /// <returns>Null while another instance has it.</returns>
    private static Service? TryTake(Server server, Seat seat, TimeProvider clock, ref NpgsqlConnection? line)
    {
        try
        {
            line ??= server.Serving();
            return Locks.TryTake(line, seat) is null ? null : new Service(server, seat, line, Begin(line, seat, clock), clock);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or EngineFailure)
        {
            line?.Dispose();
            line = null;
            throw PostgresFailure.Of(failure, server.Name);
        }
    }

    /// <summary>After every step that was begun before.</summary>
    private static long Begin(NpgsqlConnection line, Seat seat, TimeProvider clock)
    {
        var epoch = Locks.Wait(
            clock,
            () =>
            {
                Sql.Run(line, "BEGIN");
                Sql.Run(line, $"SELECT pg_advisory_xact_lock({Locks.Place(LockOf.Writing)})");
                return (long)Sql.Scalar(line, seat.Begin)!;
            },
            takeBack: () => Sql.Run(line, "ROLLBACK"));
        Sql.Run(line, "COMMIT");
        return epoch;
    }

    private void Watch()
    {
        while (!_over.Token.WaitHandle.WaitOne(_line is null ? LookAgain : BetweenWords))
        {
            try
            {
                if (_line is { } line) Sql.Run(line, "SELECT 1");
                else if (!Retake()) return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or EngineFailure)
            {
                _line?.Dispose();
                _line = null;
            }
        }
    }

    /// <summary>The line was cut. If nobody took over meanwhile nothing has happened: the epoch is still ours.</summary>
    /// <returns>False when somebody did; the writer meets the new epoch.</returns>
    private bool Retake()
    {
        var line = _server.Serving();
        try
        {
            if (!IsStillOurs(line)) return false;
            if (Locks.TryTake(line, _seat) is null) return true;
            // Now nobody can begin another one.
            if (!IsStillOurs(line)) return false;
            (_line, line) = (line, null!);
            return true;
        }
        finally
        {
            line?.Dispose();
        }
    }

    private bool IsStillOurs(NpgsqlConnection line) => Sql.Scalar(line, $"SELECT {_seat.Epoch} FROM store") is long epoch && epoch == Epoch;
}
