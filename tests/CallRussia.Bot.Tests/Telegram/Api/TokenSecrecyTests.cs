using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text.Json;
using CallRussia.Bot.Telegram.Api;
using Microsoft.AspNetCore.Http;
using Telegram.Bot;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>Every way to fail, with every ear open: the token is heard nowhere.</summary>
public sealed class TokenSecrecyTests
{
    private const string Secret = "SECRECY-of_the_token_0123456789abcde";

    private static readonly BotToken Token = BotToken.Parse("987654:" + Secret);

    [Fact]
    public async Task The_token_is_in_no_exception_activity_event_or_printed_value()
    {
        using var ears = new Ears();
        await using var stub = await StubBotApi.Start();
        stub.Answer = context => context.Response.WriteAsync($$"""{"ok":false,"error_code":400,"description":"Bad Request: {{context.Request.Path}} and {{Token.BotId}}:{{Secret}}"}""");
        await Try(stub.Url, ears);
        Assert.All(stub.Requests, request => Assert.Contains(Secret, request.Path, StringComparison.Ordinal));

        foreach (var body in new[] { "<html>", "{\"ok\":true}", "{\"ok\":true,\"result\":[{}, 1]}", "{\"ok\":true,\"result\":[{}, {\"update_id\":1}]}" })
        {
            stub.AnswerWith(body[0] == '<' ? 502 : 200, body);
            await Try(stub.Url, ears);
        }

        foreach (var bytes in new[] { "", "junk\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{" })
        {
            using var broken = BrokenServer.Answering(bytes);
            await Try(broken.Url, ears);
        }

        using var hangingUp = BrokenServer.HangingUp();
        await Try(new Uri($"https://127.0.0.1:{hangingUp.Port}"), ears);
        await Try(BrokenServer.Nobody(), ears);
        await Try(new Uri("http://nowhere.invalid"), ears);
        await Stop(stub, ears);
        Print(ears, stub.Url);

        Assert.NotEmpty(ears.Heard);
        Assert.DoesNotContain(ears.Heard, heard => heard.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_ears_of_this_test_would_hear_a_token_in_an_ordinary_client()
    {
        using var ears = new Ears();
        await using var stub = await StubBotApi.Start();
        using var ordinary = new HttpClient();
        using var answer = await ordinary.GetAsync(new Uri(stub.Url, "/bot1:CANARY/getMe"));

        Assert.Contains(ears.Heard, heard => heard.StartsWith("activity", StringComparison.Ordinal) && heard.Contains("CANARY", StringComparison.Ordinal));
        Assert.Contains(ears.Heard, heard => heard.StartsWith("event", StringComparison.Ordinal) && heard.Contains("CANARY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SECRET")]
    [InlineData(":SECRET")]
    [InlineData("123456:SECRET\n")]
    [InlineData("123456:SEC RET")]
    [InlineData("99999999999999999999:SECRET")]
    public void A_malformed_token_is_refused_without_being_repeated(string value)
    {
        Assert.False(BotToken.TryParse(value, out _));
        Assert.DoesNotContain("SEC", Assert.Throws<FormatException>(() => BotToken.Parse(value)).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET https://x/bot1:a_B-9/getMe failed", "GET https://x/bot[redacted]/getMe failed")]
    [InlineData("/file/bot12%3Aabc/x and BOT3:z", "/file/bot[redacted]/x and bot[redacted]")]
    [InlineData("token 987654:" + Secret, "token bot[redacted]")]
    [InlineData("at 12:30, robots 5: none", "at 12:30, robots 5: none")]
    public void Scrubbing_takes_tokens_out_and_leaves_the_rest(string text, string scrubbed) =>
        Assert.Equal(scrubbed, TokenScrubber.Scrub(text));

    private static async Task Try(Uri url, Ears ears)
    {
        using var bot = new TestBot(new BotApiOptions(Token) { ApiUrl = url });
        ears.Hear("result", await bot.Client.GetMe().Tried(default));
        ears.Hear("result", await bot.Poll());
        ears.Hear("result", await bot.Send());
        ears.Hear("result", await bot.SendFile());
        ears.Hear("result", await bot.Client.DownloadFile("a/b", Stream.Null).Tried(default));
        ears.Hear("thrown", await Record.ExceptionAsync(() => bot.Client.GetMe()));
        ears.Hear("thrown", await Record.ExceptionAsync(() => bot.Client.DownloadFile("a/b", Stream.Null)));
        bot.Dispose();
        ears.Hear("result", await bot.Send());
    }

    private static async Task Stop(StubBotApi stub, Ears ears)
    {
        stub.StaySilent();
        using var bot = new TestBot(new BotApiOptions(Token) { ApiUrl = stub.Url });
        using var stop = new CancellationTokenSource();
        var send = bot.Send(stop.Token);
        await stop.CancelAsync();
        ears.Hear("thrown", await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send));
        ears.Hear("thrown", await Assert.ThrowsAnyAsync<ArgumentException>(() => bot.Client.SendMessage(5, "")));
    }

    private static void Print(Ears ears, Uri url)
    {
        var options = new BotApiOptions(Token) { ApiUrl = url };
        ears.Hear("printed", $"{Token} {options} {JsonSerializer.Serialize(options)} {JsonSerializer.Serialize(Token)}");
    }

    /// <summary>Hears activities (with tags) and the runtime's network events of the whole process.</summary>
    private sealed class Ears : EventListener
    {
        private readonly ActivityListener _activities;

        public Ears()
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = static _ => true,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => Hear(
                    $"activity {activity.Source.Name}",
                    activity.DisplayName + string.Join(' ', activity.TagObjects.Where(_ => !FromServer(activity)).Select(tag => $"{tag.Key}={tag.Value}"))),
            };
            ActivitySource.AddActivityListener(_activities);
        }

        public ConcurrentQueue<string> Heard { get; } = new();

        public void Hear(string where, object? what) => Heard.Enqueue($"{where}: {what}");

        public override void Dispose()
        {
            _activities.Dispose();
            base.Dispose();
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // The runtime's own; "Private.InternalDiagnostics" is switched on only by somebody debugging the runtime.
            if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            Heard?.Enqueue($"event {eventData.EventSource.Name} {eventData.EventName}: {string.Join(' ', eventData.Payload ?? [])}");

        // The stub in this process is the far end: what a server does with the address is not ours.
        private static bool FromServer(Activity activity) => activity.Source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);
    }
}
