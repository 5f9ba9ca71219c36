using System.Diagnostics;

namespace CallRussia.Bot.Tests.Support;

/// <summary>A PostgreSQL server of one test's own, which it may crash.</summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly string s_script = Path.Combine(Approved.Root, "eng", "postgres.sh");

    private const string Program = "callrussia-tests";

    /// <summary>The lock of all writers, as the program numbers it.</summary>
    public const int Writing = 0x43615275;

    /// <summary>Cuts off whoever is in the middle of a step, and has no other lock than that of all writers; gives how many.</summary>
    public static readonly string CutWriters =
        $"SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_locks WHERE locktype='advisory' AND granted GROUP BY pid HAVING array_agg(classid)=ARRAY[{Writing}::oid]) AS writer";

    private readonly string _folder = Directory.CreateTempSubdirectory("callrussia-pg-").FullName;

    public PostgresServer() => Connection = $"{Run("start", _folder)};Application Name={Program}";

    public string Connection { get; }

    /// <summary>What was committed is there again; whoever was in the middle of something hears nothing more. One that was killed for good comes back as it was.</summary>
    public void Crash() => Run("crash", _folder);

    /// <summary>Puts a server beside it that has all that is committed.</summary>
    /// <returns>The connection string of both.</returns>
    public string Standby() => $"{Run("standby", _folder)};Application Name={Program}";

    /// <summary>It dies for good, and the standby takes its place.</summary>
    public void Promote() => Run("promote", _folder);

    /// <inheritdoc cref="PostgresPlace.Run(string, string)"/>
    public object? Do(string sql) => PostgresPlace.Run(Connection, sql);

    /// <summary>Nobody who has a line to it says goodbye.</summary>
    public void Cut() => Cut(Connection);

    public static void Cut(string connection) => PostgresPlace.Run(connection, $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name='{Program}'");

    /// <returns>The connection string of a PgBouncer before it.</returns>
    public string Pooler(string mode, params string[] settings) => $"{Run(["pooler", _folder, mode, .. settings])};Application Name={Program}";

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
