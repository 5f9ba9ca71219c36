using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A clock that somebody puts forward or back under the running bot.</summary>
public sealed class BadDaysClockTests
{
    [Theory]
    [InlineData(-10)]
    [InlineData(600)]
    public async Task The_clock_put_forward_or_back_leaves_nobody_without_answers_and_the_connection_alone(int minutes)
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        var olga = await FirstCallTests.Arrived(bot, "Olga");
        // In the middle of talking: her chat has just been written to.
        for (var i = 0; i < 4; i++) anna.Send("/progress");
        await anna.ExpectMessage("Your progress");
        await bot.Telegram.UntilConfirmed();

        bot.Clock.Step(TimeSpan.FromMinutes(minutes));

        var before = bot.Clock.GetTimestamp();
        await olga.Press("Get a number");
        await olga.ExpectEdit("+7 975 0");
        anna.Send("/guide");
        await bot.WhileTimePasses(anna.ExpectMessage("The guide"));
        Assert.InRange(bot.Clock.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        await Pass(bot, TimeSpan.FromSeconds(130));
        Assert.Single(bot.Log.Lines, line => line.Contains("clock was put by", StringComparison.Ordinal));
        Assert.False(bot.Says("No poll was answered"));
    }

    [Fact]
    public async Task A_wait_that_was_told_while_the_clock_was_wrong_is_not_longer_after_a_restart_either()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        bot.Clock.Step(TimeSpan.FromDays(400));
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(20), method: "editMessageText", chatId: anna.Id);
        await anna.Press("Get a number");
        await bot.Until(() => bot.Count(kept => kept.All(Pauses.Table).Count()) == 1);
        await bot.Stop();
        bot.Clock.Step(TimeSpan.FromDays(-400));

        await bot.StartAgain();
        var before = bot.Clock.GetTimestamp();
        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
        Assert.InRange(bot.Clock.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_poll_that_never_ends_is_given_up_and_the_next_one_has_its_own_time()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        bot.Telegram.Faults.Next(SandboxFault.Hang, method: "getUpdates");
        anna.Send("/progress");
        // Long after it: an empty poll takes most of a minute, and none of them is taken for the dead one.
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));
        await Pass(bot, TimeSpan.FromSeconds(300));
        Assert.InRange(bot.Log.Lines.Count(line => line.Contains("A poll failed", StringComparison.Ordinal)), 0, 1);
        anna.Send("/guide");
        await bot.WhileTimePasses(anna.ExpectMessage("The guide"));
    }

    private static Task<RunningBot> Pass(RunningBot bot, TimeSpan time)
    {
        var begun = bot.Clock.GetTimestamp();
        return bot.Time(() => bot.Clock.GetElapsedTime(begun) >= time ? bot : null);
    }
}
