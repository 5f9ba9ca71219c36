using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Storage.Model;

/// <summary>
/// A store against the naive bank. Replay a failure with the line it printed: <c>SIM_SEED=… SIM_STEPS=… dotnet test --filter
/// FullyQualifiedName~BankModelTests</c>; <c>SIM_RUNS=100</c> goes on with the seeds after it.
/// </summary>
public abstract class BankModel(ITestOutputHelper output)
{
    /// <summary>How much a run of the suite asks.</summary>
    protected virtual int Steps => 4_000;

    /// <summary>What opens a store, and the same one again after a restart.</summary>
    private protected abstract Func<StoreOptions, Store> Opening();

    [Fact]
    public async Task The_store_answers_what_a_card_index_would_with_a_seed_that_nobody_chose()
    {
        foreach (var seed in LongRun.Seeds()) await Run(seed, LongRun.Asked("SIM_STEPS") ?? Steps);
    }

    private protected async Task<NaiveCounts> Run(int seed, int steps)
    {
        output.WriteLine($"SIM_SEED={seed} SIM_STEPS={steps}");
        var seen = await ModelRun.Run(seed, steps, Opening());
        output.WriteLine(seen.ToString());
        // One in ten is one in ten, within four sigmas.
        Assert.True(seen.RestedWhileFresh <= (0.1 * seen.WhileFresh) + (4 * Math.Sqrt(0.09 * seen.WhileFresh)), seen.ToString());
        return seen;
    }
}

/// <summary>An engine that answers at once is asked much more.</summary>
public abstract class ThoroughBankModel(ITestOutputHelper output) : BankModel(output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(60)]
    public async Task The_store_answers_what_a_card_index_would(int seed)
    {
        var seen = await Run(seed, Steps);
        // A run that met nothing proves nothing.
        Assert.All([seen.HandOuts, seen.Refusals, seen.Rested, seen.Agreed, seen.Reports, seen.Corrections, seen.Late, seen.Overtaken, seen.RingBacks, seen.Undos, seen.Expiries, seen.Erasures], count => Assert.NotEqual(0, count));
    }
}

public sealed class MemoryBankModelTests(ITestOutputHelper output) : ThoroughBankModel(output)
{
    private protected override Func<StoreOptions, Store> Opening()
    {
        MemoryEngine? engine = null;
        return options =>
        {
            var store = CallRussia.Bot.Storage.Store.InMemory(options, engine, out var opened);
            engine = opened;
            return store;
        };
    }
}

public sealed class SqliteBankModelTests(ITestOutputHelper output) : ThoroughBankModel(output)
{
    private protected override Func<StoreOptions, Store> Opening() => CallRussia.Bot.Storage.Store.Open;
}

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresBankModelTests(ITestOutputHelper output) : BankModel(output), IDisposable
{
    private readonly PostgresPlace _place = new();

    protected override int Steps => 1_000;

    public void Dispose() => _place.Dispose();

    private protected override Func<StoreOptions, Store> Opening()
    {
        _place.Sweep();
        return options => CallRussia.Bot.Storage.Store.Open(options with { Engine = StoreEngine.Postgres, Connection = _place.Connection });
    }
}
