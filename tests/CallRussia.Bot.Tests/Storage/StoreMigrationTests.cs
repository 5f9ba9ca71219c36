using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Storage.Sqlite;
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

    /// <summary>Who holds what, and whose leases are whose, is told by other rows since the third schema.</summary>
    [Fact]
    public async Task What_the_second_schema_knew_of_hand_outs_is_found_by_way_of_the_third()
    {
        await using var bench = new StoreBench((_, options) => SqliteStore.Open(options with { Key = new byte[32] }));
        var held = DemoBlock.Number(7, 1);
        using (var vault = new Vault(new Keys(new byte[32])))
        {
            var given = StoreBench.Noon.AddMinutes(-20).UtcTicks;
            StoreFilesTests.Sql(bench.Options.Path, $"""
                PRAGMA page_size=4096; PRAGMA journal_mode=WAL;
                {StoreGoldenV1.Sql}
                {SchemaV2.Sql}
                INSERT INTO meta(key, value) VALUES('key', x'{StoreGoldenV1.KeyCheck}');
                INSERT INTO region VALUES(1, '{DemoBlock.Region(7)}');
                INSERT INTO number(token, region, status, attempts, avoid, call_laters, lease, rev) VALUES(x'{Convert.ToHexString(vault.Token(held))}', 1, 0, 0, 0, 0, 4, 1);
                INSERT INTO lease(id, volunteer, region, given_at, until, ended_at, outcome, reported_at, local_hour, nth, rev, token) VALUES
                    (1, 1, 1, 1, 2, 3, 30, 3, 12, 1, 1, NULL), (2, 2, 1, 1, 2, 3, 10, 3, 12, 1, 1, NULL), (3, 1, 1, 5, 6, 7, 10, 7, 12, 2, 1, NULL),
                    (4, 1, 1, {given}, {given + TimeSpan.TicksPerHour}, NULL, NULL, NULL, 12, 3, 0, x'{Convert.ToHexString(vault.Token(held))}');
                INSERT INTO tally VALUES(0, 30, 1), (0, 10, 2);
                INSERT INTO caller VALUES(1, 3, 2, zeroblob(48));
                PRAGMA application_id=1130451573; PRAGMA user_version=2;
                """);
        }
        var again = await bench.Ask<NumberHandedOut>(1, new HandOut());
        Assert.Equal((true, held, 3), (again.Again, again.Lease.Number, again.Lease.Nth));
        Assert.Equal((2, 1), await bench.Ask<ProgressCounted>(1, new CountProgress()) is var progress ? (progress.Calls, progress.Talks) : default);
        Assert.Equal(1, (await bench.Ask<ProgressCounted>(2, new CountProgress())).Calls);
        Assert.Empty(await bench.Store.Check(default));
        await bench.Add(7, 10, 20);
        await bench.Report(1, again.Lease, Outcome.NoAnswer);
        Assert.Equal(4, (await bench.HandOut(1)).Nth);
        Assert.Equal(2, (await bench.HandOut(2)).Nth);
        await bench.Ask<Erased>(1, new EraseMe());
        Assert.Equal("1", bench.Read("SELECT count(DISTINCT volunteer) FROM lease"));
        Assert.Empty(await bench.Store.Check(default));
    }

    [Fact]
    public async Task A_new_store_has_the_newest_schema_and_a_known_key_check()
    {
        await using var bench = new StoreBench((_, options) => SqliteStore.Open(options with { Key = new byte[32] }));
        await bench.Add(7, 0, 1);
        Assert.Equal("6", bench.Read("PRAGMA user_version"));
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
