using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>A copy takes the place of nothing that is still needed, and a restore neither.</summary>
public sealed class StoreCopiesTests : IAsyncLifetime
{
    private StoreBench Bench { get; } = new((_, options) => CallRussia.Bot.Storage.Store.Open(options));

    private string Store => Bench.Options.Path;

    public Task InitializeAsync() => Bench.Add(7, 0, 10);

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Theory]
    [InlineData("{store}")]
    [InlineData("{folder}/./{name}")]
    [InlineData("{folder}/../{parent}/{name}")]
    [InlineData("{folder}//{name}")]
    [InlineData("{folder}/link.db")]
    [InlineData("{folder}/link-to-link.db")]
    [InlineData("{folder}/other-way/{name}")]
    [InlineData("{store}-wal")]
    [InlineData("{store}-shm")]
    [InlineData("{store}-journal")]
    [InlineData("{store}-spool")]
    [InlineData("{store}.key")]
    [InlineData("{store}.lock")]
    [InlineData("{store}.import")]
    public async Task The_store_and_what_belongs_to_it_is_no_place_for_a_copy_however_it_is_spelled(string spelled)
    {
        File.CreateSymbolicLink(In("link.db"), Path.GetFileName(Store));
        File.CreateSymbolicLink(In("link-to-link.db"), In("link.db"));
        Directory.CreateSymbolicLink(In("other-way"), Bench.Folder);
        var path = spelled.Replace("{store}", Store, StringComparison.Ordinal).Replace("{folder}", Bench.Folder, StringComparison.Ordinal)
            .Replace("{parent}", Path.GetFileName(Bench.Folder), StringComparison.Ordinal).Replace("{name}", Path.GetFileName(Store), StringComparison.Ordinal);
        var before = Directory.GetFileSystemEntries(Bench.Folder).Order().ToList();

        await Refused(path, force: true, "");

        Assert.Equal(before, Directory.GetFileSystemEntries(Bench.Folder).Order());
        await Bench.HandOut(1);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task Only_a_former_copy_is_replaced_and_only_when_that_is_meant()
    {
        await Bench.Store.Backup(In("copy.db"), force: false, default);
        await Bench.HandOut(1);
        await Refused(In("copy.db"), force: false, "--force");
        await Bench.Store.Backup(In("copy.db"), force: true, default);
        await using (var copy = CallRussia.Bot.Storage.Store.Open(Bench.Options with { Path = In("copy.db") }))
            Assert.Equal(1, (await copy.Stock(default)).Sum(region => region.Held));

        await File.WriteAllTextAsync(In("secret"), "a key that somebody still needs");
        await Refused(In("secret"), force: true, "is no copy of a store");
        Assert.Equal("a key that somebody still needs", await File.ReadAllTextAsync(In("secret")));
    }

    [Fact]
    public async Task The_store_of_another_bot_is_not_replaced()
    {
        await using (var other = CallRussia.Bot.Storage.Store.Open(Bench.Options with { Path = In("other.db") })) await Refused(In("other.db"), force: true, "is a store");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made_and_a_folder_is_no_file()
    {
        await Refused(In("disk/copy.db"), force: true, "mounted");
        Assert.False(Directory.Exists(In("disk")));
        await Refused(Bench.Folder, force: true, "is a folder");
        await Refused(Bench.Folder + "/", force: true, "is a folder");
        File.CreateSymbolicLink(In("round"), In("round"));
        await Refused(In("round"), force: true, "leads to itself");
    }

    [Fact]
    public async Task A_copy_of_another_key_is_not_restored_and_nothing_is_put_away()
    {
        var copy = In("copy.db");
        await Bench.Store.Backup(copy, force: false, default);
        await Bench.Store.DisposeAsync();
        var refused = await Assert.ThrowsAsync<StoreException>(() => CallRussia.Bot.Storage.Store.Restore(copy, Bench.Options.Path, Bench.Options.Engine, new byte[32], force: true, default));
        Assert.Contains("Storage:Key does not fit", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Store + ".replaced"));
        await Bench.Restart();
        await Bench.HandOut(1);
    }

    [Fact]
    public async Task Each_restore_keeps_the_former_store_under_a_name_of_its_own()
    {
        var copy = In("copy.db");
        await Bench.Store.Backup(copy, force: false, default);
        var lease = await Bench.HandOut(1);
        await Bench.Store.DisposeAsync();
        Assert.Equal(Store + ".replaced", await Restore(copy));
        Assert.Equal(Store + ".replaced-2", await Restore(copy));
        Assert.Equal(Store + ".replaced-3", await Restore(Store + ".replaced"));
        // The first one put away holds what came after the copy, and is back now.
        await Bench.Restart();
        Assert.Equal(lease, await Bench.HandOut(1));
        await Refused(Store + ".replaced", force: true, "put away");
    }

    [Fact]
    public async Task A_restore_that_was_killed_between_the_two_stores_is_noticed_and_run_again_it_ends_the_same()
    {
        var copy = In("copy.db");
        await Bench.Store.Backup(copy, force: false, default);
        var lease = await Bench.HandOut(1);
        await Bench.Store.DisposeAsync();
        Assert.Equal(Store + ".replaced", await Restore(copy));
        // Of the second one only the file had gone when it was killed, and nothing had come.
        File.Move(Store, Store + ".replaced-2");
        await File.WriteAllTextAsync(Store + "-journal", "its log");

        var refused = Assert.Throws<StoreException>(() => CallRussia.Bot.Storage.Store.Open(Bench.Options));
        Assert.Contains($"'{Store}.replaced-2'", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Store));
        Assert.Equal(Store + ".replaced-2", await Restore(Store + ".replaced"));
        Assert.True(File.Exists(Store + ".replaced-2-journal"));
        await Bench.Restart();
        Assert.Equal(lease, await Bench.HandOut(1));
    }

    [Fact]
    public async Task The_store_is_not_restored_from_itself()
    {
        await Bench.Store.DisposeAsync();
        File.CreateSymbolicLink(In("link.db"), Path.GetFileName(Store));
        foreach (var same in (string[])[Store, In("link.db")])
            Assert.Contains("itself", (await Assert.ThrowsAsync<StoreException>(() => Restore(same))).Message, StringComparison.Ordinal);
        await Bench.Restart();
    }

    private string In(string name) => Path.Combine(Bench.Folder, name);

    private Task<string?> Restore(string copy) => CallRussia.Bot.Storage.Store.Restore(copy, Bench.Options.Path, Bench.Options.Engine, Bench.Options.Key, force: true, default);

    private async Task Refused(string path, bool force, string words) => Assert.Contains(
        words, (await Assert.ThrowsAsync<StoreException>(() => Bench.Store.Backup(path, force, default))).Message, StringComparison.Ordinal);
}
