namespace CallRussia.Bot.Storage.Engines;

/// <summary>What keeps the records of a store.</summary>
public enum StoreEngine
{
    /// <summary>One machine, nothing to install; one process at a time owns its files.</summary>
    LiteDB,

    /// <summary>One file of SQLite.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server: several machines, of which one serves and the others stand by.</summary>
    Postgres,
}
