using System.Text;
using SQLitePCL;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>
/// One prepared statement, kept for the life of its connection. Get it by <see cref="Database.Use"/>, bind in order, step, and dispose:
/// disposing only makes it ready for the next use.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly Database _database;
    private readonly sqlite3_stmt _handle;
    private int _bound;
    private bool _inUse;

    public Statement(Database database, sqlite3_stmt handle)
    {
        _database = database;
        _handle = handle;
    }

    public Statement Begin()
    {
        if (_inUse) throw new InvalidOperationException("A statement is used again before its former use ended.");
        _inUse = true;
        _bound = 0;
        return this;
    }

    public Statement Bind(long value) => Checked(raw.sqlite3_bind_int64(_handle, ++_bound, value));

    public Statement Bind(long? value) => value is { } number ? Bind(number) : Checked(raw.sqlite3_bind_null(_handle, ++_bound));

    public Statement Bind(bool value) => Bind(value ? 1L : 0L);

    public Statement Bind(string? value) => value is null
        ? Checked(raw.sqlite3_bind_null(_handle, ++_bound))
        : Checked(raw.sqlite3_bind_text(_handle, ++_bound, Encoding.UTF8.GetBytes(value)));

    public Statement Bind(byte[]? value) => value is null
        ? Checked(raw.sqlite3_bind_null(_handle, ++_bound))
        : Checked(raw.sqlite3_bind_blob(_handle, ++_bound, value));

    /// <summary>Runs to the next row.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw _database.Failure(code),
        };
    }

    /// <summary>Runs to the end and makes the statement ready again.</summary>
    /// <returns>Rows changed.</returns>
    public int Run()
    {
        using (this)
        {
            while (Step())
            {
                // A writing statement has no rows of interest.
            }
            return _database.Changes;
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(_handle, column);

    public int Int(int column) => raw.sqlite3_column_int(_handle, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(_handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_handle, column);

    public DateTimeOffset Time(int column) => Moment.From(Long(column));

    public DateTimeOffset? TimeOrNull(int column) => Moment.From(LongOrNull(column));

    public void Dispose()
    {
        // The code repeats what Step already threw.
        _ = raw.sqlite3_reset(_handle);
        _inUse = false;
    }

    public void Close() => _handle.Dispose();

    private Statement Checked(int code) => code == raw.SQLITE_OK ? this : throw _database.Failure(code);
}
