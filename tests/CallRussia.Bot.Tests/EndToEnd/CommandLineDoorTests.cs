using System.Globalization;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Verbs beside the running bot, and what becomes of the one when the other dies.</summary>
public sealed class CommandLineDoorTests
{
    [Fact]
    public async Task Every_verb_works_beside_the_bot_and_a_second_bot_does_not()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await place.Fill(50);
        await using var bot = ChildProcess.Start(place, "run");
        var anna = telegram.AddPerson("Anna", "en");
        await CommandLineTests.FirstSteps(anna);
        await File.WriteAllLinesAsync(place.At("closed.txt"), Enumerable.Range(0, 40).Select(line => DemoBlock.Number(7, line).Full()));

        await Does("check", "50 numbers");
        await Does("bank do-not-call closed.txt", "Closed:");
        await Does("bank status", "DEMO-07");
        await Does("export out", "Guide:");
        await Does("backup monday.db", "Backed up");
        var second = await ChildProcess.Run(place, "run");
        Assert.True(second.Code == 1, second.ToString());
        Assert.Contains("another bot is running", second.Errors, StringComparison.Ordinal);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        Assert.Equal([place.At("bot.db.sock")], Directory.GetFiles(place.Folder, "*.sock"));

        bot.Terminate();
        Assert.Equal(0, (await bot.End()).Code);
        Assert.Empty(Directory.GetFiles(place.Folder, "*.sock"));
        await Does("check store", "50 numbers");

        async Task Does(string verb, string words)
        {
            var ended = await ChildProcess.Run(place, verb.Split(' '));
            Assert.True(ended.Code == 0 && ended.Output.Contains(words, StringComparison.Ordinal), $"{verb}: {ended}");
        }
    }

    [Fact]
    public async Task After_a_bot_that_was_killed_verbs_work_alone_and_the_next_bot_serves()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await place.Fill(5);
        await using (var bot = ChildProcess.Start(place, "run"))
        {
            await CommandLineTests.FirstSteps(telegram.AddPerson("Anna", "en"));
            await bot.Kill();
        }
        Assert.NotEmpty(Directory.GetFiles(place.Folder, "*.sock"));
        var alone = await ChildProcess.Run(place, "bank", "status");
        Assert.True(alone.Code == 0, alone.ToString());
        await using var next = ChildProcess.Start(place, "run");
        await CommandLineTests.FirstSteps(telegram.AddPerson("Tomas", "lt"));
        var beside = await ChildProcess.Run(place, "bank", "status");
        Assert.True(beside.Code == 0, beside.ToString());
    }

    [Fact]
    public async Task An_import_that_is_killed_beside_the_bot_is_invisible_and_ends_the_same_when_run_again()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await place.Fill(20);
        await File.WriteAllLinesAsync(place.At("many.txt"), Enumerable.Range(0, 60_000).Select(i =>
            DemoBlock.Number(DemoBlock.SmallestOffset + (i / 10_000), i % 10_000).ToNational().ToString(CultureInfo.InvariantCulture)));
        await using var bot = ChildProcess.Start(place, "run");
        var anna = telegram.AddPerson("Anna", "en");
        await CommandLineTests.FirstSteps(anna);
        await using (var import = ChildProcess.Start(place, "import", "many.txt"))
        {
            // Its right to add numbers is the last thing it takes before it writes.
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (!File.Exists(place.StorePath + ".import") && await tick.WaitForNextTickAsync())
            {
            }
            await import.Kill();
        }
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");

        var again = await ChildProcess.Run(place, "import", "many.txt");
        Assert.True(again.Code == 0, again.ToString());
        Assert.Equal(60_000, (await place.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Total));
        Assert.Empty(await place.Look(store => store.Check(CancellationToken.None)));
    }
}
