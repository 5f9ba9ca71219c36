using System.Text;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Telegram and the way to it on a bad day: the bot comes back by itself, nothing is lost, nothing is said twice.</summary>
public sealed class BadDaysTelegramTests
{
    private const string OtherInstance = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    [Fact]
    public async Task Without_a_network_at_the_start_the_bot_waits_and_what_was_written_meanwhile_is_answered()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Stop();
        await bot.Telegram.StopListeningAsync();
        anna.Send("/number");

        await bot.StartAgain();
        await bot.Time(() => bot.Says("can't be reached") ? bot : null);
        await bot.Telegram.StartListeningAsync();
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));

        Assert.All(bot.Log.Lines, line => Assert.DoesNotContain(bot.Telegram.Token, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_is_gone_in_the_middle_comes_back_and_every_tap_counts_once()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");

        bot.Telegram.Faults.Offline = true;
        var tap = await anna.Press("Nobody answered");
        anna.Send("/progress");
        await bot.Time(() => bot.Says("A poll failed") ? bot : null);
        bot.Telegram.Faults.Offline = false;

        await bot.WhileTimePasses(anna.ExpectMessage("1 call,"));
        await bot.WhileTimePasses(tap.Answered());
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("+7 975", StringComparison.Ordinal));
    }

    public static TheoryData<string, SandboxFaultKind> Troubles()
    {
        var troubles = new TheoryData<string, SandboxFaultKind>();
        foreach (var method in (string[])["getUpdates", "editMessageText"])
            foreach (var kind in (SandboxFaultKind[])[SandboxFaultKind.BadGateway, SandboxFaultKind.EmptyBody, SandboxFaultKind.CutBefore, SandboxFaultKind.CutAfter, SandboxFaultKind.Hang])
                troubles.Add(method, kind);
        return troubles;
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Whatever_a_server_in_trouble_answers_the_number_comes_and_is_one(string method, SandboxFaultKind trouble)
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        var screens = Received(anna);

        bot.Telegram.Faults.Next(new SandboxFault(trouble), calls: 2, method: method);
        await anna.Press("Get a number");

        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
        await bot.Time(() => bot.Telegram.Faults.Armed.Count == 0 ? bot : null);
        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));
        Assert.Equal(screens + 1, Received(anna));
        await bot.Stop();
        Assert.Equal(1, (await bot.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Held));
    }

    [Fact]
    public async Task Told_to_wait_the_bot_waits_also_over_a_restart_and_others_are_answered_meanwhile()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot, "Anna");
        var olga = await FirstCallTests.Arrived(bot, "Olga");
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(25), method: "editMessageText", chatId: anna.Id);
        await anna.Press("Get a number");
        var refused = await bot.Telegram.ExpectCall(call => call.Status == 429, "a refusal");
        await bot.Until(() => bot.Says("asks to wait"));

        await bot.Stop();
        await bot.StartAgain();
        await olga.Press("Get a number");
        await olga.ExpectEdit("+7 975 0");
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("+7 975", StringComparison.Ordinal));

        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
        var sent = bot.Telegram.OutgoingRequests.Single(call => call is { Method: "editMessageText", Status: 200 } && call.ChatId == anna.Id && call["text"].Contains("+7 975", StringComparison.Ordinal));
        Assert.InRange(sent.At - refused.At, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_long_wait_of_one_chat_is_that_chats_alone()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot, "Anna");
        var olga = await FirstCallTests.Arrived(bot, "Olga");
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(3_600), method: "editMessageText", chatId: anna.Id);
        await anna.Press("Get a number");
        await bot.Until(() => bot.Says("asks to wait"));

        await olga.Press("Get a number");
        await olga.ExpectEdit("+7 975 0");
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("+7 975", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_that_a_second_chat_meets_as_well_holds_everyone_and_is_kept_over_a_restart()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot, "Anna");
        var olga = await FirstCallTests.Arrived(bot, "Olga");
        var boris = await FirstCallTests.Arrived(bot, "Boris");
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(3_600), calls: 2, method: "editMessageText");
        await anna.Press("Get a number");
        await bot.Until(() => bot.Says("everyone: False"));
        await olga.Press("Get a number");
        await bot.Until(() => bot.Says("everyone: True"));
        var refused = bot.Telegram.OutgoingRequests.Last(call => call.Status == 429);
        await bot.Stop();
        await bot.StartAgain();

        await (await boris.Press("Get a number")).Answered();
        bot.Clock.Advance(TimeSpan.FromMinutes(59));
        anna.Send("/progress");
        await bot.Telegram.UntilConfirmed();
        Assert.DoesNotContain(bot.Telegram.OutgoingRequests, call => call.Status == 200 && call.Method == "editMessageText" && call.At > refused.At);
        await bot.WhileTimePasses(Task.WhenAll(anna.ExpectEdit("+7 975 0"), olga.ExpectEdit("+7 975 0"), boris.ExpectEdit("+7 975 0")));
    }

    [Fact]
    public async Task A_second_instance_is_reported_once_a_minute_and_the_bot_keeps_going()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        var before = bot.Telegram.Calls("getUpdates");
        bot.Telegram.Faults.Next(SandboxFault.Error(409, OtherInstance), calls: 12, method: "getUpdates");
        var from = bot.Clock.GetUtcNow();
        await anna.Press("Get a number");

        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
        await bot.Time(() => bot.Telegram.Faults.Armed.Count == 0 && bot.Telegram.IsBotPolling ? bot : null);

        var minutes = (bot.Clock.GetUtcNow() - from).TotalMinutes;
        var told = bot.Log.Lines.Count(line => line.Contains("Another instance polls", StringComparison.Ordinal));
        Assert.InRange(told, 1, (int)minutes + 1);
        Assert.InRange(bot.Telegram.Calls("getUpdates") - before, 12, 20);
        Assert.True(minutes > 3, "Twelve conflicts in a row are not met with hammering.");
        Assert.Contains(bot.Log.Lines, line => line.Contains("Stop one of the two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_instances_with_one_token_both_live_and_the_one_that_stays_serves_everybody()
    {
        await using var bot = await RunningBot.Start();
        var other = Directory.CreateTempSubdirectory("callrussia-other-");
        try
        {
            using (var second = BotHost.Build(
                bot.Settings() with { StoragePath = Path.Combine(other.FullName, "bot.db") }, Some.World, logging => logging.AddProvider(bot.Log), bot.Clock))
            {
                await second.StartAsync();
                await bot.Time(() => bot.Says("Another instance polls") ? bot : null);
                await second.StopAsync();
            }
            var anna = bot.Telegram.AddPerson("Anna", "en");
            anna.Start();
            await bot.WhileTimePasses(anna.ExpectButton("English"));
        }
        finally
        {
            other.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_webhook_that_somebody_sets_is_taken_off_again()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        using (var http = new HttpClient())
        using (var form = new StringContent("""{"url":"http://127.0.0.1:9/hook"}""", Encoding.UTF8, "application/json"))
            Assert.True((await http.PostAsync(new Uri(bot.Telegram.Address, $"/bot{bot.Telegram.Token}/setWebhook"), form)).IsSuccessStatusCode);

        await anna.Press("Get a number");
        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
    }

    [Theory]
    [InlineData("Bad Request: MESSAGE_ID_INVALID")]
    [InlineData("Bad Request: message identifier is not specified")]
    [InlineData("Bad Request: message can't be edited")]
    [InlineData("Bad Request: words of tomorrow")]
    public async Task A_screen_that_can_not_be_edited_for_whatever_reason_comes_anew(string words)
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        bot.Telegram.Faults.Next(SandboxFault.Error(400, words), calls: 1, method: "editMessageText", chatId: anna.Id);
        await anna.Press("Get a number");
        var number = await anna.ExpectMessage("+7 975 0");
        await anna.Press("Nobody answered");
        Assert.Equal(number.Id, (await anna.ExpectEdit("Nobody answered")).Id);
    }

    [Fact]
    public async Task Buttons_that_Telegram_refuses_are_left_out_and_the_words_come()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        bot.Telegram.Faults.Next(SandboxFault.Error(400, "Bad Request: BUTTON_DATA_INVALID"), calls: 1, method: "editMessageText", chatId: anna.Id);
        await anna.Press("Get a number");
        Assert.Empty((await anna.ExpectEdit("+7 975 0")).AllButtons);
    }

    [Fact]
    public async Task Menus_that_did_not_get_through_at_the_start_are_offered_again()
    {
        await using var bot = await RunningBot.Start();
        var anna = bot.Telegram.AddPerson("Anna", "lt");
        await bot.Stop();
        bot.Telegram.ClearOutgoingRequests();
        bot.Telegram.Faults.Next(SandboxFault.BadGateway, calls: 3, method: "setMyCommands");
        await bot.StartAgain();
        await bot.WhileTimePasses(bot.Telegram.ExpectCall(call => call is { Method: "setMyShortDescription", Succeeded: true } && call["language_code"] == "lt", "the last of the menus"));
        Assert.Contains(anna.Commands, command => command is { Command: "help", Description: "Pagalba" });
    }

    private static int Received(SandboxPerson person) => person.Transcript.Count(happened => happened.Kind == SandboxEventKind.Received);
}
