using System.Diagnostics;
using CallRussia.Bot.Tests.Storage.OldForm;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Two real processes on one PostgreSQL server, and what happens to the one that serves.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class SeveralMachinesTests : IDisposable
{
    private readonly PostgresPlace _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("KILL")]
    [InlineData("STOP")]
    public async Task When_the_one_that_serves_is_gone_the_other_answers(string signal)
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = Here().Against(telegram);
        await using var first = ChildProcess.Start(place, "run");
        await telegram.UntilConfirmed();
        await using var second = ChildProcess.Start(place, "run");
        await second.Says("has rehearsed");
        Assert.Equal((1L, 1L), (_server.Run("SELECT count(*) FROM writer"), _server.Run("SELECT epoch FROM store")));
        await CommandLineTests.FirstSteps(telegram.AddPerson("Anna", "en"));

        first.Terminate(signal);
        var since = Stopwatch.GetTimestamp();
        await second.Says("This instance serves");
        // The server ends the line of a machine that stands still after 4 seconds: a wide bound, for a machine that does much else.
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        await CommandLineTests.FirstSteps(telegram.AddPerson("Boris", "en"));
        if (signal != "STOP") return;

        first.Terminate("CONT");
        var ended = await first.End();
        Assert.NotEqual(0, ended.Code);
        Assert.Contains("Another instance serves", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_stands_by_lives_and_is_not_ready_until_it_serves()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = Here().Against(telegram);
        using var spare = Here().Against(telegram);
        spare.Settings["Health:Listen"] = $"{Ports.Free()}";
        await using var first = ChildProcess.Start(place, "run");
        await telegram.UntilConfirmed();
        await using var second = ChildProcess.Start(spare, "run");
        await second.Says("stands by");
        Assert.Equal(0, (await ChildProcess.Run(spare, "health", "--live")).Code);
        var waiting = await ChildProcess.Run(spare, "health");
        Assert.True(waiting.Code == 1, waiting.ToString());
        Assert.Contains("stands by", waiting.Output, StringComparison.Ordinal);

        first.Terminate("TERM");
        Assert.Equal(0, (await first.End()).Code);
        await second.Says("This instance serves");
        await CommandLineTests.FirstSteps(telegram.AddPerson("Anna", "en"));
        var ready = await ChildProcess.Run(spare, "health");
        Assert.True(ready.Code == 0, ready.ToString());
        Assert.Contains("\"inboxSeconds\":0", ready.Output, StringComparison.Ordinal);
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
