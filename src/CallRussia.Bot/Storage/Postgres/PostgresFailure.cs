using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using Npgsql;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>What the server or the way to it did, in words for a person. Messages of the server name tables, never values: its details are not repeated.</summary>
internal static class PostgresFailure
{
    public static EngineFailure Of(Exception failure, string store) => failure switch
    {
        EngineFailure known => known,
        PostgresException { SqlState: PostgresErrorCodes.DivisionByZero or PostgresErrorCodes.UniqueViolation } => new EngineFailure(
            $"The store {store} is not as this program knew it: a record is gone, or is there already. Nothing of the last step was kept. Restart the bot.", StoreTrouble.Damage, failure),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new EngineFailure(
            $"The disk of the PostgreSQL server of the store {store} is full: nothing of the last step was kept. Free some space; the bot goes on by itself.", StoreTrouble.Passing, failure),
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } => new EngineFailure(
            $"The store {store} is damaged, says its PostgreSQL server. Stop the bot and restore the last backup.", StoreTrouble.Damage, failure),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => new EngineFailure(
            $"The PostgreSQL server of the store {store} does not allow it ({refused.MessageText}). Give the user the rights that docs/OPERATIONS.md names.", StoreTrouble.Refused, failure),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } refused =>
            new EngineFailure($"The PostgreSQL server of the store {store} refuses this connection ({refused.SqlState}). Check Storage:Connection.", StoreTrouble.Refused, failure),
        PostgresException { SqlState: PostgresErrorCodes.ProtocolViolation } refused => new EngineFailure(
            $"What answers for the PostgreSQL server of the store {store} does not take the settings of a session ({refused.MessageText}), as a pooler does. Connect to the server directly.", StoreTrouble.Refused, failure),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new EngineFailure(
            $"The PostgreSQL server of the store {store} only reads: it is a standby. Name all servers in Storage:Connection (Host=a,b).", StoreTrouble.Passing, failure),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => new EngineFailure(
            $"The PostgreSQL server of the store {store} takes no more connections: raise max_connections, or close other programs. It is tried again.", StoreTrouble.Passing, failure),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new EngineFailure(
            $"Somebody else has been writing to the store {store} for 30 seconds. Nothing of the last step was kept; it is tried again.", StoreTrouble.Passing, failure),
        PostgresException { IsTransient: false } odd when !odd.SqlState.StartsWith("57", StringComparison.Ordinal) => new EngineFailure(
            $"The PostgreSQL server of the store {store} failed ({odd.SqlState} {odd.MessageText}). Nothing of the last step was kept.", StoreTrouble.Refused, failure),
        _ => new EngineFailure($"The PostgreSQL server of the store {store} can't be reached. Nothing is lost; the bot goes on when it is back.", StoreTrouble.Passing, failure),
    };
}
