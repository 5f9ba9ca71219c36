using Npgsql;
using NpgsqlTypes;

namespace CallRussia.Bot.Storage.Postgres;

/// <summary>Statements, said shortly. Texts are ours: nothing that somebody wrote gets into one.</summary>
internal static class Sql
{
    public static object? Scalar(NpgsqlConnection line, string sql, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(sql, line);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command.ExecuteScalar() is { } found and not DBNull ? found : null;
    }

    public static int Run(NpgsqlConnection line, string sql, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(sql, line);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command.ExecuteNonQuery();
    }

    /// <summary>A COMMIT waits until the standby has it too. Whoever cancels that wait (a timeout, somebody who looks after the server) makes it succeed, with a warning.</summary>
    public static bool IsUnconfirmed(NpgsqlNoticeEventArgs told) => told.Notice.InvariantSeverity == "WARNING";

    public static NpgsqlBatchCommand Step(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var step = new NpgsqlBatchCommand(sql);
        foreach (var value in values) step.Parameters.Add(value);
        return step;
    }

    public static NpgsqlParameter Value(long number) => new NpgsqlParameter<long> { TypedValue = number };

    public static NpgsqlParameter Value(string text) => new NpgsqlParameter<string> { TypedValue = text };

    public static NpgsqlParameter Value(byte[] bytes) => new NpgsqlParameter<byte[]> { TypedValue = bytes };

    public static NpgsqlParameter Value(Guid id) => new NpgsqlParameter<Guid> { TypedValue = id };

    public static NpgsqlParameter Bytes(byte[]?[] many) => new() { Value = many, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    public static NpgsqlParameter Numbers(long?[] many) => new() { Value = many, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
