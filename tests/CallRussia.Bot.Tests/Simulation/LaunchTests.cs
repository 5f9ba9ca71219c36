using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The whole launch is <c>SIM_PEOPLE=10000 dotnet test --filter FullyQualifiedName~LaunchTests</c>; a fifth of it runs with the other tests.</summary>
public sealed class LaunchTests(ITestOutputHelper output)
{
    private const int People = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task In_the_hour_of_the_launch_everybody_gets_one_number_or_a_reason_through_crashes_and_redelivery(int seed)
    {
        var people = LongRun.Asked("SIM_PEOPLE") ?? People;
        output.WriteLine(await LaunchHour.Run(seed, people));
    }
}
