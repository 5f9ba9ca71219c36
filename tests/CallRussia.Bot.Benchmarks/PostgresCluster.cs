using System.ComponentModel;
using System.Globalization;

namespace CallRussia.Bot.Benchmarks;

/// <summary>A PostgreSQL server in a folder of its own, reached through a socket there. It does not run as root: then it is the user postgres.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Tuning = "-c shared_buffers=1GB -c maintenance_work_mem=1GB -c max_wal_size=8GB -c listen_addresses=";

    private readonly string _folder;
    private readonly bool _stays;

    private PostgresCluster(string folder, bool stays) => (_folder, _stays) = (folder, stays);

    /// <param name="kept">Where its databases stay for another time, and are found when they are there; null: they are deleted in the end.</param>
    /// <returns>The running server, or a sentence that says why there is none.</returns>
    public static async Task<(PostgresCluster? Cluster, string Trouble)> Start(string? kept = null)
    {
        var folder = kept is null ? Directory.CreateTempSubdirectory("callrussia-pg-").FullName : Directory.CreateDirectory(kept).FullName;
        var cluster = new PostgresCluster(folder, stays: kept is not null);
        try
        {
            if (Environment.IsPrivilegedProcess) await Finish("chown", "postgres", folder);
            if (!Directory.Exists($"{folder}/data")) await cluster.As("initdb", "-D", $"{folder}/data", "-A", "trust", "-E", "UTF8", "--no-locale");
            await cluster.As("pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", $"{Tuning} -k {folder}", "start");
            return (cluster, "");
        }
        catch (Exception missing) when (missing is Win32Exception or InvalidOperationException)
        {
            cluster.Clear();
            return (null, missing.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>For programs that speak to it by themselves.</summary>
    public string Connection(string database) => $"Host={_folder};Database={database};Username={User}";

    private static string User => Environment.IsPrivilegedProcess ? "postgres" : Environment.UserName;

    public Task<string> Query(string sql, string database = "postgres") => Finish("psql", "-h", _folder, "-U", User, "-d", database, "-v", "ON_ERROR_STOP=1", "-qAtc", sql);

    /// <summary>Bytes of a table with its indexes.</summary>
    public async Task<double> Size(string table) =>
        double.Parse(await Query($"SELECT pg_total_relation_size('{table}')"), CultureInfo.InvariantCulture);

    /// <summary>What the server has used, with all who work for its lines now. 0 where the system has no /proc.</summary>
    public TimeSpan Cpu
    {
        get
        {
            if (!Directory.Exists("/proc/self")) return TimeSpan.Zero;
            var postmaster = File.ReadLines($"{_folder}/data/postmaster.pid").First();
            return Directory.EnumerateDirectories("/proc").Where(static process => char.IsAsciiDigit(process[^1])).Select(process => UsedBy(process, postmaster)).Aggregate(TimeSpan.Zero, static (sum, used) => sum + used);
        }
    }

    /// <summary>Behind the bracket of the name the second field is the parent, the 12th and 13th are ticks of 10 ms.</summary>
    private static TimeSpan UsedBy(string process, string postmaster)
    {
        try
        {
            var fields = File.ReadAllText($"{process}/stat").Split(") ")[^1].Split(' ');
            return Path.GetFileName(process) == postmaster || fields[1] == postmaster
                ? TimeSpan.FromMilliseconds(10) * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture))
                : TimeSpan.Zero;
        }
        catch (IOException)
        {
            // No process, or one that has ended meanwhile.
            return TimeSpan.Zero;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await As("pg_ctl", "-D", $"{_folder}/data", "-m", "fast", "-w", "stop");
        Clear();
    }

    private void Clear()
    {
        if (!_stays) Directory.Delete(_folder, recursive: true);
    }

    private Task<string> As(params string[] command) =>
        Environment.IsPrivilegedProcess ? Finish("runuser", ["-u", "postgres", "--", .. command]) : Finish(command[0], command[1..]);

    private static async Task<string> Finish(string program, params string[] arguments)
    {
        // No pipes: a server that stays would keep them open.
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardOutput = program == "psql", WorkingDirectory = "/" })!;
        var output = program == "psql" ? await process.StandardOutput.ReadToEndAsync() : "";
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }
}
