using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>`health` as a container's health check calls it: the exit code tells.</summary>
public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public async Task It_says_0_beside_a_bot_that_serves_and_1_when_the_bot_is_gone(string address)
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        place.Settings["Health:Listen"] = $"{address}:{Ports.Free()}";
        await using (var bot = ChildProcess.Start(place, "run"))
        {
            var anna = telegram.AddPerson("Anna", "en");
            await CommandLineTests.FirstSteps(anna);
            var serves = await ChildProcess.Run(place, "health");
            Assert.True(serves is { Code: 0, Errors: "" }, serves.ToString());
            Assert.Contains("\"ready\"", serves.Output, StringComparison.Ordinal);
            // What the configuration has become since is no matter of the running bot.
            place.Settings["Storage:Key"] = "short";
            var lives = await ChildProcess.Run(place, "health", "--live");
            Assert.True(lives is { Code: 0, Errors: "" }, lives.ToString());
        }
        var gone = await ChildProcess.Run(place, "health");
        Assert.True(gone is { Code: 1, Output: "" }, gone.ToString());
        Assert.Contains("Nothing answers", gone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_nobody_answers_lives_and_does_not_serve()
    {
        using var place = new Workplace();
        place.Settings["Telegram:Token"] = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        place.Settings["Telegram:ApiUrl"] = $"http://127.0.0.1:{Ports.Free()}";
        place.Settings["Health:Listen"] = $"{Ports.Free()}";
        await using var bot = ChildProcess.Start(place, "run");
        await bot.Says("Health and the counter are served");
        var serves = await ChildProcess.Run(place, "health");
        Assert.True(serves.Code == 1, serves.ToString());
        Assert.Contains("no answer yet", serves.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ChildProcess.Run(place, "health", "--live")).Code);
    }

    [Fact]
    public async Task Without_a_port_to_ask_it_is_wrong_use()
    {
        using var place = new Workplace();
        var unset = await ChildProcess.Run(place, "health");
        Assert.True(unset is { Code: 2, Output: "" }, unset.ToString());
        Assert.Contains("Health:Listen", unset.Errors, StringComparison.Ordinal);
        place.Settings["Health:Listen"] = "somewhere";
        Assert.Equal(1, (await ChildProcess.Run(place, "health")).Code);
    }
}
