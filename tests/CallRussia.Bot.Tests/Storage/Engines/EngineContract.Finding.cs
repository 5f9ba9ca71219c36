using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>What was put is found: by its key, by its indexes, in their order.</summary>
public abstract partial class EngineContract
{
    [Fact]
    public async Task What_was_put_is_found_at_once_after_the_commit_and_after_a_restart()
    {
        var found = await Write(kept =>
        {
            kept.Put(Thing.Table, new Thing(7, "seven", 3, "w"));
            return kept.Find(Thing.Table, 7);
        });
        Assert.Equal(new Thing(7, "seven", 3, "w"), found);
        Assert.Equal(found, await Read(kept => kept.Find(Thing.Table, 7)));
        await Bench.Restart();
        Assert.Equal(found, await Write(kept => kept.Find(Thing.Table, 7)));
        Assert.Null(await Read(kept => kept.Find(Thing.Table, 8)));
    }

    [Fact]
    public async Task What_was_removed_is_gone_by_every_way()
    {
        await Put(new Thing(1, "one", 5, "w"));
        Assert.True(await Write(kept => kept.Remove(Thing.Table, 1)));
        Assert.False(await Write(kept => kept.Remove(Thing.Table, 1)));
        Assert.Equal("//", await Read(kept => $"{kept.Find(Thing.Table, 1)}/{Ids(kept.All(Thing.ByRank))}/{Ids(kept.All(Thing.ByWord))}"));
    }

    [Fact]
    public async Task What_may_be_there_is_taken_out_whether_or_not_it_is()
    {
        await Put(new Thing(1, "one", 5, "w"));
        await Write(kept =>
        {
            kept.Put(Note.Table, new Note(1, "kept", 3));
            kept.Put(Note.Table, new Note(1, "dropped", 3));
            return 0;
        });
        await Bench.Restart();
        await Write(kept =>
        {
            kept.Put(Note.Table, new Note(1, "new", 3));
            foreach (var name in (string[])["dropped", "new", "never there"]) kept.RemoveUnseen(Note.Table, (1, name));
            // Its counts follow it, so what is followed is looked at all the same.
            kept.RemoveUnseen(Thing.Table, 1);
            kept.RemoveUnseen(Thing.Table, 2);
            Assert.Equal("kept", Assert.Single(kept.All(Note.ByValue)).Name);
            return 0;
        });
        Assert.Equal(("kept", 0), await Read(kept => (Assert.Single(kept.All(Note.Table)).Name, kept.All(Thing.Table).Count())));
        await Bench.Restart();
        Assert.Equal(("kept", 0), await Read(kept => (Assert.Single(kept.All(Note.ByValue)).Name, kept.All(Thing.Table).Count())));
        Assert.Empty(await Kept.Check(default));
    }

    [Fact]
    public async Task Long_records_that_were_expected_are_as_they_are_kept_at_every_look()
    {
        await Scrolls("a", "b");
        for (var round = 0; round < 3; round++)
        {
            var words = $"{round}";
            await Write(kept =>
            {
                foreach (var id in (long[])[1, 2, 3]) kept.Expect(Scroll.Table, id);
                Assert.Null(kept.Find(Scroll.Table, 3));
                var first = kept.Find(Scroll.Table, 1)!;
                Assert.Equal(first, kept.Find(Scroll.Table, 1));
                kept.Put(Scroll.Table, first with { Text = first.Text + words });
                Assert.Equal(first.Text + words, kept.Find(Scroll.Table, 1)!.Text);
                return 0;
            });
            await Scrolls(await Write(kept => kept.Find(Scroll.Table, 1)!.Text), "b" + words);
        }
        Assert.Equal("a012 b2", await Read(kept => string.Join(' ', kept.All(Scroll.Table).Select(scroll => scroll.Text))));
        Assert.Equal("a012 b2", await Write(kept =>
        {
            kept.Expect(Scroll.Table, 2);
            return $"{kept.Find(Scroll.Table, 1)!.Text} {kept.Find(Scroll.Table, 2)!.Text}";
        }));
    }

    private Task<int> Scrolls(params string[] texts) => Write(kept =>
    {
        for (var i = 0; i < texts.Length; i++) kept.Put(Scroll.Table, new Scroll(i + 1, texts[i]));
        return 0;
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_range_of_numbers_has_both_ends_and_goes_up_or_down(bool kept)
    {
        long[] ids = [long.MinValue, -300, -1, 0, 1, 255, 256, 70_000, long.MaxValue];
        await Walked(kept, [.. ids.Select(id => new Thing(id, "x"))], store =>
        {
            Assert.Equal("-300 -1 0 1 255", Ids(store.Range(Thing.Table, KeyRange.Numbers(-300, 255))));
            Assert.Equal("255 1 0 -1 -300", Ids(store.Range(Thing.Table, KeyRange.Numbers(-300, 255), descending: true)));
            Assert.Equal("256", Ids(store.Range(Thing.Table, KeyRange.Only(Key.Of(256)))));
            Assert.Empty(store.Range(Thing.Table, KeyRange.Numbers(5, 4)));
            Assert.Empty(store.Range(Thing.Table, KeyRange.Numbers(2, 254)));
            Assert.Equal(ids, store.All(Thing.Table).Select(thing => thing.Id));
            Assert.Equal(ids.Reverse(), store.All(Thing.Table, descending: true).Select(thing => thing.Id));
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_range_of_bytes_is_found_by_its_beginning(bool kept)
    {
        var notes = new[] { (-5L, "a"), (3L, ""), (3L, "a"), (3L, "aa"), (3L, "ab"), (3L, "b"), (3L, "я"), (4L, ""), (long.MaxValue, "a") }.Select(key => new Note(key.Item1, key.Item2, 1)).ToArray();
        await Walked(kept, notes, store =>
        {
            Assert.Equal(",a,aa,ab,b,я", Names(store.Range(Note.Table, KeyRange.Beginning(3))));
            Assert.Equal("я,b,ab,aa,a,", Names(store.Range(Note.Table, KeyRange.Beginning(3), descending: true)));
            Assert.Equal("a,aa,ab", Names(store.Range(Note.Table, KeyRange.Beginning(3, "a"))));
            Assert.Equal("a", Names(store.Range(Note.Table, KeyRange.Only(Key.Of(3, "a")))));
            Assert.Equal(notes, store.All(Note.Table));
            Assert.Equal(notes[1..8], store.Range(Note.Table, KeyRange.Between(0, 5)));
        });
        static string Names(IEnumerable<Note> found) => string.Join(',', found.Select(note => note.Name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_index_goes_by_value_then_by_key_and_has_only_those_with_a_value(bool kept)
    {
        var things = new[] { new Thing(1, "a", 9), new Thing(2, "b"), new Thing(3, "c", -4, "ba"), new Thing(4, "d", 9, "b"), new Thing(5, "e", 2, "a"), new Thing(6, "f", 9, "b") };
        await Walked(kept, things, store =>
        {
            Assert.Equal("3 5 1 4 6", Ids(store.All(Thing.ByRank)));
            Assert.Equal("6 4 1 5 3", Ids(store.All(Thing.ByRank, descending: true)));
            Assert.Equal("1 4 6", Ids(store.Range(Thing.ByRank, KeyRange.Only(Key.Of(9)))));
            Assert.Equal("3 5", Ids(store.Range(Thing.ByRank, KeyRange.Numbers(-4, 8))));
            Assert.Equal("5 4 6 3", Ids(store.All(Thing.ByWord)));
            Assert.Equal("4 6 3", Ids(store.Range(Thing.ByWord, KeyRange.Beginning("b"u8.ToArray()))));
            Assert.Equal("3 6 4", Ids(store.Range(Thing.ByWord, KeyRange.Beginning("b"u8.ToArray()), descending: true)));
        });
    }

    [Fact]
    public async Task A_record_moves_in_its_indexes_with_its_values()
    {
        await Put(new Thing(1, "a", 1, "x"), new Thing(2, "b", 2));
        await Put(new Thing(1, "a", 3), new Thing(2, "b", 2, "y"));
        Assert.Equal("2 1/2", await Read(kept => $"{Ids(kept.All(Thing.ByRank))}/{Ids(kept.All(Thing.ByWord))}"));
        Assert.Empty(await Read(kept => kept.Range(Thing.ByRank, KeyRange.Only(Key.Of(1))).ToList()));
        Assert.Empty(await Kept.Check(default));
    }

    [Fact]
    public async Task Own_writes_lie_in_the_range_among_those_that_were_kept()
    {
        await Put(new Thing(1, "a", 10), new Thing(3, "c", 30), new Thing(5, "e", 50), new Thing(7, "g", 70));
        var seen = await Write(kept =>
        {
            kept.Put(Thing.Table, new Thing(2, "b", 60));
            kept.Put(Thing.Table, new Thing(3, "c", 5));
            kept.Remove(Thing.Table, 5);
            kept.Put(Thing.Table, new Thing(9, "i"));
            return $"{Ids(kept.All(Thing.Table))}/{Ids(kept.All(Thing.Table, descending: true))}/{Ids(kept.All(Thing.ByRank))}/{Ids(kept.All(Thing.ByRank, descending: true))}/{Ids(kept.Range(Thing.ByRank, KeyRange.Numbers(5, 60)))}";
        });
        Assert.Equal("1 2 3 7 9/9 7 3 2 1/3 1 2 7/7 2 1 3/3 1 2", seen);
    }

    [Fact]
    public async Task A_job_sees_what_the_jobs_before_it_in_its_commit_did()
    {
        await Put(new Thing(1, "a", 1));
        var seen = await Together(
            kept => Change(kept, new Thing(2, "b", 0)),
            kept => Change(kept, new Thing(1, "a", 7)),
            kept => Change(kept, new Thing(3, "c", 3)));
        Assert.Equal(["2 1", "2 1", "2 3 1"], await Task.WhenAll(seen));
        static string Change(ITransaction kept, Thing thing)
        {
            kept.Put(Thing.Table, thing);
            return Ids(kept.All(Thing.ByRank));
        }
    }

    [Fact]
    public async Task A_range_begins_when_it_is_walked_and_each_walk_begins_anew()
    {
        await Put(new Thing(1, "a"));
        await Write(kept =>
        {
            var all = kept.All(Thing.Table);
            kept.Put(Thing.Table, new Thing(2, "b"));
            Assert.Equal("1 2", Ids(all));
            kept.Put(Thing.Table, new Thing(1, "changed"));
            kept.Remove(Thing.Table, 2);
            Assert.Equal("changed", Assert.Single(all).Name);
            return 0;
        });
    }

    [Fact]
    public async Task A_range_of_the_wrong_kind_and_a_value_of_the_wrong_kind_are_told_instead_of_finding_nothing()
    {
        await Put(new Thing(1, "a", 1, "w"));
        await Assert.ThrowsAsync<ArgumentException>(() => Read(kept => kept.Range(Thing.Table, KeyRange.Beginning(1)).Any()));
        await Assert.ThrowsAsync<ArgumentException>(() => Read(kept => kept.Range(Thing.ByWord, KeyRange.AllNumbers).Any()));
        await Assert.ThrowsAsync<ArgumentException>(() => Read(kept => kept.Range(Note.Table, KeyRange.Numbers(1, 2)).Any()));
    }

    /// <summary>Looks at records that were kept before, or were put by the same job.</summary>
    private Task Walked(bool before, Thing[] things, Action<ITransaction> look) => Walked(before, kept => Array.ForEach(things, thing => kept.Put(Thing.Table, thing)), look);

    private Task Walked(bool before, Note[] notes, Action<ITransaction> look) => Walked(before, kept => Array.ForEach(notes, note => kept.Put(Note.Table, note)), look);

    private async Task Walked(bool before, Action<ITransaction> put, Action<ITransaction> look)
    {
        await Write(kept =>
        {
            put(kept);
            if (!before) look(kept);
            return 0;
        });
        if (!before) return;
        await Bench.Restart();
        await Read(kept =>
        {
            look(kept);
            return 0;
        });
    }
}
