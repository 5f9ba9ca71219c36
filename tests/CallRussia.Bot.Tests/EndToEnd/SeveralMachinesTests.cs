using System.Diagnostics;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Storage.OldForm;
using CallRussia.Bot.Tests.Storage.Postgres;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Two real processes on one PostgreSQL server, and what happens when one of them is gone.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class SeveralMachinesTests : IDisposable
{
    private readonly PostgresPlace _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("KILL", true)]
    [InlineData("KILL", false)]
    [InlineData("STOP", true)]
    public async Task Two_share_the_people_and_when_one_is_gone_the_other_goes_on_with_its_own(string signal, bool isLeaderGone)
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = Here().Against(telegram);
        await using var first = ChildProcess.Start(place, "run");
        await first.Says("serves 64 of 64");
        await telegram.UntilConfirmed();
        await using var second = ChildProcess.Start(place, "run");
        await second.Says("serves 32 of 64");
        await first.Says("serves 32 of 64");
        var people = Enumerable.Range(1, 8).Select(i => telegram.AddPerson($"P{i}", "en")).ToList();
        Assert.Equal(2, people.Select(person => Share.PartOf(new VolunteerId(person.Id)) < 32).Distinct().Count());
        await Task.WhenAll(people.Select(CommandLineTests.FirstSteps));

        var (gone, stays) = isLeaderGone ? (first, second) : (second, first);
        gone.Terminate(signal);
        var since = Stopwatch.GetTimestamp();
        await stays.Says("instances are gone");
        await stays.Says("serves 64 of 64");
        // The server ends the line of a machine that stands still after 4 seconds: a wide bound, for a machine that does much else.
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        await Task.WhenAll(people.Select(Asks));
        await CommandLineTests.FirstSteps(telegram.AddPerson("Boris", "en"));
        if (signal != "STOP") return;

        gone.Terminate("CONT");
        var ended = await gone.End();
        Assert.NotEqual(0, ended.Code);
        Assert.Contains("Another instance has taken over", ended.Errors, StringComparison.Ordinal);

        static async Task Asks(SandboxPerson person)
        {
            person.Send("/help");
            await person.ExpectMessage("");
        }
    }

    [Fact]
    public async Task Each_is_ready_and_tells_its_share_and_one_that_is_stopped_leaves_its_people_at_once()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = Here().Against(telegram);
        using var beside = Here().Against(telegram);
        beside.Settings["Health:Listen"] = $"{Ports.Free()}";
        await using var first = ChildProcess.Start(place, "run");
        await first.Says("serves 64 of 64");
        await using var second = ChildProcess.Start(beside, "run");
        await second.Says("serves 32 of 64");
        Assert.Equal(0, (await ChildProcess.Run(beside, "health", "--live")).Code);
        var ready = await ChildProcess.Run(beside, "health");
        Assert.True(ready.Code == 0, ready.ToString());
        Assert.Contains("\"parts\":32", ready.Output, StringComparison.Ordinal);

        first.Terminate("TERM");
        Assert.Equal(0, (await first.End()).Code);
        await second.Says("serves 64 of 64");
        await CommandLineTests.FirstSteps(telegram.AddPerson("Anna", "en"));
        ready = await ChildProcess.Run(beside, "health");
        Assert.True(ready.Code == 0, ready.ToString());
        Assert.Contains("\"inboxSeconds\":0", ready.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Telegram_brings_to_one_is_carried_out_by_the_one_that_serves_its_person()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = Here().Against(telegram);
        using var beside = Here().Against(telegram);
        foreach (var at in new[] { place, beside })
        {
            var port = Ports.Free();
            (at.Settings["Telegram:Mode"], at.Settings["Telegram:Listen"], at.Settings["Telegram:WebhookUrl"]) = ("Webhook", $"127.0.0.1:{port}", $"http://127.0.0.1:{port}/telegram");
        }
        await using var first = ChildProcess.Start(place, "run");
        await first.Says("serves 64 of 64");
        await first.Says("taken in at");
        await using var second = ChildProcess.Start(beside, "run");
        await second.Says("serves 32 of 64");
        await second.Says("taken in at");
        // Each sets the webhook again when the other one has taken it: one of the two brings whatever comes.
        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => CommandLineTests.FirstSteps(telegram.AddPerson($"P{i}", "en"))));
    }

    [Fact]
    public async Task When_the_server_crashes_both_go_on_with_the_shares_they_had()
    {
        using var server = new PostgresServer();
        await using var telegram = await SandboxServer.StartAsync();
        using var place = Here().Against(telegram);
        place.Settings["Storage:Connection"] = server.Connection;
        await using var first = ChildProcess.Start(place, "run");
        await first.Says("serves 64 of 64");
        await using var second = ChildProcess.Start(place, "run");
        await second.Says("serves 32 of 64");
        var people = Enumerable.Range(1, 8).Select(i => telegram.AddPerson($"P{i}", "en")).ToList();
        await Task.WhenAll(people.Take(4).Select(CommandLineTests.FirstSteps));
        server.Crash();
        await Task.WhenAll(people.Skip(4).Select(CommandLineTests.FirstSteps));
        while (server.Do($"SELECT count(*) FROM pg_locks WHERE {PostgresThings.Held(PostgresThings.Attending)}") is not 2L) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await CommandLineTests.FirstSteps(telegram.AddPerson("Boris", "en"));
        foreach (var one in new[] { first, second })
        {
            one.Terminate("TERM");
            var ended = await one.End();
            Assert.True(ended.Code == 0, ended.ToString());
            Assert.DoesNotContain("are gone", ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_bots_of_a_campaign_share_the_bank_and_a_person_goes_on_with_the_one_they_write_to()
    {
        await using var telegram = await SandboxServer.StartAsync();
        await using var telegramOfOther = await SandboxServer.StartAsync();
        using var place = Here().Against(telegram);
        using var other = Here().Against(telegramOfOther);
        other.Settings["Campaign:Bot"] = "lt";
        await place.Fill(100);
        await using var first = ChildProcess.Start(place, "run");
        await telegram.UntilConfirmed();
        await using var second = ChildProcess.Start(other, "run");
        await telegramOfOther.UntilConfirmed();

        var (anna, boris) = (telegram.AddPerson("Anna", "en"), telegramOfOther.AddPerson("Boris", "en", 700_999));
        await CommandLineTests.FirstSteps(anna);
        await CommandLineTests.FirstSteps(boris);
        var hers = await Asks(anna);
        Assert.NotEqual(hers, await Asks(boris));

        var there = telegramOfOther.AddPerson("Anna", "en", anna.Id);
        there.Send("/number");
        Assert.Equal(hers, NumberIn((await there.ExpectMessage("+7 975 0")).Text));
        await anna.ExpectDeletion();
        await there.Press("Nobody answered");
        await there.ExpectButton("Undo");
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("+7 975", StringComparison.Ordinal));
        var check = await ChildProcess.Run(place, "check");
        Assert.True(check.Code == 0, check.ToString());

        static async Task<string> Asks(SandboxPerson person)
        {
            await person.Press("Get a number");
            return NumberIn((await person.ExpectEdit("+7 975 0")).Text);
        }

        static string NumberIn(string words) => words[words.IndexOf("+7 975", StringComparison.Ordinal)..][..16];
    }

    [Fact]
    public async Task A_store_is_brought_into_the_server_by_a_verb_and_checked_there_and_comes_back_as_a_backup()
    {
        using var place = Here();
        GoldenStore.Unpack(GoldenStore.Small, place.At("old.db"));
        place.Settings["Storage:Engine"] = "LiteDB";
        place.Settings.Remove("Storage:Connection");
        Assert.Equal(0, (await ChildProcess.Run(place, "migrate", "old.db")).Code);
        place.Settings["Storage:Engine"] = "Postgres";
        place.Settings["Storage:Connection"] = _server.Connection;
        var moved = await ChildProcess.Run(place, "migrate", "bot.db");
        Assert.True(moved is { Code: 0, Errors: "" }, moved.ToString());
        var again = await ChildProcess.Run(place, "migrate", "bot.db");
        Assert.True(again.Code == 1, again.ToString());
        Assert.Contains("already", again.Errors, StringComparison.Ordinal);
        var check = await ChildProcess.Run(place, "check");
        Assert.True(check.Code == 0, check.ToString());
        var backup = await ChildProcess.Run(place, "backup", "back.db");
        Assert.True(backup is { Code: 0, Errors: "" }, backup.ToString());
        Assert.DoesNotContain(Workplace.Key, moved.Output + backup.Output, StringComparison.Ordinal);
    }

    private Workplace Here()
    {
        var place = new Workplace();
        place.Settings["Storage:Engine"] = "Postgres";
        place.Settings["Storage:Connection"] = _server.Connection;
        return place;
    }
}
