using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using SQLitePCL;

namespace CallRussia.Bot.Storage.Sqlite;

/// <summary>What SQLite answered, before it is put into words for a person. <paramref name="message"/> holds names of tables, never values.</summary>
internal sealed class SqliteFailure(int code, string message) : Exception($"SQLite {code}: {message}")
{
    /// <summary>The primary code: the lowest byte of the extended one.</summary>
    public int Code { get; } = code & 0xff;

    /// <summary>The file itself is broken: nothing may be written to it any more.</summary>
    public bool IsDamage => Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>The machine failed, not the work: the whole batch is lost, the next one may succeed.</summary>
    public bool IsMachine => Code is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_BUSY or raw.SQLITE_NOMEM;

    public EngineFailure Engine(string path) => new(Words(path), IsDamage ? StoreTrouble.Damage : IsMachine ? StoreTrouble.Passing : StoreTrouble.Refused, this);

    public StoreException Explain(string path) => new(Words(path), this)
    {
        Trouble = IsDamage ? StoreTrouble.Damage : IsMachine ? StoreTrouble.Passing : StoreTrouble.Refused,
    };

    private string Words(string path) => Code switch
    {
        raw.SQLITE_FULL => StoreSentences.Full(path),
        raw.SQLITE_IOERR => StoreSentences.Failing(path, Message),
        raw.SQLITE_CANTOPEN => StoreSentences.NotOpened(path),
        raw.SQLITE_READONLY => StoreSentences.NotWritable(path),
        raw.SQLITE_BUSY => $"The store '{path}' is held by another program for too long. Close it; nothing of the last step was kept.",
        raw.SQLITE_NOTADB => StoreSentences.NoStore(path),
        raw.SQLITE_CORRUPT => StoreSentences.Damaged(path),
        _ => $"The store '{path}' failed ({Message}). Nothing of the last step was kept.",
    };
}
