using System.Buffers.Binary;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Lite;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Counts from outside what a store's log takes: it follows the frames that are written. Of what a checkpoint ends the last milliseconds may be missed.</summary>
internal sealed class LogWatch : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(3);

    private readonly CancellationTokenSource _stop = new();
    private readonly FileStream _log;
    private readonly Task _watching;
    private long _bytes;

    private LogWatch(string path, Action<LogWatch> look)
    {
        _log = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _watching = Task.Run(() => Watch(look));
    }

    public long Bytes => Volatile.Read(ref _bytes);

    /// <returns>Null where the engine has no log in a file of its own.</returns>
    public static LogWatch? Of(StoreEngine engine, string store) => engine switch
    {
        StoreEngine.LiteDB => new LogWatch(store + LiteStores.JournalSuffix, new Frames().Look),
        StoreEngine.Sqlite => new LogWatch(store + "-wal", new Pages().Look),
        _ => null,
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        await _log.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Watch(Action<LogWatch> look)
    {
        using var tick = new PeriodicTimer(Between);
        try
        {
            while (await tick.WaitForNextTickAsync(_stop.Token)) look(this);
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private bool Read(long at, Span<byte> head) => RandomAccess.Read(_log.SafeFileHandle, head, at) == head.Length;

    private void Count(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Of our journal.</summary>
    private sealed class Frames
    {
        private readonly byte[] _head = new byte[Frame.HeadBytes];
        private ulong _epoch;
        private long _end;
        private int _frames;

        public void Look(LogWatch log)
        {
            if (First(log) is not { } first) return;
            if (first != _epoch) (_epoch, _end, _frames) = (first, Epochs.Bytes, 0);
            while (log.Read(_end, _head) && Frame.Read(_head) is { } frame && frame.Epoch == _epoch && frame.Number == _frames)
            {
                log.Count(Frame.HeadBytes + frame.BodyBytes);
                _end += Frame.HeadBytes + frame.BodyBytes;
                _frames++;
            }
        }

        private ulong? First(LogWatch log) => log.Read(Epochs.Bytes, _head) ? Frame.Read(_head)?.Epoch : null;
    }

    /// <summary>Of SQLite's log, whose pages each begin with the mark of the round.</summary>
    private sealed class Pages
    {
        private const int HeadBytes = 32;
        private const int PageHeadBytes = 24;

        private readonly byte[] _head = new byte[HeadBytes];
        private readonly byte[] _page = new byte[PageHeadBytes];
        private long _round;
        private long _end;

        public void Look(LogWatch log)
        {
            if (!log.Read(0, _head)) return;
            var round = BinaryPrimitives.ReadInt64BigEndian(_head.AsSpan(16));
            if (round != _round) (_round, _end) = (round, HeadBytes);
            var bytes = PageHeadBytes + BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(8));
            for (; log.Read(_end, _page) && BinaryPrimitives.ReadInt64BigEndian(_page.AsSpan(8)) == _round; _end += bytes) log.Count(bytes);
        }
    }
}
