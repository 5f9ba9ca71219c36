using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SQLitePCL;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>A disk that is full or broken under the serving bot.</summary>
public class BadDaysStoreTests
{
    protected virtual UpdateMode Mode => UpdateMode.Polling;

    [Theory]
    [InlineData(1, "the inbox")]
    [InlineData(2, "the turn")]
    [InlineData(3, "the settlement")]
    public async Task A_disk_that_fills_up_loses_nothing_and_repeats_nothing(int commit, string where)
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        var full = new FullDisk(commit);
        bot.Store().Suffer(full);

        anna.Send("/number");
        await bot.Time(() => full.Refused > 2 ? full : null);
        Assert.True(bot.Says("is full"), $"The log says nothing of {where}.");
        Assert.Contains(bot.Log.Lines, line => line.Contains("Free some space", StringComparison.Ordinal));
        if (commit == 1) Assert.Equal(1, bot.Telegram.PendingUpdates);
        bot.Store().Suffer(faults: null);

        if (commit < 3) await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        Assert.Single(bot.Telegram.OutgoingRequests, call => call is { Method: "sendMessage", Status: 200 } && call["text"].Contains("+7 975", StringComparison.Ordinal));
        await bot.Stop();
        Assert.Empty(await bot.Look(store => store.Check(CancellationToken.None)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_stop_while_the_disk_is_full_ends_and_the_next_start_goes_on(int commit)
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        var full = new FullDisk(commit);
        bot.Store().Suffer(full);
        anna.Send("/number");
        await bot.Time(() => full.Refused > 2 ? full : null);

        await bot.WhileTimePasses(bot.Stop().ContinueWith(stopped => stopped.IsCompletedSuccessfully, TaskScheduler.Default));

        await bot.StartAgain();
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
    }

    [Fact]
    public async Task A_full_disk_while_an_unreadable_update_is_set_aside_does_not_end_the_bot()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        var full = new FullDisk(2);
        bot.Store().Suffer(full);
        bot.Telegram.AddRawUpdate("message", "[]");
        await bot.Time(() => full.Refused > 2 ? full : null);
        bot.Store().Suffer(faults: null);

        await anna.Press("Get a number");
        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
        await bot.Time(() => bot.Count(kept => kept.All(Inbox.Aside).Count()) == 1 ? bot : null);
    }

    [Fact]
    public async Task A_full_disk_while_the_bot_is_told_to_wait_sends_the_reply_once()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(5), method: "sendMessage");
        var full = new FullDisk(3);
        bot.Store().Suffer(full);
        anna.Send("/number");
        await bot.Time(() => full.Refused > 2 ? full : null);
        bot.Store().Suffer(faults: null);

        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));
        Assert.Single(bot.Telegram.OutgoingRequests, call => call is { Method: "sendMessage", Status: 200 } && call["text"].Contains("+7 975", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_can_not_grow_any_more_is_no_end_either()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Store().Limit(4096);
        for (var i = 0; i < 40; i++) anna.Send(new string('x', 4_000));
        await bot.Time(() => bot.Says("is full") ? bot : null);
        await bot.WhileTimePasses(bot.Store().Limit(1L << 32).ContinueWith(_ => true, TaskScheduler.Default));

        await bot.WhileTimePasses(bot.Telegram.UntilConfirmed().ContinueWith(_ => true, TaskScheduler.Default));
        anna.Send("/number");
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
    }

    [Fact]
    public async Task A_store_that_is_found_damaged_stops_the_bot_with_advice()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => stopped.TrySetResult(true));
        bot.Store().Suffer(new Fault(() => new SqliteFailure(raw.SQLITE_CORRUPT, "database disk image is malformed").Engine("simulated")));

        anna.Send("/number");

        Assert.True(await bot.WhileTimePasses(stopped.Task));
        Assert.True(bot.Services.GetRequiredService<Surrender>().Happened);
        var line = Assert.Single(bot.Log.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
        Assert.All(["damaged", "keep the file aside", "restore FILE"], words => Assert.Contains(words, line, StringComparison.Ordinal));
        await bot.Stop();

        // Nothing was acknowledged that is not there: with a sound file the same message is answered.
        await bot.StartAgain();
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
    }

    private sealed class Fault(Func<Exception> make) : IStoreFaults
    {
        public void At(StorePoint point)
        {
            if (point == StorePoint.BeforeCommit) throw make();
        }
    }
}

/// <summary>Full from a certain commit on, counted from now.</summary>
internal sealed class FullDisk(int fromCommit) : IStoreFaults
{
    private int _commits;

    public int Refused { get; private set; }

    public void At(StorePoint point)
    {
        if (point != StorePoint.BeforeCommit || ++_commits < fromCommit) return;
        Refused++;
        throw StoreTroubles.DiskFull();
    }
}
