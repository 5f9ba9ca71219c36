using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Meetings: who comes, who waits, who hears of it.</summary>
public sealed class EventTests : ITestWithEnd
{
    private const string Place = "https://meet.example.org/first-call";

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task An_organizer_makes_one_answer_by_answer_and_everybody_sees_it()
    {
        await Settle();
        await _town.Does(Town.Organizer, new EventWanted());
        await _town.Writes(Town.Organizer, "Первый звонок вместе");
        await _town.Writes(Town.Organizer, "Для тех, кто ещё не звонил.");
        Assert.Contains("Не получилось понять время", await _town.Writes(Town.Organizer, "как-нибудь"), StringComparison.Ordinal);
        Assert.Contains("в котором часу", await _town.Writes(Town.Organizer, "послезавтра"), StringComparison.Ordinal);
        await _town.Writes(Town.Organizer, "послезавтра в 19:00");
        await _town.Does(Town.Organizer, new EventMinutesChosen(60));
        await _town.Does(Town.Organizer, new EventLanguageChosen("ru"));
        Assert.Contains("от 1 до", await _town.Writes(Town.Organizer, "много"), StringComparison.Ordinal);
        await _town.Writes(Town.Organizer, "2");
        await _town.Writes(Town.Organizer, Place);
        var overview = await _town.Does(Town.Organizer, new EventRepeatChosen(IsWeekly: false));
        Assert.Contains("Первый звонок вместе", overview, StringComparison.Ordinal);
        Assert.Contains("2 места", overview, StringComparison.Ordinal);
        await _town.Does(Town.Organizer, new EventConfirmed());
        Assert.IsType<Home>(await _town.StateOf(Town.Organizer));
        Assert.Contains(await _town.Look(kept => kept.All(AuditLog.Table).ToList()), deed => deed.Entry.Act == Act.EventMade);

        var seen = await _town.Does(Town.Anna, new EventsAsked());
        Assert.Contains("Первый звонок вместе", seen, StringComparison.Ordinal);
        Assert.Contains("Впереди 1 встреча", await _town.Does(Town.Anna, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_step_can_be_taken_back_and_volunteers_make_none()
    {
        await Settle();
        await _town.Does(Town.Organizer, new EventWanted());
        await _town.Writes(Town.Organizer, "Встреча");
        await _town.Writes(Town.Organizer, "О разном");
        await _town.Does(Town.Organizer, new EventStepBack());
        Assert.Equal(new EventDraft("Встреча"), Assert.IsType<MakingEvent>(await _town.StateOf(Town.Organizer)).Draft);
        await _town.Does(Town.Anna, new EventWanted());
        Assert.IsType<Home>(await _town.StateOf(Town.Anna));
    }

    [Fact]
    public async Task Where_it_is_stands_there_for_those_who_come()
    {
        await Settle();
        var one = await Made(places: 0);
        Assert.DoesNotContain(Place, await _town.Does(Town.Anna, new EventOpened(one)), StringComparison.Ordinal);
        Assert.DoesNotContain(Place, await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.Maybe)), StringComparison.Ordinal);
        Assert.Contains(Place, await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.Coming)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_has_said_yes_no_zero_is_shown()
    {
        await Settle();
        var (any, two) = (await Made(places: 0), await Made(places: 2));
        Assert.Contains("Пока никто не записался. Может", await _town.Does(Town.Anna, new EventOpened(any)), StringComparison.Ordinal);
        Assert.Contains("Пока никто не записался, есть 2 места", await _town.Does(Town.Anna, new EventOpened(two)), StringComparison.Ordinal);
        Assert.Contains("Придёт 1 человек, осталось 1 место", await _town.Does(Town.Anna, new EventAnswered(two, GuestAnswer.Coming)), StringComparison.Ordinal);
        await _town.Later(TimeSpan.FromDays(4));
        Assert.DoesNotContain("никто не записался", await _town.Does(Town.Anna, new EventOpened(any)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_are_never_given_twice_and_whoever_has_waited_longest_moves_up()
    {
        await Settle();
        var one = await Made(places: 1);
        await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.Coming));
        Assert.Contains("в очереди", await _town.Does(Town.Boris, new EventAnswered(one, GuestAnswer.Coming)), StringComparison.Ordinal);
        await _town.Does(Town.Vera, new EventAnswered(one, GuestAnswer.Coming));
        // Pressed twice: nobody loses their place in the line.
        await _town.Does(Town.Boris, new EventAnswered(one, GuestAnswer.Coming));

        await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.No));
        await _town.Soon();
        Assert.Contains("освободилось место", _town.Latest(Town.Boris), StringComparison.Ordinal);
        Assert.Equal((GuestAnswer.Coming, GuestAnswer.Waits), (await AnswerOf(one, Town.Boris), await AnswerOf(one, Town.Vera)));
        await _town.Does(Town.Boris, new ForgetConfirmed());
        Assert.Equal(GuestAnswer.Coming, await AnswerOf(one, Town.Vera));
        Assert.Null(await AnswerOf(one, Town.Boris));
    }

    [Fact]
    public async Task Guests_are_reminded_a_day_and_ten_minutes_before_and_asked_afterwards()
    {
        await Settle();
        var one = await Made(places: 0);
        await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.Coming));
        await _town.Does(Town.Boris, new EventAnswered(one, GuestAnswer.Maybe));
        await _town.Later(TimeSpan.FromDays(3));
        Assert.Equal(["Скоро", "через десять минут", "Получилось прийти"], Words(Town.Anna));
        Assert.Equal(["Скоро"], Words(Town.Boris));
        Assert.Contains("Стоило прийти", await _town.Does(Town.Anna, new EventAttended(one, WasThere: true)), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new EventJudged(one, EventJudgement.Yes));
        await _town.Does(Town.Anna, new EventJudged(one, EventJudgement.No));
        // One alone is no group, and nobody is counted twice.
        Assert.Null(await _town.Look(kept => Events.Judged(kept, one)));
        Assert.Equal(1, await _town.Look(kept => Events.CountThere(kept, one)));
    }

    [Fact]
    public async Task A_cancelled_one_is_told_with_its_reason_and_nothing_else_comes()
    {
        await Settle();
        var one = await Made(places: 1);
        await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.Coming));
        await _town.Does(Town.Boris, new EventAnswered(one, GuestAnswer.Coming));
        await _town.Does(Town.Organizer, new EventCancelWanted(one));
        await _town.Writes(Town.Organizer, "Заболел ведущий.");
        await _town.Later(TimeSpan.FromDays(4));
        Assert.Contains("Заболел ведущий.", _town.Latest(Town.Anna), StringComparison.Ordinal);
        Assert.Contains("Заболел ведущий.", _town.Latest(Town.Boris), StringComparison.Ordinal);
        Assert.Equal(["отменена"], Words(Town.Anna));
        Assert.Contains("Пока ничего не назначено", await _town.Does(Town.Anna, new EventsAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_guest_loses_the_place_and_hears_nothing_more()
    {
        await Settle();
        var one = await Made(places: 1);
        await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.Coming));
        await _town.Does(Town.Boris, new EventAnswered(one, GuestAnswer.Coming));
        await _town.Store.Answer(new SuspendVolunteer(new VolunteerId(Town.Anna), "a test", Role.None), new VolunteerId(Town.Organizer), default);
        Assert.Equal(GuestAnswer.Coming, await AnswerOf(one, Town.Boris));
        await _town.Soon();
        var told = _town.All.Count(word => word.To == Town.Anna);
        await _town.Later(TimeSpan.FromDays(4));
        Assert.Equal(told, _town.All.Count(word => word.To == Town.Anna));
    }

    [Fact]
    public async Task A_weekly_one_goes_on_at_the_same_hour_of_its_maker_until_it_is_cancelled()
    {
        await Settle();
        await Made(places: 0, weekly: true);
        var first = await Only();
        await _town.Later(TimeSpan.FromDays(3));
        await Sweep();
        await Sweep();
        var next = await Only();
        Assert.Equal((first.StartsAt.AddDays(7), first.Title), (next.StartsAt, next.Title));
        // Three weeks of standing still skip what is over.
        await _town.Later(TimeSpan.FromDays(24));
        await Sweep();
        Assert.Equal(first.StartsAt.AddDays(28), (await Only()).StartsAt);
        await _town.Does(Town.Organizer, new EventCancelWanted((await Only()).Id));
        await _town.Writes(Town.Organizer, "Хватит.");
        await _town.Later(TimeSpan.FromDays(30));
        await Sweep();
        Assert.Empty(await _town.Look(kept => Events.Ahead(kept, _town.Clock.Now).ToList()));
    }

    [Fact]
    public void The_calendar_s_file_has_lines_of_75_octets_escapes_and_no_place_for_who_does_not_come()
    {
        var one = new Event(3, null, "Раз, два; три", "Первая\nвторая \\ " + new string('ш', 200), Some.Now.AddDays(1), 60, "ru", 0, Place, IsWeekly: false, VolunteerClock.HomeZone);
        var file = EventCalendar.Of(new EventShown(one, GuestAnswer.Coming, 1, IsFull: false, null), Some.Now);
        Assert.All(file.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        var unfolded = file.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Раз\\, два\\; три\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:Первая\\nвторая \\\\ ш", unfolded, StringComparison.Ordinal);
        Assert.Contains(Place, unfolded, StringComparison.Ordinal);
        Assert.DoesNotContain(Place, EventCalendar.Of(new EventShown(one, null, 1, IsFull: false, null), Some.Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_goes_leaves_nothing_and_the_meeting_of_a_forgotten_organizer_stays()
    {
        await Settle();
        var one = await Made(places: 0);
        await _town.Does(Town.Anna, new EventAnswered(one, GuestAnswer.Coming));
        foreach (var who in (long[])[Town.Anna, Town.Organizer]) await _town.Does(who, new ForgetConfirmed());
        var (people, _) = await _town.Read();
        Assert.DoesNotContain(Town.Anna, people);
        Assert.Equal((null, 0), (await _town.Look(kept => Events.Find(kept, one)!.By), await _town.Look(kept => Events.Count(kept, one, GuestAnswer.Coming))));
    }

    [Fact]
    public async Task In_a_month_of_coming_and_going_no_place_is_given_twice()
    {
        await _town.Settle(Town.Organizer);
        var (random, people) = (new Random(2026), Enumerable.Range(0, 40).Select(i => 700_300L + i).ToArray());
        await _town.Settle(people);
        for (var day = 0; day < 12; day++)
        {
            var one = await Made(places: 1 + random.Next(6));
            for (var step = 0; step < 60; step++)
            {
                var who = people[random.Next(people.Length)];
                await _town.Does(who, new EventAnswered(one - random.Next(2), (GuestAnswer)random.Next(4)));
                if (random.Next(40) == 0) await _town.Does(who, new ForgetConfirmed());
                if (random.Next(40) == 0) await _town.Settle(who);
            }
            await _town.Later(TimeSpan.FromDays(1));
            Assert.Empty(await _town.Store.Check(default));
            // Nobody waits where there is a place, and the counts are those of the guests.
            foreach (var ahead in await _town.Look(kept => Events.Ahead(kept, _town.Clock.Now).ToList()))
            {
                var guests = await _town.Look(kept => Events.All(kept, ahead.Id).ToList());
                var coming = guests.Count(guest => guest.Answer == GuestAnswer.Coming);
                Assert.InRange(coming, 0, ahead.Places);
                if (ahead.StartsAt > _town.Clock.Now) Assert.True(coming == ahead.Places || guests.All(guest => guest.Answer != GuestAnswer.Waits));
            }
        }
    }

    private static readonly string[] Marks = ["Скоро", "через десять минут", "Получилось прийти", "отменена", "освободилось место"];

    private IEnumerable<string> Words(long who) => _town.All.Where(told => told.To == who).Select(told => Marks.FirstOrDefault(mark => told.Words.Contains(mark, StringComparison.Ordinal))).OfType<string>();

    private Task Settle() => _town.Settle(Town.Organizer, Town.Anna, Town.Boris, Town.Vera);

    private async Task<long> Made(int places, bool weekly = false)
    {
        var draft = new EventDraft("Встреча", "О разном", _town.Clock.Now.AddDays(2), 60, "ru", places, Place, weekly);
        await _town.Does(Town.Organizer, new EventWanted());
        await _town.Store.Write(kept =>
        {
            kept.Change(Chats.Table, new VolunteerId(Town.Organizer), chat => chat with { State = new MakingEvent(new Home(), draft) });
            return true;
        }, default);
        await _town.Does(Town.Organizer, new EventConfirmed());
        return await _town.Look(kept => kept.All(Events.Table).Max(one => one.Id));
    }

    private Task<Event> Only() => _town.Look(kept => Assert.Single(Events.Ahead(kept, _town.Clock.Now)));

    private Task<GuestAnswer?> AnswerOf(long one, long who) => _town.Look(kept => Events.Guest(kept, one, new VolunteerId(who))?.Answer);

    private async Task Sweep() => await _town.Store.Sweep(_town.Clock.Now, default);
}
