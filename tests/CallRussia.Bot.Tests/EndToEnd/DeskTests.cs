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

    [Fact]
    public async Task Whoever_accepts_an_invitation_finds_the_desk_and_loses_it_with_the_role()
    {
        await using var bot = await RunningBot.Start(11, WithOlga);
        var olga = await Olga(bot);
        olga.Send("/organize");
        await olga.Press("Team");
        await olga.Press("Invite an organizer");
        await olga.Press("Yes, make the link");
        var payload = Payload((await olga.ExpectEdit("?start=join-")).Text);

        // Brand new: the role first, then the first questions as for everybody.
        var vera = bot.Telegram.AddPerson("Vera", "en", 700_055);
        vera.Start(payload);
        await vera.Press("I accept");
        await vera.ExpectEdit("Welcome to the team");
        await olga.ExpectMessage("…00055 is organizer now");
        await vera.Press("Close");
        await vera.Press("English");
        await vera.Press("Yes, I speak Russian");
        await vera.Press("I agree");
        await vera.Press("Skip");
        await vera.ExpectButton("Get a number");
        await vera.WaitFor(person => person.Commands.Any(command => command.Command == "pause") ? person : null, "the commands of an organizer");
        vera.Send("/organize");
        await vera.Press("Number bank");
        await vera.ExpectEdit("Number bank: 11");

        // The link was good for one.
        var late = await FirstCallTests.Arrived(bot);
        late.Start(payload);
        await late.ExpectMessage("no longer good");

        olga.Send("/organize");
        await olga.Press("Team");
        await olga.Press("Vera\u00A0…00055");
        await olga.Press("Take the role");
        await olga.Press("Yes, take it");
        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await vera.ExpectMessage("no longer have a role");
        await vera.WaitFor(person => person.Commands.All(command => command.Command != "pause") ? person : null, "the commands of a caller");
        vera.Send("/organize");
        await vera.ExpectMessage("no such command");
        await bot.Stop();
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains(payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_of_a_problem_goes_to_the_team_and_the_answer_comes_without_names()
    {
        await using var bot = await RunningBot.Start(11, WithOlga);
        var (olga, anna) = (await Olga(bot), await FirstCallTests.Arrived(bot));

        anna.Send("/help");
        await anna.Press("Report a problem");
        await anna.Press("A leak or a danger");
        anna.Send("somebody collects numbers");
        await anna.ExpectMessage("This will go to the team");
        anna.Send("in a group");
        await anna.ExpectMessage("in a group");
        await anna.Press("Send");
        await anna.ExpectEdit("Thank you for telling us");

        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await olga.ExpectMessage("a leak or a danger");
        await olga.Press("Open");
        var report = await olga.ExpectMessage("somebody collects numbers");
        Assert.Contains("Anna …", report.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        await olga.Press("I take it");
        await olga.ExpectEdit("yours");
        await olga.Press("Answer");
        olga.Send("we are looking into it, thank you");
        await olga.ExpectMessage("looking into it");

        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        var answer = await anna.ExpectMessage("The team's answer");
        Assert.DoesNotContain("Olga", answer.Text, StringComparison.Ordinal);
        await anna.Press("Reply");
        anna.Send("they are called friends of phones");
        await anna.ExpectMessage("friends of phones");
        await anna.Press("Send");
        await anna.ExpectEdit("Passed on");
        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await olga.ExpectMessage("New words in report");
        await olga.Press("Open");
        await olga.ExpectMessage("friends of phones");
        await olga.Press("Close it");
        await olga.ExpectEdit("closed");
        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await anna.ExpectMessage("is settled");

        await bot.Stop();
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("collects", StringComparison.Ordinal) || line.Contains("friends of", StringComparison.Ordinal));
    }

    private static string Payload(string text) => text[(text.IndexOf("?start=", StringComparison.Ordinal) + 7)..].Split('\n')[0];

    private static Task<SandboxPerson> Olga(RunningBot bot) => FirstCallTests.Arrived(bot, "Olga", OlgaId);
}
