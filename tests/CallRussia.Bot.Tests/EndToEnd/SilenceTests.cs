using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>Whoever was called asks for silence, over HTTP.</summary>
public sealed class SilenceTests
{
    private const long OlgaId = 700_003;

    private static readonly PhoneNumber Number = DemoBlock.Number(7, 4321);

    [Fact]
    public async Task Whoever_comes_by_the_link_names_the_number_and_is_let_go()
    {
        await using var bot = await RunningBot.Start(11);
        var vera = bot.Telegram.AddPerson("Vera", "ru", 700_091);
        vera.Start("dontcall");
        var asked = await vera.ExpectMessage("Вам звонили от нас");
        Assert.Empty(asked.AllButtons);

        vera.Send($"мой номер {Number.Full()}");
        await vera.ExpectMessage("Готово.");
        await vera.WaitFor(person => person.Messages.All(message => !message.Text.Contains("975", StringComparison.Ordinal)) ? person : null, "a chat without the number");
        Assert.True(await bot.Look(store => store.Read(kept => DoNotCallRegister.Contains(kept, Number), default)));

        // A restart in the middle: the way goes on, and so does the clock that lets her go.
        await bot.Stop();
        await bot.StartAgain();
        vera.Send("спасибо");
        await vera.ExpectMessage("Готово.");
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        bot.Clock.Advance(TimeSpan.FromMinutes(61));
        await vera.ExpectEdit("бот уже забыл");
        await bot.Until(() => bot.Count(kept => Chats.Exists(kept, new VolunteerId(700_091)) ? 1 : 0) == 0);
        var sent = vera.Messages.Count;
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await bot.Stop();
        Assert.Equal(sent, vera.Messages.Count);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("4321", StringComparison.Ordinal) || line.Contains("43 21", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_holds_the_number_loses_it_from_the_chat_when_somebody_asks_for_silence()
    {
        await using var bot = await RunningBot.Start(1);
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        var shown = await anna.ExpectEdit("+7 975 0");
        var number = shown.Text[shown.Text.IndexOf("+7", StringComparison.Ordinal)..][..16];

        var vera = bot.Telegram.AddPerson("Vera", "en", 700_091);
        vera.Send($"You called me on {number}, stop calling me");
        await vera.ExpectMessage("Done.");
        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await anna.ExpectDeletion(shown.Id);
        await bot.Stop();
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains(number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_called_is_no_volunteer_and_gets_no_news()
    {
        await using var bot = await RunningBot.Start(11);
        var vera = bot.Telegram.AddPerson("Vera", "ru", 700_091);
        vera.Send("Мне звонили, не звоните больше");
        await vera.ExpectMessage("Вам звонили от нас");
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        Assert.Equal(0, bot.Count(kept => (int)Chats.People.All(kept).Sum(count => count.N)));
        Assert.Equal(0, bot.Count(kept => (int)Chats.Readers(kept).Sum(count => count.People)));
    }

    [Fact]
    public async Task A_directory_emptied_into_it_is_told_to_the_organizers_once()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Organizers", $"{OlgaId}"));
        var olga = await OrganizersTests.Olga(bot);
        await bot.Look(store => store.Write(
            kept =>
            {
                for (var line = 0; line < 100; line++) Core.Silence.SilenceRequests.Take(kept, DemoBlock.Number(7, line), bot.Clock.GetUtcNow());
                return true;
            },
            default));
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await olga.ExpectMessage("🔔 People close unusually many numbers themselves");
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        olga.Send("/organize");
        await olga.Press("Number bank");
        await olga.ExpectEdit("today 100, yesterday 0, in a week 100");
        await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
        bot.Clock.Advance(TimeSpan.FromHours(2));
        await olga.ExpectMessage("all is well again");
        Assert.Single(olga.Messages, message => message.Text.StartsWith("🔔 People close", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_door_for_the_page_stands_in_the_running_bot()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        var door = bot.Services.GetRequiredService<SilenceDoor>();
        Assert.Equal(Core.Silence.SilenceFate.Kept, (await door.Take(Number.Full(), System.Net.IPAddress.Parse("203.0.113.9"), default)).Fate);
        await bot.Stop();
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("43 21", StringComparison.Ordinal) || line.Contains("203.0.113", StringComparison.Ordinal));
    }
}
