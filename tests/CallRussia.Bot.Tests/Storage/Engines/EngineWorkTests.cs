using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>How much the engine is asked for by what happens most: each load and each document costs it microseconds.</summary>
public sealed class EngineWorkTests(ITestOutputHelper output)
{
    private const int Jobs = 400;

    [Fact]
    public async Task A_hand_out_and_its_report_ask_the_engine_for_few_records()
    {
        CountingEngine counting = null!;
        await using var bench = new StoreBench((_, options) => StoreBench.Over(options, memory => counting = new CountingEngine(memory)));
        await bench.Add(7, 0, 5_000);
        await Together(bench, 1_000, report: true);
        counting.Forget();
        await Together(bench, 2_000, report: false);
        output.WriteLine($"hand-out by strangers, {(double)Jobs / counting.Commits:0.0} a commit: {counting.Told(Jobs)}");
        // The id, the caller, a block, the number, the do-not-call register; new are the id, the caller, the lease and the number.
        Assert.InRange(counting.PerJob("load", Jobs), 0, 5.1);
        Assert.InRange(counting.PerJob("scan", Jobs), 0, 0.3);
        Assert.InRange(Written(Jobs), 0, 4.1 + Once(Jobs));
        counting.Forget();
        await Together(bench, 1_000, report: true);
        output.WriteLine($"hand-out and report by regulars, {2.0 * Jobs / counting.Commits:0.0} a commit: {counting.Told(2 * Jobs)}");
        Assert.InRange(counting.PerJob("load", 2 * Jobs), 0, 2.7);
        // Of their own: the caller and the id, and of one in two the number twice, the lease twice and a timer. Counts, sequences and lanes are written
        // once a commit, whoever is in it; how many share one is a matter of the machine.
        Assert.InRange(Written(2 * Jobs), 0, 4.6 + Once(2 * Jobs));

        double Written(int jobs) => counting.PerJob("add", jobs) + counting.PerJob("put", jobs) + counting.PerJob("replace", jobs);

        double Once(int jobs) => 8.0 * counting.Commits / jobs;
    }

    private static Task Together(StoreBench bench, int first, bool report) => Task.WhenAll(Enumerable.Range(0, 32).Select(async asker =>
    {
        for (var i = asker; i < Jobs; i += 32)
        {
            var lease = await bench.HandOut(first + i);
            if (report) await bench.Report(first + i, lease, Outcome.NoAnswer);
        }
    }));
}
