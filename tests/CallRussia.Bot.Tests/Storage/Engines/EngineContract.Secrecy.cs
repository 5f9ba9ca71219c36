using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;

namespace CallRussia.Bot.Tests.Storage.Engines;

/// <summary>Bodies are sealed, each to its place; what was tampered with is found.</summary>
public abstract partial class EngineContract
{
    [Fact]
    public async Task A_body_holds_no_word_and_looks_another_way_each_time()
    {
        await Put(new Thing(1, "a secret word"), new Thing(2, "a secret word"));
        var (first, second) = (Body(1), Body(2));
        await Put(new Thing(1, "a secret word"));
        Assert.Equal(3, new[] { first, second, Body(1) }.Select(Convert.ToHexString).Distinct().Count());
        Assert.All([first, second], body => Assert.True(body.AsSpan().IndexOf("secret"u8) < 0));
    }

    [Fact]
    public async Task A_body_does_not_open_under_another_key_or_in_another_table_or_changed()
    {
        await Put(new Thing(1, "a"), new Thing(2, "b"));
        await Write(kept =>
        {
            kept.Put(Note.Table, new Note(1, "n", 1));
            return 0;
        });
        var moved = Body(1);
        var note = Kept.Engine.Load(Note.Table, Key.Of(1, "n"))!;
        var bent = (byte[])moved.Clone();
        bent[^1] ^= 1;
        foreach (var forged in (byte[][])[moved, note, bent, [], moved[..20], moved[..^1]])
        {
            Tamper(new BodyChange(Thing.Table, Key.Of(2), forged, [null, null], BodyWas.Unknown));
            await Bench.Restart();
            var refused = await Assert.ThrowsAsync<StoreException>(() => Read(kept => kept.Find(Thing.Table, 2)));
            Assert.Equal(StoreTrouble.Damage, refused.Trouble);
            Assert.Contains("table thing", refused.Message, StringComparison.Ordinal);
            Assert.Equal(StoreTrouble.Damage, (await Assert.ThrowsAsync<StoreException>(() => Write(kept => kept.All(Thing.Table).Count()))).Trouble);
            Assert.Contains(await Kept.Check(default), wrong => wrong.Contains("table thing", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_check_finds_an_index_that_is_not_what_its_records_say()
    {
        await Put(new Thing(1, "a", 1, "w"), new Thing(2, "b", 2), new Thing(3, "c", 2), new Thing(4, "d"));
        Assert.Empty(await Kept.Check(default));
        Key?[][] lies = [[null, null], [Key.Of(1), null], [Key.Of(7), null], [Key.Of(2), Key.Of("w")]];
        foreach (var at in lies)
        {
            Tamper(new BodyChange(Thing.Table, Key.Of(3), Body(3), at, BodyWas.Unknown));
            Assert.NotEmpty(await Kept.Check(default));
        }
        Tamper(new BodyChange(Thing.Table, Key.Of(3), Body(3), [Key.Of(2), null], BodyWas.Unknown));
        Assert.Empty(await Kept.Check(default));
    }

    private byte[] Body(long id) => Kept.Engine.Load(Thing.Table, Key.Of(id))!;

    /// <summary>Past the layers, as somebody with the file might. Nobody else works meanwhile.</summary>
    private void Tamper(BodyChange change)
    {
        Kept.Engine.Begin();
        Kept.Engine.Apply([change]);
        Kept.Engine.Commit();
    }
}
