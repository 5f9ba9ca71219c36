using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A call is flagged and solved, over HTTP.</summary>
public sealed class FlagWalkTests
{
    private const long OlgaId = 700_003;

    [Fact]
    public async Task An_organizer_hears_of_danger_at_once_and_decides_about_the_number()
    {
        await using var bot = await RunningBot.Start(100, ("Organizers", $"{OlgaId}"));
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.Press("We talked");
        await anna.Press("An organizer should look");
        await anna.Press("Somebody may be in danger");
        await anna.ExpectEdit("The number rests until an organizer has looked at it");

        await olga.ExpectMessage("somebody on the line may be in danger");
        await olga.Press("Look at it");
        var seen = await olga.ExpectMessage("why: somebody may be in danger");
        Assert.DoesNotContain("+7 975", seen.Text, StringComparison.Ordinal);
        await olga.Press("Never call again");
        await olga.ExpectEdit("There is no call to look at");
        await bot.Stop();
        Assert.Equal(1, (await bot.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.DoNotCall));
    }
}
