using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Groups: how many are told, and never who.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_group_opens_with_the_fifth_member_and_tells_whole_groups_as_they_were_that_day()
    {
        var group = await GroupOf("DE", 4);
        await NextDay();
        Assert.False((await Seen(1, group)).IsOpen);
        await InCountry(5, "DE", new JoinGroup(group));
        // Nobody sees the step that they make themselves.
        Assert.False((await Seen(5, group)).IsOpen);
        await NextDay();
        Assert.Equal(5, (await Seen(5, group)).Told);
        foreach (var who in Enumerable.Range(6, 4)) await InCountry(who, "DE", new JoinGroup(group));
        await NextDay();
        Assert.Equal(5, (await Seen(9, group)).Told);
        await InCountry(10, "DE", new JoinGroup(group));
        await NextDay();
        Assert.Equal(10, (await Seen(1, group)).Told);
        await InCountry(1, "DE", new LeaveGroup(group));
        Assert.Equal(10, (await Seen(2, group)).Told);
        await NextDay();
        Assert.Equal(5, (await Seen(2, group)).Told);
    }

    [Fact]
    public async Task A_group_is_for_those_of_its_country_and_there_is_none_where_it_gives_people_away()
    {
        var group = await GroupOf("DE", 5);
        await NextDay();
        Assert.IsType<GroupGone>(await InCountry(20, "LT", new LookAtGroup(group)));
        Assert.IsType<GroupGone>(await InCountry(20, "LT", new JoinGroup(group)));
        Assert.Equal(WhyNoGroups.Danger, Assert.IsType<GroupsSeen>(await InCountry(21, "RU", new LookAtGroups(0))).WhyNone);
        Assert.Equal(WhyNoGroups.NoCountry, Assert.IsType<GroupsSeen>(await Bench.Ask(22, new LookAtGroups(0))).WhyNone);
        Assert.Equal(5, await Kept(kept => Groups.Count(kept, group)));
    }

    [Fact]
    public async Task Whoever_is_suspended_or_forgotten_is_in_no_group_and_what_they_hosted_ends()
    {
        var group = await GroupOf("DE", 3);
        await Bench.Turn(1, turn => turn.Save(new Conversation(Living(1, "DE"), new Home(), 1)));
        await InCountry(1, "DE", new AskToHost(group));
        await Bench.Ask(Olga, new DecideHost(group, new VolunteerId(1), Yes: true));
        await InCountry(1, "DE", new SendGroupNews(group, "words"));
        Assert.True(await Kept(kept => GroupHosts.Is(kept, group, new VolunteerId(1)) && GroupNewsBoard.IsWaiting(kept, group)));
        await Bench.Ask(Olga, new SuspendVolunteer(new VolunteerId(1), "a test", Role.None));
        Assert.False(await Kept(kept => GroupHosts.Of(kept, group) is not null || GroupNewsBoard.IsWaiting(kept, group)));
        Assert.IsType<GroupGone>(await InCountry(1, "DE", new JoinGroup(group)));
        await Bench.Ask(2, new EraseMe());
        Assert.Equal([3L], await Kept(kept => kept.All(Groups.Members).Select(member => member.Who.Value).ToList()));
        Assert.Equal(1, await Kept(kept => Groups.Count(kept, group)));
    }

    [Fact]
    public async Task A_group_has_one_host_and_nobody_confirms_themselves()
    {
        var group = await GroupOf("DE", 3);
        foreach (var who in (long[])[1, 2]) await InCountry(who, "DE", new AskToHost(group));
        await Bench.Ask(1, new DecideHost(group, new VolunteerId(1), Yes: true));
        Assert.Null(await Kept(kept => GroupHosts.Of(kept, group)));
        await Bench.Ask(Olga, new DecideHost(group, new VolunteerId(2), Yes: true));
        var queue = await Bench.Ask<GroupQueueSeen>(Olga, new DecideHost(group, new VolunteerId(1), Yes: true));
        Assert.Equal(2, (await Kept(kept => GroupHosts.Of(kept, group)))!.Who.Value);
        Assert.Equal(1, Assert.Single(queue.Hosts).Host.Who.Value);
        await Bench.Ask(Olga, new DecideHost(group, new VolunteerId(2), Yes: false));
        await Bench.Ask(Olga, new DecideHost(group, new VolunteerId(1), Yes: true));
        Assert.Equal(1, (await Kept(kept => GroupHosts.Of(kept, group)))!.Who.Value);
    }

    [Fact]
    public async Task All_members_hear_what_the_host_wrote_once_a_moderator_has_read_it_and_it_goes_after_a_month()
    {
        var group = await GroupOf("DE", 450);
        await NextDay();
        await InCountry(1, "DE", new AskToHost(group));
        await Bench.Ask(Olga, new DecideHost(group, new VolunteerId(1), Yes: true));
        await InCountry(1, "DE", new SendGroupNews(group, "words"));
        Assert.IsType<GroupGone>(await InCountry(1, "DE", new SendGroupNews(group, "one more")));
        Assert.Empty((await Bench.Ask<GroupQueueSeen>(1, new LookAtGroupQueue())).News);
        var news = Assert.Single((await Bench.Ask<GroupQueueSeen>(Olga, new LookAtGroupQueue())).News).News;
        Assert.Null((await SeenWhole(2, group)).News);
        await Bench.Ask(Olga, new JudgeGroupNews(news.Id));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal(450, await Kept(kept => kept.All(Core.Mail.Timers.Table).Count(timer => timer.Trigger == new GroupDue(group, GroupWord.News))));
        Assert.Equal("words", (await SeenWhole(2, group)).News?.Words);
        Bench.Clock.Now += TimeSpan.FromDays(31);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Null((await SeenWhole(2, group)).News);
    }

    [Fact]
    public async Task A_city_is_there_once_and_goes_only_while_it_was_never_open()
    {
        var group = await GroupOf("DE", 5);
        await NextDay();
        var organizer = StoreBench.Volunteer(Olga) with { Role = Role.Organizer };
        var city = Assert.IsType<CityAdded>(await Bench.AskAs(organizer, new AddCity(group, "Берлин"))).City;
        Assert.IsType<CityKnown>(await Bench.AskAs(organizer, new AddCity(group, "берлин")));
        Assert.IsType<GroupGone>(await InCountry(2, "DE", new AddCity(group, "Кёльн")));
        await InCountry(2, "DE", new JoinGroup(city.Id));
        await Bench.AskAs(organizer, new RemoveCity(group));
        await Bench.AskAs(organizer, new RemoveCity(city.Id));
        Assert.Equal([group], await Kept(kept => kept.All(Groups.Table).Select(one => one.Id).ToList()));
        Assert.Equal(5, await Kept(kept => kept.All(Groups.Members).Count()));
    }

    [Fact]
    public async Task An_event_of_a_group_is_for_its_members_and_made_by_its_host()
    {
        var group = await GroupOf("DE", 3);
        var draft = new EventDraft("Встреча", "О разном", Bench.Clock.Now.AddDays(2), 60, "ru", 0, "там", IsWeekly: false);
        Assert.IsType<EventGone>(await InCountry(1, "DE", new MakeEvent(draft, group)));
        await InCountry(1, "DE", new AskToHost(group));
        await Bench.Ask(Olga, new DecideHost(group, new VolunteerId(1), Yes: true));
        Assert.IsType<EventGone>(await InCountry(1, "DE", new MakeEvent(draft)));
        var one = Assert.IsType<EventSeen>(await InCountry(1, "DE", new MakeEvent(draft, group))).Event.Event;
        Assert.IsType<EventGone>(await InCountry(9, "DE", new LookAtEvent(one.Id)));
        Assert.IsType<EventGone>(await InCountry(9, "DE", new AnswerEvent(one.Id, GuestAnswer.Coming)));
        Assert.Empty(Assert.IsType<EventsSeen>(await InCountry(9, "DE", new LookAtEvents(0))).Events);
        Assert.IsType<EventGone>(await InCountry(2, "DE", new CancelEvent(one.Id, "no")));
        foreach (var who in (long[])[2, 3]) Assert.IsType<EventSeen>(await InCountry(who, "DE", new AnswerEvent(one.Id, GuestAnswer.Coming)));
        // Whoever leaves the group gives the place back, and with the host goes what they planned.
        await InCountry(3, "DE", new LeaveGroup(group));
        Assert.Equal(1, await Kept(kept => Events.Count(kept, one.Id, GuestAnswer.Coming)));
        await Bench.Ask(Olga, new DecideHost(group, new VolunteerId(1), Yes: false));
        Assert.Equal("", await Kept(kept => Events.Find(kept, one.Id)!.CancelledFor));
    }

    private static Volunteer Living(long who, string country) => StoreBench.Volunteer(who) with { Country = country };

    private Task<Trigger> InCountry(long who, string country, Ask ask) => Bench.AskAs(Living(who, country), ask);

    /// <summary>The group of a country, with members 1 to <paramref name="members"/>.</summary>
    private async Task<long> GroupOf(string country, int members)
    {
        var seen = Assert.IsType<GroupsSeen>(await InCountry(1, country, new LookAtGroups(0)));
        var group = Assert.Single(seen.All).Group.Id;
        foreach (var who in Enumerable.Range(1, members)) await InCountry(who, country, new JoinGroup(group));
        return group;
    }

    private Task<T> Kept<T>(Func<ITransaction, T> look) => Bench.Store.Read(look, default);

    private async Task NextDay()
    {
        Bench.Clock.Now += TimeSpan.FromDays(1);
        await Bench.Store.Sweep(Bench.Clock.Now, default);
    }

    private async Task<Group> Seen(long who, long group) => (await SeenWhole(who, group)).Group;

    private async Task<GroupShown> SeenWhole(long who, long group) => Assert.IsType<GroupSeen>(await InCountry(who, "DE", new LookAtGroup(group))).Group;
}
