using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Organizing;
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
    public void Telegram_s_origin_is_read_where_it_is_shown(string origin, long? who)
    {
        var json = $$"""{"update_id":1,"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"O"},"text":"hi","forward_origin":{{origin}} } }""";
        var update = (Update)System.Text.Json.JsonSerializer.Deserialize(json, BotApiJson.Wire.GetTypeInfo(typeof(Update))!)!;

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
