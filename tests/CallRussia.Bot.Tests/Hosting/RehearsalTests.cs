using CallRussia.Bot.Composition;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.Engines;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.Configuration;

namespace CallRussia.Bot.Tests.Hosting;

public sealed class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_gets_as_far_as_numbers_and_writes_nothing_and_tells_nobody_anything()
    {
        await using var telegram = await SandboxServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("callrussia-test-");
        try
        {
            var settings = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Telegram:Token"] = telegram.Token,
                ["Telegram:ApiUrl"] = telegram.Address.ToString(),
                ["Storage:Engine"] = nameof(StoreEngine.Postgres),
                // Nobody is there: whoever asked the server would fail.
                ["Storage:Connection"] = $"Host={folder.FullName};Username=nobody",
                ["Storage:Path"] = Path.Combine(folder.FullName, "bot.db"),
                ["Storage:Key"] = Workplace.Key,
                // What holds up people who really call does not hold up a rehearsal.
                ["Calling:DemoHours"] = nameof(Core.Numbers.DemoHours.Polite),
                ["Calling:Budgets:Newcomer:PerHour"] = "1",
            }).Build());
            var numbers = await Rehearsal.Play(settings, Some.World, CancellationToken.None);
            Assert.InRange(numbers, 50, 1_000);
            Assert.Empty(folder.EnumerateFileSystemInfos());
            Assert.Equal(["getMe"], telegram.CallCounts.Keys);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
