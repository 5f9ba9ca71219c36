using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>Rules write while they walk, walk inside a walk, and leave walks open.</summary>
public abstract partial class EngineContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_walker_changes_does_not_come_again(bool descending)
    {
        await Put([.. Enumerable.Range(1, 20).Select(id => new Thing(id, "x", id))]);
        var met = await Write(kept =>
        {
            var met = new List<long>();
            foreach (var thing in kept.All(Thing.ByRank, descending))
            {
                met.Add(thing.Id);
                // Ahead of the walk, in either direction.
                kept.Put(Thing.Table, thing with { Rank = descending ? thing.Rank - 100 : thing.Rank + 100 });
                kept.Put(Thing.Table, new Thing(1_000 + thing.Id, "new", descending ? -thing.Id : 500 + thing.Id));
            }
            return met;
        });
        Assert.Equal(Enumerable.Range(1, 20).Select(id => (long)id).Order(), met.Order());
        Assert.Equal(40, await Read(kept => kept.All(Thing.Table).Count()));
    }

    [Fact]
    public async Task What_is_changed_or_removed_before_the_walk_comes_to_it_does_not_come_at_all()
    {
        await Put(new Thing(1, "a"), new Thing(2, "b"), new Thing(3, "c"), new Thing(4, "d"));
        var met = await Write(kept =>
        {
            kept.Put(Thing.Table, new Thing(4, "own"));
            var met = "";
            foreach (var thing in kept.All(Thing.Table))
            {
                met += thing.Name;
                if (thing.Id != 1) continue;
                kept.Remove(Thing.Table, 2);
                kept.Put(Thing.Table, new Thing(4, "changed"));
            }
            return met;
        });
        Assert.Equal("ac", met);
        Assert.Equal("1 3 4", await Read(kept => Ids(kept.All(Thing.Table))));
    }

    [Fact]
    public async Task A_walk_may_go_on_inside_another_over_the_same_table()
    {
        await Put([.. Enumerable.Range(1, 5).Select(id => new Thing(id, "x", id % 2))]);
        string Pairs(ITransaction kept) => string.Join(' ',
            from outer in kept.All(Thing.ByRank)
            from inner in kept.Range(Thing.ByRank, KeyRange.Only(Key.Of(outer.Rank!.Value)))
            where kept.Range(Thing.ByRank, KeyRange.AllNumbers).First().Id == 2
            select $"{outer.Id}{inner.Id}");
        const string Expected = "22 24 42 44 11 13 15 31 33 35 51 53 55";
        Assert.Equal(Expected, await Read(Pairs));
        Assert.Equal(Expected, await Write(Pairs));
    }

    [Fact]
    public async Task A_walk_that_is_left_open_ends_with_its_call_and_holds_up_nobody()
    {
        await Put(new Thing(1, "a"), new Thing(2, "b"), new Thing(3, "c"));
        foreach (var inLook in (bool[])[false, true, false])
        {
            IEnumerator<Thing>? left = null;
            IEnumerable<Thing>? unopened = null;
            int Leave(ITransaction kept)
            {
                left = kept.All(Thing.Table).GetEnumerator();
                unopened = kept.All(Thing.Table);
                Assert.True(left.MoveNext());
                return 0;
            }
            await (inLook ? Read(Leave) : Write(Leave));
            Assert.Throws<InvalidOperationException>(() => left!.MoveNext());
            Assert.Throws<InvalidOperationException>(() => unopened!.Any());
            left!.Dispose();
            await Put(new Thing(4, "d"));
            Assert.Equal("1 2 3 4", await Read(kept => Ids(kept.All(Thing.Table))));
        }
    }

    [Fact]
    public async Task A_transaction_is_of_no_use_after_its_call_and_a_look_writes_nothing()
    {
        await Put(new Thing(1, "a"));
        ITransaction? job = null, look = null;
        await Write(kept => job = kept);
        await Read(kept => look = kept);
        foreach (var over in (ITransaction[])[job!, look!])
        {
            Assert.Throws<InvalidOperationException>(() => over.Find(Thing.Table, 1));
            Assert.Throws<InvalidOperationException>(() => over.All(Thing.Table));
            Assert.Throws<InvalidOperationException>(() => over.Put(Thing.Table, new Thing(2, "b")));
            Assert.Throws<InvalidOperationException>(() => over.Remember(s_count));
        }
        await Assert.ThrowsAsync<NotSupportedException>(() => Read(kept => kept.Remove(Thing.Table, 1)));
        await Assert.ThrowsAsync<NotSupportedException>(() => Read(kept => kept.Next(s_ids)));
        Assert.Equal("1", await Read(kept => Ids(kept.All(Thing.Table))));
    }
}
