using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Lite;
using CallRussia.Bot.Tests.Storage.Engines;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.Lite;

/// <summary>Bits that flip on the disk, anywhere in the data file: told when it is opened or by `check`, and never read as if nothing were.</summary>
public sealed class LiteFlipTests : IAsyncLifetime
{
    private const int Flips = 150;

    private StoreBench Bench { get; } = new((_, options) => Open(options));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_flipped_bit_in_the_data_file_is_told_at_the_opening_or_by_check(int seed)
    {
        var random = new Random(seed);
        await Fill(random);
        var sound = await File.ReadAllBytesAsync(Bench.Options.Path);
        var (atOpening, byCheck) = (0, 0);
        for (var flip = 0; flip < Flips; flip++)
        {
            // The header and the pages of the collections are few: half of the flips go there.
            var at = flip % 2 == 0 ? random.Next(sound.Length) : random.Next(Math.Min(sound.Length, 12 * PageStream.PageBytes));
            byte[] flipped = [.. sound];
            flipped[at] ^= (byte)(1 << random.Next(8));
            await Lies(flipped);
            try
            {
                await using var store = Open(Bench.Options);
                Assert.True((await store.Check(default)).Count > 0, $"Nobody tells a flip at {at}, page {at / PageStream.PageBytes}.");
                byCheck++;
                Assert.Contains("damaged", (await Assert.ThrowsAsync<StoreException>(() => store.Backup(Bench.Options.Path + "-copy", force: true, default))).Message, StringComparison.Ordinal);
            }
            catch (StoreException told)
            {
                Assert.Matches("is damaged|damaged from the start|not a store of this bot|cut short|written by a newer version|does not fit", told.Message);
                atOpening++;
            }
        }
        Assert.True(atOpening > 10 && byCheck > 10, $"{atOpening} at the opening, {byCheck} by check");
        await Lies(sound);
        await using var whole = Open(Bench.Options);
        Assert.Empty(await whole.Check(default));
    }

    /// <summary>Pages of before there were sums are read as they are, and get a sum with their next change.</summary>
    [Fact]
    public async Task A_store_without_sums_is_read_and_gets_them()
    {
        await Fill(new Random(3));
        var bytes = await File.ReadAllBytesAsync(Bench.Options.Path);
        for (var at = 0; at < bytes.Length; at += PageStream.PageBytes) Pages.Settle(bytes.AsSpan(at, PageStream.PageBytes));
        await Lies(bytes);
        await using (var store = Open(Bench.Options))
        {
            Assert.Empty(await store.Check(default));
            await store.Write(kept => kept.Put(Thing.Table, new Thing(1, "changed")), default);
        }
        var changed = await File.ReadAllBytesAsync(Bench.Options.Path);
        Assert.Contains(Enumerable.Range(0, changed.Length / PageStream.PageBytes), page => Pages.Transaction(changed.AsSpan(page * PageStream.PageBytes)) != uint.MaxValue);
        await using var again = Open(Bench.Options);
        Assert.Empty(await again.Check(default));
        Assert.Equal("changed", await again.Read(kept => kept.Find(Thing.Table, 1)!.Name, default));
    }

    private static Store Open(StoreOptions options) => Store.Open(options with { Engine = StoreEngine.LiteDB }, new Rules(options, new Ledgers([new ThingLedger()])));

    /// <summary>Things and notes, of which some have gone again: there are pages of every kind, also free ones.</summary>
    private async Task Fill(Random random)
    {
        for (var hundred = 0; hundred < 4; hundred++)
        {
            var first = hundred * 100;
            await Bench.Store.Write(
                kept =>
                {
                    for (var id = first; id < first + 100; id++) kept.Put(Thing.Table, new Thing(id, new string('x', random.Next(600)), random.Next(9), random.Next(3) == 0 ? $"word {id % 7}" : null));
                    for (var id = first; id < first + 50; id++) kept.Put(Note.Table, new Note(id, "note", id % 5));
                },
                default);
        }
        await Bench.Store.Write(
            kept =>
            {
                for (var id = 100; id < 250; id++) kept.Remove(Thing.Table, id);
            },
            default);
        await Bench.Store.DisposeAsync();
    }

    private async Task Lies(byte[] bytes)
    {
        File.Delete(Bench.Options.Path + LiteStores.JournalSuffix);
        await File.WriteAllBytesAsync(Bench.Options.Path, bytes);
    }
}
