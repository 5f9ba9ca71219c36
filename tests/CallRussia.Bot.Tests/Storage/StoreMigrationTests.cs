using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>The older forms, up to the last one in tables of columns, from which stores are converted.</summary>
public sealed class StoreMigrationTests : IAsyncLifetime
{
    /// <summary>A store is converted when the bench first asks something of it.</summary>
    private StoreBench Bench { get; } = new((_, options) =>
    {
        Conversion.Run(options.Path, options, default).GetAwaiter().GetResult();
        return Store.Open(options);
    });

    public Task InitializeAsync()
    {
        Bench.Options = Bench.Options with { Key = new byte[32] };
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task A_store_of_the_first_release_still_works()
    {
        using var vault = new Vault(new Keys(Bench.Options.Key));
        var state = vault.Seal(Purpose.State, 1, new Wording(Bench.Options.Features).Write<State>(new Home()));
        SqliteFilesTests.Sql(Bench.Options.Path, $"""
            PRAGMA page_size=4096; PRAGMA journal_mode=WAL;
            {StoreGoldenV1.Sql}
            INSERT INTO meta(key, value) VALUES('key', x'{StoreGoldenV1.KeyCheck}');
            INSERT INTO volunteer(id, language, standing, joined, away, turns, state, last_seen) VALUES(1, 'ru', 1, 1, 0, 4, x'{Convert.ToHexString(state)}', 1);
            INSERT INTO done(id, at) VALUES('u5', 1);
            PRAGMA application_id=1130451573; PRAGMA user_version=1;
            """);
        Assert.False(await Bench.Turn(1, _ => { }, "u5"));
        await Bench.Add(7, 0, 3);
        await Bench.Call(1, Outcome.NoAnswer);
        Assert.Equal(4, await Bench.Store.Read(kept => kept.Find(Chats.Table, new VolunteerId(1))!.Turns, default));
        Assert.Empty(await Bench.Store.Check(default));
    }

    /// <summary>Who holds what, and whose leases are whose, is told by other rows since the third schema.</summary>
    [Fact]
    public async Task What_the_second_schema_knew_of_hand_outs_is_found_by_way_of_the_third()
    {
        var held = DemoBlock.Number(7, 1);
        using (var vault = new Vault(new Keys(new byte[32])))
        {
            var (old, given) = (StoreBench.Noon.AddDays(-40).UtcTicks, StoreBench.Noon.AddMinutes(-20).UtcTicks);
            SqliteFilesTests.Sql(Bench.Options.Path, $"""
                PRAGMA page_size=4096; PRAGMA journal_mode=WAL;
                {StoreGoldenV1.Sql}
                {SchemaV2.Sql}
                INSERT INTO meta(key, value) VALUES('key', x'{StoreGoldenV1.KeyCheck}');
                INSERT INTO region VALUES(1, '{DemoBlock.Region(7)}');
                INSERT INTO number(token, region, status, attempts, avoid, call_laters, lease, rev) VALUES(x'{Convert.ToHexString(vault.Token(held))}', 1, 0, 0, 0, 0, 4, 1);
                INSERT INTO lease(id, volunteer, region, given_at, until, ended_at, outcome, reported_at, local_hour, nth, rev, token) VALUES
                    (1, 1, 1, {old}, {old + 1}, {old + 2}, 30, {old + 2}, 12, 1, 1, NULL), (2, 2, 1, {old}, {old + 1}, {old + 2}, 10, {old + 2}, 12, 1, 1, NULL),
                    (3, 1, 1, {old + 4}, {old + 5}, {old + 6}, 10, {old + 6}, 12, 2, 1, NULL),
                    (4, 1, 1, {given}, {given + TimeSpan.TicksPerHour}, NULL, NULL, NULL, 12, 3, 0, x'{Convert.ToHexString(vault.Token(held))}');
                INSERT INTO tally VALUES(0, 30, 1), (0, 10, 2);
                INSERT INTO answer VALUES(1, 0, 12, 3, 1);
                INSERT INTO caller VALUES(1, 3, 2, zeroblob(48));
                PRAGMA application_id=1130451573; PRAGMA user_version=2;
                """);
        }
        var again = await Bench.Ask<NumberHandedOut>(1, new HandOut());
        Assert.Equal((true, held, 3), (again.Again, again.Lease.Number, again.Lease.Nth));
        Assert.Equal((2, 1), await Bench.Ask<ProgressCounted>(1, new CountProgress()) is var progress ? (progress.Calls, progress.Talks) : default);
        Assert.Equal(1, (await Bench.Ask<ProgressCounted>(2, new CountProgress())).Calls);
        Assert.Empty(await Bench.Store.Check(default));
        await Bench.Add(7, 10, 20);
        await Bench.Report(1, again.Lease, Outcome.NoAnswer);
        Assert.Equal(4, (await Bench.HandOut(1)).Nth);
        Assert.Equal(2, (await Bench.HandOut(2)).Nth);
        await Bench.Ask<Erased>(1, new EraseMe());
        Assert.Equal(1, await Bench.Store.Read(kept => kept.All(KeptLeases.Table).Select(lease => lease.Volunteer).OfType<VolunteerId>().Distinct().Count(), default));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public void The_last_of_the_older_forms_is_the_sixth_with_a_known_key_check()
    {
        using (var database = Database.Single(Bench.Options.Path)) Schema.Prepare(database, new Keys(Bench.Options.Key));
        Assert.Equal("6", Bench.Read("PRAGMA user_version"));
        Assert.Equal("1130451573", Bench.Read("PRAGMA application_id"));
        // Derived keys are part of the format: other ones could not read the stores out there.
        Assert.Equal(StoreGoldenV1.KeyCheck, Bench.Read("SELECT hex(value) FROM meta WHERE key='key'"));
    }
}
