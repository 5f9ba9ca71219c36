using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Community;

/// <summary>What a group means to dare in a week.</summary>
public sealed class GroupGoalTests : ITestWithEnd
{
    private readonly Town _town = new();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_small_group_has_none_and_its_host_reads_why()
    {
        var group = await Hosted(members: 9);
        Assert.Contains("наберётся 10 человек", await _town.Does(Town.Anna, new GroupGoalWanted(group)), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new GroupGoalChosen(group, 50));
        Assert.DoesNotContain("🎯", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_host_sets_it_and_only_members_see_it()
    {
        var group = await Hosted(members: 10);
        await _town.Does(700_203, new GroupGoalChosen(group, 50));
        Assert.DoesNotContain("🎯", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        Assert.Contains("задумала 50 звонков", await _town.Does(Town.Anna, new GroupGoalChosen(group, 50)), StringComparison.Ordinal);
        Assert.Contains("задумала 50 звонков", await _town.Does(700_203, new GroupAsked(group)), StringComparison.Ordinal);
        await _town.Settle(700_300);
        Assert.DoesNotContain("🎯", await _town.Does(700_300, new GroupAsked(group)), StringComparison.Ordinal);
        await _town.Does(Town.Anna, new HostingLeft(group));
        Assert.DoesNotContain("🎯", await _town.Does(700_203, new GroupAsked(group)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_are_told_in_fives_once_five_people_called_and_nobody_s_leaving_is_seen_in_them()
    {
        var group = await Hosted(members: 11);
        await _town.Does(Town.Anna, new GroupGoalChosen(group, 50));
        for (var who = 700_202L; who < 700_206; who++) await Calls(who, 6);
        await Tomorrow();
        Assert.Contains("позвонят хотя бы 5 человек", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        await Calls(700_206, 2);
        // It is no count of the moment.
        Assert.DoesNotContain("уже 25", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        await Tomorrow();
        Assert.Contains("уже 25 звонков", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        await _town.Does(700_203, new GroupLeft(group));
        await Tomorrow();
        Assert.Contains("уже 25 звонков", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_week_begins_anew_and_calls_from_before_somebody_joined_are_not_counted()
    {
        var group = await Hosted(members: 10);
        await _town.Does(Town.Anna, new GroupGoalChosen(group, 50));
        await _town.Settle(700_300);
        await Calls(700_300, 40);
        await _town.Later(TimeSpan.FromMinutes(1));
        await _town.Does(700_300, new GroupJoined(group));
        for (var who = 700_202L; who < 700_207; who++) await Calls(who, 2);
        await Tomorrow();
        Assert.Contains("уже 10 звонков", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        await _town.Later(TimeSpan.FromDays(7));
        Assert.Contains("задумала 50 звонков", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
        await Tomorrow();
        Assert.Contains("задумала 50 звонков", await _town.Does(Town.Anna, new GroupAsked(group)), StringComparison.Ordinal);
    }

    /// <summary>On a Monday morning.</summary>
    private async Task<long> Hosted(int members)
    {
        var people = Enumerable.Range(0, members - 1).Select(i => 700_202L + i).Prepend(Town.Anna).ToArray();
        await _town.Settle([Town.Organizer, .. people]);
        await _town.Does(Town.Anna, new GroupsAsked());
        var group = await _town.Look(kept => Assert.Single(Groups.In(kept, "LT")).Id);
        foreach (var who in people) await _town.Does(who, new GroupJoined(group));
        await Tomorrow();
        await _town.Does(Town.Anna, new HostingWanted(group));
        await _town.Does(Town.Organizer, new GroupQueueAsked());
        await _town.Does(Town.Organizer, new HostDecided(group, Town.Anna, Yes: true));
        while (_town.Clock.Now.DayOfWeek != DayOfWeek.Monday) await _town.Later(TimeSpan.FromDays(1));
        return group;
    }

    private async Task Tomorrow()
    {
        await _town.Later(TimeSpan.FromDays(1));
        await _town.Store.Sweep(_town.Clock.Now, default);
    }

    private Task<bool> Calls(long who, int calls) => _town.Store.Write(
        kept =>
        {
            var caller = kept.Find(Callers.Table, new VolunteerId(who)) ?? new Caller(new VolunteerId(who), 0, 0, []);
            for (var call = 0; call < calls; call++)
            {
                var id = KeptLeases.Next(kept);
                kept.Put(KeptLeases.Table, new KeptLease(id, caller.Volunteer, Token: null, Region: 0, _town.Clock.Now, _town.Clock.Now, Nth: 1)
                {
                    Previous = caller.Latest,
                    EndedAt = _town.Clock.Now,
                    ReportedAt = _town.Clock.Now,
                    Outcome = Outcome.NoAnswer,
                });
                caller = caller with { Latest = id };
            }
            kept.Put(Callers.Table, caller);
            return true;
        },
        default);
}
