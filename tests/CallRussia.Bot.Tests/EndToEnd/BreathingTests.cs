using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A minute of breathing and a break, as a person sees them.</summary>
public sealed class BreathingTests
{
    [Fact]
    public async Task The_message_breathes_on_after_a_restart_and_ends_with_a_choice_of_breaks()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.Press("They ended it");
        await anna.Press("Hostile");
        await anna.Press("Breathe with me");
        var message = await anna.ExpectEdit("Let us breathe together");
        await bot.WhileTimePasses(anna.ExpectEdit("2 of 5"));

        await bot.Stop();
        await bot.StartAgain();
        await bot.WhileTimePasses(anna.ExpectEdit("5 of 5"));
        Assert.Equal(message.Id, (await bot.WhileTimePasses(anna.ExpectEdit("How are you?"))).Id);

        await anna.Press("15 minutes");
        await anna.ExpectEdit("You are on a break");
        anna.Send("/number");
        await anna.ExpectMessage("The number can wait");
        await anna.Press("End the break");
        await anna.ExpectToast("Welcome back");
        anna.Send("/number");
        await anna.ExpectMessage("+7 975 0");
    }
}
