using System.Diagnostics;
using CallRussia.Sandbox;
using Microsoft.AspNetCore.Http;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class WebhookTests : SandboxTest
{
    private WebhookReceiver Hook { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Hook = await WebhookReceiver.Start();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Hook.DisposeAsync();
    }

    [Fact]
    public async Task What_is_pending_and_what_comes_is_delivered_with_the_secret_and_confirmed_by_200()
    {
        Anna.Send("before");
        await Set();
        await Hook.Next();
        Anna.Send("after");
        await Hook.Next();
        await Server.UntilConfirmed();

        Assert.Equal(["before", "after"], Hook.All.Select(delivered => delivered.Text));
        Assert.All(Hook.All, delivered => Assert.Equal(("POST", "/hook", "application/json", "s3cret_-"), (delivered.Method, delivered.Path, delivered.Type, delivered.Secret)));
    }

    [Fact]
    public async Task Messages_of_a_chat_come_one_after_the_other_and_those_of_others_beside_them()
    {
        var first = new TaskCompletionSource();
        Hook.Answer = (delivered, _) => delivered.Text == "first" ? first.Task : Task.CompletedTask;
        await Set();
        Anna.Send("to begin with");
        await Hook.Next();
        await Server.UntilConfirmed();

        Anna.Send("first");
        Anna.Send("second");
        Server.AddPerson("Olga").Send("beside");
        await Hook.Next(2);
        await Until(() => Server.PendingUpdates == 2);
        Assert.DoesNotContain(Hook.All, delivered => delivered.Text == "second");
        first.SetResult();
        await Hook.Next();
        Assert.Equal("second", Hook.All[^1].Text);
    }

    [Fact]
    public async Task No_more_are_under_way_than_the_bot_wants()
    {
        var open = new TaskCompletionSource();
        Hook.Answer = (delivered, _) => delivered.Text == "to begin with" ? Task.CompletedTask : open.Task;
        await Set(connections: 3);
        Anna.Send("to begin with");
        await Hook.Next();
        await Server.UntilConfirmed();

        for (var i = 0; i < 5; i++) Server.AddPerson($"Person {i}").Send("hello");
        await Hook.Next(3);
        Assert.Equal((4, 5), (Hook.All.Count, Server.PendingUpdates));
        open.SetResult();
        await Hook.Next(2);
        await Server.UntilConfirmed();
    }

    [Fact]
    public async Task What_is_not_taken_comes_again_at_once_and_then_later_and_later()
    {
        var refuse = true;
        Hook.Answer = (_, answer) => Status(answer, refuse ? 503 : 200);
        await Set();
        Anna.Send("again and again");
        await Hook.Next(2);
        var told = 0L;
        foreach (var seconds in (int[])[2, 4, 8, 16, 32, 60, 60])
        {
            await AdvanceUntilDelivered(TimeSpan.FromSeconds(seconds));
            // Before its answer is heard a minute would be too long for the delivery.
            told = await ErrorAfter(told);
        }

        var info = (await Bot.Call("getWebhookInfo")).Result;
        Assert.Equal("Wrong response from the webhook: 503 Service Unavailable", info.GetProperty("last_error_message").GetString());
        Assert.Equal(1, info.GetProperty("pending_update_count").GetInt32());
        refuse = false;
        await AdvanceUntilDelivered(TimeSpan.FromSeconds(60));
        await Server.UntilConfirmed();
        Assert.Single(Hook.All.Select(delivered => delivered.Id).Distinct());
    }

    [Fact]
    public async Task A_pause_that_the_bot_asks_for_is_kept()
    {
        var refuse = true;
        Hook.Answer = (_, answer) =>
        {
            answer.Headers.RetryAfter = "30";
            return Status(answer, refuse ? 429 : 200);
        };
        await Set();
        Anna.Send("later");
        await Hook.Next();
        refuse = false;
        await AdvanceUntilDelivered(TimeSpan.FromSeconds(30));
        await Server.UntilConfirmed();
    }

    [Fact]
    public async Task A_bot_that_does_not_answer_is_given_up_after_a_minute_and_tried_again()
    {
        var forever = new TaskCompletionSource();
        Hook.Answer = (_, _) => forever.Task;
        await Set();
        Anna.Send("hello?");
        await Hook.Next();
        Hook.Answer = (_, _) => Task.CompletedTask;
        await AdvanceUntilDelivered(TimeSpan.FromSeconds(60));
        await Server.UntilConfirmed();
        Assert.Equal("Read timeout expired", (await Bot.Call("getWebhookInfo")).Result.GetProperty("last_error_message").GetString());
        forever.SetResult();
    }

    [Fact]
    public async Task An_update_whose_time_is_over_is_dropped_and_the_next_one_comes()
    {
        Hook.Answer = (delivered, answer) => Status(answer, delivered.Text == "old" ? 500 : 200);
        await Set();
        Anna.Send("old");
        await Hook.Next(2);
        Clock.Advance(TimeSpan.FromHours(25));
        Anna.Send("new");
        await Until(() => Hook.All[^1].Text == "new");
        await Server.UntilConfirmed();
    }

    [Theory]
    [InlineData(SandboxFaultKind.CutBefore, 1)]
    [InlineData(SandboxFaultKind.CutAfter, 2)]
    public async Task A_delivery_that_is_cut_is_repeated(SandboxFaultKind cut, int arrives)
    {
        await Set();
        Server.Faults.Next(new SandboxFault(cut), method: SandboxFaults.Delivery);
        Anna.Send("hello");
        await Hook.Next(arrives);
        await Server.UntilConfirmed();
        Assert.Equal(arrives, Hook.All.Count);
    }

    [Fact]
    public async Task A_fault_of_any_call_is_not_one_of_deliveries()
    {
        await Set();
        Server.Faults.Next(SandboxFault.BadGateway);
        Anna.Send("hello");
        await Hook.Next();
        await Server.UntilConfirmed();
        Assert.Single(Server.Faults.Armed);
    }

    [Fact]
    public async Task Changing_to_polling_and_back_loses_nothing()
    {
        Hook.Answer = (_, answer) => Status(answer, 503);
        await Set();
        Anna.Send("one");
        await Hook.Next(2);
        Assert.True((await Bot.Call("deleteWebhook")).Ok);
        Assert.Equal("one", Assert.Single(await Bot.Updates()).GetProperty("message").GetProperty("text").GetString());

        Hook.Answer = (_, _) => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromSeconds(4));
        await Set();
        await Hook.Next();
        await Server.UntilConfirmed();
        Assert.Equal("one", Hook.All[^1].Text);
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.StartsWith("409 Conflict: can't use getUpdates method while webhook is active", (await Bot.Call("getUpdates")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pending_can_be_dropped_when_the_webhook_is_set()
    {
        Anna.Send("old");
        await Set(drop: true);
        Anna.Send("new");
        await Hook.Next();
        Assert.Equal("new", Assert.Single(Hook.All).Text);
    }

    [Fact]
    public async Task It_says_how_the_webhook_stands()
    {
        await Set(connections: 7, kinds: ["message", "callback_query"]);
        var info = (await Bot.Call("getWebhookInfo")).Result;
        Assert.Equal(Hook.Address.ToString(), info.GetProperty("url").GetString());
        Assert.Equal(7, info.GetProperty("max_connections").GetInt32());
        Assert.Equal(["callback_query", "message"], info.GetProperty("allowed_updates").EnumerateArray().Select(kind => kind.GetString()));
        Assert.False(info.TryGetProperty("last_error_date", out _));
        Assert.DoesNotContain("s3cret", info.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/hook", "x", "400 Bad Request: bad webhook: the Sandbox delivers to this machine only (127.0.0.1, [::1], localhost)")]
    [InlineData("http://127.0.0.1.example.org/hook", "x", "400 Bad Request: bad webhook: the Sandbox delivers to this machine only (127.0.0.1, [::1], localhost)")]
    [InlineData("ftp://127.0.0.1/hook", "x", "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("http://[", "x", "400 Bad Request: invalid webhook URL specified")]
    [InlineData("http://127.0.0.1:9/hook", "with space", "400 Bad Request: secret token contains unallowed characters")]
    [InlineData("http://127.0.0.1:9/hook", "long", "400 Bad Request: secret token is too long")]
    public async Task A_webhook_that_can_not_be_is_refused(string url, string secret, string answer)
    {
        var token = secret == "long" ? new string('a', 257) : secret;
        Assert.Equal(answer, (await Bot.Call("setWebhook", new { url, secret_token = token })).ToString());
        Assert.False(Server.HasWebhook);
    }

    [Fact]
    public async Task It_is_not_set_twice_in_a_second()
    {
        await Set();
        Assert.Equal("429 Too Many Requests: retry after 1", (await Bot.Call("setWebhook", new { url = Hook.Address })).ToString());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await Bot.Call("setWebhook", new { url = Hook.Address })).Ok);
    }

    private async Task Set(int connections = 40, bool drop = false, string[]? kinds = null) => Assert.True((await Bot.Call("setWebhook", new
    {
        url = Hook.Address,
        secret_token = "s3cret_-",
        max_connections = connections,
        drop_pending_updates = drop,
        allowed_updates = kinds ?? [],
    })).Ok);

    private static Task Status(HttpResponse answer, int status)
    {
        answer.StatusCode = status;
        return Task.CompletedTask;
    }

    private async Task<long> ErrorAfter(long told)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20);)
        {
            var info = (await Bot.Call("getWebhookInfo")).Result;
            if (info.TryGetProperty("last_error_date", out var at) && at.GetInt64() > told) return at.GetInt64();
        }
        throw new TimeoutException("No other error was told.");
    }

    // The wait may begin a moment after the test looks. A clock that ran on meanwhile would cut the delivery itself after its minute.
    private async Task AdvanceUntilDelivered(TimeSpan wait)
    {
        await Until(() => Clock.IsDueIn(wait));
        var before = Hook.All.Count;
        Clock.Advance(wait - TimeSpan.FromTicks(1));
        Assert.Equal(before, Hook.All.Count);
        Clock.Advance(TimeSpan.FromTicks(1));
        await Hook.Next();
    }

    private static async Task Until(Func<bool> come)
    {
        var began = Stopwatch.GetTimestamp();
        while (!come())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "It did not come.");
            await Task.Yield();
        }
    }
}
