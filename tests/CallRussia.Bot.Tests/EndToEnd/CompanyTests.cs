using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Two people write to each other through the bot, over HTTP.</summary>
public sealed class CompanyTests
{
    [Fact]
    public async Task Words_voice_and_corrections_arrive_and_numbers_do_not()
    {
        await using var bot = await RunningBot.Start();
        var (anna, boris) = await Buddies(bot);

        var first = anna.Send("Hello there");
        var heard = await boris.ExpectMessage("Hello there");
        Assert.Contains("Ann", heard.Text, StringComparison.Ordinal);
        Assert.True(heard.ProtectContent);
        await anna.ExpectMessage("On its way to Bob");

        anna.Edit(first.Id, "Hello again");
        await boris.ExpectMessage("Hello again");

        anna.Send("Look at example.org or ask @somebody_there");
        Assert.DoesNotContain("example", (await boris.ExpectMessage("Look at … or ask …")).Text, StringComparison.Ordinal);

        var number = anna.Send("call +7 975 002 00 11 please");
        await boris.ExpectMessage("call … please");
        await anna.ExpectDeletion(number.Id);

        anna.SendVoice();
        // More than a few messages a second wait a little, as Telegram wants it.
        var voice = await bot.WhileTimePasses(boris.ExpectMessage(message => message.File is { Kind: SandboxFileKind.Voice }, "a voice"));
        Assert.Contains("Ann", voice.Text, StringComparison.Ordinal);
        Assert.Contains(voice.AllButtons, button => button.Text == "Report");

        anna.SendSticker();
        await anna.ExpectMessage("Words and your voice can be passed on");

        await boris.Press("Reply");
        boris.Send("Good to hear you");
        await anna.ExpectMessage("Good to hear you");

        await bot.Stop();
        Assert.All(bot.Log.Lines, line => Assert.DoesNotContain("Hello", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_is_not_reached_and_the_writer_hears_of_it()
    {
        await using var bot = await RunningBot.Start();
        var (anna, boris) = await Buddies(bot);
        bot.Telegram.Faults.Next(SandboxFault.Error(403, "Forbidden: bot was blocked by the user"), method: "sendMessage", chatId: boris.Id);

        anna.Send("Are you there?");
        await bot.WhileTimePasses(anna.ExpectMessage("doesn't seem to have arrived"));
        anna.Send("And now?");
        await anna.ExpectMessage("can't be reached just now");
        Assert.DoesNotContain(boris.Messages, message => message.Text.Contains("Are you there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_Telegram_asks_to_wait_the_words_wait_once_also_over_a_restart()
    {
        await using var bot = await RunningBot.Start();
        var (anna, boris) = await Buddies(bot);
        bot.Telegram.Faults.Next(SandboxFault.TooManyRequests(30), method: "sendMessage", chatId: boris.Id);

        anna.Send("Take your time");
        await bot.Telegram.ExpectCall(call => call.Status == 429, "a refusal");
        await bot.Stop();
        await bot.StartAgain();
        await bot.WhileTimePasses(boris.ExpectMessage("Take your time"));

        await bot.Telegram.UntilConfirmed();
        Assert.Single(boris.Messages, message => message.Text.Contains("Take your time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_ends_the_talk_on_both_sides()
    {
        await using var bot = await RunningBot.Start();
        var (anna, boris) = await Buddies(bot);
        anna.Send("Something bad");
        await boris.ExpectMessage("Something bad");

        await boris.Press("Report");
        await boris.Press("Insults me");
        await boris.ExpectEdit("you won't meet again");
        await bot.WhileTimePasses(anna.ExpectMessage("it is not about you"));
        anna.Send("Why?");
        await anna.ExpectMessage(message => message.FromBot, "an answer");

        await bot.Telegram.UntilConfirmed();
        Assert.DoesNotContain(boris.Messages, message => message.Text.Contains("Why?", StringComparison.Ordinal));
    }

    /// <summary>Two who found each other; the first one writes.</summary>
    private static async Task<(SandboxPerson Anna, SandboxPerson Boris)> Buddies(RunningBot bot)
    {
        var anna = await Seeks(bot, "Ann", "I'm new");
        var boris = await Seeks(bot, "Bob", "I can hold a hand");
        Assert.Equal(1, await Matchmaker.Match(bot.Services.GetRequiredService<IStore>(), 1, bot.Clock.GetUtcNow(), CancellationToken.None));
        await bot.WhileTimePasses(anna.ExpectMessage("We found you a buddy"));
        await bot.WhileTimePasses(boris.ExpectMessage("We found you a buddy"));
        await anna.Press("Say hello");
        await anna.ExpectMessage("You are writing to your buddy Bob");
        return (anna, boris);
    }

    private static async Task<SandboxPerson> Seeks(RunningBot bot, string name, string experience)
    {
        var person = await FirstCallTests.Arrived(bot, name);
        person.Send("/community");
        await person.Press("Buddy");
        await person.Press("Find a buddy");
        await person.ExpectEdit("What shall we call you?");
        person.Send(name);
        await person.Press(experience);
        await person.Press("Next");
        await person.Press("evening 17–21");
        await person.Press("Done");
        await person.ExpectEdit("We are looking for a buddy");
        return person;
    }
}
