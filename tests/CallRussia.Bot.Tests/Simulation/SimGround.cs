using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Storage.Model;
using CallRussia.Bot.Tests.Support;
using Npgsql;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>Where the store of simulated processes lies.</summary>
internal interface ISimGround : IDisposable
{
    /// <summary>A process has died, with the store in its hands: what the next one finds is what is kept now.</summary>
    void Leave();

    StoreOptions At(StoreOptions options);
}

/// <summary>The next process finds the files as they lie: those of the dead one are still open here.</summary>
internal sealed class SimFiles(int seed) : ISimGround
{
    private readonly DirectoryInfo _folder = ModelWorld.Folder($"simulation-{seed}");
    private int _deaths;

    public void Leave()
    {
        foreach (var older in _folder.GetFiles($"{_deaths - 1}.db*")) older.Delete();
        DeadStore.Copy(PathOf(_deaths), PathOf(++_deaths));
    }

    public StoreOptions At(StoreOptions options) => options with { Path = PathOf(_deaths) };

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(int deaths) => Path.Combine(_folder.FullName, $"{deaths}.db");
}

/// <summary>A server of its own. The lines of a dead process end without a goodbye; and now and then one that writes is cut off at any moment of its step.</summary>
internal sealed class SimServer : ISimGround
{
    private readonly PostgresServer _server = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _cutting;

    public SimServer(int seed) => _cutting = Task.Run(() => CutNowAndThen(new Random(seed)));

    public void Leave() => _server.Cut();

    public StoreOptions At(StoreOptions options) => options with { Engine = StoreEngine.Postgres, Connection = _server.Connection };

    public void Dispose()
    {
        _over.Cancel();
        _cutting.GetAwaiter().GetResult();
        _over.Dispose();
        _server.Dispose();
    }

    private async Task CutNowAndThen(Random random)
    {
        await using var line = PostgresPlace.Line(_server.Connection);
        await using var cut = new NpgsqlCommand(PostgresServer.CutWriters, line);
        while (!_over.IsCancellationRequested)
        {
            await cut.ExecuteNonQueryAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 500)), TimeProvider.System);
        }
    }
}
