using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Telegram.Api;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Organizing;

public sealed class PersonFlowTests
{
    private static readonly State Home = new Home();
    private static readonly PersonSeen Seen = new(new VolunteerId(700_002), IsKnown: true, Role.None, Suspended: null, []);

    [Fact]
    public void A_forwarded_message_tells_an_organizer_who_it_is_with_the_pause_at_hand()
    {
        var then = Talk.In(Home).As(Some.Organizer).Answering(Seen).When(new Forwarded(700_002, new Typed("buy numbers")));

        Assert.Equal([new LookAtPerson(new VolunteerId(700_002))], then.Asked);
        Assert.Contains(new ErrandWanted(ErrandKind.Suspend, 700_002), then.Buttons);
    }

    [Fact]
    public void A_hidden_origin_is_said_with_another_way()
    {
        var then = Talk.In(Home).As(Some.Organizer).When(new Forwarded(null, new Typed("buy numbers")));

        Assert.Equal(["person.hidden"], then.Keys);
        Assert.Contains(new NameWanted(ErrandKind.Suspend), then.Buttons);
        Assert.Contains(new PersonSought(), then.Buttons);
    }

    [Fact]
    public void By_name_Telegram_itself_searches_and_only_the_id_comes()
    {
        var sought = Talk.In(new AtDesk(Home, DeskPage.People)).As(Some.Organizer).Taps(new PersonSought());
        Assert.Equal("person.choose.button", sought.Only<Effect.ChoosePerson>().Label.Key);

        var json = """{"update_id":1,"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"O"},"users_shared":{"request_id":1,"users":[{"user_id":700002}]}}}""";
        Assert.True(UpdateReader.TryRead(System.Text.Encoding.UTF8.GetBytes(json), out var update, out _));
        var chosen = new Translator(new ButtonCodec(Some.Features), Some.Features).Translate(update, Some.Now)!.Trigger;
        Assert.Equal(new PersonAsked(700_002), chosen);
        Assert.Equal([new LookAtPerson(new VolunteerId(700_002))], Talk.In(sought.State).As(Some.Organizer).Answering(Seen).When(chosen).Asked);
    }

    [Theory]
    [InlineData(Role.Organizer, 700_002, Role.None, true)]
    [InlineData(Role.Organizer, 700_002, Role.Editor, true)]
    [InlineData(Role.Organizer, 700_002, Role.Organizer, false)]
    [InlineData(Role.Organizer, 700_002, Role.Owner, false)]
    [InlineData(Role.Owner, 700_002, Role.Organizer, true)]
    [InlineData(Role.Owner, 700_002, Role.Owner, false)]
    public void Only_a_higher_role_suspends_and_it_is_said_before_a_reason_is_asked_for(Role mine, long who, Role his, bool may)
    {
        var me = Some.Volunteer with { Role = mine };
        var asked = Talk.In(Home).As(me).Answering(Seen with { Who = new VolunteerId(who), Role = his }).Taps(new ErrandWanted(ErrandKind.Suspend, who));

        Assert.Equal([new LookAtPerson(new VolunteerId(who))], asked.Asked);
        Assert.Equal(may, asked.State is GivingReason { Errand: { } errand } && errand.Had == his);
        if (!may) Assert.DoesNotContain(asked.Buttons, button => button is ErrandWanted);
    }

    [Fact]
    public void An_owner_by_configuration_and_oneself_are_not_suspended_and_nobody_lifts_his_own_suspension()
    {
        var configured = Talk.In(Home).As(Some.Volunteer with { Role = Role.Owner }).Answering(Seen with { Who = new VolunteerId(Some.Campaign.Owners.First()) }).When(new PersonAsked(Some.Campaign.Owners.First()));
        Assert.Contains("person.above.owner", configured.Keys);

        var me = Some.Volunteer with { Role = Role.Organizer };
        var own = new PersonSeen(me.Id, IsKnown: true, Role.Organizer, Suspended: null, []);
        Assert.IsType<AtPerson>(Talk.In(Home).As(me).Answering(own).Taps(new ErrandWanted(ErrandKind.Suspend, me.Id.Value)).State);
        var restored = Talk.In(Home).As(me).Answering(own with { Suspended = new SuspendedPerson(me.Id, Some.Now, "a test") }).Taps(new ErrandWanted(ErrandKind.Restore, me.Id.Value));
        Assert.IsType<AtPerson>(restored.State);
        Assert.Contains("person.you-suspended", restored.Keys);
    }

    [Fact]
    public void A_role_goes_with_the_suspension_which_is_said_before_and_told_after()
    {
        var giving = new GivingReason(Home, new Errand(ErrandKind.Suspend, Id: 700_002) { Had = Role.Editor });
        var sure = Talk.In(giving).As(Some.Organizer).When(new Typed("sells numbers"));
        Assert.Contains("organize.confirm.role-too", sure.Keys);
        var done = Talk.In(sure.State).As(Some.Organizer).Answering(new VolunteerSuspended(new VolunteerId(700_002), 1)).Taps(new ErrandConfirmed());
        Assert.Equal([new SuspendVolunteer(new VolunteerId(700_002), "sells numbers", Role.Editor)], done.Asked);

        var told = Talk.In(new OnCall(Some.Lease())).When(new SuspensionTold(IsOver: false, LostRole: true));
        Assert.Equal(["calling.none.suspended", "person.told-role"], told.Only<Effect.Announce>().Screen.Paragraphs.Select(text => text.Key));
        Assert.NotNull(told.Only<Effect.OfferCommands>());
        Assert.Equal("person.told-restored", Talk.In(Home).When(new SuspensionTold(IsOver: true, LostRole: false)).Only<Effect.Announce>().Screen.Paragraphs[0].Key);
    }

    [Fact]
    public void A_number_that_organizers_took_back_is_not_called_one_whose_time_is_up()
    {
        var lease = Some.Lease();
        var over = Talk.In(new OnCall(lease)).Answering(new LeaseOver(lease.Id) { IsTakenBack = true }).When(new LeaseTimeUp(lease.Id));
        Assert.Equal(["calling.taken-back"], over.Keys);
    }

    [Fact]
    public void To_anybody_else_a_forwarded_message_is_what_it_holds()
    {
        var volunteer = Talk.In(Home).When(new Forwarded(700_002, new Typed("hello")));
        Assert.Equal(Talk.In(Home).When(new Typed("hello")).Screen, volunteer.Screen);
    }

    [Fact]
    public void A_reason_is_given_in_ones_own_words()
    {
        var reason = new GivingReason(Home, new Errand(ErrandKind.Suspend, Id: 700_002));
        var others = Talk.In(reason).As(Some.Organizer).When(new Forwarded(700_002, new Typed("sells numbers")));
        Assert.Equal(reason, others.State);
        Assert.Equal(KernelTexts.NotRead(Unread.Forwarded), others.Screen.Paragraphs[0]);

        var own = Talk.In(reason).As(Some.Organizer).When(new Forwarded(Some.Organizer.Id.Value, new Typed("sells numbers")));
        Assert.IsType<Confirming>(own.State);
    }

    [Theory]
    [InlineData("""{"type":"user","date":1,"sender_user":{"id":700002,"is_bot":false,"first_name":"V"}}""", 700_002L)]
    [InlineData("""{"type":"hidden_user","date":1,"sender_user_name":"V"}""", null)]
    [InlineData("""{"type":"telepathy","medium":"V"}""", null)]
    public void Telegram_s_origin_is_read_where_it_is_shown(string origin, long? who)
    {
        var json = $$"""{"update_id":1,"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"O"},"text":"hi","forward_origin":{{origin}} } }""";
        Assert.True(UpdateReader.TryRead(System.Text.Encoding.UTF8.GetBytes(json), out var update, out _));

        Assert.Equal(new Forwarded(who, new Typed("hi")), new Translator(new ButtonCodec(Some.Features), Some.Features).Translate(update, Some.Now)!.Trigger);
    }

    [Fact]
    public void Editors_hear_of_a_change_that_waits_and_callers_do_not()
    {
        Assert.Contains(new ProposalOpened(3), Talk.In(Home).As(Some.Volunteer with { Role = Role.Editor }).When(new ProposalWaits(3))
            .Only<Effect.Announce>().Screen.Rows.SelectMany(row => row).OfType<Button.Press>().Select(press => press.Trigger));
        Assert.True(Talk.In(Home).When(new ProposalWaits(3)).Stays);
    }

    [Fact]
    public void The_change_in_hand_is_there_again_when_the_other_one_is_decided()
    {
        var judging = EditSamples.States.OfType<Judging>().First(state => state.Kept is not null);
        var looked = Talk.In(judging.Kept!).As(Some.Organizer).Answering(new ProposalSeen(judging.Proposal)).Taps(new ProposalOpened(3));
        Assert.Equal(judging.Kept, Assert.IsType<Judging>(looked.State).Kept);

        var refused = Talk.In(looked.State).As(Some.Organizer).Answering(new FactRefused(judging.Proposal)).Taps(new ProposalRefused());
        Assert.Equal(judging.Kept, refused.State);
    }
}
