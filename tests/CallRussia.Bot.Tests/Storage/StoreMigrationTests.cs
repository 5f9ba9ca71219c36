using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public sealed class StoreMigrationTests
{
    [Fact]
    public async Task A_store_of_the_first_release_still_opens_and_works()
    {
        await using var bench = new StoreBench((_, options) => SqliteStore.Open(options with { Key = new byte[32] }));
        StoreFilesTests.Sql(bench.Options.Path, $"""
            PRAGMA page_size=4096; PRAGMA journal_mode=WAL;
            {StoreGoldenV1.Sql}
            INSERT INTO meta(key, value) VALUES('key', x'{StoreGoldenV1.KeyCheck}');
            INSERT INTO volunteer(id, language, standing, joined, away, turns, state, last_seen) VALUES(1, 'ru', 1, 1, 0, 4, zeroblob(40), 1);
            INSERT INTO done(id, at) VALUES('u5', 1);
            PRAGMA application_id=1130451573; PRAGMA user_version=1;
            """);
        Assert.False(await bench.Turn(1, _ => { }, "u5"));
        await bench.Add(7, 0, 3);
        await bench.Call(1, Outcome.NoAnswer);
        await bench.Restart();
        Assert.Equal("4", bench.Read("SELECT turns FROM volunteer"));
    }

    [Fact]
    public async Task A_new_store_has_the_newest_schema_and_a_known_key_check()
    {
        await using var bench = new StoreBench((_, options) => SqliteStore.Open(options with { Key = new byte[32] }));
        await bench.Add(7, 0, 1);
        Assert.Equal("3", bench.Read("PRAGMA user_version"));
        Assert.Equal("1130451573", bench.Read("PRAGMA application_id"));
        Assert.Equal("wal", bench.Read("PRAGMA journal_mode"));
        // Derived keys are part of the format: other ones could not read the stores out there.
        Assert.Equal(StoreGoldenV1.KeyCheck, bench.Read("SELECT hex(value) FROM meta WHERE key='key'"));
    }

    [Fact]
    public async Task Nothing_beside_a_running_bot_changes_its_tables()
    {
        await using var bench = new StoreBench((_, options) => SqliteStore.Open(options));
        await bench.Add(7, 0, 1);
        StoreFilesTests.Sql(bench.Options.Path, "PRAGMA user_version=0");
        Assert.Throws<StoreException>(() => SqliteStore.Open(bench.Options with { Access = StoreAccess.Beside }));
    }
}
