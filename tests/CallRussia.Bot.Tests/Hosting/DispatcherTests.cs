using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.EndToEnd;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Deliveries that can't be made sense of.</summary>
public sealed class DispatcherTests
{
    [Fact]
    public async Task A_broken_row_of_the_outbox_does_not_hold_up_its_chat_for_ever()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        var volunteer = new VolunteerId(anna.Id);
        Delivery? broken = null;
        await bot.Store().Take(
            new Incoming("broken", volunteer, new HomeAsked(), bot.Clock.GetUtcNow()),
            turn => broken = turn.Send(new Delivery(0, volunteer, Urgency.Reply, DeliveryKind.Message, "{ no JSON"u8.ToArray())),
            CancellationToken.None);
        bot.Services.GetRequiredService<Dispatcher>().Post([broken!]);

        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));

        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        Assert.Contains(bot.Log.Lines, line => line.Contains("is given up: broken", StringComparison.Ordinal));
    }
}
