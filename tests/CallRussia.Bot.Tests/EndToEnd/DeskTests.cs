using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>People and levers over HTTP: what one does in his chat reaches the other's.</summary>
public sealed class DeskTests
{
    private const long OlgaId = 700_003;

    private static readonly (string Key, string Value)[] WithOlga = [("Organizers", $"{OlgaId}")];

    [Fact]
    public async Task Whoever_asked_during_a_pause_reads_why_and_is_told_when_it_is_over()
    {
        await using var bot = await RunningBot.Start(11, WithOlga);
        var (olga, anna) = (await Olga(bot), await FirstCallTests.Arrived(bot));

        olga.Send("/pause");
        await olga.Press("Pause hand-outs");
        olga.Send("идёт проверка");
        await olga.Press("The same text for all");
        await olga.ExpectMessage("In hand now: 0");
        await olga.Press("Yes, pause");
        await olga.ExpectEdit("Hand-outs are paused.");

        await anna.Press("Get a number");
        var refused = await anna.ExpectEdit("Calling is paused just now.");
        Assert.Contains("идёт проверка", refused.Text, StringComparison.Ordinal);

        olga.Send("/resume");
        await olga.Press("Resume: hand-outs");
        await olga.Press("Yes, resume");
        await olga.ExpectEdit("1 person");
        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await anna.ExpectMessage("The pause is over");
        await anna.Press("Get a number");
        await anna.ExpectMessage("+7 975 0");
    }

    private static Task<SandboxPerson> Olga(RunningBot bot) => FirstCallTests.Arrived(bot, "Olga", OlgaId);
}
