using Npgsql;

namespace CallRussia.Bot.Tests.Support;

/// <summary>An empty schema on the PostgreSQL server that the variable POSTGRES names; gone at the end.</summary>
internal sealed class PostgresPlace : IDisposable
{
    private const string Variable = "POSTGRES";

    private static readonly string s_server = Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no server: eng/test.sh starts one (tests with the trait Needs=PostgreSQL need it).");

    private readonly string _schema = $"t{Guid.NewGuid():N}";

    public PostgresPlace()
    {
        Run($"CREATE SCHEMA {_schema}");
        Connection = new NpgsqlConnectionStringBuilder(s_server) { SearchPath = _schema, ApplicationName = "callrussia-tests" }.ConnectionString;
    }

    public string Connection { get; }

    /// <summary>A statement of somebody who looks after the server.</summary>
    public object? Run(string sql)
    {
        using var line = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(s_server) { Pooling = true, SearchPath = _schema }.ConnectionString);
        line.Open();
        using var command = new NpgsqlCommand(sql, line);
        return command.ExecuteScalar();
    }

    public void Dispose() => Run($"DROP SCHEMA {_schema} CASCADE");
}
