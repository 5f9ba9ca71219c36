using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Given a conversation, when a turn has this result, then this is sent, so urgently and in this order.</summary>
public sealed class TurnDeliveriesTests
{
    private const int LiveMessage = 70;
    private const int Other = 50;

    private static readonly Conversation Before = new(Some.Volunteer, new Home(), Turns: 7, LiveMessage);
    private static readonly Screen Words = Screen.Of(KernelTexts.Sorry).Row(new Button.Press(new Text("common.back.button"), new Back()));
    private static readonly LeaseId Lease = new(41);

    private readonly TurnDeliveries _says = new(new Renderer(() => Some.World.Content.Phrasebook, new ButtonCodec(Some.Features), Some.Features), () => Some.Campaign);

    [Fact]
    public void A_new_screen_is_a_message_of_its_own_and_becomes_the_live_one()
    {
        var delivery = Only(Showing(Words with { Holds = Lease }));
        Assert.Equal((Urgency.Reply, DeliveryKind.Message, null, true, Lease, null), (delivery.Urgency, delivery.Kind, delivery.MessageId, delivery.Live, delivery.Holds, delivery.NotBefore));
        Assert.Equal((Some.VolunteerId, Delivery.Unkept), (delivery.Volunteer, delivery.Id));
    }

    [Fact]
    public void A_screen_that_takes_the_place_of_another_edits_its_message()
    {
        var delivery = Only(Showing(Words, replaces: LiveMessage));
        Assert.Equal((DeliveryKind.Edit, LiveMessage, true), (delivery.Kind, delivery.MessageId, delivery.Live));
    }

    [Fact]
    public void The_buttons_of_the_live_screen_carry_its_nonce_and_those_of_an_announcement_last()
    {
        var result = Showing(Words) with { Effects = [new Effect.Announce(Words)] };
        var codes = Said(result).Select(delivery => MessagePayload.FromUtf8(delivery.Payload).Rows![0][0].Code!).ToList();
        Assert.Equal(["8", Tap.Lasting], codes.Select(code => new ButtonCodec(Some.Features).Decode(code, Some.Now)!.Value.Nonce));
    }

    [Fact]
    public void What_a_timer_shows_is_a_notice_and_waits_behind_answers()
    {
        var result = Showing(Words) with { Effects = [new Effect.Retire(Other)] };
        Assert.All(Said(result, new LeaseTimeUp(Lease)), delivery => Assert.Equal(Urgency.Notice, delivery.Urgency));
    }

    [Fact]
    public void Typing_comes_first_and_the_screen_after_its_time()
    {
        var said = Said(Showing(Words) with { Effects = [new Effect.Typing(TimeSpan.FromSeconds(3))] });
        Assert.Equal([(DeliveryKind.Typing, null, false), (DeliveryKind.Message, (DateTimeOffset?)Some.Now.AddSeconds(3), true)], said.Select(one => (one.Kind, one.NotBefore, one.Live)));
    }

    [Fact]
    public void An_announcement_is_a_notice_below_the_screen_and_loses_its_buttons_with_its_lease()
    {
        var said = Said(Showing(Words) with { Effects = [new Effect.Announce(Words with { Holds = Lease })] });
        Assert.Equal([(Urgency.Reply, true, null), (Urgency.Notice, false, (LeaseId?)Lease)], said.Select(one => (one.Urgency, one.Live, one.Holds)));
    }

    [Fact]
    public void What_else_is_said_comes_after_the_screen_in_the_order_in_which_it_was_decided()
    {
        var result = Showing(Words) with
        {
            Effects =
            [
                new Effect.Retire(Other), new Effect.SendFile("a.csv", "a,b", KernelTexts.Sorry), new Effect.SendNews(new News("Hello")),
                new Effect.ChoosePerson(KernelTexts.Sorry, KernelTexts.NotNow), new Effect.OfferCommands(), new Effect.EraseWritten(),
            ],
        };
        Assert.Equal(
            [
                (DeliveryKind.Message, null), (DeliveryKind.Strip, Other), (DeliveryKind.File, null), (DeliveryKind.Message, null),
                (DeliveryKind.Message, null), (DeliveryKind.Commands, null), (DeliveryKind.Delete, (int?)90),
            ],
            Said(result, written: 90).Select(one => (one.Kind, one.MessageId)));
    }

    [Fact]
    public void The_menu_of_commands_can_wait_until_the_screen_is_there()
    {
        Assert.Equal([Urgency.Reply, Urgency.Notice], Said(Showing(Words) with { Effects = [new Effect.OfferCommands()] }).Select(one => one.Urgency));
    }

    [Fact]
    public void The_menu_of_commands_is_the_one_of_the_role()
    {
        var organizer = Showing(Words, volunteer: Some.Organizer) with { Live = null, Effects = [new Effect.OfferCommands()] };
        var anybody = Showing(Words) with { Live = null, Effects = [new Effect.OfferCommands()] };
        Assert.True(Menu(organizer).Count > Menu(anybody).Count);
    }

    [Fact]
    public void What_changes_nothing_in_the_chat_says_nothing()
    {
        var result = Showing(Words) with
        {
            Live = null,
            Effects = [new Effect.Schedule("a", Some.Now, new Back()), new Effect.Unschedule("a"), new Effect.Toast(KernelTexts.NotNow), new Effect.EraseWritten()],
        };
        Assert.Empty(Said(result));
    }

    [Fact]
    public void People_who_blocked_the_bot_are_sent_nothing()
    {
        var away = Some.Volunteer with { Away = true };
        Assert.Empty(Said(Showing(Words, volunteer: away) with { Effects = [new Effect.Announce(Words), new Effect.Retire(Other)] }));
    }

    [Fact]
    public void After_forgetting_somebody_the_message_that_may_hold_a_number_is_deleted()
    {
        var said = Said(Showing(Words) with { Conversation = null });
        Assert.Equal([(DeliveryKind.Message, null), (DeliveryKind.Delete, (int?)LiveMessage)], said.Select(one => (one.Kind, one.MessageId)));
    }

    [Fact]
    public void Where_the_last_screen_takes_its_place_there_is_nothing_to_delete()
    {
        Assert.Equal(DeliveryKind.Edit, Only(Showing(Words, replaces: LiveMessage) with { Conversation = null }).Kind);
    }

    [Fact]
    public void A_toast_is_in_the_language_that_the_turn_chose()
    {
        var result = Showing(Words, volunteer: Some.Volunteer with { Language = Language.English }) with { Effects = [new Effect.Toast(KernelTexts.NotNow)] };
        Assert.Equal(Some.World.Content.Phrasebook.Plain(KernelTexts.NotNow, Language.English), _says.Toast(Before, result));
        Assert.Null(_says.Toast(Before, Showing(Words)));
    }

    [Fact]
    public void Where_no_turn_answers_one_sentence_does_in_the_language_of_the_persons_app()
    {
        var said = _says.Sentence(KernelTexts.Sorry, new Incoming("u1", Some.VolunteerId, new HomeAsked(), Some.Now, Hint: Language.Lithuanian));
        Assert.Equal((Urgency.Reply, DeliveryKind.Message, false), (said.Urgency, said.Kind, said.Live));
        Assert.Equal(Some.World.Content.Phrasebook.Plain(KernelTexts.Sorry, Language.Lithuanian), MessagePayload.FromUtf8(said.Payload).Html);
    }

    private static TurnResult Showing(Screen screen, int? replaces = null, Volunteer? volunteer = null)
    {
        var after = Before with { Volunteer = volunteer ?? Some.Volunteer, Turns = 8 };
        return new TurnResult(after, new LiveScreen(screen, replaces, "8", after.Volunteer.Language), []);
    }

    private IReadOnlyList<Delivery> Said(TurnResult result, Trigger? trigger = null, int? written = null) =>
        _says.Of(new Incoming("u1", Some.VolunteerId, trigger ?? new HomeAsked(), Some.Now, Written: written), Before, result, Some.Now);

    private Delivery Only(TurnResult result) => Assert.Single(Said(result));

    private IReadOnlyList<PayloadCommand> Menu(TurnResult result) => CommandsPayload.FromUtf8(Only(result).Payload).Commands;
}
