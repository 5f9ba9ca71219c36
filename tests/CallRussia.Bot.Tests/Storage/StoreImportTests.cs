using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Batches into the bank: what they count, where they may be broken off, and who else is at work meanwhile.</summary>
public sealed class StoreImportTests : IAsyncLifetime
{
    private static readonly ImportPace SmallSteps = new() { BlocksPerCommit = 1, Workers = 2 };

    private readonly CountedFaults _faults = new();

    private StoreBench Bench { get; }

    public StoreImportTests()
    {
        Bench = new StoreBench((_, options) => Store.Open(options));
        Bench.Options = Bench.Options with { Faults = _faults, Pace = SmallSteps };
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task Every_line_is_counted_once_for_the_file_it_stands_in()
    {
        await Bench.Add(7, 0, 10);
        var batch = new NumberBatch();
        batch.From("first.csv");
        Lines(batch, 7, 5, 10);
        Lines(batch, 7, 12, 2);
        batch.From("second.csv");
        Lines(batch, 7, 14, 4);
        batch.From("empty.csv");
        var added = await Bench.Store.AddNumbers(batch, Bench.Clock.Now, default);
        // 5–9 were there; 10–14 are new; 12 and 13 stand there twice; of 14–17 the first file had 14.
        Assert.Equal([new AddedNumbers(5, 7, 0), new AddedNumbers(3, 1, 0), new AddedNumbers(0, 0, 0)], added.Sources);
        Assert.Equal(new Dictionary<RegionCode, int> { [DemoBlock.Region(7)] = 8 }, added.Regions);
        Assert.Equal("first.csv and 2 more", await Bench.Look(kept => kept.All(Core.Bank.Segments.Table, descending: true).First().Source));
    }

    /// <summary>+7 978 came in while a plan had it under Krasnodar: what is in the bank is looked at again when it is handed out.</summary>
    [Fact]
    public async Task A_number_that_the_plan_calls_no_more_is_never_handed_out_and_one_beside_it_is()
    {
        await Bench.Add(7, 0, 4);
        var called = DemoBlock.Number(7, 2);
        // One of them was called before, and rests for another attempt.
        var rested = await Bench.Call(1, Outcome.NoAnswer);
        Bench.Options = Bench.Options with { IsCalled = number => number == called && number != rested.Number };
        await Bench.Restart();
        Bench.Clock.Pass(TimeSpan.FromDays(8));
        var given = new List<PhoneNumber>();
        for (var volunteer = 2; volunteer < 12; volunteer++)
            if (await Bench.Ask(volunteer, new HandOut()) is NumberHandedOut handed) given.Add(handed.Lease.Number);
        Assert.Equal(rested.Number == called ? [] : [called], given);
    }

    [Fact]
    public async Task The_region_of_a_number_is_that_of_its_first_line_however_many_lines_and_files_there_are()
    {
        var random = new Random(7);
        var batch = new NumberBatch();
        var first = new Dictionary<PhoneNumber, RegionCode>();
        for (var line = 0; line < 20_000; line++)
        {
            if (line % 500 == 0) batch.From($"{line}");
            var (number, region) = (DemoBlock.Number(random.Next(2, 13), random.Next(1000)), DemoBlock.Region(random.Next(2, 13)));
            batch.Add(number, region);
            first.TryAdd(number, region);
        }
        var added = await Bench.Store.AddNumbers(batch, Bench.Clock.Now, default);
        Assert.Equal(new AddedNumbers(first.Count, 20_000 - first.Count, 0), added.Sum);
        Assert.Equal(first.GroupBy(pair => pair.Value).ToDictionary(group => group.Key, group => group.Count()), added.Regions);
        Assert.Equal(added.Regions.ToDictionary(pair => pair.Key, pair => (long)pair.Value), (await Bench.Store.Stock(default)).ToDictionary(stock => stock.Region, stock => stock.Total));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Do_not_call_numbers_are_counted_as_such_line_by_line_and_stay_what_they_are()
    {
        await Bench.Add(7, 0, 3);
        var silent = (await Bench.Call(1, Outcome.DoNotCall)).Number;
        var batch = new NumberBatch();
        batch.From("a");
        batch.Add(silent, DemoBlock.Region(7));
        Lines(batch, 7, 0, 5);
        batch.From("b");
        batch.Add(silent, DemoBlock.Region(3));
        var added = await Bench.Store.AddNumbers(batch, Bench.Clock.Now, default);
        Assert.Equal([new AddedNumbers(2, 2, 2), new AddedNumbers(0, 0, 1)], added.Sources);
        Assert.Equal((5L, 1L), ((await Bench.Stock(7)).Total, (await Bench.Stock(7)).DoNotCall));
    }

    [Fact]
    public async Task Weighing_says_what_adding_would_do_and_changes_nothing()
    {
        await Bench.Add(7, 0, 10);
        await Bench.Call(1, Outcome.DoNotCall);
        var batch = new NumberBatch();
        Lines(batch, 7, 5, 20);
        Lines(batch, 3, 0, 20);
        Lines(batch, 3, 0, 20);
        var before = await Kept();
        var weighed = await Bench.Store.WeighNumbers(batch, default);
        Assert.Equal(before, await Kept());
        var added = await Bench.Store.AddNumbers(batch, Bench.Clock.Now, default);
        Assert.Equal(added.Sources, weighed.Sources);
        Assert.Equal(added.Regions, weighed.Regions);
        Assert.Equal(new AddedNumbers(40, 20, 0), Sifting.Alone(batch, default).Sum);

        Task<string> Kept() => Bench.Look(kept => $"{kept.All(Core.Bank.Blocks.Table).Count()} {kept.Find(Sequences.Table, "segment")?.Last}");
    }

    [Fact]
    public async Task Nothing_new_leaves_no_segment_and_a_batch_may_be_added_again()
    {
        var batch = new NumberBatch();
        Lines(batch, 7, 0, 100);
        Assert.Equal(new AddedNumbers(100, 0, 0), (await Bench.Store.AddNumbers(batch, Bench.Clock.Now, default)).Sum);
        Assert.Equal(new AddedNumbers(0, 100, 0), (await Bench.Store.AddNumbers(batch, Bench.Clock.Now, default)).Sum);
        Assert.Equal("1", await Bench.Look(kept => kept.All(Core.Bank.Segments.Table).Count()));
    }

    /// <summary>More numbers than fit in a block, in many regions: the blocks of one import are many commits here.</summary>
    [Fact]
    public async Task An_import_that_dies_at_any_step_is_invisible_and_ends_the_same_when_run_again()
    {
        await Bench.Add(7, 0, 10);
        _faults.Count = 0;
        await using (var whole = new StoreBench((_, options) => Store.Open(options)))
        {
            whole.Options = whole.Options with { Faults = _faults, Pace = SmallSteps };
            await whole.Store.AddNumbers(Many(), whole.Clock.Now, default);
        }
        var commits = _faults.Count;
        Assert.InRange(commits, 13, 100);
        for (var dead = 0; dead < commits; dead++)
            foreach (var point in (StorePoint[])[StorePoint.BeforeCommit, StorePoint.AfterCommit])
                await DiesAndEndsTheSame(point, dead, isLast: dead == commits - 1);
    }

    [Fact]
    public async Task A_cancelled_import_adds_nothing_and_its_blocks_are_swept()
    {
        await Bench.Add(7, 0, 10);
        using var cancel = new CancellationTokenSource();
        _faults.Count = 0;
        _faults.Then = (5, cancel.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bench.Store.AddNumbers(Many(), Bench.Clock.Now, cancel.Token));
        Assert.Equal(10, (await Bench.Store.Stock(default)).Sum(region => region.Total));
        Assert.Equal("1", await Bench.Look(kept => kept.All(Core.Bank.Segments.Table).Count(segment => segment.Stage == SegmentStage.Unfinished)));
        Assert.Empty(await Bench.Store.Check(default));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal("0 1", await Bench.Look(kept => $"{kept.All(Core.Bank.Segments.Table).Count(segment => segment.Stage == SegmentStage.Unfinished)} {kept.All(Core.Bank.Blocks.Table).Count()}"));
        Assert.Equal(new AddedNumbers(Many().Count, 0, 0), (await Bench.Store.AddNumbers(Many(), Bench.Clock.Now, default)).Sum);
    }

    [Fact]
    public async Task Imports_of_several_processes_wait_for_each_other_and_miss_nothing()
    {
        await Bench.Add(7, 0, 1);
        await Bench.OpenDoor();
        var stores = Enumerable.Range(0, 3).Select(_ => Store.Open(Bench.Options with { Access = StoreAccess.Beside, Faults = null })).ToList();
        var added = await Task.WhenAll(stores.Select((store, i) => Task.Run(() =>
        {
            var batch = new NumberBatch();
            Lines(batch, 7, i * 500, 1000);
            return store.AddNumbers(batch, Bench.Clock.Now, default);
        })));
        foreach (var store in stores) await store.DisposeAsync();
        Assert.Equal(1999, added.Sum(one => one.Sum.Added));
        Assert.Equal(2000, (await Bench.Stock(7)).Total);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Hand_outs_go_on_while_numbers_are_added_and_see_them_only_when_all_are_there()
    {
        await Bench.Add(7, 0, 200);
        await Bench.OpenDoor();
        await using var beside = Store.Open(Bench.Options with { Access = StoreAccess.Beside, Faults = null });
        var import = beside.AddNumbers(Many(), Bench.Clock.Now, default);
        var seen = new HashSet<long>();
        for (var volunteer = 1; volunteer <= 100; volunteer++)
        {
            await Bench.HandOut(volunteer);
            seen.Add((await Bench.Store.Stock(default)).Sum(region => region.Total));
        }
        var added = await import;
        Assert.Subset(new HashSet<long> { 200, 200 + added.Sum.Added }, seen);
        Assert.True(added.LongestHold > TimeSpan.Zero);
        Assert.Empty(await Bench.Store.Check(default));
    }

    private async Task DiesAndEndsTheSame(StorePoint point, int commits, bool isLast)
    {
        await using var bench = new StoreBench((_, options) => Store.Open(options));
        var faults = new CountedFaults();
        bench.Options = bench.Options with { Faults = faults, Pace = SmallSteps };
        _ = bench.Store;
        faults.Then = (commits, () => throw new SimulatedCrash());
        faults.Point = point;
        await Assert.ThrowsAsync<SimulatedCrash>(() => bench.Store.AddNumbers(Many(), bench.Clock.Now, default));
        await using var after = CopyOf(bench);
        var isKept = isLast && point == StorePoint.AfterCommit;
        Assert.Equal(isKept ? Many().Count : 0, (await after.Store.Stock(default)).Sum(region => region.Total));
        Assert.Empty(await after.Store.Check(default));
        var (added, known, _) = (await after.Store.AddNumbers(Many(), after.Clock.Now, default)).Sum;
        Assert.Equal(isKept ? (0, Many().Count) : (Many().Count, 0), (added, known));
        Assert.Equal(Many().Count, (await after.Store.Stock(default)).Sum(region => region.Total));
        Assert.Equal("0 0", await after.Look(kept => $"{kept.All(Core.Bank.Segments.Table).Count(segment => segment.Stage == SegmentStage.Unfinished)} {kept.All(Core.Bank.Blocks.Table).Count(block => !kept.Has(Core.Bank.Segments.Table, Core.Bank.Blocks.PileOf(block.Id).Segment))}"));
        Assert.Empty(await after.Store.Check(default));
    }

    /// <summary>What a new process finds: the files as they lie, copied while the dead one still has them open.</summary>
    private static StoreBench CopyOf(StoreBench dead)
    {
        var after = new StoreBench((_, options) => Store.Open(options));
        DeadStore.Copy(dead.Options.Path, after.Options.Path);
        return after;
    }

    private static NumberBatch Many()
    {
        var batch = new NumberBatch();
        for (var offset = 3; offset <= 12; offset++) Lines(batch, offset, 1000, offset == 5 ? 9_000 : 20);
        return batch;
    }

    private static void Lines(NumberBatch batch, int offset, int from, int count)
    {
        for (var line = from; line < from + count; line++) batch.Add(DemoBlock.Number(offset, line), DemoBlock.Region(offset));
    }

    /// <summary>Counts commits and does something at one of them.</summary>
    private sealed class CountedFaults : IStoreFaults
    {
        public int Count { get; set; }

        public StorePoint Point { get; set; } = StorePoint.BeforeCommit;

        public (int At, Action What)? Then { get; set; }

        public void At(StorePoint point)
        {
            if (point == Point && Count++ == Then?.At) Then.Value.What();
        }
    }
}
