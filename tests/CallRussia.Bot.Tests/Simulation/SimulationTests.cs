using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// Replay a failure with the line it printed: <c>SIM_SEED=… SIM_STEPS=… dotnet test --filter FullyQualifiedName~SimulationTests</c>.
/// A long run is the same with more steps; <c>SIM_RUNS=100</c> goes on with the seeds after it. So does the one over a PostgreSQL server, but for the moments at which lines are cut.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Steps = 2_500;
    private const int StepsOverServer = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public async Task The_promises_hold_through_crashes_redelivery_and_faults(int seed) => output.WriteLine(await SimRun.Run(seed, Steps));

    [Fact]
    public Task The_promises_hold_with_a_seed_that_nobody_chose() => Run(Steps, seed => new SimFiles(seed));

    [Fact]
    [Trait("Needs", "PostgreSQL")]
    public Task The_promises_hold_over_a_server_whose_lines_are_cut_at_any_moment() => Run(StepsOverServer, seed => new SimServer(seed));

    [Fact]
    public async Task A_seed_tells_the_same_story_twice() => Assert.Equal(await SimRun.Run(7, 600), await SimRun.Run(7, 600));

    private async Task Run(int steps, Func<int, ISimGround> ground)
    {
        steps = LongRun.Asked("SIM_STEPS") ?? steps;
        foreach (var seed in LongRun.Seeds())
        {
            output.WriteLine($"SIM_SEED={seed} SIM_STEPS={steps}");
            output.WriteLine(await SimRun.Run(seed, steps, ground(seed)));
        }
    }
}
