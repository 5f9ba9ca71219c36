using CallRussia.Bot.Storage.Engines;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Benchmarks;

/// <summary>Stores of any engine with as many demo numbers as there are, each new. A PostgreSQL server is started when the first one is to lie on it.</summary>
internal sealed class FilledStores : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("callrussia-bench-");
    private readonly string _numbers;
    private PostgresCluster? _cluster;
    private int _made;

    public FilledStores() => NumberFiles.Plain(_numbers = Path.Combine(_folder.FullName, "numbers.txt"), NumberFiles.Most);

    /// <returns>The settings of a bot that serves it.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Make(StoreEngine engine, SandboxServer telegram)
    {
        var name = $"filled{++_made}";
        var settings = new Dictionary<string, string>(Contestants.BotSettings(Path.Combine(_folder.FullName, name + ".db"), telegram)) { ["Storage__Engine"] = $"{engine}" };
        if (engine == StoreEngine.Postgres) settings["Storage__Connection"] = await Database(name);
        await using var import = Child.Dotnet("CallRussia.Bot.dll", ["import", _numbers], settings);
        await import.Finish();
        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<string> Database(string name)
    {
        if (_cluster is null)
        {
            (_cluster, var trouble) = await PostgresCluster.Start();
            if (_cluster is null) throw new InvalidOperationException($"No PostgreSQL server here: {trouble}");
        }
        await _cluster.Query($"CREATE DATABASE {name}");
        return _cluster.Connection(name);
    }
}
