using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using Xunit.Abstractions;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>What comes and goes for hours leaves nothing behind. <c>SIM_MESSAGES=1000000 dotnet test --filter FullyQualifiedName~LiteChurnTests</c> sends more.</summary>
public sealed class LiteChurnTests(ITestOutputHelper output)
{
    private const int Waiting = 500;
    private const int PerCommit = 50;

    private static readonly int Messages = LongRun.Asked("SIM_MESSAGES") ?? 10_000;

    [Fact]
    public async Task Messages_that_come_and_go_leave_a_small_file_behind()
    {
        await using var bench = new StoreBench((_, options) => Store.Open(options with { Engine = StoreEngine.LiteDB }));
        var ids = new Queue<long>();
        for (var sent = 0; sent < Messages; sent += PerCommit)
        {
            var added = await bench.Store.Write(kept => Enumerable.Range(sent, PerCommit).Select(n => Send(kept, n)).ToList(), default);
            added.ForEach(ids.Enqueue);
            var gone = new List<long>();
            while (ids.Count > Waiting) gone.Add(ids.Dequeue());
            await bench.Store.Write(kept => gone.ForEach(id => kept.Remove(Outbox.Table, id)), default);
        }
        var memory = Environment.WorkingSet >> 20;
        await bench.Store.DisposeAsync();
        var size = new FileInfo(bench.Options.Path).Length;
        output.WriteLine($"{Messages} messages: the file has {size / 1024} kB, the process {memory} MB");
        Assert.InRange(size, 1, 1 << 20);
    }

    [Fact]
    public async Task A_look_that_stands_in_the_way_of_a_checkpoint_for_a_minute_is_given_up_and_begun_again()
    {
        await using var bench = new StoreBench((_, options) => Store.Open(options with { Engine = StoreEngine.LiteDB, CheckpointBytes = 50 * 8192 }, new Rules(options, new Ledgers([new ThingLedger()]))));
        for (var hundred = 0; hundred < 40; hundred++) await Put(bench, hundred * 100);
        var looks = 0;
        var seen = await bench.Store.Study(
            kept =>
            {
                if (++looks > 1) return kept.All(Thing.Table).Count();
                Assert.NotNull(kept.Find(Thing.Table, 1));
                bench.Clock.Pass(TimeSpan.FromSeconds(61));
                for (var hundred = 40; hundred < 50; hundred++) Put(bench, hundred * 100).GetAwaiter().GetResult();
                return kept.All(Thing.Table).Count();
            },
            default);
        Assert.Equal((2, 5_000), (looks, seen));
        Assert.Empty(await bench.Store.Check(default));
    }

    [Fact]
    public async Task A_look_sees_its_moment_however_many_checkpoints_wait_for_it()
    {
        await using var bench = new StoreBench((_, options) => Store.Open(options with { Engine = StoreEngine.LiteDB, CheckpointBytes = 50 * 8192 }, new Rules(options, new Ledgers([new ThingLedger()]))));
        for (var hundred = 0; hundred < 10; hundred++) await Put(bench, hundred * 100);
        var seen = await bench.Store.Study(
            kept =>
            {
                for (var hundred = 10; hundred < 20; hundred++) Put(bench, hundred * 100).GetAwaiter().GetResult();
                return kept.All(Thing.Table).Count();
            },
            default);
        Assert.Equal(1_000, seen);
        Assert.Equal(2_000, await bench.Store.Read(kept => kept.All(Thing.Table).Count(), default));
    }

    /// <summary>A checkpoint stops the writer until the disk has what it wrote: with the whole log that were 200 ms, with what is new in it a few.</summary>
    [Fact]
    public void Most_of_the_log_is_on_the_disk_before_a_checkpoint_asks_for_it()
    {
        const int LogBytes = 800 * 8192;
        var disks = new Disks(new Machine(), LiteWork.Born, []);
        using var work = LiteWork.Open(disks, LogBytes);
        var random = new Random(1);
        while (disks.Data.Synced.Count < 6) work.Group(random);
        Assert.InRange(disks.Data.Synced.Max(), 1, LogBytes / 4);
        Assert.True(LiteWork.Same(work.Found(), work.Kept));
    }

    private static Task Put(StoreBench bench, int from) => bench.Store.Write(
        kept =>
        {
            for (var id = from; id < from + 100; id++) kept.Put(Thing.Table, new Thing(id, new string('x', 300), id % 7));
        },
        default);

    private static long Send(ITransaction kept, int n) =>
        Outbox.Add(kept, new Delivery(0, new VolunteerId(1 + (n % 97)), Urgency.Reply, DeliveryKind.Message, new byte[200 + (n % 400)])).Id;
}
