using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Packing;
using CallRussia.Bot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>What the files of a store promise, whichever engine writes them.</summary>
public abstract class StoreFilesTests : IAsyncLifetime
{
    protected StoreFilesTests(StoreEngine engine)
    {
        Bench = new StoreBench((_, options) => Store.Open(options));
        Bench.Options = Bench.Options with { Engine = engine };
    }

    protected StoreBench Bench { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task A_second_bot_can_not_take_the_same_store_and_the_first_one_goes_on()
    {
        await Bench.Add(7, 0, 2);
        var refused = Assert.Throws<StoreException>(() => Store.Open(Bench.Options));
        Assert.Contains("another bot is running", refused.Message, StringComparison.Ordinal);
        await Bench.HandOut(1);
        await Bench.Restart();
        await Bench.HandOut(2);
    }

    [Fact]
    public async Task Another_process_may_add_numbers_beside_the_running_bot_which_hands_them_out()
    {
        await Bench.Add(7, 0, 10);
        await Bench.Call(1, Outcome.Talked);
        await Bench.OpenDoor();
        await using (var beside = Store.Open(Bench.Options with { Access = StoreAccess.Beside }))
        {
            var numbers = Enumerable.Range(5, 10).Select(line => (DemoBlock.Number(7, line), DemoBlock.Region(7))).ToList();
            Assert.Equal(new AddedNumbers(5, 5, 0), await beside.AddNumbers(numbers, "beside", Bench.Clock.Now, default));
        }
        for (var i = 0; i < 14; i++) await Bench.Call(1, Outcome.Talked);
        Assert.IsType<NumberRefused>(await Bench.Ask(1, new HandOut()));
        // What the running bot knows of the bank takes the other's segment into account.
        Assert.Equal(new AddedNumbers(0, 15, 0), await Bench.Add(7, 0, 15));
    }

    [Fact]
    public async Task A_store_does_not_open_with_another_key_and_stays_as_it_is()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Store.DisposeAsync();
        var refused = Assert.Throws<StoreException>(() => Store.Open(Bench.Options with { Key = new byte[32] }));
        Assert.Contains("Storage:Key does not fit", refused.Message, StringComparison.Ordinal);
        await Bench.Restart();
        await Bench.HandOut(1);
    }

    [Fact]
    public void A_foreign_database_is_left_alone()
    {
        Sql(Bench.Options.Path, "CREATE TABLE theirs(x)");
        Assert.Contains("not a store of this bot", Assert.Throws<StoreException>(() => Store.Open(Bench.Options)).Message, StringComparison.Ordinal);
        File.Delete(Bench.Options.Path);
        using (var theirs = new LiteDB.LiteDatabase(Bench.Options.Path)) theirs.GetCollection("theirs").Insert(new LiteDB.BsonDocument());
        Assert.Contains("not a store of this bot", Assert.Throws<StoreException>(() => Store.Open(Bench.Options with { Engine = StoreEngine.LiteDB })).Message, StringComparison.Ordinal);
        foreach (var length in (int[])[1, 50, 9000])
        {
            File.WriteAllText(Bench.Options.Path, new string('x', length));
            Assert.Contains("not a store of this bot", Assert.Throws<StoreException>(() => Store.Open(Bench.Options)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(8192)]
    public async Task A_store_that_was_cut_short_does_not_open(int left)
    {
        await Bench.Add(7, 0, 9000);
        await Bench.Store.DisposeAsync();
        using (var file = File.OpenWrite(Bench.Options.Path)) file.SetLength(left);
        var refused = Assert.Throws<StoreException>(() => Store.Open(Bench.Options));
        Assert.Contains("restore the last backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_page_is_told_in_words_and_stops_the_store()
    {
        await Bench.Add(7, 0, 9000);
        await Bench.Store.DisposeAsync();
        using (var file = File.OpenWrite(Bench.Options.Path))
            for (var page = 2; page < file.Length / 4096; page++)
            {
                file.Position = page * 4096;
                file.Write(Enumerable.Repeat((byte)0xEE, 4096).ToArray());
            }
        var refused = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await Bench.Restart();
            await Bench.HandOut(1);
        });
        Assert.Contains("restore the last backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_finds_a_number_that_is_held_by_nobody()
    {
        await Bench.Add(7, 0, 5);
        var lease = await Bench.HandOut(1);
        Assert.Empty(await Bench.Store.Check(default));
        await ((Store)Bench.Store).Write(kept => kept.Change(KeptLeases.Table, lease.Id, found => found with { EndedAt = Bench.Clock.Now }), default);
        Assert.NotEmpty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_backup_is_sound_and_whole_however_much_happens_meanwhile()
    {
        await using var bench = new StoreBench((_, options) => Store.Open(options with { CheckpointBytes = 30 * 4096 }));
        await bench.Add(7, 0, 3_000);
        var given = 0;
        for (var round = 0; round < 6; round++)
        {
            var before = given;
            var copy = Path.Combine(bench.Folder, $"copy{round}.db");
            var backup = bench.Store.Backup(copy, force: false, default);
            for (var i = 0; i < 60 || !backup.IsCompleted; i++) await bench.HandOut(++given);
            await backup;
            await using var restored = Store.Open(bench.Options with { Path = copy });
            Assert.Empty(await restored.Check(default));
            Assert.InRange((await restored.Stock(default)).Sum(region => region.Held), before, given);
        }
    }

    [Fact]
    public async Task A_backup_of_the_running_bot_restores_to_the_same_store()
    {
        await Bench.Add(7, 0, 100);
        var lease = await Bench.HandOut(1);
        var copy = Path.Combine(Bench.Folder, "copy.db");
        await Bench.Store.Backup(copy, force: false, default);
        await Bench.HandOut(2);
        var inUse = await Assert.ThrowsAsync<StoreException>(() => Store.Restore(copy, Bench.Options.Path, Bench.Options.Engine, Bench.Options.Key, force: true, default));
        Assert.Contains("another bot is running", inUse.Message, StringComparison.Ordinal);
        await Bench.Store.DisposeAsync();
        var exists = await Assert.ThrowsAsync<StoreException>(() => Store.Restore(copy, Bench.Options.Path, Bench.Options.Engine, Bench.Options.Key, force: false, default));
        Assert.Contains("--force", exists.Message, StringComparison.Ordinal);
        await Store.Restore(copy, Bench.Options.Path, Bench.Options.Engine, Bench.Options.Key, force: true, default);
        await Bench.Restart();
        Assert.Equal((1L, 99L), await Bench.Stock(7) is var stock ? (stock.Held, stock.Fresh) : default);
        Assert.Equal(lease, await Bench.HandOut(1));
        Assert.Empty(await Bench.Store.Check(default));
        Assert.True(File.Exists(Bench.Options.Path + ".replaced"));
        Assert.DoesNotContain(Directory.GetFiles(Bench.Folder, "*", SearchOption.AllDirectories), file => file.Contains(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored()
    {
        await Bench.Add(7, 0, 100);
        await Bench.Store.DisposeAsync();
        var copy = Path.Combine(Bench.Folder, "copy.db");
        File.WriteAllBytes(copy, [.. File.ReadAllBytes(Bench.Options.Path).Take(20_000)]);
        await Assert.ThrowsAsync<StoreException>(() => Store.Restore(copy, Bench.Options.Path, Bench.Options.Engine, Bench.Options.Key, force: true, default));
        await Bench.Restart();
        await Bench.HandOut(1);
    }

    [Fact]
    public void Without_a_configured_key_a_key_file_is_made_once_for_its_owner_only()
    {
        var made = StoreKey.Resolve(null, Bench.Options.Path);
        Assert.NotNull(made.Warning);
        Assert.Equal(made.Bytes, StoreKey.Resolve("", Bench.Options.Path).Bytes);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Bench.Options.Path + ".key"));
    }

    [Fact]
    public async Task A_store_whose_key_is_missing_says_so_instead_of_getting_a_new_one()
    {
        await Bench.Add(7, 0, 1);
        Assert.Contains("key is missing", Assert.Throws<StoreException>(() => StoreKey.Resolve(null, Bench.Options.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configured_key_is_base64_of_32_bytes_or_a_passphrase_of_16_characters()
    {
        var bytes = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        Assert.Equal(bytes, StoreKey.Resolve(Convert.ToBase64String(bytes), "s").Bytes);
        var phrase = StoreKey.Resolve("correct horse battery", "s").Bytes;
        Assert.Equal(32, phrase.Length);
        Assert.Equal(phrase, StoreKey.Resolve("correct horse battery", "s").Bytes);
        Assert.Equal(phrase, StoreKey.Resolve(StoreKey.Stretched("correct horse battery"), "s").Bytes);
        Assert.Null(StoreKey.Stretched(" "));
        Assert.Throws<StoreException>(() => StoreKey.Resolve("short", "s"));
    }

    internal static void Sql(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

public sealed class SqliteFilesTests() : StoreFilesTests(StoreEngine.Sqlite)
{
    [Fact]
    public async Task A_store_of_a_newer_program_is_left_alone()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Store.DisposeAsync();
        Sql(Bench.Options.Path, "PRAGMA user_version=99");
        var refused = Assert.Throws<StoreException>(() => Store.Open(Bench.Options));
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_that_was_tampered_with_is_found_by_the_check()
    {
        await Bench.Add(7, 0, 500);
        Sql(Bench.Options.Path, "UPDATE r_block SET body=zeroblob(length(body))");
        Assert.Contains(await Bench.Store.Check(default), wrong => wrong.Contains("table block", StringComparison.Ordinal));
        Assert.Equal(StoreTrouble.Damage, (await Assert.ThrowsAsync<StoreException>(() => Bench.HandOut(1))).Trouble);
    }

    /// <summary>Without it another process that closes the store would be the last one, and remove the log that the bot writes to.</summary>
    [Fact]
    public async Task The_running_bot_has_its_lock_on_the_file_after_opening_and_after_a_backup()
    {
        if (!OperatingSystem.IsLinux()) return;
        await Bench.Add(7, 0, 100);
        Assert.True(IsLocked(Bench.Options.Path));
        await Bench.Store.Backup(Path.Combine(Bench.Folder, "copy.db"), force: false, default);
        Assert.True(IsLocked(Bench.Options.Path));
    }

    /// <summary>Linux tells the locks of each open file.</summary>
    private static bool IsLocked(string path)
    {
        foreach (var open in Directory.EnumerateFiles("/proc/self/fd"))
            if (new FileInfo(open).LinkTarget == path && File.ReadAllText($"/proc/self/fdinfo/{Path.GetFileName(open)}").Contains("POSIX  ADVISORY  READ", StringComparison.Ordinal)) return true;
        return false;
    }
}

public sealed class LiteFilesTests() : StoreFilesTests(StoreEngine.LiteDB)
{
    [Fact]
    public async Task What_another_engine_wrote_is_told_with_the_verb_that_converts_it()
    {
        await Bench.Add(7, 0, 10);
        var copy = Path.Combine(Bench.Folder, "copy.db");
        await Bench.Store.Backup(copy, force: false, default);
        var other = Bench.Options with { Engine = StoreEngine.Sqlite, Path = copy };
        Assert.Contains("migrate FILE", Assert.Throws<StoreException>(() => Store.Open(other)).Message, StringComparison.Ordinal);
        Assert.Contains("migrate FILE", (await Assert.ThrowsAsync<StoreException>(() => Store.Restore(copy, copy + "2", other.Engine, other.Key, force: false, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_store_lies_under_its_name_alone_and_belongs_to_its_owner_alone()
    {
        await Bench.Add(7, 0, 10);
        await Bench.Store.DisposeAsync();
        Assert.Equal(["bot.db", "bot.db-journal", "bot.db-spool", "bot.db.import", "bot.db.lock"], Directory.GetFiles(Bench.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
            foreach (var file in (string[])["", "-journal", "-spool"]) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Bench.Options.Path + file));
    }
}
