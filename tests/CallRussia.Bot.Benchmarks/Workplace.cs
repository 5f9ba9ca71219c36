namespace CallRussia.Bot.Benchmarks;

/// <summary>A folder for the run's files; the one named by <c>--folder</c> stays, so that big banks are made once.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _stays;

    private Workplace(DirectoryInfo folder, bool stays) => (_folder, _stays) = (folder, stays);

    public static Workplace Of(Arguments arguments) => arguments.Words("--folder") is { } named
        ? new(Directory.CreateDirectory(named), stays: true)
        : new(Directory.CreateTempSubdirectory("callrussia-bench-"), stays: false);

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public ValueTask DisposeAsync()
    {
        if (!_stays) _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
