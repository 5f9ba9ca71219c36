using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>A copy of a store in tables of columns, in the last form of them (6): everything in it can be read, and nothing is written.</summary>
internal sealed class OldStore : IDisposable
{
    /// <summary>What reading makes beside a file, without a word of the store in it.</summary>
    private static readonly string[] s_ofReaders = ["-wal", "-shm"];

    private readonly Database _database;

    private readonly Dictionary<int, Region?> _regions;
    private readonly PoliteHours _hours;

    private OldStore(Database database, Keys keys, Core.Keeping.Names names, StoreOptions options)
    {
        _database = database;
        (Vault, Marks, Names, _hours) = (new Vault(keys), new Core.Keeping.Marks(keys.Marks), names, options.Rules.Hours);
        _regions = Rows("SELECT id, code FROM region", static row => (row.Int(0), row.Text(1))).ToDictionary(region => region.Item1, region => options.Regions.TryFind(region.Item2, out var found) ? found : null);
    }

    /// <summary>The kind of day in a region; null where the present plan does not know it.</summary>
    public DayKind? DayOf(int region, DateTimeOffset at) => _regions.GetValueOrDefault(region) is { } place ? _hours.DayOf(place, at) : null;

    public Vault Vault { get; }

    public Core.Keeping.Marks Marks { get; }

    public Core.Keeping.Names Names { get; }

    /// <summary>Copies the store, which stays as it is, and brings the copy to the last form.</summary>
    /// <param name="copy">Where the copy lies: it goes with whoever made it.</param>
    /// <exception cref="StoreException">It is no store of an older form, or of another key.</exception>
    public static OldStore Copy(string path, string copy, Keys keys, Core.Keeping.Names names, StoreOptions options)
    {
        StoreFile.CheckHeader(path);
        var missing = s_ofReaders.Where(suffix => !File.Exists(path + suffix)).ToList();
        try
        {
            using var source = Database.Read(path);
            Schema.Verify(source, keys);
            using var target = Database.Single(copy);
            source.CopyTo(target);
        }
        finally
        {
            foreach (var suffix in missing) File.Delete(path + suffix);
        }
        var database = Database.Single(copy);
        try
        {
            database.CheckSound("integrity_check");
            Schema.Prepare(database, keys);
            return new OldStore(database, keys, names, options);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Lazily: rows of another statement may be read meanwhile.</summary>
    public IEnumerable<T> Rows<T>(string sql, Func<Statement, T> read)
    {
        var row = _database.Another(sql);
        try
        {
            while (row.Step()) yield return read(row);
        }
        finally
        {
            row.Dispose();
            _database.GiveBack(sql, row);
        }
    }

    public long Count(string sql) => _database.Scalar(sql);

    /// <summary>The tables that hold something.</summary>
    public IReadOnlyList<string> Tables() =>
    [
        .. Rows("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%' ORDER BY name", static row => row.Text(0)).ToList()
            .Where(table => Count($"SELECT EXISTS(SELECT 1 FROM {table})") != 0),
    ];

    public static VolunteerId? Volunteer(long? id) => id is { } some ? new VolunteerId(some) : null;

    public static LeaseId? Lease(long? id) => id is { } some ? new LeaseId(some) : null;

    public string Words(Purpose purpose, long row, ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(Vault.Open(purpose, row, cell));

    public void Dispose()
    {
        _database.Dispose();
        Vault.Dispose();
        Marks.Dispose();
    }
}
