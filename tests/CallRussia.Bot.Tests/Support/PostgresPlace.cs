using Npgsql;

namespace CallRussia.Bot.Tests.Support;

/// <summary>An empty schema on the PostgreSQL server that the variable POSTGRES names; gone at the end.</summary>
internal sealed class PostgresPlace : IAsyncDisposable
{
    private const string Variable = "POSTGRES";

    private static readonly string s_server = Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no server: eng/test.sh starts one (tests with the trait Needs=PostgreSQL need it).");

    private static int s_places;
    private readonly string _schema = $"t{Environment.ProcessId}_{Interlocked.Increment(ref s_places)}";

    private PostgresPlace()
    {
        Run($"DROP SCHEMA IF EXISTS {_schema} CASCADE; CREATE SCHEMA {_schema}");
        Connection = new NpgsqlConnectionStringBuilder(s_server) { SearchPath = _schema, ApplicationName = "callrussia-tests" }.ConnectionString;
    }

    public static PostgresPlace Empty() => new();

    public string Connection { get; }

    /// <summary>A statement of somebody who looks after the server.</summary>
    public object? Run(string sql)
    {
        // A pool for each place would keep a line of each: hundreds of them.
        using var line = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(s_server) { Pooling = false, SearchPath = _schema }.ConnectionString);
        line.Open();
        using var command = new NpgsqlCommand(sql, line);
        return command.ExecuteScalar();
    }

    public ValueTask DisposeAsync()
    {
        Run($"DROP SCHEMA {_schema} CASCADE");
        return ValueTask.CompletedTask;
    }
}
