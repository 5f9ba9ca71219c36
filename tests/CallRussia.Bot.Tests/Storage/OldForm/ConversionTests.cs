using System.Reflection;
using System.Text;
using System.Text.Json;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage.OldForm;

/// <summary>A store that an older version wrote becomes one of this version, and nothing of it is lost.</summary>
public sealed class ConversionTests : IAsyncLifetime
{
    private StoreBench Old { get; } = new((_, options) => SqliteStore.Open(options));

    private string New => Path.Combine(Old.Folder, "new.db");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Old.DisposeAsync();

    [Fact]
    public async Task Everything_of_a_store_that_was_used_is_in_the_new_one()
    {
        var held = await Use();
        var before = await File.ReadAllBytesAsync(Old.Options.Path);
        var files = Directory.GetFiles(Old.Folder);

        var converted = await Convert(New);

        Assert.Null(converted.Former);
        Assert.Equal(before, await File.ReadAllBytesAsync(Old.Options.Path));
        Assert.Equal([.. files.Append(New).Append(New + ".lock").Order()], Directory.GetFiles(Old.Folder).Order());
        var records = converted.Records.ToLookup(move => move.Table, move => move.Records);
        foreach (var (table, count) in ((string, long)[])[("lease", 12), ("caller", 2), ("number", 10), ("pos", 2), ("volunteer", 3), ("timer", 3), ("outbox", 1), ("dnc", 1)])
            Assert.True(records[table].First() >= count, $"{table}: {records[table].First()}");
        await using var store = Store.Open(Old.Options with { Path = New });
        Assert.Empty(await store.Check(default));
        Assert.Equal(held.Number, await store.Read(kept => kept.Marks.Number(KeptLeases.Find(kept, held.Id)!.Token), default));
        Assert.Single(await store.Unfinished(default));
        Assert.False(await store.Take(new Incoming("u5", new(1), new NumberAsked(), Old.Clock.Now), _ => { }, default));
        Assert.Equal("Секрет", Encoding.UTF8.GetString(Assert.Single(await store.Waiting(default), delivery => delivery.Volunteer.Value == 1).Payload.Span));
        Assert.Contains(await store.Due(Old.Clock.Now.AddYears(1), 100, default), due => due.Trigger is CallLaterDue);
    }

    [Fact]
    public async Task Ids_are_not_used_again()
    {
        await Use();
        await Convert(New);
        await using var store = Store.Open(Old.Options with { Path = New });
        foreach (var name in (string[])["lease", "timer", "outbox", "segment", "region"])
            Assert.Equal(long.Parse(Old.Read(name == "region" ? "SELECT max(id) FROM region" : $"SELECT seq FROM sqlite_sequence WHERE name='{name}'")) + 1, await store.Write(kept => kept.Next(new Sequence(name)), default));
    }

    /// <summary>A sequence that has another name than its table would begin anew.</summary>
    [Fact]
    public void Every_sequence_is_called_as_the_table_of_the_old_form()
    {
        var sequences = typeof(Sequence).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Sequence)).Select(field => ((Sequence)field.GetValue(null)!).Name).Order().ToList();
        using var database = CallRussia.Bot.Storage.Sqlite.Database.Single(Path.Combine(Old.Folder, "schema.db"));
        Schema.Prepare(database, new CallRussia.Bot.Storage.Crypto.Keys(new byte[32]));
        Assert.NotEmpty(sequences);
        Assert.All(sequences, name => Assert.Equal(1, database.Scalar($"SELECT count(*) FROM sqlite_schema WHERE name='{name}' AND (sql LIKE '%AUTOINCREMENT%' OR name='region')")));
    }

    [Fact]
    public async Task Broadcasts_and_reports_tell_what_they_told_before()
    {
        await Old.Add(7, 0, 100);
        for (var volunteer = 1; volunteer <= 8; volunteer++)
        {
            var person = StoreBench.Volunteer(volunteer) with { Country = "LT", JoinedAt = Old.Clock.Now, Role = volunteer == 8 ? Role.Organizer : Role.None };
            await Old.Turn(volunteer, turn => turn.Save(new Conversation(person, new Home(), 1)));
            for (var call = 0; call < 6; call++) await Old.Call(volunteer, call % 2 == 0 ? Outcome.Talked : Outcome.NoAnswer);
        }
        var id = (await Old.Ask<BroadcastSeen>(8, new KeepDraft(null, SomeNews.Draft))).Broadcast.Id;
        await Old.Ask<BroadcastTried>(8, new TryBroadcast(id));
        await Old.Ask<BroadcastSeen>(8, new OrderBroadcast(id));
        await Old.Store.AdvanceBroadcast(id, Old.Clock.Now, default);
        await Old.Store.ClaimRecipients(id, 3, Old.Clock.Now, default);
        await Old.Store.SettleRecipients([new RecipientSettled(id, new VolunteerId(1), DeliveryFate.Sent, 7), new RecipientSettled(id, new VolunteerId(2), DeliveryFate.Failed)], Old.Clock.Now, default);
        await Old.Ask<Erased>(2, new EraseMe());
        Old.Clock.Pass(TimeSpan.FromDays(5));
        await Old.Store.Sweep(Old.Clock.Now, default);
        Assert.NotEqual("", Old.Read("SELECT coalesce(max(upto), '') FROM rolled"));
        Ask[] asks =
        [
            new LookAtBroadcasts(), new LookAtBroadcast(id), new CountCalls(new ReportView(ReportPage.Workbook, Period.All)), new CountCalls(new ReportView(ReportPage.Regions, Period.Month)),
            new CountPeople(new ReportView(ReportPage.Retention, Period.Month)), new LookAtHighRates(),
        ];
        var before = new List<object>();
        foreach (var ask in asks) before.Add(Told(await Old.Store.Answer(ask, new VolunteerId(8), default)));
        await Old.Store.DisposeAsync();

        await Convert(New);

        await using var store = Store.Open(Old.Options with { Path = New });
        foreach (var (ask, told) in asks.Zip(before)) Assert.Equal(told, Told(await store.Answer(ask, new VolunteerId(8), default)));
        Assert.Equal(1, Assert.Single(await store.Recallable(id, 9, Old.Clock.Now.AddDays(-4), default)).Volunteer.Value);
        Assert.Equal(4, Assert.Single(await store.ClaimRecipients(id, 1, Old.Clock.Now, default)).Volunteer.Value);
        Assert.Equal(8, Assert.Single(await store.TakeTrials(default)).Volunteer.Value);
    }

    /// <summary>Lists in answers are not compared by their values.</summary>
    private static object Told(Trigger answer) => answer is BroadcastSeen ? answer : JsonSerializer.Serialize<object>(answer);

    [Fact]
    public async Task A_store_that_is_converted_in_its_place_is_put_away()
    {
        await Use();
        var converted = await Convert(Old.Options.Path);
        Assert.Equal(Old.Options.Path + ".replaced", converted.Former);
        await using var store = Store.Open(Old.Options);
        Assert.Empty(await store.Check(default));
    }

    [Fact]
    public async Task A_store_of_the_first_release_is_converted_too()
    {
        StoreFilesTests.Sql(Old.Options.Path, $"""
            PRAGMA page_size=4096; PRAGMA journal_mode=WAL;
            {StoreGoldenV1.Sql}
            INSERT INTO meta(key, value) VALUES('key', x'{StoreGoldenV1.KeyCheck}');
            INSERT INTO done(id, at) VALUES('u5', 1), ('u900', 7), ('other', 1);
            INSERT INTO timer(id, volunteer, key, due, trigger) VALUES(41, 1, 'x', 1, zeroblob(0));
            DELETE FROM timer;
            PRAGMA application_id=1130451573; PRAGMA user_version=1;
            """);
        Old.Options = Old.Options with { Key = new byte[32] };
        await Conversion.Run(Old.Options.Path, Old.Options with { Path = New }, default);
        await using var store = Store.Open(Old.Options with { Path = New });
        foreach (var (id, isNew) in ((string, bool)[])[("u5", false), ("u900", false), ("u6", true), ("other", false)])
            Assert.Equal(isNew, await store.Take(new Incoming(id, new(1), new NumberAsked(), Old.Clock.Now), _ => { }, default));
        Assert.Equal(42, await store.Write(kept => kept.Next(new Sequence("timer")), default));
        Assert.Equal("1", Old.Read("PRAGMA user_version"));
    }

    [Fact]
    public async Task What_can_not_be_converted_is_refused_and_nothing_is_left()
    {
        await Use();
        var refused = await Assert.ThrowsAsync<StoreException>(() => Conversion.Run(Old.Options.Path, Old.Options with { Path = New, Key = new byte[32] }, default));
        Assert.Contains("Storage:Key does not fit", refused.Message, StringComparison.Ordinal);
        StoreFilesTests.Sql(Old.Options.Path, "CREATE TABLE later(x); INSERT INTO later VALUES(1)");
        refused = await Assert.ThrowsAsync<StoreException>(() => Convert(New));
        Assert.Contains("later", refused.Message, StringComparison.Ordinal);
        StoreFilesTests.Sql(Old.Options.Path, "DROP TABLE later; UPDATE lease SET ended_at=1 WHERE ended_at IS NULL; UPDATE number SET free_at=NULL; UPDATE touched SET n=n+1");
        refused = await Assert.ThrowsAsync<StoreException>(() => Convert(New));
        Assert.Contains("not what the old one was", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(() => Convert(Path.Combine(Old.Folder, "missing", "..", "bot.db.nothing"), from: "nowhere.db"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Conversion.Run(Old.Options.Path, Old.Options with { Path = New }, cancelled.Token));
        Assert.DoesNotContain(Directory.GetFiles(Old.Folder), file => file == New || file.Contains(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_of_the_old_form_says_how_it_is_converted_and_a_running_bot_keeps_it()
    {
        await Old.Add(7, 0, 3);
        Assert.Contains("another bot is running", (await Assert.ThrowsAsync<StoreException>(() => Convert(New))).Message, StringComparison.Ordinal);
        await Old.Store.DisposeAsync();
        Assert.Contains("migrate", Assert.Throws<StoreException>(() => Store.Open(Old.Options)).Message, StringComparison.Ordinal);
        Assert.Contains("migrate", (await Assert.ThrowsAsync<StoreException>(() => Store.Restore(Old.Options.Path, New, Old.Options.Key, force: false, default))).Message, StringComparison.Ordinal);
        await Convert(New);
        Assert.Contains("exists", (await Assert.ThrowsAsync<StoreException>(() => Convert(New))).Message, StringComparison.Ordinal);
    }

    private Task<Converted> Convert(string to, string? from = null) => Conversion.Run(from ?? Old.Options.Path, Old.Options with { Path = to }, default);

    /// <summary>A bit of everything that volunteers do.</summary>
    private async Task<Lease> Use()
    {
        await Old.Add(7, 0, 40);
        await Old.Add(8, 0, 10);
        await Old.Store.Receive([new InboxUpdate(1, "{}"u8.ToArray()), new InboxUpdate(2, "{\"x\":1}"u8.ToArray())], Old.Clock.Now, default);
        await Old.Store.SetAside("u2", "broken", default);
        await Old.Turn(3, _ => { }, "u5");
        foreach (var outcome in Outcomes.All) await Old.Call(2, outcome, outcome == Outcome.CallLater ? Old.Clock.Now.AddHours(3) : null);
        var held = await Old.HandOut(1);
        foreach (var volunteer in (long[])[1, 2, 3])
            await Old.Turn(volunteer, turn =>
            {
                turn.Save(new Conversation(StoreBench.Volunteer(volunteer) with { Role = volunteer == 3 ? Role.Organizer : Role.None }, volunteer == 1 ? new OnCall(held) : new Home(), 1, 77));
                turn.Schedule(new VolunteerId(volunteer), "k", Old.Clock.Now.AddHours(2), new CallLaterDue(held.Id, Old.Clock.Now, 420, DayBefore: false));
                if (volunteer == 1) turn.Send(new Delivery(0, new VolunteerId(1), Urgency.Reply, DeliveryKind.Message, Encoding.UTF8.GetBytes("Секрет")) { Holds = held.Id, Live = true });
            });
        await Old.Store.Pause(new VolunteerId(2), TimeSpan.FromMinutes(5), Old.Clock.Now, default);
        await Old.Call(4, Outcome.NoAnswer);
        await Old.Ask<Erased>(4, new EraseMe());
        await Old.Store.DisposeAsync();
        return held;
    }
}
