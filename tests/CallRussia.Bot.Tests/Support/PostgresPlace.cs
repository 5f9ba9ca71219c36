using Npgsql;

namespace CallRussia.Bot.Tests.Support;

/// <summary>An empty schema on the PostgreSQL server that the variable POSTGRES names; gone at the end.</summary>
public sealed class PostgresPlace : IDisposable
{
    private const string Variable = "POSTGRES";

    private static string Server => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no server: eng/test.sh starts one (tests with the trait Needs=PostgreSQL need it).");

    private static int s_places;
    private readonly string _schema = $"t{Environment.ProcessId}_{Interlocked.Increment(ref s_places)}";

    /// <summary>One for all tests of a class: a new line costs the server a process.</summary>
    private readonly NpgsqlConnection _line;

    public PostgresPlace()
    {
        _line = Line(new NpgsqlConnectionStringBuilder(Server) { SearchPath = _schema }.ConnectionString);
        Run($"DROP SCHEMA IF EXISTS {_schema} CASCADE; CREATE SCHEMA {_schema}");
        Connection = new NpgsqlConnectionStringBuilder(Server) { SearchPath = _schema, ApplicationName = "callrussia-tests" }.ConnectionString;
    }

    public string Connection { get; }

    /// <summary>A statement of somebody who looks after the server.</summary>
    public object? Run(string sql) => Run(_line, sql);

    /// <inheritdoc cref="Run(string)"/>
    public static object? Run(string connection, string sql)
    {
        using var line = Line(connection);
        return Run(line, sql);
    }

    /// <summary>Takes out what a store has kept, and leaves its tables: to make them takes ten times as long. Whoever has it open reads everything anew.</summary>
    public void Sweep() => Run(
        """
        DO $$ DECLARE kept text; BEGIN
            FOR kept IN SELECT relname FROM pg_class WHERE relnamespace=current_schema()::regnamespace AND relkind='r' AND relname <> 'store' LOOP EXECUTE format('DELETE FROM %I', kept); END LOOP;
            IF to_regclass('store') IS NOT NULL THEN UPDATE store SET generation=generation + 1; END IF;
        END $$
        """);

    public void Dispose()
    {
        Run($"DROP SCHEMA {_schema} CASCADE");
        _line.Dispose();
    }

    private static object? Run(NpgsqlConnection line, string sql)
    {
        using var command = new NpgsqlCommand(sql, line);
        return command.ExecuteScalar();
    }

    /// <summary>A pool for each place would keep a line of each: hundreds of them. And whoever cuts the program's lines is none of them.</summary>
    public static NpgsqlConnection Line(string connection)
    {
        var line = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, ApplicationName = null }.ConnectionString);
        line.Open();
        return line;
    }
}
