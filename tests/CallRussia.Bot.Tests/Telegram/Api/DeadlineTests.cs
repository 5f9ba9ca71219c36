using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Time.Testing;

namespace CallRussia.Bot.Tests.Telegram.Api;

public sealed class DeadlineTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_send_without_an_answer_ends_after_20_seconds_with_its_fate_unknown()
    {
        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var bot = TestBot.At(stub.Url, _time);

        var send = bot.Send();
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
        using var bot = TestBot.At(new Uri($"https://127.0.0.1:{server.Port}"), _time);

        var send = bot.Send();
        await server.Reached;
        _time.Advance(TimeSpan.FromSeconds(20));

        var error = (await send).Error!;
        Assert.Equal((BotErrorKind.Timeout, Fate.NotSent), (error.Kind, error.Fate));
    }

    [Fact]
    public async Task An_answer_that_stalls_halfway_ends_at_the_deadline_too()
    {
        using var server = BrokenServer.Stalling("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ok\":");
        using var bot = TestBot.At(server.Url, _time);

        var send = bot.Send();
        await server.Reached;
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(BotErrorKind.Timeout, (await send).Error!.Kind);
    }

    [Fact]
    public async Task A_poll_has_ten_seconds_more_than_it_asks_for()
    {
        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var bot = TestBot.At(stub.Url, _time);

        var poll = bot.Poll();
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
        using var bot = TestBot.At(stub.Url, _time);

        var send = bot.SendFile();
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
        using var bot = TestBot.At(stub.Url, _time);
        using var stop = new CancellationTokenSource();

        var send = bot.Send(stop.Token);
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
        using var bot = TestBot.At(stub.Url, _time);

        var hanging = bot.Poll();
        await stub.Arrival();
        bot.Line.RecyclePollingConnection();
        Assert.Equal(BotErrorKind.Network, (await hanging).Error!.Kind);

        stub.AnswerWith(200, """{"ok":true,"result":[]}""");
        Assert.True((await bot.Poll()).IsOk);
    }

    [Fact]
    public async Task Recycling_ends_a_poll_whose_answer_stalls_and_leaves_sends_alone()
    {
        using var stalling = BrokenServer.Stalling("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ok\":");
        using var polls = TestBot.At(stalling.Url, _time);
        var hanging = polls.Poll();
        await stalling.Reached;
        polls.Line.RecyclePollingConnection();
        Assert.Equal(BotErrorKind.Network, (await hanging).Error!.Kind);

        await using var stub = await StubBotApi.Start();
        stub.StaySilent();
        using var sends = TestBot.At(stub.Url, _time);
        var send = sends.Send();
        await stub.Arrival();
        sends.Line.RecyclePollingConnection();
        Assert.False(send.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(BotErrorKind.Timeout, (await send).Error!.Kind);
    }
}
