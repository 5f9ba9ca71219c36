using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

public sealed class TeamFlowTests
{
    private static readonly State Home = new Home();
    private static readonly Lease Lease = Some.Lease();
    private static readonly RoleOfferSeen Offered = new(TeamSamples.Offer(Role.Editor), Role.None);

    [Fact]
    public void A_link_of_an_invitation_is_never_taken_for_who_invited_a_volunteer()
    {
        Assert.Equal(new RoleLinkOpened(TeamSamples.Code), RoleLinks.Read("join-" + TeamSamples.Code));
        Assert.Equal(new Started("i_friend"), RoleLinks.Read("i_friend"));
        Assert.DoesNotContain(TeamSamples.Code, $"{new RoleLinkOpened(TeamSamples.Code)}{new LookAtRoleOffer(TeamSamples.Code)}", StringComparison.Ordinal);
        Assert.InRange($"join-{TeamSamples.Code}".Length, 1, 64);
    }

    [Fact]
    public void Somebody_brand_new_reads_the_invitation_takes_the_role_and_is_at_the_desk_at_once_with_the_first_question_behind_it()
    {
        var stranger = Some.Volunteer with { Standing = Standing.Guest, PromisedAt = null };
        var read = Talk.In(new Unmet()).As(stranger).Answering(Offered).When(new RoleLinkOpened(TeamSamples.Code));
        Assert.Equal(new Invited(new ChoosingLanguage(), 3, Role.Editor), read.State);
        Assert.Null(read.Volunteer.Invitation);

        var taken = Talk.In(read.State).As(stranger).Answering(new RoleTaken(Role.Editor)).Taps(new RoleAccepted());
        Assert.Equal([new TakeRole(3)], taken.Asked);
        Assert.Equal((Role.Editor, (State)new AtMenu(new ChoosingLanguage())), (taken.Volunteer.Role, taken.State));
        Assert.NotNull(taken.Only<Effect.OfferCommands>());
        Assert.Equal(["team.welcome", "organize.menu"], taken.Keys);
        Assert.Contains(new FactDeskAsked(), taken.Buttons);
        Assert.IsType<AtFacts>(Talk.In(taken.State).As(taken.Volunteer).Taps(new FactDeskAsked()).State);
        Assert.Equal(["onboarding.welcome"], Talk.In(taken.State).As(taken.Volunteer).Taps(new Cancelled()).Keys);
    }

    [Fact]
    public void A_number_in_hand_waits_behind_an_invitation()
    {
        var read = Talk.In(new OnCall(Lease)).Answering(Offered).When(new RoleLinkOpened(TeamSamples.Code));
        Assert.Equal(new Invited(new OnCall(Lease), 3, Role.Editor), read.State);
        Assert.NotNull(Talk.In(read.State).When(new LeaseEndsSoon(Lease.Id)).Only<Effect.Announce>());

        Assert.Equal(Lease.Id, Talk.In(read.State).Taps(new Cancelled()).Screen.Holds);
    }

    [Fact]
    public void An_invitation_from_somebody_who_may_no_longer_give_the_role_is_void()
    {
        var seen = Offered with { Offer = Offered.Offer with { By = TeamSamples.Member } };

        Assert.Equal(["team.void"], Talk.In(Home).Answering(seen).When(new RoleLinkOpened("x")).Keys);
        Assert.IsType<Invited>(Talk.In(Home).Answering(seen with { GivenBy = Role.Organizer }).When(new RoleLinkOpened("x")).State);
    }

    [Fact]
    public void Nobody_loses_a_role_by_opening_an_invitation_into_a_lesser_one()
    {
        var then = Talk.In(Home).As(Some.Organizer).Answering(Offered).When(new RoleLinkOpened("x"));

        Assert.Equal(["team.covered"], then.Keys);
        Assert.Equal(Home, then.State);
    }

    [Fact]
    public void An_invitation_is_made_only_after_a_second_question_and_shown_as_a_link()
    {
        var sure = As(Role.Organizer, new AtTeam(Home)).Taps(new OfferWanted(Role.Editor));
        Assert.Empty(sure.Asked);
        var made = As(Role.Organizer, sure.State).Answering(new RoleOffered(TeamSamples.Offer(Role.Editor), TeamSamples.Code)).Taps(new OfferConfirmed());

        Assert.Equal([new OfferRole(Role.Editor)], made.Asked);
        Assert.Equal((TextArg)$"https://t.me/CallRussiaBot?start=join-{TeamSamples.Code}", made.Screen.Paragraphs[0].Args["link"]);
    }

    [Theory]
    [InlineData(Role.Organizer, Role.Organizer, false)]
    [InlineData(Role.Organizer, Role.Owner, false)]
    [InlineData(Role.Organizer, Role.Editor, true)]
    [InlineData(Role.Organizer, Role.Moderator, true)]
    [InlineData(Role.Owner, Role.Owner, true)]
    [InlineData(Role.Owner, Role.Organizer, true)]
    public void Organizers_invite_those_below_them_and_owners_everybody(Role role, Role into, bool may)
    {
        Assert.Equal(may, As(role, new AtTeam(Home)).Taps(new OfferWanted(into)).State is ConfirmingOffer);
        Assert.Equal(may, As(role, new ConfirmingOffer(Home, into)).Answering(new RoleOffered(TeamSamples.Offer(into), "x")).Taps(new OfferConfirmed()).Asked.Count == 1);
    }

    [Fact]
    public void An_owner_by_configuration_is_changed_by_nobody_in_the_chat()
    {
        var wanted = new RoleWanted(Some.Organizer.Id.Value, Role.Owner, Role.None);

        Assert.IsType<AtTeam>(As(Role.Owner, new AtTeam(Home)).Taps(wanted).State);
        Assert.DoesNotContain(As(Role.Owner, Home).Answering(TeamSamples.Seen).Taps(new TeamAsked(Some.Organizer.Id.Value)).Buttons, button => button is RoleWanted);
    }

    [Fact]
    public void Whoever_gives_up_his_own_role_has_none_from_then_on()
    {
        var self = Some.Volunteer with { Role = Role.Owner };
        var then = Talk.In(new ConfirmingRole(Home, self.Id, Role.Owner, Role.None)).As(self).Answering(new RoleChanged(self.Id, Role.Owner, Role.None)).Taps(new RoleConfirmed());

        Assert.Equal(Role.None, then.Volunteer.Role);
        Assert.Equal(Home, Talk.In(then.State).As(then.Volunteer).Taps(new TeamAsked()).State);
    }

    [Fact]
    public void A_role_that_was_taken_is_said_and_the_page_that_was_open_is_left()
    {
        var told = Talk.In(new AtTeam(Home)).When(new RoleGiven(Role.None));

        Assert.Equal(Home, told.State);
        Assert.Equal("team.given.nothing", told.Only<Effect.Announce>().Screen.Paragraphs[0].Key);
        Assert.NotNull(told.Only<Effect.OfferCommands>());
    }

    [Theory]
    [InlineData(Role.Moderator, false, false)]
    [InlineData(Role.Editor, true, false)]
    [InlineData(Role.Organizer, true, true)]
    public void The_menu_of_the_desk_holds_what_the_role_may(Role role, bool facts, bool bank)
    {
        var menu = As(role, Home).When(new DeskAsked());

        Assert.IsType<AtMenu>(menu.State);
        Assert.Equal(facts, menu.Buttons.Contains(new FactDeskAsked()));
        Assert.Equal(bank, menu.Buttons.Contains(new PageAsked(DeskPage.Bank)));
    }

    private static Talk.Given As(Role role, State state) => Talk.In(state).As(Some.Volunteer with { Role = role });
}
