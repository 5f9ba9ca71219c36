using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Broadcasts over HTTP through the Sandbox, on a clock that the test moves.</summary>
public sealed class BroadcastTests
{
    private static bool IsOver(Broadcast broadcast) => broadcast.Status == BroadcastStatus.Done;

    [Fact]
    public async Task Everybody_gets_it_once_and_who_blocked_the_bot_or_is_gone_is_marked()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var crowd = await bot.Telegram.Crowd(bot.Store(), 60, bot.Clock.GetUtcNow());
        await bot.WhileTimePasses(Task.WhenAll(crowd.Select(person => person.ExpectMessage())));
        // Nobody heard of these two.
        crowd[3].DeleteAccount();
        bot.Telegram.Faults.Next(SandboxFault.Error(403, "Forbidden: bot was blocked by the user"), method: "sendMessage", chatId: crowd[4].Id);
        var over = await bot.Until(await bot.Store().Order(BroadcastShift.Draft()), IsOver);
        Assert.Equal((60, 58, 2, 60), (over.Progress.Total, over.Progress.Sent, over.Progress.Blocked, over.Progress.Settled));
        Assert.All(crowd.Where((_, i) => i is not (3 or 4)), person => Assert.Equal(1, person.Got()));
        await bot.Until(() => bot.Count(kept => kept.All(Chats.Volunteers).Count(person => person.Volunteer.Away)) == 2);
        Assert.Empty(await bot.Store().Check(default));
    }

    [Fact]
    public async Task It_stays_under_the_limits_of_Telegram_while_people_talk_and_their_answers_come_first()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var crowd = await bot.Telegram.Crowd(bot.Store(), 80, bot.Clock.GetUtcNow());
        await bot.WhileTimePasses(Task.WhenAll(crowd.Select(person => person.ExpectMessage())));
        bot.Telegram.RateLimits = new SandboxRateLimits();
        var id = await bot.Store().Order(BroadcastShift.Draft());
        await bot.Until(id, now => now.Progress.Sent > 5);
        var answered = crowd[70].ExpectMessage(message => message.Text != BroadcastShift.Words, "an answer");
        crowd[70].Send("/help");
        await bot.WhileTimePasses(answered);
        await bot.Until(id, IsOver);
        Assert.All(crowd, person => Assert.Equal(1, person.Got()));
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("asks to wait", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_429_makes_it_wait_also_over_a_restart_and_nobody_is_missed()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var crowd = await bot.Telegram.Crowd(bot.Store(), 30, bot.Clock.GetUtcNow());
        await bot.WhileTimePasses(Task.WhenAll(crowd.Select(person => person.ExpectMessage())));
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(20), method: "sendMessage", chatId: crowd[10].Id);
        var id = await bot.Store().Order(BroadcastShift.Draft());
        var waiting = await bot.Until(id, now => now.Stopped == BroadcastStop.Flood);
        await bot.Stop();
        var had = crowd.Sum(person => person.Got());
        await bot.StartAgain();
        Assert.Equal(BroadcastStop.Flood, (await bot.Store().Look(id)).Stopped);
        var over = await bot.Until(id, IsOver);
        Assert.InRange(had, waiting.Progress.Sent, 29);
        Assert.Equal((30, 30), (over.Progress.Total, over.Progress.Sent));
        Assert.All(crowd, person => Assert.Equal(1, person.Got()));
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_unknown_and_a_refusal_for_all_stops_it()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var crowd = await bot.Telegram.Crowd(bot.Store(), 60, bot.Clock.GetUtcNow());
        await bot.WhileTimePasses(Task.WhenAll(crowd.Select(person => person.ExpectMessage())));
        bot.Telegram.Faults.Next(SandboxFault.CutAfter, method: "sendMessage", chatId: crowd[0].Id);
        bot.Telegram.Faults.Next(SandboxFault.ServerError, method: "sendMessage", chatId: crowd[1].Id);
        foreach (var person in crowd.Skip(10)) bot.Telegram.Faults.Next(SandboxFault.Error(400, "Bad Request: wrong remote file identifier specified"), method: "sendMessage", chatId: person.Id);
        var id = await bot.Store().Order(BroadcastShift.Draft());
        var stopped = await bot.Until(id, now => now is { Stopped: BroadcastStop.TooManyFailures, Progress.Sent: 8 });
        await bot.Until(id, _ => bot.Count(kept => kept.All(KeptDeliveries.Table).Count(delivery => delivery.Fate == DeliveryFate.UnderWay)) == 0);
        stopped = await bot.Store().Look(id);
        Assert.InRange(stopped.Progress.Failed, 20, 49);
        Assert.Equal(1, stopped.Progress.Unknown);
        bot.Telegram.Faults.Clear();
        await bot.Store().Steer(id, Steering.Resume);
        var over = await bot.Until(id, IsOver);
        Assert.Equal((60, stopped.Progress.Failed, 1), (over.Progress.Settled, over.Progress.Failed, over.Progress.Unknown));
        Assert.All(crowd, person => Assert.InRange(person.Got(), 0, 1));
        Assert.Equal((1, 1), (crowd[0].Got(), crowd[1].Got()));
    }

    [Fact]
    public async Task A_scheduled_one_begins_in_time_is_paused_and_taken_back_from_the_chats()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var crowd = await bot.Telegram.Crowd(bot.Store(), 40, bot.Clock.GetUtcNow());
        await bot.WhileTimePasses(Task.WhenAll(crowd.Select(person => person.ExpectMessage())));
        var at = bot.Clock.GetUtcNow().AddSeconds(30);
        var id = await bot.Store().Order(BroadcastShift.Draft(new SendTime.At(at)));
        var begun = await bot.Until(id, now => now.Progress.Sent > 3);
        Assert.InRange(begun.StartedAt!.Value - at, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await bot.Store().Steer(id, Steering.Pause);
        await bot.Until(id, now => now.Status == BroadcastStatus.Paused);
        await bot.Until(id, _ => bot.Count(kept => kept.All(KeptDeliveries.Table).Count(delivery => delivery.Fate == DeliveryFate.UnderWay)) == 0);
        Assert.InRange((await bot.Store().Look(id)).Progress.Sent, 4, 39);
        await bot.Store().Steer(id, Steering.Recall);
        var over = await bot.Until(id, now => now.Status == BroadcastStatus.Recalled);
        Assert.All(crowd, person => Assert.Equal(0, person.Got()));
        Assert.Equal((0, 40), (over.Progress.Sent, over.Progress.Deleted + over.Progress.Dropped));
    }

    [Fact]
    public async Task A_stop_in_the_middle_leaves_nothing_under_way_and_the_next_life_finishes_it()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var crowd = await bot.Telegram.Crowd(bot.Store(), 50, bot.Clock.GetUtcNow());
        await bot.WhileTimePasses(Task.WhenAll(crowd.Select(person => person.ExpectMessage())));
        var id = await bot.Store().Order(BroadcastShift.Draft());
        await bot.Until(id, now => now.Progress.Sent > 5);
        await bot.Stop();
        Assert.Equal(0, bot.Count(kept => kept.All(KeptDeliveries.Table).Count(delivery => delivery.Fate == DeliveryFate.UnderWay)));
        await bot.StartAgain();
        var over = await bot.Until(id, IsOver);
        Assert.Equal((50, 0), (over.Progress.Sent, over.Progress.Unknown));
        Assert.All(crowd, person => Assert.Equal(1, person.Got()));
    }
}
