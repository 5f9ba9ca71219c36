using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>Who works beside whom, and what is left when something fails.</summary>
public abstract partial class EngineContract
{
    private static readonly Sequence s_ids = new("test");
    private static readonly Stamp s_moved = new("test");
    private static readonly Memo<Tally> s_count = new(static () => [Thing.Table], kept => new Tally { N = kept.All(Thing.Table).Count() });
    private static readonly Memo<Tally> s_stamped = new(static () => [Thing.Table], kept => new Tally { N = kept.All(Thing.Table).Count() }, s_moved);

    [Fact]
    public async Task A_job_that_throws_leaves_nothing_and_touches_none_of_its_commit()
    {
        await Put(new Thing(1, "a", 1));
        var all = await Together<int>(
            kept => Set(kept, new Thing(2, "b", 2)),
            kept => Set(kept, new Thing(1, "gone", 9)) + Set(kept, new Thing(3, "c", 3)) + (kept.Remove(Thing.Table, 2) ? throw new InvalidDataException("no") : 0),
            kept => Set(kept, new Thing(4, "d", 4)));
        await all[0];
        await Assert.ThrowsAsync<InvalidDataException>(() => all[1]);
        await all[2];
        Assert.Equal("a b d", await Read(kept => string.Join(' ', kept.All(Thing.ByRank).Select(thing => thing.Name))));
        Assert.Empty(await Kept.Check(default));
    }

    [Fact]
    public async Task A_record_that_nobody_can_write_fails_its_own_job_alone_and_the_others_are_kept_once()
    {
        var runs = 0;
        var all = await Together<int>(
            kept => Count(kept, ref runs),
            kept => Set(kept, new Thing(50, Thing.Unwritable)),
            kept => Count(kept, ref runs),
            kept => Set(kept, new Thing(51, "x", 1)));
        await Assert.ThrowsAsync<FormatException>(() => all[1]);
        Assert.Equal((1, 2), (await all[0], await all[2]));
        await all[3];
        // Work may be run again: what it did is kept once.
        Assert.Equal(4, runs);
        Assert.Equal("1 2 51", await Read(kept => Ids(kept.All(Thing.Table))));
        static int Count(ITransaction kept, ref int runs)
        {
            runs++;
            var id = kept.Next(s_ids);
            return Set(kept, new Thing(id, "n")) + (int)id;
        }
    }

    [Fact]
    public async Task A_commit_that_fails_takes_all_of_it_back_also_what_was_remembered()
    {
        await Put(new Thing(1, "a", 1));
        Assert.Equal(1, await Write(kept => kept.Remember(s_count).N));
        _faults.Break(StorePoint.BeforeCommit, () => new IOException("no"));
        var all = await Together<int>(
            kept => Set(kept, new Thing(2, "b", 2)) + ++kept.Remember(s_count).N,
            kept => Set(kept, new Thing(1, "changed", 5)));
        foreach (var one in all) await Assert.ThrowsAsync<IOException>(() => one);
        _faults.Heal();
        Assert.Equal("a/1/1", await Write(kept => $"{kept.Find(Thing.Table, 1)?.Name}/{Ids(kept.All(Thing.ByRank))}/{kept.Remember(s_count).N}"));
        Assert.Empty(await Kept.Check(default));
    }

    [Fact]
    public async Task A_simulated_crash_leaves_what_was_committed_and_nothing_else()
    {
        await Put(new Thing(1, "a"));
        _faults.Break(StorePoint.BeforeCommit, () => new SimulatedCrash());
        await Assert.ThrowsAsync<SimulatedCrash>(() => Put(new Thing(2, "b")));
        _faults.Heal();
        await Assert.ThrowsAsync<SimulatedCrash>(() => Put(new Thing(3, "c")));
        await Bench.Restart();
        Assert.Equal("1", await Read(kept => Ids(kept.All(Thing.Table))));
    }

    [Fact]
    public async Task What_is_remembered_is_made_once_and_anew_when_its_stamp_moves_or_a_job_that_had_it_is_dropped()
    {
        await Put(new Thing(1, "a"));
        Assert.True(await Write(kept => ReferenceEquals(kept.Remember(s_stamped), kept.Remember(s_stamped))));
        // A rule changes it along with the records.
        await Write(kept => Set(kept, new Thing(2, "b")) + kept.Remember(s_stamped).N++);
        Assert.Equal(2, await Write(kept => kept.Remember(s_stamped).N));
        // Nobody told: it is as it was.
        await Put(new Thing(3, "c"));
        var untold = IsBeside ? 3 : 2;
        Assert.Equal(untold, await Write(kept => kept.Remember(s_stamped).N));
        Assert.Equal((untold, 3), await Write(kept =>
        {
            var before = kept.Remember(s_stamped).N;
            kept.Move(s_moved);
            return (before, kept.Remember(s_stamped).N);
        }));
        await Assert.ThrowsAsync<InvalidDataException>(() => Write<int>(kept => ++kept.Remember(s_stamped).N == 4 ? throw new InvalidDataException("no") : 0));
        Assert.Equal(3, await Write(kept => kept.Remember(s_stamped).N));
        Assert.Equal(3, await Read(kept => kept.Remember(s_stamped).N));
    }

    [Fact]
    public async Task Numbers_of_a_sequence_grow_and_are_never_given_to_two_also_after_dropped_jobs_and_restarts()
    {
        var given = new List<long>();
        for (var round = 0; round < 5; round++)
        {
            var all = await Together(Enumerable.Range(0, 20).Select(i => (Func<ITransaction, long>)(kept =>
            {
                var id = kept.Next(s_ids);
                kept.Put(Thing.Table, new Thing(id, "x"));
                if (i % 7 == 3) throw new InvalidDataException("dropped");
                // Deleted, it is not given again either.
                if (i % 5 == 0) kept.Remove(Thing.Table, id);
                return id;
            })).ToArray());
            foreach (var one in all.Where(one => one.IsCompletedSuccessfully)) given.Add(await one);
            if (round % 2 == 0) await Bench.Restart();
        }
        Assert.Equal(5 * 17, given.Count);
        Assert.Equal(given, given.Distinct().Order());
        Assert.True(given[0] > 0);
    }

    [Fact]
    public async Task What_follows_from_a_record_follows_in_every_case()
    {
        await Put(new Thing(1, "a", 1), new Thing(2, "b", 1), new Thing(3, "c"));
        await Put(new Thing(2, "b", 2));
        await Write(kept => kept.Remove(Thing.Table, 3));
        await Assert.ThrowsAsync<InvalidDataException>(() => Write<int>(kept => Set(kept, new Thing(9, "x", 1)) == 0 ? throw new InvalidDataException("no") : 0));
        Assert.Equal("1:1 2:1", await Read(kept => string.Join(' ', Thing.Ranked.All(kept).Select(count => $"{count.First}:{count.N}"))));
    }

    [Fact]
    public async Task Jobs_are_as_if_each_were_alone()
    {
        await Put(new Thing(1, "a", 100), new Thing(2, "b", 100));
        // Each looks at both and changes one: run side by side, both could take what only one may.
        var all = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => Write(kept =>
        {
            var sum = kept.All(Thing.Table).Sum(thing => thing.Rank!.Value);
            var mine = kept.Find(Thing.Table, 1 + (i % 2))!;
            if (sum < 10) return 0;
            kept.Put(Thing.Table, mine with { Rank = mine.Rank - 10 });
            return 1;
        }))));
        Assert.Equal(20, all.Sum());
        Assert.Equal(0, await Read(kept => kept.All(Thing.Table).Sum(thing => thing.Rank)));
    }

    [Fact]
    public async Task A_look_sees_one_moment_that_is_kept_and_holds_up_no_writer()
    {
        await Put(new Thing(1, "a", 50), new Thing(2, "b", 50));
        using var looking = new ManualResetEventSlim();
        using var written = new ManualResetEventSlim();
        var look = Study(kept =>
        {
            var before = kept.Find(Thing.Table, 1)!.Rank;
            looking.Set();
            written.Wait();
            return (before, After: kept.Find(Thing.Table, 2)!.Rank, Sum: kept.All(Thing.Table).Sum(thing => thing.Rank), Ids: Ids(kept.All(Thing.ByRank)));
        });
        looking.Wait();
        await Put(new Thing(1, "a", 10), new Thing(2, "b", 90), new Thing(3, "c", 1));
        written.Set();
        Assert.Equal((50, 50, 100, "1 2"), await look);
        Assert.Equal("3 1 2", await Read(kept => Ids(kept.All(Thing.ByRank))));
    }

    [Fact]
    public async Task A_look_sees_nothing_of_a_job_at_work()
    {
        await Put(new Thing(1, "a"));
        using var writing = new ManualResetEventSlim();
        using var looked = new ManualResetEventSlim();
        var job = Write(kept =>
        {
            Set(kept, new Thing(2, "b"));
            writing.Set();
            looked.Wait();
            return 0;
        });
        writing.Wait();
        Assert.Equal("1", await Study(kept => Ids(kept.All(Thing.Table))));
        looked.Set();
        await job;
        Assert.Equal("1 2", await Read(kept => Ids(kept.All(Thing.Table))));
    }

    [Fact]
    public async Task A_store_is_closed_after_the_last_look_and_then_takes_nothing()
    {
        await Put(new Thing(1, "a"));
        using var looking = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var look = Study(kept =>
        {
            looking.Set();
            goOn.Wait();
            return Ids(kept.All(Thing.Table));
        });
        looking.Wait();
        var store = Kept;
        var closing = store.DisposeAsync().AsTask();
        Assert.False(closing.IsCompleted);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Read(_ => 0, default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Write(_ => 0, default));
        goOn.Set();
        Assert.Equal("1", await look);
        await closing;
        await Bench.Restart();
    }

    private static int Set(ITransaction kept, Thing thing)
    {
        kept.Put(Thing.Table, thing);
        return 0;
    }

    private sealed class Tally
    {
        public int N { get; set; }
    }
}
