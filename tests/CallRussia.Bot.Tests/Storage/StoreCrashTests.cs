using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Power cuts, full disks, and what is left after them.</summary>
public sealed class StoreCrashTests : IAsyncLifetime
{
    private readonly Faults _faults = new();
    private StoreBench Bench { get; }

    public StoreCrashTests()
    {
        Bench = new StoreBench((_, options) => Store.Open(options));
        Bench.Options = Bench.Options with { Faults = _faults };
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Theory]
    [InlineData(nameof(StorePoint.BeforeWork), false)]
    [InlineData(nameof(StorePoint.AfterWork), false)]
    [InlineData(nameof(StorePoint.BeforeCommit), false)]
    [InlineData(nameof(StorePoint.AfterCommit), true)]
    public async Task A_crash_keeps_a_turn_whole_or_not_at_all(string point, bool kept)
    {
        await Bench.Add(7, 0, 10);
        await Bench.Store.Write(kept => Inbox.Receive(kept, [new RawIncoming(1, "{}"u8.ToArray())], Bench.Clock.Now), default);
        _faults.Crash(Enum.Parse<StorePoint>(point), after: 0);
        await Assert.ThrowsAsync<SimulatedCrash>(() => Everything(1, "u1"));
        await Assert.ThrowsAsync<SimulatedCrash>(() => Bench.HandOut(2));
        await using var after = Reopened();
        Assert.Equal(kept ? 0 : 1, (await after.Store.Read(kept => Inbox.Unfinished(kept, default), default)).Count);
        Assert.Equal(kept ? 1 : 0, (await after.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default)).Count);
        Assert.Equal(kept ? 1 : 0, (await after.Stock(7)).Held);
        Assert.Equal(!kept, await after.Turn(1, _ => { }, "u1"));
        Assert.Empty(await after.Store.Check(default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(111)]
    public async Task After_a_crash_in_the_middle_of_many_commits_nothing_acknowledged_is_lost(int commits)
    {
        await Bench.Add(7, 0, 2000);
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<Lease>();
        _faults.Crash(commits % 2 == 0 ? StorePoint.BeforeCommit : StorePoint.AfterCommit, after: commits);
        await Task.WhenAll(Enumerable.Range(1, 16).Select(volunteer => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var lease = await Bench.HandOut(volunteer);
                    acknowledged.Add(lease);
                    await Bench.Report(volunteer, lease, Outcome.Talked);
                }
            }
            catch (SimulatedCrash)
            {
                // The process is gone.
            }
        })));
        await using var after = Reopened();
        Assert.Empty(await after.Store.Check(default));
        var stock = await after.Stock(7);
        Assert.InRange(stock.Held + stock.Retired, acknowledged.Count, acknowledged.Count + 16);
        // No number comes twice.
        var given = acknowledged.Select(lease => lease.Number).ToHashSet();
        for (var volunteer = 101; volunteer < 400; volunteer++) Assert.True(given.Add((await after.HandOut(volunteer)).Number));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_every_turn_of_it_and_memory_follows_the_file()
    {
        await Bench.Add(7, 0, 50);
        await Bench.Call(1, Outcome.Talked);
        _faults.Break(StorePoint.BeforeCommit, () => new IOException("no"));
        await Assert.ThrowsAsync<IOException>(() => Bench.HandOut(2));
        _faults.Heal();
        Assert.Equal(49, (await Bench.Stock(7)).Fresh);
        for (var volunteer = 2; volunteer <= 50; volunteer++) await Bench.HandOut(volunteer);
        Assert.IsType<NumberRefused>(await Bench.Ask(51, new HandOut()));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_full_disk_is_told_in_words_and_the_store_goes_on_when_there_is_room_again()
    {
        await Bench.Add(7, 0, 50);
        await Bench.Store.Limit(4096);
        var big = new byte[400_000];
        var refused = await Assert.ThrowsAsync<StoreException>(() => Bench.Store.Write(kept => Inbox.Receive(kept, [new RawIncoming(1, big)], Bench.Clock.Now), default));
        Assert.Contains("is full", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await Bench.Store.Read(kept => Inbox.Unfinished(kept, default), default));
        await Bench.Store.Limit(1L << 32);
        Assert.Single(await Bench.Store.Write(kept => Inbox.Receive(kept, [new RawIncoming(1, big)], Bench.Clock.Now), default));
        await Bench.HandOut(1);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task An_import_that_crashes_adds_nothing_and_ends_the_same_when_run_again()
    {
        await Bench.Add(7, 0, 10);
        // Announcing the segment is the first commit, the blocks are the second.
        _faults.Crash(StorePoint.BeforeCommit, after: 1);
        await Assert.ThrowsAsync<SimulatedCrash>(() => Bench.Add(7, 5, 20));
        await using var after = Reopened();
        Assert.Equal(10, (await after.Stock(7)).Total);
        Assert.Equal(new AddedNumbers(15, 5, 0), await after.Add(7, 5, 20));
        Assert.Equal(new AddedNumbers(0, 20, 0), await after.Add(7, 5, 20));
        Assert.Empty(await after.Store.Check(default));
    }

    private Task<bool> Everything(long volunteer, string id) => Bench.Turn(volunteer, turn =>
    {
        turn.Answer(new HandOut(), new Scene(StoreBench.Volunteer(volunteer), Bench.Clock.Now, new Campaign()));
        turn.Save(new Conversation(StoreBench.Volunteer(volunteer), new Home(), 1));
        turn.Send(new Delivery(0, new VolunteerId(volunteer), Urgency.Reply, DeliveryKind.Message, "{}"u8.ToArray()));
    }, id);

    /// <summary>What a new process finds: the files as they lie, copied while the dead one still has them open.</summary>
    private StoreBench Reopened()
    {
        var after = new StoreBench((_, options) => Store.Open(options));
        DeadStore.Copy(Bench.Options.Path, after.Options.Path);
        return after;
    }

    private sealed class Faults : IStoreFaults
    {
        private StorePoint _point;
        private Func<Exception>? _make;
        private int _left;

        public void Crash(StorePoint point, int after) => (_point, _left, _make) = (point, after, () => new SimulatedCrash());

        public void Break(StorePoint point, Func<Exception> make) => (_point, _left, _make) = (point, 0, make);

        public void Heal() => _make = null;

        public void At(StorePoint point)
        {
            if (_make is { } make && point == _point && _left-- <= 0) throw make();
        }
    }
}
