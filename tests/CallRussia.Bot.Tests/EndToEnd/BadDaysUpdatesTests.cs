using System.Text;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Updates that are strange, broken or far too many: whatever comes, everybody else is answered.</summary>
public class BadDaysUpdatesTests
{
    protected virtual UpdateMode Mode => UpdateMode.Polling;

    [Theory]
    [InlineData("message", """{"message_id":"x","date":1,"chat":{"id":1,"type":"private"}}""")]
    [InlineData("message", "[]")]
    [InlineData("message", """{"message_id":1,"date":99999999999999,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"Eve"},"text":"/start"}""")]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"Eve"},"text":"\ud800"}""")]
    [InlineData("callback_query", """{"id":"1","from":null,"data":"ca"}""")]
    [InlineData("my_chat_member", """{"chat":{"id":1,"type":"private"}}""")]
    public async Task An_update_that_can_not_be_read_is_set_aside_and_holds_up_nobody(string kind, string body)
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        bot.Telegram.AddRawUpdate(kind, body);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        await bot.Telegram.UntilConfirmed();

        await bot.Stop();
        Assert.Equal(1, bot.Count(kept => kept.All(Inbox.Aside).Count()));
        var line = Assert.Single(bot.Log.Lines, line => line.Contains("can't be read", StringComparison.Ordinal));
        Assert.DoesNotContain("Eve", line, StringComparison.Ordinal);

        // And it does not come back with the next start.
        await bot.StartAgain();
        anna.Send("/progress");
        await anna.ExpectMessage("Your progress");
        Assert.Single(bot.Log.Lines, line => line.Contains("can't be read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":-5,"type":"group","title":"T"},"from":{"id":5,"is_bot":false,"first_name":"Eve"},"text":"/start"}""")]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":5,"type":"private","first_name":"E"},"text":"from nobody"}""")]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":5,"type":"holodeck"},"from":{"id":5,"is_bot":false,"first_name":"Eve"},"text":"/start","news":{"a":[1,null]}}""")]
    [InlineData("callback_query", """{"id":"7","from":{"id":5,"is_bot":false,"first_name":"Eve"},"chat_instance":"1","inline_message_id":"x","data":"ca"}""")]
    [InlineData("callback_query", """{"id":"8","from":{"id":5,"is_bot":false,"first_name":"Eve"},"chat_instance":"1","message":{"message_id":9,"date":0,"chat":{"id":5,"type":"private"}},"data":"ca|||\u0000;drop table volunteer"}""")]
    [InlineData("callback_query", """{"id":"9","from":{"id":5,"is_bot":false,"first_name":"Eve"},"chat_instance":"1","message":{"message_id":9,"date":0,"chat":{"id":5,"type":"private"}}}""")]
    [InlineData("a_kind_of_tomorrow", """{"x":1}""")]
    public async Task Strange_updates_do_no_harm(string kind, string body)
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        bot.Telegram.AddRawUpdate(kind, body);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        await bot.Telegram.UntilConfirmed();
        await bot.Stop();
        Assert.Equal(0, bot.Count(kept => kept.All(Inbox.Updates).Count()));
        Assert.DoesNotContain(bot.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("turn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("message", """{"message_id":901,"date":1,"chat":{"id":ID,"type":"private"},"from":{"id":ID,"is_bot":false,"first_name":"Anna","language_code":"en"},"text":"x","entities":[null]}""")]
    [InlineData("message", """{"message_id":902,"date":1,"chat":{"id":ID,"type":"private"},"from":{"id":ID,"is_bot":false,"first_name":"Anna","language_code":"en"},"photo":[null]}""")]
    [InlineData("message", """{"message_id":903,"date":1,"chat":{"id":ID,"type":"private"},"from":{"id":ID,"is_bot":false,"first_name":"Anna","language_code":"en"},"caption":"x","photo":[{"file_id":"f","file_unique_id":"u","width":1,"height":1}],"caption_entities":[null]}""")]
    public async Task An_update_that_throws_when_it_is_read_is_set_aside_alone_its_sender_is_told_and_the_next_start_goes_well(string kind, string body)
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        bot.Telegram.AddRawUpdate(kind, body.Replace("ID", $"{anna.Id}", StringComparison.Ordinal));
        anna.Send("/progress");
        await anna.ExpectMessage("Your progress");
        await anna.ExpectMessage("something broke on our side");

        await bot.Stop();
        Assert.Equal((1, 1), (bot.Count(kept => kept.All(Inbox.Aside).Count()), bot.Count(kept => kept.All(Inbox.Updates).Count())));
        await bot.StartAgain();
        anna.Send("/number");
        await anna.ExpectMessage("+7 975 0");
        Assert.Single(bot.Log.Lines, line => line.Contains("can't be read (NullReferenceException)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_update_of_an_earlier_life_that_throws_when_it_is_read_is_set_aside_too()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        const string Body = """{"update_id":77000001,"message":{"message_id":901,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"Eve"},"text":"x","entities":[null]}}""";
        await bot.Store().Write(kept => Inbox.Receive(kept, [new(77_000_001, Encoding.UTF8.GetBytes(Body))], bot.Clock.GetUtcNow()), CancellationToken.None);
        await bot.Stop();

        await bot.StartAgain();
        await anna.Press("Get a number");
        await anna.ExpectMessage("+7 975 0");
        Assert.Equal(1, bot.Count(kept => kept.All(Inbox.Aside).Count(update => update.Update.Id == 77000001)));
    }

    [Fact]
    public async Task Ten_thousand_taps_of_one_person_hold_up_nobody_else()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        var olga = bot.Telegram.AddPerson("Olga", "en");
        await bot.Telegram.UntilConfirmed();
        var screen = anna.LastMessage!;
        var done = bot.Count(kept => kept.All(Inbox.Done).Count() + kept.All(Inbox.Seen).Sum(seen => seen.Bits.Sum(bits => int.PopCount(bits))));
        // The second tap of a double tap, again and again.
        for (var i = 0; i < 10_000; i++) anna.PressData(screen.Id, "ons:4");
        olga.Start();

        await olga.ExpectButton("English");

        var carriedOut = bot.Count(kept => kept.All(Inbox.Done).Count() + kept.All(Inbox.Seen).Sum(seen => seen.Bits.Sum(bits => int.PopCount(bits)))) - done;
        // A poll brings a hundred of them before Olga; a webhook brings them one after the other, beside her.
        Assert.InRange(carriedOut, Mode == UpdateMode.Polling ? 30 : 1, 10_001);
        await bot.Until(() => bot.Count(kept => kept.All(Inbox.Updates).Count()) == 0);
        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));
    }

    [Theory]
    [InlineData(-2_000_000)]
    [InlineData(-50)]
    [InlineData(2_000_000)]
    public async Task Ids_of_updates_may_jump_either_way(int by)
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Telegram.UntilConfirmed();
        bot.Telegram.ContinueUpdatesFrom(bot.Telegram.NextUpdateId + by);

        await anna.Press("Get a number");
        await bot.WhileTimePasses(anna.ExpectEdit("+7 975 0"));
        anna.Send("/progress");
        await bot.WhileTimePasses(anna.ExpectMessage("Your progress"));
    }
}
