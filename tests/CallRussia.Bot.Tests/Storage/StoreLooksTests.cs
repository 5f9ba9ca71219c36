using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What organizers are asked to look at.</summary>
public sealed class StoreLooksTests : IAsyncLifetime
{
    private StoreBench Bench { get; } = new((_, options) => Store.Open(options));

    public Task InitializeAsync()
    {
        Bench.Options = Bench.Options with { Rules = StoreBench.Rules(budgets: new BudgetRules()) };
        return Bench.Add(7, 0, 100);
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task A_brake_that_needs_a_look_is_kept_once_a_day()
    {
        var first = await TooFast(1);
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        Assert.Equal([(1L, Brake.TooFast, first)], Recent());
        Bench.Clock.Pass(TimeSpan.FromDays(1));
        await Bench.Call(1, Outcome.NoAnswer);
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        Assert.Equal(2, Recent().Count);
    }

    [Fact]
    public async Task Many_skips_are_no_cause_for_suspicion()
    {
        for (var i = 0; i < 6; i++)
        {
            var lease = await Bench.HandOut(1);
            Bench.Clock.Pass(TimeSpan.FromMinutes(1));
            await Bench.Report(1, lease, Outcome.Skipped);
        }
        Assert.Equal(WhyNot.SlowDown, (await Bench.Ask<NumberRefused>(1, new HandOut())).Why);
        Assert.Empty(Recent());
    }

    [Fact]
    public async Task Looks_go_with_the_volunteer_and_after_a_month()
    {
        await TooFast(1);
        await TooFast(2);
        Assert.Contains(nameof(Brake.TooFast), (await Bench.Ask<MyDataGathered>(1, new GatherMyData())).Json, StringComparison.Ordinal);
        await Bench.Ask<Erased>(1, new EraseMe());
        Assert.Equal(2, Assert.Single(Recent()).Volunteer);
        Bench.Clock.Pass(TimeSpan.FromDays(31));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Empty(Recent());
    }

    private async Task<DateTimeOffset> TooFast(long volunteer)
    {
        for (var i = 0; i < 8; i++) await Bench.Call(volunteer, Outcome.NoAnswer);
        Assert.Equal(WhyNot.SlowDown, (await Bench.Ask<NumberRefused>(volunteer, new HandOut())).Why);
        return Bench.Clock.Now;
    }

    private List<(long Volunteer, Brake Brake, DateTimeOffset At)> Recent() => Bench.Store
        .Read(kept => Core.Leases.Looks.Since(kept, StoreBench.Noon.AddDays(-1)).Select(look => (look.Volunteer.Value, look.Brake, look.At)).ToList(), default).GetAwaiter().GetResult();
}
