using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Hosting.Watching;
using CallRussia.Bot.Tests.EndToEnd;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.Watching;

public sealed class HealthServerTests
{
    [Fact]
    public async Task The_health_port_says_that_the_bot_lives_and_can_serve()
    {
        await using var bot = await RunningBot.Start(numbers: 5, ("Health:Listen", "127.0.0.1:0"));
        await FirstCallTests.Arrived(bot);
        using var web = Web(bot);

        Assert.Equal("alive", (await web.GetFromJsonAsync<JsonElement>("/health/live")).GetProperty("status").GetString());
        var ready = await web.GetFromJsonAsync<JsonElement>("/health/ready");
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal("ok", ready.GetProperty("store").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await web.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await web.PostAsync("/campaign.json", null)).StatusCode);
    }

    [Fact]
    public async Task A_bot_that_Telegram_does_not_answer_lives_but_is_not_ready()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Health:Listen", "127.0.0.1:0"));
        await FirstCallTests.Arrived(bot);
        using var web = Web(bot);
        bot.Telegram.Faults.Offline = true;
        bot.Clock.Advance(TimeSpan.FromMinutes(3));

        var ready = await web.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("no answer for", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await web.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_bot_whose_store_can_not_be_written_is_not_ready_until_it_can()
    {
        await using var bot = await RunningBot.Start(numbers: 5, ("Health:Listen", "127.0.0.1:0"));
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        using var web = Web(bot);
        Assert.Equal(HttpStatusCode.OK, (await web.GetAsync("/health/ready")).StatusCode);

        // Nobody writes to the bot: the look itself finds it out.
        bot.Store().Suffer(new FullDisk(1));
        bot.Clock.Advance(TimeSpan.FromSeconds(6));
        var quiet = await web.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, quiet.StatusCode);
        Assert.Contains("can\\u0027t be written", await quiet.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        anna.Send("/number");
        await bot.Time(() => bot.Says("is full") ? bot : null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.GetAsync("/health/ready")).StatusCode);

        bot.Store().Suffer(faults: null);
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        bot.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, (await web.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task The_counter_is_there_for_the_campaign_s_website()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Health:Listen", "127.0.0.1:0"), ("Campaign:Name", "Test campaign"));
        using var web = Web(bot);

        var answer = await web.GetAsync("/campaign.json");
        for (var tries = 0; answer.StatusCode == HttpStatusCode.ServiceUnavailable && tries < 500; tries++)
        {
            await Task.Yield();
            answer = await web.GetAsync("/campaign.json");
        }

        var counter = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("Test campaign", counter.GetProperty("name").GetString());
        Assert.Equal(0, counter.GetProperty("calls").GetInt64());
        Assert.Equal(JsonValueKind.Null, counter.GetProperty("secondsPerCall").ValueKind);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    private static HttpClient Web(RunningBot bot) => new() { BaseAddress = bot.Services.GetRequiredService<HealthServer>().Address };
}
