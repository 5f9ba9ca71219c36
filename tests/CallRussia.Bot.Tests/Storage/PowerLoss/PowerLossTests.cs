using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Tests.Storage.Model;
using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Storage.PowerLoss;

/// <summary>
/// Killing the process proves little: what it wrote is with the operating system. Here everything is lost that was not flushed, at chosen
/// moments. <c>SIM_CUTS=200 SIM_STEPS=1500 dotnet test --filter FullyQualifiedName~PowerLossTests</c> cuts more often.
/// </summary>
public sealed class PowerLossTests(ITestOutputHelper output)
{
    private static readonly int HandOuts = LongRun.Asked("SIM_STEPS") ?? 250;
    private static readonly int Cuts = LongRun.Asked("SIM_CUTS") ?? 12;

    [Theory]
    [InlineData(1, nameof(Remembers.Flushed))]
    [InlineData(2, nameof(Remembers.SomeSectors))]
    public async Task What_was_acknowledged_survives_a_power_cut_at_any_moment(int seed, string remembers)
    {
        using var run = new PowerLossRun(seed);
        await run.Work(HandOuts);
        var lost = await Losses(run, Enum.Parse<Remembers>(remembers), seed);
        Assert.All(lost, count => Assert.Equal(0, count));
    }

    /// <summary>The proof that the proof can fail.</summary>
    [Fact]
    public async Task A_disk_that_lies_about_the_log_loses_what_was_acknowledged()
    {
        using var run = new PowerLossRun(3);
        await run.Work(HandOuts);
        Assert.Contains(await Losses(run, Remembers.LiesAboutTheLog, 3), lost => lost > 0);
    }

    [Theory]
    [InlineData("FULL", false)]
    [InlineData("NORMAL", true)]
    public void Only_full_synchronization_keeps_every_commit(string synchronous, bool loses)
    {
        var folder = ModelWorld.Folder($"ledger-{synchronous}");
        var trace = RecordingDisk.Record(folder.FullName);
        using (var ledger = Database.Write(Path.Combine(folder.FullName, "a.db")))
        {
            ledger.Execute($"PRAGMA synchronous={synchronous}");
            ledger.Execute("CREATE TABLE kept(id INTEGER PRIMARY KEY)");
            for (var id = 1; id <= 500; id++)
            {
                ledger.Use("INSERT INTO kept(id) VALUES(?1)").Bind(id).Run();
                trace.Add(new DiskEvent.Acknowledged(id));
            }
            RecordingDisk.Stop(folder.FullName);
        }
        Assert.Equal(loses, LostOfLedger(folder, trace.Events, trace.Length) > 0);
        folder.Delete(recursive: true);
    }

    /// <summary>Asked to flush, the library has to ask the system: it could have been built without.</summary>
    [Fact]
    public void The_library_is_built_to_flush()
    {
        var folder = ModelWorld.Folder("options");
        using (var database = Database.Write(Path.Combine(folder.FullName, "a.db")))
        {
            using var row = database.Use("PRAGMA compile_options");
            while (row.Step()) Assert.DoesNotContain("NO_SYNC", row.Text(0), StringComparison.Ordinal);
        }
        folder.Delete(recursive: true);
    }

    private static long LostOfLedger(DirectoryInfo folder, IReadOnlyList<DiskEvent> events, int cut)
    {
        foreach (var (path, bytes) in DiskTrace.After(events, cut, Remembers.Flushed, new Random(1))) File.WriteAllBytes(path + ".after", bytes);
        File.Move(Path.Combine(folder.FullName, "a.db-wal.after"), Path.Combine(folder.FullName, "a.db.after-wal"));
        using var after = Database.Write(Path.Combine(folder.FullName, "a.db.after"));
        var kept = after.Scalar("SELECT count(*) FROM sqlite_schema") == 0 ? 0 : after.Scalar("SELECT count(*) FROM kept");
        return events.Take(cut).Count(happened => happened is DiskEvent.Acknowledged) - kept;
    }

    /// <summary>Half of the cuts come right after somebody was told something, the others anywhere.</summary>
    private async Task<List<int>> Losses(PowerLossRun run, Remembers remembers, int seed)
    {
        var random = new Random(seed);
        var told = run.RightAfterTold;
        var lost = new List<int>();
        for (var cut = 0; cut < Cuts; cut++)
            lost.Add(await run.Lost(cut % 2 == 0 ? told[random.Next(told.Count)] : random.Next(told[0], run.Events.Count + 1), remembers));
        output.WriteLine($"{run.Events.Count} events, {run.Events.Count(happened => happened is DiskEvent.Flushed)} flushes, {told.Count} acknowledged; {Cuts} cuts, {lost.Count(count => count > 0)} with losses, at most {lost.Max()}");
        return lost;
    }
}
