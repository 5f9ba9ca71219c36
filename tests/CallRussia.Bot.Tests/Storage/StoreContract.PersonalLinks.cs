using CallRussia.Bot.Core.Community;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Inviting;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Personal links: how many came and how many called, and never who.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task A_personal_link_stays_the_same_and_counts_who_came_and_who_called()
    {
        await Bench.Add(7, 0, 9);
        var link = await Bench.Ask<InvitationSeen>(1, new LookAtInvitation());
        Assert.Equal(new InvitationSeen(link.Payload, 0, 0, AsPicture: false), link);
        await Bench.Ask(2, new NoteInvitation(link.Payload));
        await Bench.Ask(3, new NoteInvitation(link.Payload));
        Assert.Equal(link with { Came = 2 }, await Bench.Ask(1, new LookAtInvitation()));

        await Bench.Call(2, Outcome.Skipped);
        Assert.Equal(link with { Came = 2 }, await Bench.Ask(1, new LookAtInvitation()));
        await Bench.Call(2, Outcome.NoAnswer);
        await Bench.Call(2, Outcome.Talked);
        Assert.Equal(link with { Came = 2, Called = 1 }, await Bench.Ask(1, new LookAtInvitation()));
        Assert.Equal("3", await Bench.Look(kept => Assert.Single(kept.All(Invitations.Newcomers)).Volunteer));
    }

    [Fact]
    public async Task Two_people_have_two_links_that_tell_nothing_of_them_and_open_no_role()
    {
        var (first, second) = (await Bench.Ask<InvitationSeen>(1, new LookAtInvitation()), await Bench.Ask<InvitationSeen>(2, new LookAtInvitation()));
        Assert.NotEqual(first.Payload, second.Payload);
        Assert.Matches("^friend-[A-Za-z0-9_-]{22}$", first.Payload);
        await Bench.Ask<RoleOffered>(Olga, new OfferRole(Role.Editor));
        foreach (var link in new[] { first, second }) Assert.IsType<RoleOfferVoid>(await Bench.Ask(5, new LookAtRoleOffer(link.Payload["friend-".Length..])));
    }

    [Fact]
    public async Task A_link_that_nobody_has_counts_for_nobody_and_neither_does_one_s_own()
    {
        var link = await Bench.Ask<InvitationSeen>(1, new LookAtInvitation());
        foreach (var payload in new[] { "friend-", "friend-AAECAwQFBgcICQoLDA0ODw", "friend-AAECAwQFBgcICQoLDA0OD&", link.Payload + "AAAA", link.Payload[..^1], "friend-" + new string('A', 57) })
            Assert.Equal(new InvitationNoted(), await Bench.Ask(2, new NoteInvitation(payload)));
        await Bench.Ask(1, new NoteInvitation(link.Payload));
        Assert.Equal(link, await Bench.Ask(1, new LookAtInvitation()));
    }

    [Fact]
    public async Task Who_is_forgotten_has_no_link_any_more_also_when_they_come_back()
    {
        await Bench.Add(7, 0, 3);
        var link = await Bench.Ask<InvitationSeen>(1, new LookAtInvitation());
        await Bench.Ask(2, new NoteInvitation(link.Payload));
        await Bench.Ask(1, new EraseMe());
        await Bench.Ask(3, new NoteInvitation(link.Payload));
        await Bench.Call(2, Outcome.Talked);
        var again = await Bench.Ask<InvitationSeen>(1, new LookAtInvitation());
        Assert.NotEqual(link.Payload, again.Payload);
        Assert.Equal((0, 0), (again.Came, again.Called));
        Assert.Equal("0", await Bench.Look(kept => kept.All(Invitations.Newcomers).Count()));
    }

    [Fact]
    public async Task By_whose_link_somebody_came_is_forgotten_after_ninety_days()
    {
        await Bench.Add(7, 0, 1);
        var link = await Bench.Ask<InvitationSeen>(1, new LookAtInvitation());
        await Bench.Ask(2, new NoteInvitation(link.Payload));
        Assert.Contains("CameByInvitation", (await Bench.Ask<MyDataGathered>(2, new GatherMyData())).Json, StringComparison.Ordinal);
        Bench.Clock.Pass(TimeSpan.FromDays(91));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal("0", await Bench.Look(kept => kept.All(Invitations.Newcomers).Count()));
        await Bench.Call(2, Outcome.Talked);
        Assert.Equal(link with { Came = 1 }, await Bench.Ask(1, new LookAtInvitation()));
    }
}
