using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Simulation;

public sealed class BroadcastSimulationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_dies_nobody_gets_a_broadcast_twice_and_nobody_is_missed_without_being_counted(int seed)
    {
        await using var run = new BroadcastSimulation(seed);
        var (ended, deaths) = await run.Run();
        foreach (var one in ended) output.WriteLine($"{deaths} deaths: {one.Progress}");
        Assert.True(deaths > 3);
        // A run in which hardly anything was sent would prove nothing; each death leaves some ten of which nobody knows.
        Assert.All(ended, one => Assert.True(one.Progress.Sent > one.Progress.Total / 10, one.Progress.ToString()));
    }
}
