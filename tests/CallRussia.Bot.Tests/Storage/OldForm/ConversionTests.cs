using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Door;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Storage.OldForm;

/// <summary>A store that an older version wrote becomes one of this version, and nothing of it is lost.</summary>
public sealed class ConversionTests : IAsyncLifetime
{
    /// <summary>The folder of an old store, and its clock; opened, it is the new one.</summary>
    private StoreBench Old { get; } = new((_, options) => Store.Open(options));

    private string New => Path.Combine(Old.Folder, "new.db");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Old.DisposeAsync();

    [Fact]
    public async Task Everything_of_a_store_that_was_used_is_in_the_new_one()
    {
        Lies(GoldenStore.Used);
        var held = GoldenStore.Held(GoldenStore.Used);
        var before = await File.ReadAllBytesAsync(Old.Options.Path);
        var files = Directory.GetFiles(Old.Folder);

        var converted = await Convert(New);

        Assert.Null(converted.Former);
        Assert.Equal(before, await File.ReadAllBytesAsync(Old.Options.Path));
        Assert.Equal([.. files.Append(New).Append(New + ".lock").Order()], Directory.GetFiles(Old.Folder).Order());
        await using var store = Store.Open(Old.Options with { Path = New });
        Assert.Empty(await store.Check(default));
        Assert.Equal(held.Number, await store.Read(kept => kept.Marks.Number(KeptLeases.Find(kept, held.Id)!.Token), default));
        Assert.Single(await store.Read(kept => Inbox.Unfinished(kept, default), default));
        Assert.False(await store.Take(new Incoming("u5", new(1), new NumberAsked(), Old.Clock.Now), _ => { }, default));
        Assert.Equal("Секрет", Encoding.UTF8.GetString(Assert.Single(await store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default), delivery => delivery.Volunteer.Value == 1).Payload.Span));
        Assert.Contains(await store.Due(Old.Clock.Now.AddYears(1), 100, default), due => due.Trigger is CallLaterDue);
    }

    [Theory]
    [InlineData(StoreEngine.Sqlite, StoreEngine.LiteDB)]
    [InlineData(StoreEngine.LiteDB, StoreEngine.Sqlite)]
    public async Task A_store_of_one_engine_becomes_one_of_another_record_by_record(StoreEngine from, StoreEngine to)
    {
        Old.Options = Old.Options with { Engine = from };
        await Old.Add(7, 0, 500);
        var held = await Old.HandOut(1);
        await Old.Call(2, Outcome.Talked);
        await Old.Call(3, Outcome.CallLater, Old.Clock.Now.AddHours(3));
        var all = await Numbers(Old.Store);
        await Old.Store.DisposeAsync();
        var before = await File.ReadAllBytesAsync(Old.Options.Path);
        var wanted = Old.Options with { Engine = to, Path = New };

        var converted = await Conversion.Run(Old.Options.Path, wanted, default);

        Assert.Equal(before, await File.ReadAllBytesAsync(Old.Options.Path));
        Assert.Equal(3, converted.Records.Single(table => table.Table == KeptLeases.Table.Name).Records);
        await using var store = Store.Open(wanted);
        Assert.Empty(await store.Check(default));
        Assert.Equal(all, await Numbers(store));
        Assert.Equal(held.Number, await store.Read(kept => kept.Marks.Number(KeptLeases.Find(kept, held.Id)!.Token), default));
        Assert.Contains("nothing to convert", (await Assert.ThrowsAsync<StoreException>(() => Conversion.Run(Old.Options.Path, wanted with { Engine = from, Path = New + "2" }, default))).Message, StringComparison.Ordinal);
    }

    private static Task<string> Numbers(Store store) => store.Read(
        kept => string.Join(' ', kept.All(TouchedNumbers.Table).Select(number => $"{System.Convert.ToHexString(number.Token)} {number.State} {number.FreeAt} {number.HeldBy}")), default);

    [Fact]
    public async Task Ids_are_not_used_again()
    {
        Lies(GoldenStore.Used);
        await Convert(New);
        await using var store = Store.Open(Old.Options with { Path = New });
        foreach (var name in (string[])["lease", "timer", "outbox", "segment", "region"])
            Assert.Equal(long.Parse(Old.Read(name == "region" ? "SELECT max(id) FROM region" : $"SELECT seq FROM sqlite_sequence WHERE name='{name}'")) + 1, await store.Write(kept => kept.Next(new Sequence(name)), default));
    }

    /// <summary>A sequence that has another name than its table would begin anew.</summary>
    [Fact]
    public void Every_sequence_is_called_as_the_table_of_the_old_form()
    {
        // Younger than that form.
        string[] younger = ["audience", "bot", "event", "event_guest", "flag", "group", "group_code", "group_news", "guide_change", "invitation", "lesson", "lesson_order", "person_report", "shared_hour", "talk", "word_wish"];
        var sequences = typeof(Sequence).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Sequence)).Select(field => ((Sequence)field.GetValue(null)!).Name).Except(younger).Order().ToList();
        using var database = Database.Single(Path.Combine(Old.Folder, "schema.db"));
        Schema.Prepare(database, new CallRussia.Bot.Storage.Crypto.Keys(new byte[32]));
        Assert.NotEmpty(sequences);
        Assert.All(sequences, name => Assert.Equal(1, database.Scalar($"SELECT count(*) FROM sqlite_schema WHERE name='{name}' AND (sql LIKE '%AUTOINCREMENT%' OR name='region')")));
    }

    [Fact]
    public async Task Broadcasts_and_reports_tell_what_they_told_before()
    {
        Lies(GoldenStore.News);

        await Convert(New);

        await using var store = Store.Open(Old.Options with { Path = New });
        Assert.Equal(GoldenLooks.OfNews.Count, Expected(GoldenStore.News, "told").Count);
        foreach (var ((who, ask), told) in GoldenLooks.OfNews.Zip(Expected(GoldenStore.News, "told"))) Same(told, await store.Answer(ask, new VolunteerId(who), default), $"{ask}");
        var id = GoldenLooks.Sent;
        Assert.Equal(SomeNews.Draft, Assert.IsType<BroadcastSeen>(await store.Answer(new LookAtBroadcast(id), new VolunteerId(8), default)).Broadcast.Draft);
        Assert.Equal(1, Assert.Single(await store.Read(kept => BroadcastCourse.Recallable(kept, id, default, 9, Old.Clock.Now.AddDays(-4)), default)).Volunteer.Value);
        Assert.Equal(4, Assert.Single(await store.Write(kept => BroadcastCourse.Claim(kept, id, default, 1, Old.Clock.Now), default)).Volunteer.Value);
        Assert.Equal(8, Assert.Single(await store.Write(kept => Trials.Take(kept, default), default)).Volunteer.Value);
    }

    [Fact]
    public async Task What_the_team_and_its_volunteers_saw_they_see_again()
    {
        Lies(GoldenStore.Desk);
        await Convert(Old.Options.Path);
        var code = GoldenStore.Expected(GoldenStore.Desk)["code"]!.GetValue<string>();
        var asks = GoldenLooks.OfDesk(code);
        // First: some asks leave an entry in the log.
        var around = await GoldenLooks.Around(Old.Store, Old.Clock.Now);
        Assert.Equal((around.Count, asks.Count), (Expected(GoldenStore.Desk, "around").Count, Expected(GoldenStore.Desk, "told").Count));
        foreach (var (told, seen) in Expected(GoldenStore.Desk, "around").Zip(around)) Same(told, seen, "Around");
        foreach (var ((who, ask), told) in asks.Zip(Expected(GoldenStore.Desk, "told"))) Same(told, await Answer(who, ask), $"{ask} by {who}");
        Assert.Empty(await Old.Store.Check(default));
    }

    [Fact]
    public async Task What_was_begun_goes_on()
    {
        Lies(GoldenStore.Desk);
        await Convert(Old.Options.Path);
        Volunteer? anna = null;
        await Old.Turn(1, turn => anna = turn.Load(new(1))!.Volunteer, "look");
        Assert.Equal(("riga", "igor", "measured"), (anna!.Invitation, anna.Training.Rehearsal!.Scenario, anna.Training.Cards[0].Question));
        var offer = Assert.IsType<RoleOfferSeen>(await Answer(6, new LookAtRoleOffer(GoldenStore.Expected(GoldenStore.Desk)["code"]!.GetValue<string>()))).Offer;
        Assert.Equal(new RoleTaken(Role.Moderator), await Answer(1, new TakeRole(offer.Id)));
        Assert.Equal(1, Assert.IsType<LeverReleased>(await Answer(GoldenLooks.Olga, new ReleaseLever(LeverKind.HandOuts, null))).Told);
        Assert.Equal(WhyNot.Suspended, Assert.IsType<NumberRefused>(await Answer(4, new HandOut())).Why);
        // Whoever was suspended and then forgotten does not come back as another.
        Assert.Equal(WhyNot.Suspended, Assert.IsType<NumberRefused>(await Answer(12, new HandOut())).Why);
        Assert.IsType<FactApproved>(await Answer(GoldenLooks.Olga, new ApproveFact(4)));
        Assert.Equal(2, (await Old.Store.Read(FactChanges.Approved, default)).Count);
        Assert.IsType<ProblemSeen>(await Answer(GoldenLooks.Boris, new HandleProblem(2, ProblemStep.Close, Over: true)));
        await Old.Store.FinishWithdrawals(default);
        Assert.IsType<NumberHandedOut>(await Answer(1, new HandOut()));
        Assert.Empty(await Old.Store.Check(default));
    }

    /// <summary>Together the stores hold something of every table: what nobody wrote could be lost unseen.</summary>
    [Fact]
    public async Task No_record_of_any_table_is_lost()
    {
        // Counted anew, or put together in another way; the conversion compares these itself.
        string[] apart = ["done", "rolled", "report_day", "answer", "tap", "sqlite_sequence"];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in GoldenStore.All)
        {
            Lies(name);
            var rows = GoldenStore.Expected(name)["rows"]!.AsObject().ToDictionary(table => table.Key, table => table.Value!.GetValue<long>());
            foreach (var (table, records) in (await Convert(New)).Records)
                if (!apart.Contains(table)) Assert.Equal((name, table, rows.GetValueOrDefault(table)), (name, table, records));
            File.Delete(New);
            seen.UnionWith(rows.Keys);
        }
        IEnumerable<Move> moves = [.. MovedMail.All, .. MovedBank.All, .. MovedCalls.All, .. MovedDesk.All, .. MovedNews.All];
        Assert.Empty(moves.SelectMany(move => move.From).Except(seen));
    }

    [Fact]
    public async Task A_store_that_is_converted_in_its_place_is_put_away()
    {
        Lies(GoldenStore.Used);
        var converted = await Convert(Old.Options.Path);
        Assert.Equal(Old.Options.Path + ".replaced", converted.Former);
        await using var store = Store.Open(Old.Options);
        Assert.Empty(await store.Check(default));
    }

    [Fact]
    public async Task A_store_of_the_first_release_is_converted_too()
    {
        SqliteFilesTests.Sql(Old.Options.Path, $"""
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
        Lies(GoldenStore.Used);
        var refused = await Assert.ThrowsAsync<StoreException>(() => Conversion.Run(Old.Options.Path, Old.Options with { Path = New, Key = new byte[32] }, default));
        Assert.Contains("Storage:Key does not fit", refused.Message, StringComparison.Ordinal);
        SqliteFilesTests.Sql(Old.Options.Path, "CREATE TABLE later(x); INSERT INTO later VALUES(1)");
        refused = await Assert.ThrowsAsync<StoreException>(() => Convert(New));
        Assert.Contains("later", refused.Message, StringComparison.Ordinal);
        SqliteFilesTests.Sql(Old.Options.Path, "DROP TABLE later; UPDATE lease SET ended_at=1 WHERE ended_at IS NULL; UPDATE number SET free_at=NULL; UPDATE touched SET n=n+1");
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
        Lies(GoldenStore.Used);
        using (StoreLock.Take(Old.Options.Path, isBot: true, enter: null, TimeProvider.System, NullLogger.Instance)) Assert.Contains("another bot is running", (await Assert.ThrowsAsync<StoreException>(() => Convert(New))).Message, StringComparison.Ordinal);
        Assert.Contains("migrate", Assert.Throws<StoreException>(() => Store.Open(Old.Options)).Message, StringComparison.Ordinal);
        Assert.Contains("migrate", (await Assert.ThrowsAsync<StoreException>(() => Store.Restore(Old.Options.Path, New, Old.Options.Engine, Old.Options.Key, force: false, default))).Message, StringComparison.Ordinal);
        await Convert(New);
        Assert.Contains("exists", (await Assert.ThrowsAsync<StoreException>(() => Convert(New))).Message, StringComparison.Ordinal);
    }

    private Task<Converted> Convert(string to, string? from = null) => Conversion.Run(from ?? Old.Options.Path, Old.Options with { Path = to }, default);

    /// <summary>An old store lies where the bot looks for its own, at the time when it was left.</summary>
    private void Lies(string name)
    {
        GoldenStore.Unpack(name, Old.Options.Path);
        var expected = GoldenStore.Expected(name);
        Old.Clock.Now = DateTimeOffset.Parse(expected["now"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        Old.Options = Old.Options with { Key = name == GoldenStore.Small ? System.Convert.FromBase64String(Workplace.Key) : Old.Options.Key };
    }

    private async Task<Trigger> Answer(long who, Ask ask)
    {
        Trigger? answer = null;
        Assert.True(await Old.Turn(who, turn => answer = turn.Answer(ask, GoldenLooks.Scene(who, Old.Clock.Now)), $"converted-{Old.NextId()}"));
        return answer!;
    }

    private static JsonArray Expected(string name, string what) => GoldenStore.Expected(name)[what]!.AsArray();

    private static void Same(JsonNode? told, object answer, string what)
    {
        var text = GoldenStore.Told(answer);
        Assert.True(Holds(JsonNode.Parse(text), told), $"{what}\nbefore {told?.ToJsonString()}\nafter  {text}");
    }

    /// <summary>All that was told before; what came into the program since may be told besides.</summary>
    private static bool Holds(JsonNode? now, JsonNode? before) => (now, before) switch
    {
        (JsonObject one, JsonObject other) => other.All(part => one.ContainsKey(part.Key) && Holds(one[part.Key], part.Value)),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => Holds(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(now, before),
    };
}
