using System.Net;
using System.Text;
using System.Text.Json;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Updates that are brought: who may bring them, when they count as taken, and how the bot goes from one way to the other.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task Telegram_is_told_what_to_bring_and_how_and_keeps_what_is_pending()
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook, numbers: 0);
        var told = await bot.Telegram.ExpectCall(call => call is { Method: "setWebhook", Succeeded: true }, "the webhook");
        Assert.Equal((bot.Webhook.ToString(), "100", "False"), (told["url"], told["max_connections"], $"{ApiFlag(told["drop_pending_updates"])}"));
        Assert.Equal("""["message","edited_message","callback_query","my_chat_member"]""", told["allowed_updates"]);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", told["secret_token"]);
        Assert.Equal(0, bot.Telegram.Calls("getUpdates"));

        await bot.Stop();
        Assert.True(bot.Telegram.HasWebhook);
        Assert.All(bot.Log.Lines, line => Assert.DoesNotContain(told["secret_token"], line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("guessed")]
    [InlineData("twice")]
    [InlineData("almost")]
    public async Task Who_does_not_know_the_secret_is_sent_away_and_nothing_is_kept(string? secret)
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook, numbers: 0);
        var anna = await FirstCallTests.Arrived(bot);
        var right = Secret(bot);
        string[] said = secret switch { null => [], "twice" => [right, right], "almost" => [right[..^1] + (right[^1] == 'A' ? 'B' : 'A')], _ => [secret] };

        for (var i = 0; i < 3; i++)
        {
            var answer = await Bring(bot, Update(bot, 77_000_001, anna), said);
            Assert.Equal((HttpStatusCode.Forbidden, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        Assert.Equal(0, bot.Count(kept => kept.All(Inbox.Updates).Count()));
        var line = Assert.Single(bot.Log.Lines, line => line.Contains("not Telegram", StringComparison.Ordinal));
        Assert.DoesNotContain(right, line, StringComparison.Ordinal);
        anna.Send("/progress");
        await anna.ExpectMessage("Your progress");
    }

    [Fact]
    public async Task Another_path_another_method_and_a_body_without_end_get_nothing_but_a_status()
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook, numbers: 0);
        await FirstCallTests.Arrived(bot);
        using var web = new HttpClient();
        Assert.Equal(HttpStatusCode.NotFound, (await web.GetAsync(new Uri(bot.Webhook, "/"))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await web.GetAsync(bot.Webhook)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Bring(bot, new string('x', 2 << 20), Secret(bot))).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{"message":{}}""")]
    [InlineData("""{"update_id":"7"}""")]
    public async Task A_body_that_is_no_update_is_taken_so_that_it_does_not_come_for_ever(string body)
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook, numbers: 0);
        var anna = await FirstCallTests.Arrived(bot);
        Assert.Equal(HttpStatusCode.OK, (await Bring(bot, body, Secret(bot))).StatusCode);
        Assert.True(bot.Says("without an id"));
        Assert.Equal(0, bot.Count(kept => kept.All(Inbox.Updates).Count()));
        anna.Send("/progress");
        await anna.ExpectMessage("Your progress");
    }

    [Fact]
    public async Task What_comes_twice_is_done_once_and_a_smaller_id_that_comes_later_is_done_too()
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook);
        var anna = await FirstCallTests.Arrived(bot);
        foreach (var id in (int[])[90_000_005, 90_000_002, 90_000_005, 90_000_002])
            Assert.Equal(HttpStatusCode.OK, (await Bring(bot, Update(bot, id, anna), Secret(bot))).StatusCode);
        await anna.ExpectMessage("Your progress");
        await anna.ExpectMessage("Your progress");
        await bot.Stop();
        Assert.Equal(2, bot.Telegram.OutgoingRequests.Count(call => call.Succeeded && call["text"].Contains("Your progress", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(SandboxFaultKind.CutAfter)]
    [InlineData(SandboxFaultKind.CutBefore)]
    public async Task A_delivery_whose_answer_is_lost_is_repeated_and_done_once(SandboxFaultKind cut)
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook);
        var anna = await FirstCallTests.Arrived(bot);
        bot.Telegram.Faults.Next(new SandboxFault(cut), method: SandboxFaults.Delivery);
        await anna.Press("Get a number");
        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
        await anna.Press("Nobody answered");
        await anna.ExpectButton("Undo");
        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("1 call,"));
        await bot.Telegram.UntilConfirmed();
    }

    [Fact]
    public async Task While_the_inbox_can_not_be_written_Telegram_is_told_so_at_once_and_brings_it_again()
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        bot.Store().Suffer(new FullDisk(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Bring(bot, Update(bot, 77_000_001, anna), Secret(bot))).StatusCode);
        anna.Send("/number");
        await bot.Time(() => bot.Says("is full") ? bot : null);
        Assert.Equal(1, bot.Telegram.PendingUpdates);

        bot.Store().Suffer(faults: null);
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        await bot.Telegram.UntilConfirmed();
    }

    [Fact]
    public async Task From_polling_to_the_webhook_and_back_nothing_is_lost_and_nothing_done_twice()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        foreach (var (mode, calls) in ((UpdateMode, int)[])[(UpdateMode.Webhook, 1), (UpdateMode.Polling, 2), (UpdateMode.Webhook, 3)])
        {
            anna.Send("/number");
            await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
            await bot.Stop();
            await anna.Press("Nobody answered");
            bot.Mode = mode;
            await bot.StartAgain();
            await bot.WhileTimePasses(anna.ExpectButton("Undo"));
            anna.Send("/progress");
            await bot.WhileTimePasses(anna.ExpectMessage(calls == 1 ? "1 call," : $"{calls} calls,"));
            await bot.Telegram.UntilConfirmed();
            Assert.Equal(mode == UpdateMode.Webhook, bot.Telegram.HasWebhook);
        }
    }

    [Fact]
    public async Task A_webhook_that_somebody_takes_off_is_set_again_and_said()
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook);
        var anna = await FirstCallTests.Arrived(bot);
        using (var http = new HttpClient())
            Assert.True((await http.GetAsync(new Uri(bot.Telegram.Address, $"/bot{bot.Telegram.Token}/deleteWebhook"))).IsSuccessStatusCode);
        anna.Send("/number");
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        Assert.True(bot.Says("Somebody else changed the webhook"));
    }

    [Fact]
    public async Task A_webhook_that_Telegram_does_not_take_is_tried_again()
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Stop();
        using (var http = new HttpClient())
            Assert.True((await http.GetAsync(new Uri(bot.Telegram.Address, $"/bot{bot.Telegram.Token}/deleteWebhook"))).IsSuccessStatusCode);
        bot.Telegram.Faults.Next(SandboxFault.Error(400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known"), calls: 3, method: "setWebhook");
        await bot.StartAgain();
        anna.Send("/number");
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        Assert.True(bot.Says("Failed to resolve host"));
    }

    [Fact]
    public async Task What_Telegram_could_not_bring_is_said_in_its_words()
    {
        await using var bot = await RunningBot.Start(UpdateMode.Webhook);
        var anna = await FirstCallTests.Arrived(bot);
        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        bot.Telegram.Faults.Next(SandboxFault.CutBefore, calls: 2, method: SandboxFaults.Delivery);
        anna.Send("/number");
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        await bot.Time(() => bot.Says("Webhook connection closed") ? bot : null);
    }

    private static bool ApiFlag(string text) => text is "true" or "True" or "1";

    private static string Secret(RunningBot bot) => bot.Telegram.OutgoingRequests.First(call => call.Method == "setWebhook")["secret_token"];

    private static string Update(RunningBot bot, int id, SandboxPerson from) => JsonSerializer.Serialize(new
    {
        update_id = id,
        message = new
        {
            message_id = id,
            date = bot.Clock.GetUtcNow().ToUnixTimeSeconds(),
            chat = new { id = from.Id, type = "private" },
            from = new { id = from.Id, is_bot = false, first_name = "Anna", language_code = "en" },
            text = "/progress",
        },
    });

    private static async Task<HttpResponseMessage> Bring(RunningBot bot, string body, params string[] secrets)
    {
        using var web = new HttpClient();
        using var post = new HttpRequestMessage(HttpMethod.Post, bot.Webhook) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secrets.Length > 0) post.Headers.Add(WebhookSecret.Header, secrets);
        // Whoever is refused by the length alone must not be hung up on while he still writes.
        post.Headers.ExpectContinue = true;
        return await web.SendAsync(post);
    }
}
