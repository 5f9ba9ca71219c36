using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>Groups of a country: who joins, what the host may do, who hears of it.</summary>
public sealed class GroupTests : ITestWithEnd
{
    private static readonly long[] Five = [Town.Anna, Town.Boris, Town.Vera, 700_104, 700_105];

    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Joining_is_a_button_and_all_hear_when_it_opened()
    {
        var group = await Settle();
        Assert.Contains("ещё собирается", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        var joined = await _town.Does(Town.Anna, new GroupJoined(group));
        Assert.Contains("Вы в списке", joined, StringComparison.Ordinal);
        Assert.DoesNotContain("человек или больше", joined, StringComparison.Ordinal);
        foreach (var who in Five[1..]) await _town.Does(who, new GroupJoined(group));
        await _town.Tomorrow();
        Assert.All(Five, who => Assert.Contains("Литва» открылась", _town.Latest(who), StringComparison.Ordinal));
        Assert.Contains("5 человек или больше", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        // Once.
        await _town.Tomorrow();
        Assert.All(Five, who => Assert.Equal(1, Heard(who, "открылась")));
    }

    [Fact]
    public async Task What_the_host_writes_is_read_by_another_one_before_it_goes_and_leads_nowhere()
    {
        var group = await Hosted();
        await _town.Does(Town.Anna, new GroupNewsWanted(group));
        Assert.Contains("ничего не осталось", await _town.Writes(Town.Anna, "https://elsewhere.example.org"), StringComparison.Ordinal);
        var overview = await _town.Writes(Town.Anna, "Встретимся в субботу, пишите на anna@example.org");
        Assert.Contains("Встретимся в субботу", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", overview, StringComparison.Ordinal);
        await _town.Does(Town.Anna, new GroupNewsSent());
        await _town.Soon();
        Assert.Contains("ждёт вашего решения", _town.Latest(Town.Organizer), StringComparison.Ordinal);
        Assert.Equal(0, Heard(Town.Boris, "Встретимся"));

        Assert.Contains("Встретимся в субботу", await _town.Does(Town.Organizer, new GroupQueueAsked()), StringComparison.Ordinal);
        await _town.Does(Town.Organizer, new GroupNewsPassed(await Waiting()));
        await _town.Tomorrow();
        Assert.All(Five[1..], who => Assert.Equal(1, Heard(who, "Встретимся в субботу")));
        Assert.Contains("Новость в вашей группе", await _town.Does(Town.Boris, new CommunityAsked()), StringComparison.Ordinal);
        Assert.Contains("Встретимся в субботу", await _town.Does(Town.Boris, new GroupAsked(group)), StringComparison.Ordinal);
        Assert.DoesNotContain("Новость в вашей группе", await _town.Does(Town.Boris, new CommunityAsked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_is_returned_comes_back_with_the_reason()
    {
        var group = await Hosted();
        await _town.Does(Town.Anna, new GroupNewsWanted(group));
        await _town.Writes(Town.Anna, "Сбор у меня дома.");
        await _town.Does(Town.Anna, new GroupNewsSent());
        await _town.Does(Town.Organizer, new GroupQueueAsked());
        await _town.Does(Town.Organizer, new GroupNewsRefusing(await Waiting()));
        await _town.Does(Town.Organizer, new GroupNewsRefused(await Waiting(), GroupNewsReason.Unsafe));
        await _town.Soon();
        Assert.Contains("могла бы выдать кого-то", _town.Latest(Town.Anna), StringComparison.Ordinal);
        await _town.Tomorrow();
        Assert.Equal(0, Heard(Town.Boris, "у меня дома"));
    }

    [Fact]
    public async Task The_host_plans_a_meeting_that_only_members_see()
    {
        var group = await Hosted();
        await _town.Settle(700_109);
        await _town.Does(Town.Anna, new GroupEventWanted(group));
        await _town.Writes(Town.Anna, "Вечер звонков");
        await _town.Writes(Town.Anna, "Позвоним вместе.");
        await _town.Writes(Town.Anna, "послезавтра в 19:00");
        await _town.Does(Town.Anna, new EventMinutesChosen(60));
        await _town.Does(Town.Anna, new EventLanguageChosen("ru"));
        await _town.Does(Town.Anna, new EventUnlimited());
        // An hour of calling together is for everybody.
        await _town.Does(Town.Anna, new EventCallingChosen());
        Assert.False(Assert.IsType<MakingEvent>(await _town.StateOf(Town.Anna)).Draft.IsCalling);
        await _town.Writes(Town.Anna, "Кафе на углу");
        await _town.Does(Town.Anna, new EventRepeatChosen(IsWeekly: false));
        Assert.Contains("Для группы: Литва", await _town.Does(Town.Anna, new EventConfirmed()), StringComparison.Ordinal);

        Assert.Contains("Вечер звонков", await _town.Does(Town.Boris, new GroupAsked(group)), StringComparison.Ordinal);
        Assert.Contains("Вечер звонков", await _town.Does(Town.Boris, new EventsAsked()), StringComparison.Ordinal);
        Assert.DoesNotContain("Вечер звонков", await _town.Does(700_109, new EventsAsked()), StringComparison.Ordinal);
        Assert.DoesNotContain("Вечер звонков", await _town.Does(700_109, new GroupAsked(group)), StringComparison.Ordinal);
        await _town.Does(Town.Boris, new GroupEventWanted(group));
        Assert.IsType<Home>(await _town.StateOf(Town.Boris));
    }

    [Fact]
    public async Task A_reported_host_learns_nothing_and_the_team_not_by_whom()
    {
        var group = await Hosted();
        await _town.Does(Town.Boris, new HostReportWanted(group));
        Assert.Contains("Ведущий об этом не узнает", await _town.Does(Town.Boris, new PersonReasonChosen(PersonReason.Stranger)), StringComparison.Ordinal);
        await _town.Does(Town.Boris, new HostReportWanted(group));
        await _town.Does(Town.Boris, new PersonReasonChosen(PersonReason.Stranger));
        var report = await _town.Look(kept => Assert.Single(PersonReports.About(kept, new VolunteerId(Town.Anna))));
        await _town.Does(Town.Organizer, new PersonReportsAsked());
        var shown = await _town.Does(Town.Organizer, new PersonReportOpened(report.Id, PersonReportStep.Look));
        Assert.Contains("участник группы", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Town.Boris}", shown, StringComparison.Ordinal);
        Assert.True(await _town.Look(kept => Apart.Are(kept, new VolunteerId(Town.Anna), new VolunteerId(Town.Boris))));
    }

    [Fact]
    public async Task Whoever_goes_leaves_nothing_in_a_group()
    {
        var group = await Hosted();
        await _town.Does(Town.Anna, new GroupNewsWanted(group));
        await _town.Writes(Town.Anna, "Слова, которых больше нет");
        await _town.Does(Town.Anna, new GroupNewsSent());
        await _town.Does(Town.Anna, new ForgetConfirmed());
        var (people, words) = await _town.Read();
        Assert.DoesNotContain(Town.Anna, people);
        Assert.DoesNotContain(words, word => word.Contains("Слова, которых больше нет", StringComparison.Ordinal));
        Assert.Null(await _town.Look(kept => GroupHosts.Of(kept, group)));
    }

    [Fact]
    public async Task In_weeks_of_coming_and_going_what_is_told_is_a_whole_group_of_yesterday_and_nobody_else_hears_a_thing()
    {
        await _town.Settle(Town.Organizer);
        var (random, people) = (new Random(2026), Enumerable.Range(0, 16).Select(i => 700_300L + i).ToArray());
        await _town.Settle(people);
        await _town.Does(people[0], new GroupsAsked());
        var group = await _town.Look(kept => Assert.Single(Groups.In(kept, "LT")).Id);
        for (var day = 0; day < 14; day++)
        {
            for (var step = 0; step < 12; step++)
            {
                var who = people[random.Next(people.Length)];
                await _town.Does(who, random.Next(3) == 0 ? new GroupLeft(group) : new GroupJoined(group));
                if (random.Next(20) == 0) await _town.Does(who, new HostingWanted(group));
                if (random.Next(20) == 0) await _town.Does(who, new ForgetConfirmed());
                if (random.Next(10) == 0) await _town.Settle(who);
            }
            var members = await Members(group);
            await _town.Tomorrow();
            var told = await _town.Look(kept => Groups.Find(kept, group)!.Told);
            Assert.Equal((0, members.Count / 5), (told % 5, told / 5));
            Assert.True(await _town.Look(kept => Groups.Count(kept, group)) == members.Count);
            Assert.Empty(await _town.Store.Check(default));
        }
        // Each heard at most once for every time they were settled anew, and only of the opening.
        Assert.Contains(people, who => Heard(who, "открылась") == 1);
        Assert.Equal(0, Heard(Town.Organizer, "открылась"));
    }

    private Task<List<long>> Members(long group) => _town.Look(kept => Core.Keeping.TransactionExtensions.All(kept, Groups.Members).Where(member => member.Group == group).Select(member => member.Who.Value).ToList());

    private int Heard(long who, string words) => _town.All.Count(told => told.To == who && told.Words.Contains(words, StringComparison.Ordinal) && !told.Words.Contains("Все группы", StringComparison.Ordinal));

    private Task<long> Waiting() => _town.Look(kept => Core.Keeping.TransactionExtensions.All(kept, GroupNewsBoard.Waiting).First().Id);

    private async Task<long> Settle()
    {
        await _town.Settle([Town.Organizer, .. Five]);
        await _town.Does(Town.Anna, new GroupsAsked());
        return await _town.Look(kept => Assert.Single(Groups.In(kept, "LT")).Id);
    }

    /// <summary>An open one with Anna as its host.</summary>
    private async Task<long> Hosted()
    {
        var group = await Settle();
        foreach (var who in Five) await _town.Does(who, new GroupJoined(group));
        await _town.Tomorrow();
        Assert.Contains("организаторы", await _town.Does(Town.Anna, new HostingWanted(group)), StringComparison.OrdinalIgnoreCase);
        await _town.Does(Town.Organizer, new GroupQueueAsked());
        await _town.Does(Town.Organizer, new HostDecided(group, Town.Anna, Yes: true));
        await _town.Soon();
        Assert.Contains("вы ведёте группу", _town.Latest(Town.Anna), StringComparison.Ordinal);
        return group;
    }
}
