namespace CallRussia.Bot.Tests.Sandbox;

public sealed class ConflictTests : SandboxTest
{
    private const string OtherPoll =
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    [Fact]
    public async Task A_second_parked_poll_ends_the_first()
    {
        var first = Bot.Call("getUpdates", new { timeout = 50 });
        await Server.UntilConfirmed();
        var second = Bot.Call("getUpdates", new { timeout = 50, offset = -1 });
        Assert.Equal(OtherPoll, (await first).ToString());
        Anna.Send("for the second");
        Assert.Single((await second).Result.EnumerateArray());
    }

    [Fact]
    public async Task A_poll_without_waiting_ends_nobody()
    {
        var parked = Bot.Call("getUpdates", new { timeout = 50 });
        await Server.UntilConfirmed();
        Assert.Empty(await Bot.Updates(-1));
        Assert.True(Server.IsBotPolling);
        Anna.Send("still here");
        Assert.Single((await parked).Result.EnumerateArray());
    }

    [Fact]
    public async Task Conflicts_in_a_row_are_answered_three_seconds_late()
    {
        var first = Bot.Call("getUpdates", new { timeout = 50 });
        await Server.UntilConfirmed();
        var second = Bot.Call("getUpdates", new { timeout = 50, offset = -1 });
        await first;
        await Bot.Call("setWebhook", new { url = "http://127.0.0.1:9/hook" });
        Assert.False(second.IsCompleted);
        await AdvanceUntil(second, TimeSpan.FromSeconds(3));
        Assert.Equal("409 Conflict: terminated by setWebhook request", (await second).ToString());
    }

    [Fact]
    public async Task A_webhook_stands_in_the_way_of_polling()
    {
        var parked = Bot.Call("getUpdates", new { timeout = 50 });
        await Server.UntilConfirmed();
        Assert.True((await Bot.Call("setWebhook", new { url = "http://127.0.0.1:9/hook" })).Ok);
        Assert.Equal("409 Conflict: terminated by setWebhook request", (await parked).ToString());
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(
            "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            (await Bot.Call("getUpdates")).ToString());
        Assert.Equal("http://127.0.0.1:9/hook", (await Bot.Call("getWebhookInfo")).Result.GetProperty("url").GetString());
        Assert.True((await Bot.Call("deleteWebhook")).Ok);
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.True((await Bot.Call("getUpdates")).Ok);
    }

    [Fact]
    public async Task Deleting_the_webhook_may_drop_what_is_pending()
    {
        Anna.Send("old");
        var info = (await Bot.Call("getWebhookInfo")).Result;
        Assert.Equal(1, info.GetProperty("pending_update_count").GetInt32());
        await Bot.Call("deleteWebhook", new { drop_pending_updates = true });
        Assert.Equal(0, Server.PendingUpdates);
    }

    // The wait may begin a moment after the test looks: the stopped clock is moved until it is over.
    private async Task AdvanceUntil(Task task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            Clock.Advance(step);
            await Task.Yield();
        }
    }
}
