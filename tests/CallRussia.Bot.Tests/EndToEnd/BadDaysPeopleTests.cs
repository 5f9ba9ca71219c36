using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>People tap twice, tap what is long gone, block, come back, write when they should tap.</summary>
public sealed class BadDaysPeopleTests
{
    [Fact]
    public async Task Many_presses_of_one_button_are_one_number_and_all_are_answered()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        var screen = await anna.ExpectButton("Get a number");

        var taps = Many(anna, screen.Id, screen.Button("Get a number")!.CallbackData!);

        foreach (var tap in taps) await tap.Answered();
        await bot.Telegram.UntilConfirmed();
        await bot.Stop();
        Assert.Equal(1, (await bot.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Held));
        Assert.Single(anna.Messages, message => message.Text.Contains("+7 975", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_reports_of_one_call_are_one_outcome()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        var screen = await anna.ExpectEdit("+7 975 0");

        foreach (var tap in Many(anna, screen.Id, screen.Button("We talked")!.CallbackData!)) await tap.Answered();

        anna.Send("/progress");
        await anna.ExpectMessage("1 call,");
        await bot.Stop();
        Assert.Empty(await bot.Look(store => store.Check(CancellationToken.None)));
    }

    [Fact]
    public async Task Both_of_two_quick_different_reports_do_not_count()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        var screen = await anna.ExpectEdit("+7 975 0");
        var taps = ((string[])["Nobody answered", "We talked", "They ended it", "I did not call"])
            .Select(label => anna.PressData(screen.Id, screen.Button(label)!.CallbackData!)).ToList();
        foreach (var tap in taps) await tap.Answered();
        anna.Send("/progress");
        await anna.ExpectMessage("Behind you: 1 call.");
    }

    [Fact]
    public async Task A_button_of_an_earlier_call_does_not_act_on_the_present_one()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        var first = await anna.ExpectEdit("+7 975 0");
        var old = first.Button("We talked")!.CallbackData!;
        await anna.Press("Nobody answered");
        await anna.Press("Next number");
        var second = await anna.ExpectEdit("+7 975 0");

        await anna.PressData(second.Id, old).Answered();
        await anna.PressData(first.Id + 1_000, old).Answered();
        anna.Send("/number");
        var shown = await anna.ExpectMessage("+7 975 0");

        Assert.Equal(Number(second), Number(shown));
        anna.Send("/progress");
        await anna.ExpectMessage("1 call,");
    }

    [Fact]
    public async Task A_text_that_overtakes_a_tap_loses_no_report()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        var screen = await anna.ExpectEdit("+7 975 0");

        // Telegram may deliver the text first although the tap was made before it.
        anna.Send("he hung up at once");
        var tap = anna.PressData(screen.Id, screen.Button("They ended it")!.CallbackData!);
        await tap.Answered();

        // Told kindly (her words have opened the guide), or recorded: in both cases the report can be made and counts once.
        if (anna.Messages.All(message => message.Button("Undo") is null))
        {
            // The answer to the tap has to be there: its screen shows the number too.
            await bot.Until(() => bot.Count(kept => kept.All(Outbox.Table).Count()) == 0);
            var before = anna.Messages.Max(message => message.Id);
            anna.Send("/number");
            await anna.ExpectMessage(message => message.Id > before + 1 && message.Text.Contains("is yours for", StringComparison.Ordinal), "the number again");
            await anna.Press("They ended it");
        }
        await anna.ExpectButton("Undo");
        anna.Send("/progress");
        await anna.ExpectMessage("1 call,");
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_in_a_call_is_left_alone_and_finds_everything_on_coming_back()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        var number = Number(await anna.ExpectEdit("+7 975 0"));
        anna.Block();
        await bot.Telegram.UntilConfirmed();
        await bot.Until(() => bot.Count(kept => kept.All(Inbox.Updates).Count()) == 0);
        var calls = ToHer(bot, anna);

        bot.Clock.Advance(TimeSpan.FromMinutes(41));
        await bot.Until(() => bot.Count(kept => kept.All(Timers.Table).Count(timer => timer.Name == TimerKeys.LeaseWarning)) == 0);
        Assert.Equal(calls, ToHer(bot, anna));

        anna.Start();
        await anna.ExpectMessage("+7 975 0");
        Assert.Equal(number, Number(anna.Messages.Last(message => message.Text.Contains("+7 975", StringComparison.Ordinal))));
        await anna.Press("We talked");
        await anna.ExpectButton("Undo");
    }

    [Fact]
    public async Task A_block_that_is_only_learned_from_a_refusal_is_the_same()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        bot.Telegram.Faults.Next(SandboxFault.Error(403, "Forbidden: bot was blocked by the user"), method: "editMessageText", chatId: anna.Id);
        await anna.Press("Get a number");
        await bot.Until(() => bot.Says("is given up: Blocked"));
        await bot.Telegram.UntilConfirmed();

        anna.Send("/number");
        await anna.ExpectMessage("+7 975 0");
        await bot.Stop();
        Assert.Equal(1, (await bot.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Held));
    }

    [Fact]
    public async Task A_tap_that_expired_while_the_bot_was_down_can_be_made_again()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        await bot.Stop();
        await anna.Press("We talked");
        bot.Clock.Advance(TimeSpan.FromSeconds(151));
        Assert.Equal(0, bot.Telegram.PendingUpdates);

        await bot.StartAgain();
        await anna.Press("We talked");
        await anna.ExpectButton("Undo");
        anna.Send("/progress");
        await anna.ExpectMessage("1 call and 1 talk");
    }

    [Fact]
    public async Task An_answer_to_a_tap_that_comes_too_late_harms_nothing()
    {
        await using var bot = await RunningBot.Start();
        var anna = await FirstCallTests.Arrived(bot);
        await bot.Stop();
        await anna.Press("Get a number");
        bot.Clock.Advance(TimeSpan.FromSeconds(60));
        await bot.StartAgain();
        await anna.ExpectEdit("+7 975 0");
    }

    /// <summary>As many as may wait at once, less some that may still be under way: beyond that the last are left out, of which another test speaks.</summary>
    private static List<SandboxTap> Many(SandboxPerson person, int message, string data) =>
        [.. Enumerable.Range(0, Limits.WaitingOfOne - 20).AsParallel().Select(_ => person.PressData(message, data))];

    private static int ToHer(RunningBot bot, SandboxPerson person) => bot.Telegram.OutgoingRequests.Count(call => call.ChatId == person.Id);

    private static string Number(SandboxMessage message) => message.Text[message.Text.IndexOf("+7", StringComparison.Ordinal)..][..16];
}
