using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Names of people as Telegram shows them, before the team alone.</summary>
public sealed class NamesTests
{
    private const long OlgaId = 700_003;

    [Fact]
    public async Task The_team_reads_names_beside_ids_and_the_store_holds_none()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var olga = await FirstCallTests.Arrived(bot, "Olga", OlgaId);

        olga.Send("/organize");
        await olga.Press("Team");
        await olga.ExpectEdit("Olga\u00A0…00003");

        await bot.Stop();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(bot.StorePath)!))
            Assert.False((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("Olga"u8) >= 0, "A name stands in a file of the store.");
    }
}
