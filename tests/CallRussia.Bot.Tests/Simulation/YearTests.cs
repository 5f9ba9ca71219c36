using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>
/// The whole year at the campaign's own pace is <c>SIM_CALLS=840 dotnet test --filter FullyQualifiedName~YearTests</c>; a fortieth of it
/// runs with the other tests. SIM_SEED replays a failure.
/// </summary>
public sealed class YearTests(ITestOutputHelper output)
{
    private const int Calls = 840 / 40;

    [Fact]
    public async Task A_year_of_calls_and_crashes_breaks_no_promise_and_the_counts_add_up()
    {
        var (seed, calls) = (LongRun.Asked("SIM_SEED") ?? 1, LongRun.Asked("SIM_CALLS") ?? Calls);
        output.WriteLine($"SIM_SEED={seed} SIM_CALLS={calls}");
        output.WriteLine(await YearOfCalls.Run(seed, calls));
    }
}
