using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Roles and the invitations into them.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task An_invitation_is_good_for_one_and_its_maker_hears_of_it()
    {
        await Known((int)Olga);
        var offered = await Bench.Ask<RoleOffered>(Olga, new OfferRole(Role.Editor));
        await Bench.Restart();
        var seen = await Bench.Ask<RoleOfferSeen>(1, new LookAtRoleOffer(offered.Code));
        Assert.Equal(new RoleOfferSeen(offered.Offer, Role.None), seen);

        Assert.Equal(new RoleTaken(Role.Editor), await Bench.Ask(1, new TakeRole(seen.Offer.Id)));
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(2, new TakeRole(seen.Offer.Id)));
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(2, new LookAtRoleOffer(offered.Code)));
        var told = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        Assert.Equal((new VolunteerId(Olga), new OfferTaken(1, Role.Editor)), (told.Volunteer, told.Trigger));
        Assert.Equal([(Act.RoleTaken, 1), (Act.RoleOffered, Olga)], (await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default)).Select(entry => (entry.Act, entry.Who.Value)));
    }

    [Fact]
    public async Task A_code_is_long_never_the_same_and_stands_nowhere_in_the_file()
    {
        var (one, other) = (await Bench.Ask<RoleOffered>(Olga, new OfferRole(Role.Editor)), await Bench.Ask<RoleOffered>(Olga, new OfferRole(Role.Editor)));

        Assert.NotEqual(one.Code, other.Code);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", one.Code);
        Assert.False(Bench.IsInFiles(one.Code));
    }

    [Fact]
    public async Task An_invitation_ends_after_two_days_by_withdrawal_and_with_the_role_of_its_maker()
    {
        await Known((int)Olga);
        var old = await Bench.Ask<RoleOffered>(Olga, new OfferRole(Role.Editor));
        Bench.Clock.Pass(TimeSpan.FromHours(48));
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(1, new LookAtRoleOffer(old.Code)));

        var withdrawn = await Bench.Ask<RoleOffered>(Olga, new OfferRole(Role.Editor));
        Assert.True((await Bench.Ask<RoleOfferWithdrawn>(Olga, new WithdrawRoleOffer(withdrawn.Offer.Id))).WasOpen);
        Assert.False((await Bench.Ask<RoleOfferWithdrawn>(Olga, new WithdrawRoleOffer(withdrawn.Offer.Id))).WasOpen);
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(1, new TakeRole(withdrawn.Offer.Id)));

        await Appointed(5, Role.Organizer);
        var orphan = await Bench.Ask<RoleOffered>(5, new OfferRole(Role.Moderator));
        await Bench.Ask<RoleChanged>(Olga, new ChangeRole(new VolunteerId(5), Role.Organizer, Role.Editor));
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(1, new LookAtRoleOffer(orphan.Code)));
    }

    [Fact]
    public async Task A_changed_role_holds_at_once_and_is_told_and_a_stale_wish_changes_nothing()
    {
        await Appointed(5, Role.Editor);
        Assert.IsType<RoleChanged>(await Bench.Ask(Olga, new ChangeRole(new VolunteerId(5), Role.Editor, Role.Organizer)));
        Assert.Equal(new RoleNotChanged(new VolunteerId(5), IsLastOwner: false), await Bench.Ask(Olga, new ChangeRole(new VolunteerId(5), Role.Editor, Role.None)));

        await Bench.Turn(5, turn => Assert.Equal(Role.Organizer, turn.Load(new VolunteerId(5))!.Volunteer.Role));
        Assert.Equal(new RoleGiven(Role.Organizer), Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default)).Trigger);
        var entry = Assert.Single(await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default));
        Assert.Equal((Act.RoleChanged, "5", "Editor", "Organizer"), (entry.Act, entry.Subject, entry.Before, entry.After));
    }

    [Fact]
    public async Task The_last_owner_stays_unless_there_are_owners_by_configuration()
    {
        await Appointed(5, Role.Owner);
        var down = new ChangeRole(new VolunteerId(5), Role.Owner, Role.None);
        Assert.Equal(new RoleNotChanged(new VolunteerId(5), IsLastOwner: true), await Bench.Ask(5, down));

        await Appointed(6, Role.Owner);
        Assert.IsType<RoleChanged>(await Bench.Ask(5, down));
        Assert.Equal(new TeamMember(new VolunteerId(6), Role.Owner, Away: false), Assert.Single(await Bench.Store.Read(Chats.Members, default)));
    }

    [Fact]
    public async Task Who_is_forgotten_has_no_role_and_has_invited_nobody()
    {
        await Appointed(5, Role.Organizer);
        var offered = await Bench.Ask<RoleOffered>(5, new OfferRole(Role.Editor));
        await Bench.Ask(Olga, new ChangeRole(new VolunteerId(5), Role.Organizer, Role.Owner));
        await Bench.Ask(5, new EraseMe());

        Assert.Empty(await Bench.Store.Read(Chats.Members, default));
        Assert.IsType<RoleOfferVoid>(await Bench.Ask(1, new LookAtRoleOffer(offered.Code)));
        Assert.DoesNotContain(await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default), entry => entry.Subject == "5");
    }

    private Task<bool> Appointed(int id, Role role) =>
        Bench.Turn(id, turn => turn.Save(new Conversation(StoreBench.Volunteer(id) with { Role = role }, new Home(), 1)));
}
