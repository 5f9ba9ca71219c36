using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Tests.Sandbox;

/// <summary>How the page looks beside a real phone.</summary>
public sealed partial class PageTests
{
    [BrowserFact]
    public async Task Labels_that_fit_a_phone_by_the_bots_rule_are_whole_on_the_page_as_well()
    {
        string[][] rows = [["Меньше 3 минут", "3–15 минут"], ["Польша", "Великобритания"], ["Добавить номера", "Номера-ловушки"], ["Кто-то из кампании ведёт себя плохо"]];
        Assert.All(rows, row => Assert.All(row, label => Assert.True(LabelWidth.Fits(label, row.Length), label)));
        _anna.Send("hello");
        await Expect(Messages.Last).ToContainTextAsync("You said");
        await _page.SetViewportSizeAsync(390, 844);
        var inline_keyboard = rows.Select(row => row.Select(text => new { text, callback_data = "x" }));
        await Bot.Call("sendMessage", new { chat_id = _anna.Id, text = new string('ы', 200), reply_markup = new { inline_keyboard } });
        await Expect(Column.Locator(".inline-button .label")).ToHaveCountAsync(rows.Sum(row => row.Length));
        Assert.Empty(await Column.Locator(".inline-button .label").EvaluateAllAsync<string[]>("all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"));
    }

    [BrowserFact]
    public async Task A_voice_shows_how_long_it_is_before_it_is_played()
    {
        _anna.SendVoice(4);
        await Expect(Column.Locator("audio")).ToHaveCountAsync(1);
        Assert.Equal(4, await Column.Locator("audio").EvaluateAsync<double>("it => it.readyState > 0 ? it.duration : new Promise(told => it.onloadedmetadata = () => told(it.duration))"), 0.1);
    }
}
