using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Practice and course as a person goes through them, over HTTP.</summary>
public sealed class PracticeTests
{
    [Fact]
    public async Task Somebody_imagined_types_for_a_moment_and_answers_and_is_there_after_a_restart()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Practice");
        await anna.Press("Valentina, 67 · calm");
        await anna.Press("Begin the talk");
        await anna.WaitFor(person => person.Transcript.Any(happened => happened.Text == "typing") ? person : null, "somebody types");
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = await anna.ExpectEdit("trust");
        Assert.Contains("Who's this?", asked.Text, StringComparison.Ordinal);

        await bot.Stop();
        await bot.StartAgain();
        anna.Send("/practice");
        await anna.Press("Go on: Valentina, 67");
        Assert.Equal(asked.Text, (await anna.ExpectEdit("trust")).Text);
    }

    [Fact]
    public async Task A_lesson_is_left_for_a_number_and_goes_on_after_the_call()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        anna.Send("/practice");
        await anna.Press("Course: 0 of 8");
        await anna.Press("Why we call");
        await anna.Press("Next");
        var page = await anna.ExpectEdit("2 of 5");
        anna.Send("/number");
        await anna.ExpectMessage("+7 975 0");
        anna.Send("/practice");
        await anna.ExpectMessage("Practice can wait");
        await anna.Press("Nobody answered");
        await anna.Press("Home");
        await anna.Press("Practice");
        await anna.Press("Course: 0 of 8");
        await anna.Press("… Why we call");
        Assert.Equal(page.Text, (await anna.ExpectEdit("2 of 5")).Text);
    }
}
