using Npgsql;

namespace CallRussia.Bot.Benchmarks;

/// <summary>
/// Hand-outs on a PostgreSQL server: ours, with few and with ten times as many numbers touched, beside what a server's manual teaches for a queue: one statement with
/// FOR UPDATE SKIP LOCKED over a table of free numbers. The reference keeps no rules, no budgets and nothing sealed.
/// </summary>
internal static class ServerBenchmark
{
    private const int Regions = 89;

    private const string Recipe =
        """
        WITH one AS (SELECT id FROM number WHERE NOT taken AND region=$1 ORDER BY rank LIMIT 1 FOR UPDATE SKIP LOCKED),
             taken AS (UPDATE number SET taken=true FROM one WHERE number.id=one.id RETURNING number.id)
        INSERT INTO lease(volunteer, number, until) SELECT $2, id, now() + interval '45 minutes' FROM taken RETURNING number
        """;

    public static async Task Run(Arguments arguments)
    {
        var (numbers, touched, seconds) = (arguments.Whole("--numbers", 4_000_000), arguments.Whole("--touched", 1_000_000), arguments.Whole("--seconds", 5));
        Table.Title($"servers: hand-outs on a PostgreSQL server on this machine, {seconds} s each after one of warming up, every one committed and synced; budget: ≥ 0.8 × SKIP LOCKED, CPU with ten times as many touched ≤ 1.3 ×");
        var (cluster, trouble) = await PostgresCluster.Start(arguments.Words("--folder"));
        if (cluster is null)
        {
            Console.WriteLine($"  No PostgreSQL server here: {trouble}");
            return;
        }
        await using var owned = cluster;
        var table = new Table("", "askers", "hand-outs/s", "p50 ms", "p99 ms", "most ms", "CPU µs, server and client");
        foreach (var used in (int[])[touched / 10, touched]) await Ours(cluster, table, numbers, used, seconds);
        if (!arguments.Has("--skip-references")) await Reference(cluster, table, numbers, seconds);
        table.Print();
    }

    private static async Task Ours(PostgresCluster cluster, Table table, int numbers, int touched, int seconds)
    {
        var name = $"bank_{numbers}_{touched}";
        await Make(cluster, name, numbers, touched);
        const string Measured = "measured";
        await cluster.Query($"DROP DATABASE IF EXISTS {Measured}");
        await cluster.Query($"CREATE DATABASE {Measured} TEMPLATE {name}");
        await using var store = BigBank.OpenOn(cluster.Connection(Measured));
        foreach (var askers in (int[])[1, 8, 32])
            await Measure(cluster, table, $"CallRussia.Bot, {numbers / 1e6:0.#} M, {touched / 1e6:0.##} M touched", askers, seconds, _ => HandOutBenchmark.Take(store, HandOutBenchmark.Stranger(), report: false));
    }

    /// <summary>Makes the bank unless it is there.</summary>
    private static async Task Make(PostgresCluster cluster, string name, int numbers, int touched)
    {
        if (await cluster.Query($"SELECT 1 FROM pg_database WHERE datname='{name}'") == "1") return;
        const string Making = "making";
        await cluster.Query($"DROP DATABASE IF EXISTS {Making}");
        await cluster.Query($"CREATE DATABASE {Making}");
        await BigBank.Fill(later => BigBank.OpenOn(cluster.Connection(Making), later), numbers, touched);
        // What the sweep left behind would be cleared away while somebody measures.
        await cluster.Query("VACUUM ANALYZE", Making);
        await cluster.Query($"ALTER DATABASE {Making} RENAME TO {name}");
    }

    private static async Task Reference(PostgresCluster cluster, Table table, int numbers, int seconds)
    {
        await cluster.Query("DROP TABLE IF EXISTS number, lease");
        await cluster.Query("CREATE TABLE number(id bigint PRIMARY KEY, region int NOT NULL, rank double precision NOT NULL, taken bool NOT NULL)");
        await cluster.Query("CREATE TABLE lease(id bigserial PRIMARY KEY, volunteer bigint NOT NULL, number bigint NOT NULL, until timestamptz NOT NULL)");
        await cluster.Query($"INSERT INTO number SELECT n, n % {Regions}, random(), false FROM generate_series(1, {numbers}) n");
        await cluster.Query("CREATE INDEX ON number(region, rank) WHERE NOT taken");
        await cluster.Query("VACUUM ANALYZE");
        await using var source = NpgsqlDataSource.Create(cluster.Connection("postgres"));
        foreach (var askers in (int[])[1, 8, 32])
        {
            var lines = await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Prepared(source)));
            await Measure(cluster, table, "SKIP LOCKED", askers, seconds, asker => Take(lines[asker]));
            foreach (var line in lines) await line.Connection!.DisposeAsync();
        }
    }

    private static async Task<NpgsqlCommand> Prepared(NpgsqlDataSource source)
    {
        var command = new NpgsqlCommand(Recipe, await source.OpenConnectionAsync()) { Parameters = { new NpgsqlParameter<int>(), new NpgsqlParameter<long>() } };
        await command.PrepareAsync();
        return command;
    }

    private static async Task Take(NpgsqlCommand command)
    {
        var who = HandOutBenchmark.Stranger();
        ((NpgsqlParameter<int>)command.Parameters[0]).TypedValue = (int)(who % Regions);
        ((NpgsqlParameter<long>)command.Parameters[1]).TypedValue = who;
        if (await command.ExecuteScalarAsync() is not long) throw new InvalidOperationException("No number was left.");
    }

    private static async Task Measure(PostgresCluster cluster, Table table, string name, int askers, int seconds, Func<int, Task> step)
    {
        await HandOutBenchmark.Measure(1, askers, step);
        var before = cluster.Cpu + Environment.CpuUsage.TotalTime;
        var seen = await HandOutBenchmark.Measure(seconds, askers, step);
        var cpu = cluster.Cpu + Environment.CpuUsage.TotalTime - before;
        table.Row(name, $"{askers}", $"{seen.PerSecond:N0}", $"{seen.Times.Quantile(.5):N2}", $"{seen.Times.Quantile(.99):N2}", $"{seen.Times[^1]:N0}", $"{cpu.TotalMicroseconds / seen.Times.Count:N0}");
    }
}
