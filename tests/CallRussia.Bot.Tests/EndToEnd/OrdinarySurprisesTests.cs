using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>What people send without being asked, over HTTP.</summary>
public class OrdinarySurprisesTests
{
    protected virtual UpdateMode Mode => UpdateMode.Polling;

    [Fact]
    public async Task Typed_numbers_and_shared_contacts_leave_the_chat_with_a_word_why()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);

        var typed = anna.Send("his number is 8 (975) 007-12-34");
        await anna.ExpectMessage("phone number in your message");
        await anna.ExpectDeletion(typed.Id);
        var contact = anna.SendContact();
        await anna.ExpectMessage("phone number in your message");
        await anna.ExpectDeletion(contact.Id);

        var words = anna.Send("nato");
        await anna.ExpectMessage("Say");
        Assert.Contains(anna.Messages, message => message.Id == words.Id);
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("975", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_bot_does_not_read_is_answered_by_what_it_is()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);

        anna.Send("/nonsense");
        await anna.ExpectMessage("/help");
        Sends(bot, anna, """ "voice":{"file_id":"a","file_unique_id":"b","duration":1} """);
        await anna.ExpectMessage("listen to recordings");
        Sends(bot, anna, """ "sticker":{"file_id":"a","file_unique_id":"b","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false} """);
        await anna.ExpectMessage("stickers");
        Sends(bot, anna, """ "location":{"latitude":54.7,"longitude":25.3} """);
        await anna.ExpectMessage("know where you are");
        anna.SendPhoto([1, 2, 3]);
        await anna.ExpectMessage("pictures and videos");
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("No need to type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forwarded_command_erases_nobody()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await FirstCallTests.Arrived(bot);

        Sends(bot, anna, """ "text":"/forget","forward_origin":{"type":"user","date":1,"sender_user":{"id":700002,"is_bot":false,"first_name":"V"}} """);
        await anna.ExpectMessage("The guide has nothing like that");
        Assert.Null(anna.Messages.LastOrDefault(message => message.Button("Yes, forget me") is not null));
    }

    private static void Sends(RunningBot bot, SandboxPerson person, string members) => bot.Telegram.AddRawUpdate("message", $$"""
        {"message_id":{{person.Messages[^1].Id + 500}},"date":1,"chat":{"id":{{person.Id}},"type":"private","first_name":"A"},"from":{"id":{{person.Id}},"is_bot":false,"first_name":"A","language_code":"en"},{{members}}}
        """);
}
