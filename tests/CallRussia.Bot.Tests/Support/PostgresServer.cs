using System.Diagnostics;

namespace CallRussia.Bot.Tests.Support;

/// <summary>A PostgreSQL server of one test's own, which it may crash.</summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly string s_script = Path.Combine(Approved.Root, "eng", "postgres.sh");

    private readonly string _folder = Directory.CreateTempSubdirectory("callrussia-pg-").FullName;

    public PostgresServer() => Connection = $"{Run("start", _folder)};Application Name=callrussia-tests";

    public string Connection { get; }

    /// <summary>What was committed is there again; whoever was in the middle of something hears nothing more.</summary>
    public void Crash() => Run("crash", _folder);

    /// <returns>The connection string of a PgBouncer before it.</returns>
    public string Pooler(string mode, params string[] settings) => $"{Run(["pooler", _folder, mode, .. settings])};Application Name=callrussia-tests";

    public void Dispose() => Run("stop", _folder);

    private static string Run(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(s_script, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        // Not to the end: the server itself keeps the pipe.
        var told = script.StandardOutput.ReadLine() ?? "";
        script.WaitForExit();
        return script.ExitCode == 0 ? told : throw new InvalidOperationException($"eng/postgres.sh {arguments[0]} failed.");
    }
}
