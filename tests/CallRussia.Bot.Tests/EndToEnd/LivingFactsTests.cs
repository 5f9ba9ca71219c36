using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A fact changed from the chat, over HTTP: one proposes, nobody else sees it, a second approves, everybody sees it.</summary>
public sealed class LivingFactsTests
{
    private const string Words = "It was quite otherwise.";

    [Fact]
    public async Task One_proposes_a_second_approves_and_a_reader_sees_it_at_once_and_after_a_restart()
    {
        await using var bot = await RunningBot.Start(numbers: 11, ("Organizers", "700003,700004"));
        var (olga, ona, anna) = (await Organizer(bot, "Olga", 700_003), await Organizer(bot, "Ona", 700_004), await FirstCallTests.Arrived(bot));
        var before = await Claim(anna);

        await Propose(olga);
        await olga.ExpectEdit("Sent.");
        Assert.Equal(before, await Claim(anna));

        ona.Send("/organize");
        await ona.Press("Facts");
        await ona.Press("Waiting for approval");
        await ona.Press("1");
        await ona.Press("English");
        await ona.ExpectEdit(Words);
        await ona.Press("Approve");
        await ona.ExpectEdit("Everybody sees it");
        Assert.Contains(Words, await Claim(anna), StringComparison.Ordinal);

        await bot.Stop();
        await bot.StartAgain();
        Assert.Contains(Words, await Claim(anna), StringComparison.Ordinal);
        var log = await bot.Look(store => store.Read(kept => AuditLog.Latest(kept, 5).ToList(), CancellationToken.None));
        Assert.Equal([700_004, 700_003], log.Take(2).Select(entry => entry.Who.Value));
    }

    [Fact]
    public async Task With_one_organizer_a_change_waits_and_a_call_goes_on()
    {
        await using var bot = await RunningBot.Start(numbers: 11, ("Organizers", "700003"));
        var olga = await Organizer(bot, "Olga", 700_003);
        await olga.Press("Get a number");
        await olga.ExpectEdit("+7 975 0");

        await Propose(olga);
        await olga.ExpectEdit("nobody to approve it");
        await olga.Press("Waiting for approval");
        await olga.Press("1");
        await olga.ExpectEdit("This change is yours");
        await olga.ExpectButton("Take it back");
        olga.Send("/cancel");
        await olga.ExpectMessage("+7 975 0");
        olga.Send("/report");
        await olga.ExpectMessage("Report");
        await olga.Press("What they say");
        await olga.ExpectEdit("What people say");
    }

    private static async Task Propose(SandboxPerson olga)
    {
        olga.Send("/organize");
        await olga.Press("Facts");
        await olga.Press("Losses");
        await olga.Press("1");
        await olga.Press("Correct");
        await olga.Press("English");
        await olga.ExpectEdit("in English");
        await olga.Press("Fact");
        await olga.ExpectEdit("At present");
        olga.Send("<b>never closed");
        await olga.ExpectMessage("markup");
        olga.Send(Words);
        await olga.Press("Send for approval");
    }

    /// <summary>The fact that the editors' list has first, as a caller finds it.</summary>
    private static async Task<string> Claim(SandboxPerson anna)
    {
        var first = Some.Library.Facts.All.Where(fact => fact.Theme == "casualties").OrderBy(fact => fact.ReviewBy).ThenBy(fact => fact.Id, StringComparer.Ordinal).First();
        var nth = Some.Library.Facts.Of("casualties", new DateOnly(2026, 11, 25)).TakeWhile(fact => fact.Id != first.Id).Count();
        anna.Send("/guide");
        await anna.Press("Facts");
        await anna.Press("Losses");
        var shown = await anna.ExpectEdit("· 1 of");
        for (var i = 1; i <= nth; i++)
        {
            await anna.Press("Next");
            shown = await anna.ExpectEdit($"· {i + 1} of");
        }
        return shown.Text;
    }

    private static async Task<SandboxPerson> Organizer(RunningBot bot, string name, long id)
    {
        var person = bot.Telegram.AddPerson(name, "en", id);
        await CommandLineTests.FirstSteps(person);
        return person;
    }
}
