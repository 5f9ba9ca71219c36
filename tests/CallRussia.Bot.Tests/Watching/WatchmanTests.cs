using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.EndToEnd;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.Watching;

/// <summary>What is wrong reaches the organizers' chats, once.</summary>
public sealed class WatchmanTests
{
    private const long OlgaId = 700_003;

    [Fact]
    public async Task Organizers_hear_once_when_something_goes_wrong_and_once_when_it_is_over()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var olga = await OrganizersTests.Olga(bot);

        Conflict(bot);
        await olga.ExpectMessage("🔔 A second bot runs with the same token");
        // What is still under way when the clocks jump would be taken for lost, and said again.
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.Stop();
        await bot.StartAgain();
        bot.Clock.Advance(TimeSpan.FromMinutes(11));

        await olga.ExpectMessage("all is well again");
        Assert.Single(olga.Messages, message => message.Text.StartsWith("🔔 A second bot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_wants_to_be_left_alone_is_for_a_day()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var olga = await OrganizersTests.Olga(bot);
        Flood(bot);
        var alarm = await olga.ExpectMessage("🔔 Telegram asks us");
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);

        olga.Press(alarm.Id, 0, 0);
        await olga.ExpectMessage("Wrong just now");
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        // Something else is heard all the same, and it is the next thing that is.
        Flood(bot);
        Conflict(bot);

        await olga.ExpectMessage("🔔 A second bot");
        Assert.Single(olga.Messages, message => message.Text.StartsWith("🔔 Telegram asks us", StringComparison.Ordinal));
    }

    private static void Conflict(RunningBot bot)
    {
        for (var i = 0; i < 5; i++) bot.Services.GetRequiredService<Vitals>().Polled(BotErrorKind.Conflict, TimeSpan.Zero);
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
    }

    private static void Flood(RunningBot bot)
    {
        for (var i = 0; i < 25; i++) bot.Services.GetRequiredService<Vitals>().Delivered(Urgency.Reply, new Verdict.Flooded(TimeSpan.FromSeconds(1)));
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
    }
}
