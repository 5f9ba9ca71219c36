using System.Net;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.Sandbox;

public sealed class FaultTests : SandboxTest
{
    [Fact]
    public async Task The_next_calls_meet_the_limit_and_the_one_after_does_not()
    {
        Server.Faults.Next(SandboxFault.TooManyRequests(7), calls: 2);
        var first = await Send("1");
        Assert.Equal("429 Too Many Requests: retry after 7", first.ToString());
        Assert.Equal(7, first.Json.GetProperty("parameters").GetProperty("retry_after").GetInt32());
        Assert.Equal(7, first.RetryAfterHeader);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Send("2")).Status);
        Assert.True((await Send("3")).Ok);
        Assert.Equal(["3"], Anna.Messages.Where(message => message.FromBot).Select(message => message.Text));
    }

    [Fact]
    public async Task A_fault_may_wait_for_one_method_or_one_chat()
    {
        var boris = Server.AddPerson("Boris");
        boris.Send("/start");
        Server.Faults.Next(SandboxFault.ServerError, method: "getme");
        Server.Faults.Next(SandboxFault.Error(403, "Forbidden: bot was blocked by the user"), chatId: boris.Id);
        Assert.True((await Send("Hello")).Ok);
        Assert.Equal("500 Internal Server Error: restart", (await Bot.Call("getMe")).ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await Bot.Call("sendMessage", new { chat_id = boris.Id, text = "x" })).Status);
        Assert.Empty(Server.Faults.Armed);
    }

    [Fact]
    public async Task A_proxy_answers_with_html()
    {
        Server.Faults.Next(SandboxFault.BadGateway);
        using var answer = await Bot.Http.GetAsync(new Uri(Bot.Path("getMe"), UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("<html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_may_be_empty()
    {
        Server.Faults.Next(SandboxFault.EmptyBody);
        Assert.Empty(await Bot.Http.GetByteArrayAsync(new Uri(Bot.Path("getMe"), UriKind.Relative)));
    }

    [Fact]
    public async Task A_message_may_arrive_although_the_connection_was_cut()
    {
        Server.Faults.Next(SandboxFault.CutAfter);
        await Assert.ThrowsAsync<HttpRequestException>(() => Send("Arrived"));
        Assert.Equal("Arrived", Anna.LastMessage?.Text);
        Assert.Equal(0, Server.OutgoingRequests[^1].Status);
    }

    [Fact]
    public async Task A_connection_cut_before_leaves_nothing()
    {
        Server.Faults.Next(SandboxFault.CutBefore);
        await Assert.ThrowsAsync<HttpRequestException>(() => Send("Lost"));
        Assert.Null(Anna.LastMessage);
    }

    [Fact]
    public async Task A_call_may_hang_until_the_faults_are_cleared()
    {
        Server.Faults.Next(SandboxFault.Hang);
        var hanging = Send("Never");
        while (Server.Faults.Armed.Count > 0)
        {
            await Task.Yield();
        }

        Assert.False(hanging.IsCompleted);
        Server.Faults.Clear();
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
        Assert.Null(Anna.LastMessage);
    }

    [Fact]
    public async Task A_delay_passes_on_the_servers_clock()
    {
        Server.Faults.Next(SandboxFault.Delay(TimeSpan.FromMinutes(5)));
        var slow = Send("Late");
        while (!slow.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMinutes(5));
            await Task.Yield();
        }

        Assert.True((await slow).Ok);
    }

    [Fact]
    public async Task An_offline_server_cuts_every_call_and_parked_polls()
    {
        var parked = Bot.Call("getUpdates", new { timeout = 50 });
        await Server.UntilConfirmed();
        Server.Faults.Offline = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => parked);
        await Assert.ThrowsAsync<HttpRequestException>(() => Send("x"));
        Anna.Send("written meanwhile");
        Server.Faults.Offline = false;
        Assert.Single(await Bot.Updates(1));
    }

    [Fact]
    public async Task A_closed_port_refuses_connections_and_opens_again_with_everything_kept()
    {
        await Server.StopListeningAsync();
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Send("x"));
        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);
        Anna.Send("written meanwhile");
        await Server.StartListeningAsync();
        Assert.Single(await Bot.Updates(1));
    }

    private Task<WireAnswer> Send(string text) => Bot.Call("sendMessage", new { chat_id = Anna.Id, text });
}
