using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

public sealed class DeadlineTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_send_without_an_answer_ends_after_20_seconds_with_its_fate_unknown()
    {
        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var gateway = TestGateway.At(stub.Url, _time);

        var send = gateway.SendMessage(5, "hello");
        await stub.Arrival();
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(send.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        var error = (await send).Error!;
        Assert.Equal((BotErrorKind.Timeout, Fate.Unknown), (error.Kind, error.Fate));
    }

    [Fact]
    public async Task A_deadline_before_the_body_left_is_surely_not_sent()
    {
        using var server = BrokenServer.Mute();
        using var gateway = TestGateway.At(new Uri($"https://127.0.0.1:{server.Port}"), _time);

        var send = gateway.SendMessage(5, "hello");
        await server.Reached;
        _time.Advance(TimeSpan.FromSeconds(20));

        var error = (await send).Error!;
        Assert.Equal((BotErrorKind.Timeout, Fate.NotSent), (error.Kind, error.Fate));
    }

    [Fact]
    public async Task An_answer_that_stalls_halfway_ends_at_the_deadline_too()
    {
        using var server = BrokenServer.Stalling("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ok\":");
        using var gateway = TestGateway.At(server.Url, _time);

        var send = gateway.SendMessage(5, "hello");
        await server.Reached;
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(BotErrorKind.Timeout, (await send).Error!.Kind);
    }

    [Fact]
    public async Task A_poll_has_ten_seconds_more_than_it_asks_for()
    {
        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var gateway = TestGateway.At(stub.Url, _time);

        var poll = gateway.GetUpdates(timeout: 50);
        await stub.Arrival();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(poll.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(BotErrorKind.Timeout, (await poll).Error!.Kind);
    }

    [Fact]
    public async Task An_upload_has_two_minutes()
    {
        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var gateway = TestGateway.At(stub.Url, _time);

        var send = gateway.SendDocument(5, InputFile.FromBytes(new byte[] { 1 }, "a.csv"));
        await stub.Arrival();
        _time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(send.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(BotErrorKind.Timeout, (await send).Error!.Kind);
    }

    [Fact]
    public async Task The_caller_s_own_stop_is_thrown_and_not_a_result()
    {
        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var gateway = TestGateway.At(stub.Url, _time);
        using var stop = new CancellationTokenSource();

        var send = gateway.SendMessage(5, "hello", cancellationToken: stop.Token);
        await stub.Arrival();
        await stop.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Equal(stop.Token, thrown.CancellationToken);
    }

    [Fact]
    public async Task Recycling_ends_a_poll_that_hangs_and_the_next_one_works()
    {
        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var gateway = TestGateway.At(stub.Url, _time);

        var hanging = gateway.GetUpdates();
        await stub.Arrival();
        gateway.RecyclePollingConnection();
        Assert.Equal(BotErrorKind.Network, (await hanging).Error!.Kind);

        stub.AnswerWith(200, """{"ok":true,"result":[]}""");
        Assert.True((await gateway.GetUpdates()).IsOk);
    }

    [Fact]
    public async Task Recycling_ends_a_poll_whose_answer_stalls_and_leaves_sends_alone()
    {
        using var stalling = BrokenServer.Stalling("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ok\":");
        using var polls = TestGateway.At(stalling.Url, _time);
        var hanging = polls.GetUpdates();
        await stalling.Reached;
        polls.RecyclePollingConnection();
        Assert.Equal(BotErrorKind.Network, (await hanging).Error!.Kind);

        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var sends = TestGateway.At(stub.Url, _time);
        var send = sends.SendMessage(5, "hello");
        await stub.Arrival();
        sends.RecyclePollingConnection();
        Assert.False(send.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(BotErrorKind.Timeout, (await send).Error!.Kind);
    }
}
