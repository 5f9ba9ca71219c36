using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Two weeks with a buddy.</summary>
public sealed class BuddyTests : ITestWithEnd
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Whose_clock_is_a_guess_reads_so_beside_the_hours()
    {
        await _town.Settle(Town.Anna);
        await _town.Arrive(Town.Volunteer(Town.Boris) with { Zone = null });
        foreach (var who in (long[])[Town.Anna, Town.Boris])
        {
            await _town.Does(who, new BuddyWanted());
            await _town.Does(who, new ExperienceSaid(CanHold: false));
            Assert.Equal(who == Town.Boris, (await _town.Does(who, new LanguagesChosen())).Contains("Точного вашего времени", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_thinks_better_of_it_is_back_on_the_page_they_came_from()
    {
        await _town.Settle(Town.Anna);
        await _town.Does(Town.Anna, new BuddyWanted());
        Assert.Contains("Напарник на две недели", await _town.Does(Town.Anna, new Cancelled()), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new NameChangeWanted());
        Assert.Contains("Мы рядом", await _town.Does(Town.Anna, new Cancelled()), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new DutyWanted());
        Assert.Contains("Слушать других", await _town.Does(Town.Anna, new Cancelled()), StringComparison.Ordinal);
        Assert.IsType<Home>(await _town.StateOf(Town.Anna));
    }

    [Fact]
    public async Task From_opting_in_to_hello()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        Assert.Contains("Ищем", await Seek(Town.Anna), StringComparison.Ordinal);
        await _town.Seeks(Town.Boris, canHold: true);
        Assert.Equal(1, await _town.Match(1));
        await _town.Soon();
        Assert.Contains("Нашёлся напарник", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Contains("Нашёлся напарник", _town.Latest(Town.Boris), StringComparison.Ordinal);
        Assert.Contains("Борис", await _town.Does(Town.Anna, new BuddyAsked()), StringComparison.Ordinal);
        Assert.Contains("Борис", await _town.Does(Town.Anna, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_a_buddy_looks_for_no_other_one_and_looking_again_changes_only_the_wishes()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        await _town.Pair(Town.Anna, Town.Boris);
        await _town.Seeks(Town.Anna);
        Assert.Equal(0, await _town.Look(BuddyWishes.Count));
        await _town.Settle(Town.Vera);
        await _town.Seeks(Town.Vera);
        await _town.Seeks(Town.Vera, part: DayPart.Late);
        Assert.Equal(1, await _town.Look(BuddyWishes.Count));
        await _town.Does(Town.Vera, new BuddyUnwanted());
        Assert.Equal(0, await _town.Look(BuddyWishes.Count));
    }

    [Fact]
    public async Task What_was_proposed_is_checked_again_when_it_comes_true()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        await _town.Seeks(Town.Anna);
        await _town.Seeks(Town.Boris);
        var pairs = await _town.Look(kept => BuddyWishes.Propose(kept, 1, _town.Clock.Now));
        await _town.Does(Town.Boris, new BuddyUnwanted());
        Assert.Equal(0, await _town.Store.Write(kept => BuddyWishes.Join(kept, [.. pairs, .. pairs], _town.Clock.Now), default));
        await _town.Seeks(Town.Boris);
        Assert.Equal(1, await _town.Store.Write(kept => BuddyWishes.Join(kept, [.. pairs, .. pairs], _town.Clock.Now), default));
    }

    [Fact]
    public async Task Nobody_waits_longer_than_a_day_without_a_word()
    {
        await _town.Settle(Town.Anna);
        await _town.Seeks(Town.Anna);
        await _town.Later(Day + TimeSpan.FromHours(12));
        Assert.Contains("Прошёл день", _town.Latest(Town.Anna), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_weeks_end_by_themselves_and_both_are_told()
    {
        await Together();
        await _town.Later(12 * Day);
        Assert.Contains("Через два дня", _town.Latest(Town.Anna), StringComparison.Ordinal);
        await _town.Later(3 * Day);
        foreach (var who in (long[])[Town.Anna, Town.Boris])
        {
            Assert.Contains("прошли", _town.Latest(who), StringComparison.Ordinal);
            Assert.Null(await _town.Side(who, TalkKind.Buddy));
        }
    }

    [Fact]
    public async Task They_stay_together_only_when_both_wish_so()
    {
        var talk = await Together();
        await _town.Later(12 * Day + TimeSpan.FromHours(1));
        await _town.Does(Town.Anna, new StayWanted(talk));
        await _town.Does(Town.Anna, new StayWanted(talk));
        Assert.Contains("остаться", _town.Heard(Town.Boris).Single().Words, StringComparison.Ordinal);
        Assert.Contains("вместе до", await _town.Does(Town.Boris, new StayWanted(talk)), StringComparison.Ordinal);
        Assert.Contains("вместе ещё", _town.Heard(Town.Anna).Single().Words, StringComparison.Ordinal);
        var until = (await _town.Side(Town.Anna, TalkKind.Buddy))!.Until;
        await _town.Does(Town.Boris, new StayWanted(talk));
        Assert.Equal(until, (await _town.Side(Town.Boris, TalkKind.Buddy))!.Until);
        await _town.Later(14 * Day);
        Assert.NotNull(await _town.Side(Town.Anna, TalkKind.Buddy));
        await _town.Later(3 * Day);
        Assert.Null(await _town.Side(Town.Anna, TalkKind.Buddy));
    }

    [Fact]
    public async Task Contacts_are_seen_only_when_both_pressed()
    {
        var talk = await Together();
        await _town.Does(Town.Anna, new SharingWanted(talk));
        Assert.DoesNotContain("tg://", await _town.Does(Town.Anna, new SharingConfirmed(talk)), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new SharingConfirmed(talk));
        Assert.DoesNotContain("tg://", Assert.Single(_town.Heard(Town.Boris)).Words, StringComparison.Ordinal);
        Assert.Contains($"tg://user?id={Town.Anna}", await _town.Does(Town.Boris, new SharingConfirmed(talk)), StringComparison.Ordinal);
        Assert.Contains($"tg://user?id={Town.Boris}", Assert.Single(_town.Heard(Town.Anna)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_asked_along_has_a_number_one_tap_away()
    {
        var hearer = new Hearer(new VolunteerId(Town.Boris), Language.Russian, TalkKind.Buddy, 5, "Анна", Quietly: false);
        Assert.Equal(new NumberAsked(), Asked(Ring.Join)[0]);
        Assert.DoesNotContain(new NumberAsked(), Asked(Ring.Word));

        List<Trigger> Asked(Ring ring) =>
            [.. Talk.In(new Home()).Answering(new MayRing(hearer, ring, "Борис")).Taps(new BuddyRung(5, ring)).Only<Effect.Tell>().Screen.Rows.SelectMany(row => row).OfType<Button.Press>().Select(press => press.Trigger)];
    }

    [Fact]
    public async Task Going_to_call_rings_the_buddy_by_day_and_wakes_nobody()
    {
        var talk = await Together();
        Assert.Contains("Позвали", await _town.Does(Town.Anna, new BuddyRung(talk, Ring.Join)), StringComparison.Ordinal);
        Assert.Contains("идёт звонить", _town.Heard(Town.Boris).Single().Words, StringComparison.Ordinal);
        _town.Clock.Now = _town.Clock.Now.AddHours(10);
        Assert.Contains("ночь", await _town.Does(Town.Anna, new BuddyRung(talk, Ring.Join)), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new BuddyRung(talk, Ring.Word));
        Assert.True(_town.Heard(Town.Boris)[^1].Quietly);
        Assert.Equal(2, _town.Heard(Town.Boris).Count);
    }

    [Fact]
    public async Task A_word_is_wished_for_by_one_tap_and_not_twice_before_it_is_answered()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        Assert.Contains("уже закончен", await _town.Does(Town.Anna, new WordToBuddyWanted()), StringComparison.Ordinal);
        var talk = await _town.Pair(Town.Anna, Town.Boris);
        Assert.Contains("Передали: Борис", await _town.Does(Town.Anna, new WordToBuddyWanted()), StringComparison.Ordinal);
        Assert.Contains("Уже передали", await _town.Does(Town.Anna, new WordToBuddyWanted()), StringComparison.Ordinal);
        Assert.Contains("Уже передали", await _town.Does(Town.Anna, new BuddyRung(talk, Ring.Word)), StringComparison.Ordinal);
        Assert.Contains("хочет поговорить", Assert.Single(_town.Heard(Town.Boris)).Words, StringComparison.Ordinal);
        await _town.Does(Town.Boris, new TalkOpened(TalkKind.Buddy, talk));
        await _town.Writes(Town.Boris, "Я здесь");
        Assert.Contains("Передали: Борис", await _town.Does(Town.Anna, new WordToBuddyWanted()), StringComparison.Ordinal);
        await _town.Later(TimeSpan.FromHours(5));
        Assert.Contains("Передали: Борис", await _town.Does(Town.Anna, new WordToBuddyWanted()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buddy_who_went_away_is_not_offered_to_be_told()
    {
        await Together();
        Assert.Equal(Town.Anna, (await _town.Side(Town.Boris, TalkKind.Buddy))!.With.Value);
        await _town.Does(Town.Boris, new WentAway());
        Assert.Contains("не достучаться", await _town.Does(Town.Anna, new WordToBuddyWanted()), StringComparison.Ordinal);
        Assert.Empty(_town.Heard(Town.Boris));
    }

    [Fact]
    public async Task Whoever_two_people_reported_meets_nobody_until_somebody_looked()
    {
        var talk = await Together();
        await Report(Town.Anna, talk);
        await _town.Settle(Town.Vera);
        talk = await _town.Pair(Town.Boris, Town.Vera);
        await Report(Town.Vera, talk);
        await _town.Settle(700_104);
        await _town.Seeks(Town.Boris);
        await _town.Seeks(700_104);
        Assert.Equal(0, await _town.Match(1));
        Assert.Contains("закрыт", await _town.Does(Town.Boris, new BuddyAsked()), StringComparison.Ordinal);
        await _town.Arrive(Town.Volunteer(Town.Organizer));
        await _town.Does(Town.Organizer, new PersonReportsAsked());
        foreach (var report in await _town.Look(kept => PersonReports.List(kept, closed: false, new VolunteerId(Town.Organizer)))) await _town.Does(Town.Organizer, new PersonReportOpened(report.Id, PersonReportStep.Close));
        await _town.Seeks(Town.Boris);
        Assert.Equal(1, await _town.Match(1));
    }

    [Fact]
    public async Task The_team_hears_of_a_report_and_never_who_made_it()
    {
        await _town.Arrive(Town.Volunteer(Town.Organizer));
        await Report(Town.Anna, await Together());
        await _town.Soon();
        Assert.Contains("Новая жалоба", _town.Latest(Town.Organizer), StringComparison.Ordinal);
        var shown = await _town.Does(Town.Organizer, new PersonReportOpened(1, PersonReportStep.Look));
        Assert.Contains($"{Town.Boris}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Town.Anna}", shown, StringComparison.Ordinal);
    }

    private async Task<string> Seek(long who)
    {
        await _town.Does(who, new BuddyWanted());
        await _town.Does(who, new ExperienceSaid(CanHold: false));
        await _town.Does(who, new LanguagesChosen());
        await _town.Does(who, new PartSwitched(DayPart.Evening));
        return await _town.Does(who, new HoursChosen());
    }

    private async Task Report(long who, long talk)
    {
        await _town.Does(who, new PersonReportWanted(TalkKind.Buddy, talk));
        await _town.Does(who, new PersonReasonChosen(PersonReason.Pressure));
    }

    private async Task<long> Together()
    {
        await _town.Settle(Town.Anna, Town.Boris);
        return await _town.Pair(Town.Anna, Town.Boris);
    }
}
