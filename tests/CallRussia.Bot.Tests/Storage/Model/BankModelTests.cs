using CallRussia.Bot.Tests.Support;
using System.Globalization;
using CallRussia.Bot.Storage;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>
/// The store against the naive bank. Replay a failure with the line it printed: <c>SIM_SEED=… SIM_STEPS=… dotnet test --filter
/// FullyQualifiedName~BankModelTests</c>; <c>SIM_RUNS=100</c> goes on with the seeds after it.
/// </summary>
public sealed class BankModelTests(ITestOutputHelper output)
{
    private const int Steps = 4_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task The_store_answers_what_a_card_index_would(int seed)
    {
        var seen = await Run(seed, Steps);
        // A run that met nothing proves nothing.
        Assert.All([seen.HandOuts, seen.Refusals, seen.Rested, seen.Agreed, seen.Reports, seen.Corrections, seen.Late, seen.Overtaken, seen.Undos, seen.Expiries, seen.Erasures], count => Assert.NotEqual(0, count));
    }

    [Fact]
    public async Task The_store_answers_what_a_card_index_would_with_a_seed_that_nobody_chose()
    {
        var first = From("SIM_SEED") ?? System.Environment.TickCount & 0xff_ffff;
        for (var seed = first; seed < first + (From("SIM_RUNS") ?? 1); seed++) await Run(seed, From("SIM_STEPS") ?? Steps);
    }

    private async Task<NaiveCounts> Run(int seed, int steps)
    {
        output.WriteLine($"SIM_SEED={seed} SIM_STEPS={steps}");
        var seen = await ModelRun.Run(seed, steps, TestStore.Open);
        output.WriteLine(seen.ToString());
        // One in ten is one in ten, within four sigmas.
        Assert.True(seen.RestedWhileFresh <= (0.1 * seen.WhileFresh) + (4 * Math.Sqrt(0.09 * seen.WhileFresh)), seen.ToString());
        return seen;
    }

    private static int? From(string name) =>
        int.TryParse(System.Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
