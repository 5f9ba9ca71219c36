using System.Collections.Immutable;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Lite;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>What has to be in a base: by table and key, the body and the values in the indexes.</summary>
internal sealed record Shelf(string Body, long? Rank);

/// <summary>The three files of a base on one machine.</summary>
internal sealed class Disks(Machine machine, byte[] data, byte[] journal, byte[]? spool = null)
{
    public Machine Machine => machine;

    public SimulatedDisk Data { get; } = new(machine, data);

    public SimulatedDisk Journal { get; } = new(machine, journal);

    /// <summary>What a dead process left there must not matter.</summary>
    public SimulatedDisk Spool { get; } = new(machine, spool ?? []);
}

/// <summary>An engine on three simulated disks, at random work, beside a plain dictionary that says what has to be there.</summary>
internal sealed class LiteWork : IDisposable
{
    private const int MostKeys = 120;

    private static readonly Keys s_keys = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    private static readonly Table<long, Piece> s_pieces = Declare("pieces", bytes: false);
    private static readonly Table<long, Piece> s_marks = Declare("marks", bytes: true);

    private readonly LiteDbEngine _engine;

    private LiteWork(Disks disks, long checkpointBytes) =>
        _engine = LiteStores.Open(disks.Data, disks.Journal, disks.Spool, "simulated", TimeProvider.System, checkpointBytes, s_keys, [s_pieces, s_marks], bodies: null!);

    public static byte[] Born => LiteStores.Born(s_keys);

    /// <summary>What is acknowledged.</summary>
    public ImmutableSortedDictionary<(string, long), Shelf> Kept { get; set; } = ImmutableSortedDictionary<(string, long), Shelf>.Empty;

    /// <summary>What may be there instead, because the power went while it was being kept.</summary>
    public ImmutableSortedDictionary<(string, long), Shelf>? Trying { get; private set; }

    public static LiteWork Open(Disks disks, long checkpointBytes = 60 * 8192) => new(disks, checkpointBytes);

    /// <summary>A group of changes. Some are taken back, and some are of one record many times as large as a page.</summary>
    public void Group(Random random)
    {
        var next = Kept;
        _engine.Begin();
        var changes = new Dictionary<(string, long), BodyChange>();
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            var (table, id) = (random.Next(3) == 0 ? s_marks : s_pieces, (long)random.Next(MostKeys));
            var shelf = random.Next(4) == 0 ? null : new Shelf(new string((char)('a' + random.Next(26)), random.Next(20) == 0 ? random.Next(30_000) : random.Next(400)), random.Next(3) == 0 ? null : random.Next(9));
            changes[(table.Name, id)] = new BodyChange(table, table.Form(id), shelf is null ? null : System.Text.Encoding.ASCII.GetBytes(shelf.Body), [shelf?.Rank is { } rank ? Key.Of(rank) : null], BodyWas.Unknown);
            next = shelf is null ? next.Remove((table.Name, id)) : next.SetItem((table.Name, id), shelf);
        }
        _engine.Apply([.. changes.OrderBy(change => change.Key.Item1, StringComparer.Ordinal).ThenBy(change => change.Value.Key).Select(change => change.Value)]);
        if (random.Next(15) == 0)
        {
            Assert.True(_engine.Rollback());
            return;
        }
        Trying = next;
        _engine.Commit();
        (Kept, Trying) = (next, null);
        _engine.Rest();
    }

    /// <summary>After a group that failed: what was acknowledged is there, and nothing else.</summary>
    public void TakeBack()
    {
        Assert.True(_engine.Rollback());
        Trying = null;
    }

    /// <summary>Everything that can be found, by keys and by the index; null when the two don't agree.</summary>
    public ImmutableSortedDictionary<(string, long), Shelf>? Found()
    {
        _engine.Begin();
        var found = ImmutableSortedDictionary.CreateBuilder<(string, long), Shelf>();
        var agree = true;
        foreach (var table in (Table<long, Piece>[])[s_pieces, s_marks])
        {
            var ranks = new Dictionary<Key, long>();
            for (var rank = 0; rank < 9; rank++)
                foreach (var body in _engine.Scan(table, table.Indexes[0], KeyRange.Only(Key.Of(rank)), descending: false)) ranks.Add(body.Key, rank);
            foreach (var body in _engine.Scan(table, null, table.HasByteKeys ? KeyRange.AllBytes : KeyRange.AllNumbers, descending: false))
            {
                long? rank = ranks.Remove(body.Key, out var known) ? known : null;
                found.Add((table.Name, Number(body.Key)), new Shelf(System.Text.Encoding.ASCII.GetString(body.Sealed), rank));
                agree &= _engine.Load(table, body.Key) is { } again && again.AsSpan().SequenceEqual(body.Sealed);
            }
            agree &= ranks.Count == 0;
        }
        _engine.Rollback();
        return agree ? found.ToImmutable() : null;
    }

    public static bool Same(ImmutableSortedDictionary<(string, long), Shelf>? one, ImmutableSortedDictionary<(string, long), Shelf>? other) =>
        one is not null && other is not null && one.SequenceEqual(other);

    public void Dispose() => _engine.Dispose();

    private static long Number(Key key) => key.Bytes is { } bytes ? System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) ^ long.MinValue : key.Number;

    private static Table<long, Piece> Declare(string name, bool bytes)
    {
        var table = new Table<long, Piece>(name, piece => piece.Id, id => bytes ? Key.Of(id, 0) : Key.Of(id), static (_, _) => { }, static (ref _) => new Piece(0)) { HasByteKeys = bytes };
        table.By("rank", _ => null);
        return table;
    }

    private sealed record Piece(long Id);
}
