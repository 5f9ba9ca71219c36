using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Community;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

/// <summary>A word of thanks from the team to one person.</summary>
public sealed class ThanksTests : ITestWithEnd
{
    private const string Words = "За терпение в прошлую пятницу!";

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task It_is_looked_over_goes_once_and_its_words_are_kept_nowhere()
    {
        await _town.Settle(Town.Organizer, Town.Anna);
        await _town.Does(Town.Organizer, new ThanksWanted(Town.Anna));
        Assert.Contains(Words, await _town.Writes(Town.Organizer, Words), StringComparison.Ordinal);
        Assert.Empty(_town.Heard(Town.Anna));
        await _town.Does(Town.Organizer, new ThanksConfirmed());
        await _town.Does(Town.Organizer, new ThanksConfirmed());

        Assert.Contains(Words, Assert.Single(_town.Heard(Town.Anna)).Words, StringComparison.Ordinal);
        var (_, words) = await _town.Read();
        Assert.DoesNotContain(words, kept => kept.Contains(Words, StringComparison.Ordinal));
        Assert.Contains("сказала вам спасибо 1 раз", await _town.Does(Town.Anna, new ProgressAsked()), StringComparison.Ordinal);
        Assert.Single(await _town.Look(kept => kept.All(AuditLog.Table).Where(deed => deed.Entry.Act == Act.VolunteerThanked).ToList()));
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("no news")]
    [InlineData("forgotten")]
    public async Task Whoever_is_suspended_wants_no_news_or_is_gone_gets_none(string how)
    {
        await _town.Settle(Town.Organizer, Town.Anna);
        await _town.Does(Town.Organizer, new ThanksWanted(Town.Anna));
        await _town.Writes(Town.Organizer, Words);
        switch (how)
        {
            case "suspended": await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(Town.Anna), "a test", Role.None), new VolunteerId(Town.Organizer), default); break;
            case "no news": await _town.Does(Town.Anna, new NewsSwitched(On: false)); break;
            case "forgotten": await _town.Does(Town.Anna, new ForgetConfirmed()); break;
        }

        Assert.Contains("Ничего не отправлено", await _town.Does(Town.Organizer, new ThanksConfirmed()), StringComparison.Ordinal);
        Assert.Empty(_town.Heard(Town.Anna));
    }

    [Fact]
    public void It_is_offered_on_the_page_about_a_person_and_not_on_one_s_own_or_of_somebody_suspended()
    {
        bool Offers(long who, SuspendedPerson? suspended) => Talk.In(new Home()).As(Some.Organizer)
            .Answering(new PersonSeen(new VolunteerId(who), IsKnown: true, Role.None, suspended, [])).When(new PersonAsked(who)).Buttons.Contains(new ThanksWanted(who));
        Assert.True(Offers(Town.Anna, null));
        Assert.False(Offers(Some.Organizer.Id.Value, null));
        Assert.False(Offers(Town.Anna, new SuspendedPerson(new VolunteerId(Town.Anna), Some.Now, "a test")));
    }

    [Fact]
    public async Task Volunteers_thank_nobody_and_too_long_a_word_is_asked_again()
    {
        await _town.Settle(Town.Organizer, Town.Anna);
        await _town.Does(Town.Anna, new ThanksWanted(Town.Boris));
        Assert.IsType<Home>(await _town.StateOf(Town.Anna));
        await _town.Does(Town.Organizer, new ThanksWanted(Town.Anna));
        Assert.Contains("до 200 знаков", await _town.Writes(Town.Organizer, new string('а', 201)), StringComparison.Ordinal);
    }
}
