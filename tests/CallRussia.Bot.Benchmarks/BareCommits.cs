using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CallRussia.Bot.Benchmarks;

/// <summary>The physical reference: one small row and one synced commit, over and over, with the same database engine on the same disk.</summary>
internal static class BareCommits
{
    public static double PerSecond(string path, int seconds)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(id INTEGER PRIMARY KEY, token BLOB, at INTEGER)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO t(token, at) VALUES(randomblob(16), 1)";
        command.Prepare();
        var (count, from) = (0, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(from).TotalSeconds < seconds)
        {
            command.ExecuteNonQuery();
            count++;
        }
        return count / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
