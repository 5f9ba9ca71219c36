using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Storage.OldForm;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>`migrate` as an operator meets it.</summary>
public sealed class MigrateTests
{
    [Fact]
    public async Task The_store_of_an_older_version_is_converted_in_its_place_and_the_old_one_is_kept()
    {
        using var place = new Workplace();
        GoldenStore.Unpack(GoldenStore.Small, place.StorePath);
        var held = GoldenStore.Held(GoldenStore.Small);
        var old = await File.ReadAllBytesAsync(place.StorePath);
        var migrated = await ChildProcess.Run(place, "migrate", "bot.db");
        Assert.True(migrated is { Code: 0, Errors: "" }, migrated.ToString());
        Assert.Contains("bot.db.replaced", migrated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Workplace.Key, migrated.Output, StringComparison.Ordinal);
        await using (var store = Store.Open(Options(place.StorePath)))
        {
            Assert.Empty(await store.Check(default));
            Assert.Equal((1L, 19L), (await store.Stock(default)).Single() is var stock ? (stock.Held, stock.Fresh) : default);
            Assert.Equal(held.Number, await store.Read(kept => kept.Marks.Number(Core.Leases.KeptLeases.Find(kept, held.Id)!.Token), default));
        }

        var again = await ChildProcess.Run(place, "migrate", "bot.db");
        Assert.True(again is { Code: 1, Output: "" }, again.ToString());
        Assert.Contains("nothing to convert", again.Errors, StringComparison.Ordinal);
        Assert.Equal(old, await File.ReadAllBytesAsync(place.At("bot.db.replaced")));
    }

    [Fact]
    public async Task What_is_no_store_or_has_another_key_is_refused_in_words()
    {
        using var place = new Workplace();
        var missing = await ChildProcess.Run(place, "migrate", "nowhere.db");
        Assert.True(missing is { Code: 1, Output: "" }, missing.ToString());
        Assert.Contains("no file", missing.Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(place.At("other.db"), "no database");
        Assert.Contains("not a store of this bot", (await ChildProcess.Run(place, "migrate", "other.db")).Errors, StringComparison.Ordinal);
        GoldenStore.Unpack(GoldenStore.Small, place.At("old.db"));
        place.Settings["Storage:Key"] = Convert.ToBase64String(new byte[32]);
        var refused = await ChildProcess.Run(place, "migrate", "old.db");
        Assert.True(refused is { Code: 1, Output: "" }, refused.ToString());
        Assert.Contains("Storage:Key does not fit", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(place.StorePath));
    }

    private static StoreOptions Options(string path) => new()
    {
        Path = path,
        Key = Convert.FromBase64String(Workplace.Key),
        Rules = StoreBench.Rules(),
        Regions = StoreBench.Regions,
        Features = Some.Features,
    };
}
