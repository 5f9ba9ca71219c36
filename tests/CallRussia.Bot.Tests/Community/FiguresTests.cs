using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>The team's one look at how people do among each other.</summary>
public sealed class FiguresTests : ITestWithEnd
{
    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task It_counts_who_is_together_and_what_waits_and_names_nobody()
    {
        await _town.Settle(Town.Organizer, Town.Anna, Town.Boris, Town.Vera, 700_104);
        await _town.Pair(Town.Anna, Town.Boris);
        await _town.Seeks(Town.Vera);
        await _town.BecomesMentor(700_104);
        await _town.Does(Town.Vera, new CompanyAsked());
        await _town.Does(Town.Vera, new WordWanted());
        _town.Clock.Now = _town.Clock.Now.AddMinutes(25);

        var seen = await _town.Does(Town.Organizer, new FiguresAsked());
        Assert.Contains("Пар: 1. Ищут напарника: 1, дольше всех 25 минут", seen, StringComparison.Ordinal);
        Assert.Contains("Наставников: 1, сейчас на месте: 1. Ждут разговора: 1, дольше всех 25 минут", seen, StringComparison.Ordinal);
        Assert.Contains("На проверке ничего нет", seen, StringComparison.Ordinal);
        foreach (var name in (string[])["Анна", "Борис", "Вера", "7001"]) Assert.DoesNotContain(name, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_volunteer_it_does_not_exist()
    {
        await _town.Settle(Town.Anna);
        Assert.DoesNotContain("Пар:", await _town.Does(Town.Anna, new FiguresAsked()), StringComparison.Ordinal);
    }
}
