using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Somebody rings a volunteer back, over HTTP.</summary>
public sealed class RingBackWalkTests
{
    [Fact]
    public async Task Four_digits_find_the_call_weeks_later_and_a_no_said_then_holds()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        var number = (await anna.ExpectEdit("+7 975 0")).Text.Split('\n')[0].Replace(" ", "", StringComparison.Ordinal);
        await anna.Press("Nobody answered");
        await anna.Press("Home");
        await anna.ExpectButton("Who rang me back?");
        bot.Clock.Advance(TimeSpan.FromDays(12));

        anna.Send("/help");
        await anna.ExpectMessage("How can I help?");
        await anna.Press("Who rang me back?");
        await anna.ExpectEdit("its last four digits");
        var end = anna.Send(number[^4..]);
        var found = await anna.ExpectMessage("Yes, you called this number");
        await anna.ExpectDeletion(end.Id);
        Assert.DoesNotContain(number[^4..], found.Text, StringComparison.Ordinal);

        await anna.Press("Do not call again");
        await anna.ExpectEdit("None of us will ever call this number again");
        await bot.Stop();
        Assert.Equal(1, (await bot.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.DoNotCall));
        Assert.All(bot.Log.Lines, line => Assert.DoesNotContain(number[^4..], line, StringComparison.Ordinal));
    }
}
