using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Work without calls, offered and answered.</summary>
public sealed class WorkTests : ITestWithEnd
{
    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task It_is_offered_with_one_tap_and_what_leads_to_the_person_is_taken_out_of_the_sentence()
    {
        await _town.Settle(Town.Organizer, Town.Anna);
        Assert.Contains("сколько на это нужно времени", await _town.Does(Town.Anna, new WorkAsked()), StringComparison.Ordinal);
        Assert.Contains("два языка из трёх", await _town.Does(Town.Anna, new WorkKindAsked(WorkKind.Translating)), StringComparison.Ordinal);
        Assert.Contains("Спасибо", await _town.Does(Town.Anna, new WorkOffered(WorkKind.Translating)), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new WorkNoteWanted(WorkKind.Translating));
        Assert.Contains("ничего не осталось", await _town.Writes(Town.Anna, "anna@example.org"), StringComparison.Ordinal);
        var noted = await _town.Writes(Town.Anna, "Литовский и русский, по вечерам, anna@example.org");
        Assert.Contains("Литовский и русский", noted, StringComparison.Ordinal);
        Assert.Contains("вынуты", noted, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", noted, StringComparison.Ordinal);

        await _town.Does(Town.Organizer, new WorkQueueAsked());
        Assert.Contains("по вечерам", await _town.Does(Town.Organizer, new WorkQueueOpened(WorkKind.Translating)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organizer_writes_and_the_helper_answers_without_names()
    {
        await _town.Settle(Town.Organizer, Town.Anna);
        await _town.Does(Town.Anna, new WorkOffered(WorkKind.Design));
        await _town.Does(Town.Organizer, new WorkQueueOpened(WorkKind.Design));
        await _town.Does(Town.Organizer, new HelperLetterWanted(WorkKind.Design, Town.Anna));
        Assert.Contains("без номеров телефона", await _town.Writes(Town.Organizer, new string('я', 1_001)), StringComparison.Ordinal);
        Assert.Contains("команда написала", await _town.Writes(Town.Organizer, "Нарисуете карточку?"), StringComparison.Ordinal);
        await _town.Soon();
        Assert.Contains("Нарисуете карточку?", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Contains("помощи, которую вы предложили", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.DoesNotContain($"{Town.Organizer}", _town.Latest(Town.Anna), StringComparison.Ordinal);
        await _town.Does(Town.Organizer, new WorkQueueOpened(WorkKind.Design));
        await _town.Does(Town.Organizer, new WorkEnded(WorkKind.Design, Town.Anna, IsDone: true));
        await _town.Soon();
        Assert.Contains("вы очень помогли", _town.Latest(Town.Anna), StringComparison.Ordinal);
    }

    [Fact]
    public void Supporters_and_those_who_live_in_danger_find_it_on_their_first_page()
    {
        var supporter = Some.Volunteer with { Standing = Standing.Supporter };
        Assert.Contains(new WorkAsked(), Talk.In(new Supporting()).As(supporter).When(new Back()).Buttons);
        Assert.Contains(new WorkAsked(), Talk.In(new Supporting()).As(supporter with { Country = "RU" }).When(new Back()).Buttons);
        Assert.DoesNotContain(new WorkKindAsked(WorkKind.Press), Talk.In(new Supporting()).As(supporter with { Country = "RU" }).Answering(new WorkSeen([], IsClosed: false)).When(new WorkAsked()).Buttons);
    }
}
