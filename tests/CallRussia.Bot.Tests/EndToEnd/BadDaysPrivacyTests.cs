using System.Text.RegularExpressions;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using SQLitePCL;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>The log at its most talkative holds no number, no name, no word of a person and no token: on a good day and on a bad one.</summary>
public sealed partial class BadDaysPrivacyTests
{
    [Fact]
    public async Task A_whole_conversation_with_all_that_can_go_wrong_leaves_ids_only_in_the_log()
    {
        await using var bot = await RunningBot.Start();
        var anna = bot.Telegram.AddPerson(new PersonCard(5_555_000_111, "Zaphodina") { LastName = "Beeblebroxova", Username = "zaphodina_b", LanguageCode = "en" });
        await Talk(bot, anna);
        await Trouble(bot, anna);
        await bot.Stop();

        var log = string.Join('\n', bot.Log.Lines);
        Assert.Contains("asks to wait", log, StringComparison.Ordinal);
        Assert.Contains("can't be read", log, StringComparison.Ordinal);
        Assert.Contains("try 3", log, StringComparison.Ordinal);
        Assert.All(
            ["Zaphodina", "Beeblebroxova", "zaphodina_b", "marvin", "Heart of Gold", "i_betelgeuse", "SANDBOX-token", "Nobody answered"],
            word => Assert.DoesNotContain(word, log, StringComparison.OrdinalIgnoreCase));
        var numbers = anna.Transcript.SelectMany(happened => Numbers().Matches(happened.Text + happened.Message?.Text)).Select(match => Digits(match.Value)).Distinct().ToList();
        Assert.True(numbers.Count >= 3, "The conversation should have shown numbers.");
        var digits = Digits(log);
        Assert.All(numbers, number => Assert.DoesNotContain(number[^7..], digits, StringComparison.Ordinal));
        Assert.DoesNotContain("975", Ids().Replace(log, ""), StringComparison.Ordinal);
    }

    private static async Task Talk(RunningBot bot, SandboxPerson anna)
    {
        anna.Start("i_betelgeuse");
        await anna.Press("English");
        await anna.Press("Yes, I speak Russian");
        await anna.Press("I agree");
        anna.Send("Heart of Gold");
        await anna.ExpectMessage("no such country");
        await anna.Press("Skip");
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        anna.Send("marvin says +7 975 003 42 42 is his number");
        await anna.ExpectMessage("phone number in your message");
        await anna.Press("Nobody answered");
        await anna.Press("Next number");
        await anna.ExpectMessage("+7 975 0");
        anna.Send("/guide");
        anna.SendContact();
        anna.Send("/mydata");
        await anna.ExpectMessage(message => message.Document is not null, "a file");
        anna.Send("/number");
        await anna.ExpectMessage("+7 975 0");
    }

    private static async Task Trouble(RunningBot bot, SandboxPerson anna)
    {
        bot.Telegram.Faults.Next(SandboxFault.Error(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 1"), method: "sendMessage");
        anna.Send("/number");
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(3), method: "sendMessage");
        anna.Send("/number");
        await bot.WhileTimePasses(anna.ExpectMessage("+7 975 0"));
        bot.Telegram.AddRawUpdate("message", """{"message_id":"x","text":"marvin","from":{"first_name":"Zaphodina"}}""");
        bot.Telegram.Faults.Next(SandboxFault.BadGateway, calls: 2, method: "getUpdates");
        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));
        // A turn that throws is logged with its exception: three times, then set aside.
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        // The unreadable update is an alarm; its row is not to be the work that fails.
        await bot.WhileTimePasses(Alarm(bot));
        bot.Store().Suffer(new Broken());
        anna.Send("marvin again");
        await bot.WhileTimePasses(anna.ExpectMessage("something broke on our side"));
        bot.Store().Suffer(faults: null);
    }

    private static async Task<bool> Alarm(RunningBot bot)
    {
        await bot.Until(() => bot.Count(kept => kept.All(Alarms.Table).Count()) == 1);
        return true;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"\+7 975 0\d\d \d\d \d\d|\+7 975 0\d\d-\d\d-\d\d", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?:volunteer|chat|Update|u|Delivery|delivery) ?\d+|:line \d+", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    /// <summary>The turn's own work fails: a row that the database refuses.</summary>
    private sealed class Broken : IStoreFaults
    {
        private int _work;

        public void At(StorePoint point)
        {
            // The first work is the inbox.
            if (point == StorePoint.AfterWork && ++_work is > 1 and < 5) throw new SqliteFailure(raw.SQLITE_CONSTRAINT, "NOT NULL constraint failed: lease.region");
        }
    }
}
