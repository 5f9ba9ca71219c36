using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>The main way, as a person goes it, over HTTP.</summary>
public class FirstCallTests
{
    protected virtual UpdateMode Mode => UpdateMode.Polling;

    [Fact]
    public async Task From_start_to_a_reported_call_and_the_next_number()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = bot.Telegram.AddPerson("Anna", "en");

        anna.Start("i_friend");
        await anna.Press("English");
        await anna.Press("Yes, I speak Russian");
        await anna.Press("I agree");
        await anna.Press("Skip");
        await anna.Press("Get a number");
        var number = await anna.ExpectEdit("+7 975 0");
        await anna.Press("Nobody answered");
        await anna.Press("Busy");
        await anna.Press("Next number");
        await anna.ExpectEdit("+7 975 0");

        // One screen, changed in place: nothing else was ever sent.
        Assert.Equal(number.Id, Assert.Single(anna.Messages, message => message.FromBot).Id);
    }

    [Fact]
    public async Task The_number_leaves_the_chat_when_the_call_is_reported()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await Arrived(bot);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        anna.Send("/guide");
        await anna.ExpectMessage("+7 975 0");
        await anna.ExpectDeletion();
        await anna.Press("Back to the number");
        await anna.ExpectEdit("The number is yours for");
        await anna.Press("They ended it");
        await anna.ExpectEdit("They ended it");

        await bot.Stop();
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("+7 975", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_in_the_middle_keeps_the_number_in_hand()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await Arrived(bot);
        await anna.Press("Get a number");
        var before = (await anna.ExpectEdit("+7 975 0")).Text;

        await bot.Stop();
        anna.Send("/number");
        await bot.StartAgain();
        var after = await anna.ExpectMessage("+7 975 0");

        Assert.Equal(Number(before), Number(after.Text));
    }

    [Fact]
    public async Task When_the_lease_ends_the_number_leaves_the_chat_and_the_report_is_still_welcome()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await Arrived(bot);
        await anna.Press("Get a number");
        var number = await anna.ExpectEdit("+7 975 0");

        bot.Clock.Advance(TimeSpan.FromMinutes(41));
        var warning = await anna.ExpectMessage(message => message.Button("Still talking") is not null && !message.Text.Contains("+7 975", StringComparison.Ordinal), "the warning");
        await bot.Until(() => bot.Count(kept => kept.All(Core.Mail.Timers.Table).Count(timer => timer.Name.StartsWith("announced:", StringComparison.Ordinal))) == 1);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await anna.ExpectDeletion(number.Id);
        await anna.WaitFor(person => person.Messages.Single(message => message.Id == warning.Id).Button("Still talking") is null ? person : null, "the warning without its button");
        await anna.Press("We talked");
        await anna.Press("Over 15 min");
        await anna.Press("Next number");
        await anna.ExpectMessage("+7 975 0");
    }

    [Fact]
    public async Task A_later_call_is_typed_in_words_confirmed_and_agreed()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await Arrived(bot);
        await anna.Press("Get a number");
        await anna.Press("We talked");
        await anna.Press("Call later");
        await anna.ExpectEdit("Which day did you agree on");
        anna.Send("whenever it suits");
        await anna.ExpectMessage("I could not tell when");
        anna.Send("day after tomorrow, half past two in the afternoon");
        var asked = await anna.ExpectMessage("Is this right?");
        Assert.Contains("14:30 there", asked.Text, StringComparison.Ordinal);
        await anna.Press(asked.AllButtons.Single(button => button.Text.EndsWith("14:30", StringComparison.Ordinal)).Text);
        await anna.ExpectEdit("Agreed:");
    }

    [Fact]
    public async Task Who_lives_in_a_country_with_several_clocks_is_asked_for_his_once()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = bot.Telegram.AddPerson("Anna", "en");
        anna.Start();
        await anna.Press("English");
        await anna.Press("Yes, I speak Russian");
        await anna.Press("I agree");
        // A tap and a text that follow each other at once may come in either order.
        await anna.ExpectButton("Skip");
        anna.Send("USA");
        var asked = await anna.ExpectMessage("several time zones");
        await anna.Press(asked.AllButtons.Single(button => button.Text.Contains("Chicago", StringComparison.Ordinal)).Text);
        await anna.Press("Get a number");
        await anna.ExpectEdit("by your clock");
    }

    [Fact]
    public async Task Commands_are_offered_in_the_language_of_the_person_and_by_role()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await Arrived(bot);
        await anna.WaitFor(person => person.Commands.Any(command => command.Command == "number") ? person : null, "the commands of a caller");

        var tomas = bot.Telegram.AddPerson("Tomas", "lt");
        tomas.Start();
        await tomas.Press("Lietuvių");
        await tomas.Press("Ne");
        await tomas.WaitFor(person => person.Commands.Count > 0 && person.Commands.All(command => command.Command != "number") ? person : null, "the commands of a supporter");
        Assert.Contains(tomas.Commands, command => command is { Command: "help", Description: "Pagalba" });
    }

    [Fact]
    public async Task What_is_kept_can_be_seen_and_erased()
    {
        await using var bot = await RunningBot.Start(Mode);
        var anna = await Arrived(bot);
        await anna.Press("Get a number");
        await anna.Press("We talked");
        anna.Send("/mydata");
        await anna.ExpectMessage(message => message.Document is not null, "a file");
        anna.Send("/forget");
        await anna.Press("Yes, forget me");
        await anna.ExpectEdit("no longer knows you");
        anna.Send("/progress");
        await anna.ExpectMessage("Which language");
    }

    internal static async Task<SandboxPerson> Arrived(RunningBot bot, string name = "Anna", long? id = null)
    {
        var person = bot.Telegram.AddPerson(name, "en", id);
        person.Start();
        await person.Press("English");
        await person.Press("Yes, I speak Russian");
        await person.Press("I agree");
        await person.Press("Skip");
        await person.ExpectButton("Get a number");
        return person;
    }

    private static string Number(string text) => text[text.IndexOf("+7", StringComparison.Ordinal)..][..16];
}
