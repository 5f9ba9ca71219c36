using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>What the simulation found, each told alone and without chance.</summary>
public sealed class FoundBySimulationTests : ITestWithEnd
{
    private static readonly VolunteerId Anna = new(7_001);
    private static readonly VolunteerId Boris = new(7_002);
    private readonly StoreBench _bench = new((_, options) => Store.Open(options));

    private Store Store => _bench.Store;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Who_came_by_another_command_gets_past_the_choice_of_a_language() =>
        Assert.Equal(new AskedForRussian(), Talk.In(new Unmet()).Taps(new LanguageChosen(Language.Russian)).State);

    [Fact]
    public void Coming_back_after_the_time_was_up_shows_so_and_anywhere_else_waits_for_a_word()
    {
        var away = Some.Volunteer with { Away = true };
        Assert.NotNull(Talk.In(new Overdue(Some.Lease())).As(away).When(new CameBack()).Result.Live);
        Assert.Null(Talk.In(new OnCall(Some.Lease())).As(away).When(new CameBack()).Result.Live);
    }

    [Fact]
    public void A_tap_on_a_screen_whose_successor_was_never_shown_is_answered()
    {
        var talk = Talk.In(new Home());
        var second = new Incoming("u1", Some.VolunteerId, new SettingsAsked(), Some.Now, new Tap("q", 70, "6"));
        var lost = second with { Tap = new Tap("q", 70, "5") };
        Assert.Null(Run(talk, second).Live);
        Assert.NotNull(Run(talk, lost).Live);
    }

    [Fact]
    public void A_promised_reminder_is_said_on_any_page()
    {
        var page = new ChangingCountry(new Home(), new ChoosingCountry([]));
        Assert.NotNull(Talk.In(page).When(new CallLaterDue(new LeaseId(4), Some.Now.AddMinutes(10), 180, DayBefore: false)).Only<Effect.Announce>());
        Assert.NotNull(Talk.In(page).When(new RegionsOpened()).Only<Effect.Announce>());
    }

    [Fact]
    public async Task Live_screens_of_a_chat_go_in_the_order_in_which_they_were_decided()
    {
        using var outgoing = new Outgoing(_bench.Clock, static _ => true);
        outgoing.Add(Live(Anna) with { Id = 2 });
        outgoing.Add(Live(Anna) with { Id = 1, Urgency = Urgency.Notice });
        Assert.Equal(1, (await outgoing.Next(default)).Id);
    }

    [Fact]
    public async Task Still_talking_after_the_longest_time_ends_the_lease()
    {
        await _bench.Add(7, 0, 5);
        var lease = await _bench.HandOut(Anna.Value);
        _bench.Clock.Pass(TimeSpan.FromHours(5));
        await _bench.Ask<LeaseOver>(Anna.Value, new ExtendLease(lease.Id));
        Assert.Equal(0, (await _bench.Stock(7)).Held);
    }

    [Fact]
    public async Task A_screen_that_is_about_to_be_live_again_is_not_retired()
    {
        await Meet(Anna);
        await Shown(Live(Anna), 10);
        var next = await Send(Live(Anna));
        await Send(Live(Anna) with { Kind = DeliveryKind.Edit, MessageId = 10 });
        Assert.Empty(await Settle(new Settlement.Sent(next.Id, 11, _bench.Clock.Now)));
    }

    [Fact]
    public async Task A_screen_shown_nobody_knows_where_retires_the_former_one()
    {
        await Meet(Anna);
        await Shown(Live(Anna) with { Holds = new LeaseId(1) }, 10);
        var unknown = await Send(Live(Anna));
        var follows = Assert.Single(await Settle(new Settlement.Sent(unknown.Id, MessageId: null, _bench.Clock.Now)));
        Assert.Equal((DeliveryKind.Delete, 10), (follows.Kind, follows.MessageId));
    }

    [Fact]
    public async Task A_number_that_is_over_leaves_the_chat_also_when_the_next_screen_is_given_up()
    {
        await _bench.Add(7, 0, 5);
        var lease = await _bench.HandOut(Anna.Value);
        await Meet(Anna);
        await Shown(Live(Anna) with { Holds = lease.Id }, 10);
        await _bench.Report(Anna.Value, lease, Outcome.Talked);
        var next = await Send(Live(Anna));
        var follows = Assert.Single(await Settle(new Settlement.GivenUp(next.Id, "unknown", StoreBench.Noon)));
        Assert.Equal((DeliveryKind.Delete, 10), (follows.Kind, follows.MessageId));
        Assert.Equal(2, await Turns(Anna));
    }

    [Fact]
    public async Task Forgetting_leaves_no_number_in_the_chat()
    {
        await Meet(Anna);
        var underWay = await Send(Live(Anna) with { Holds = new LeaseId(1) });
        await Send(Live(Anna));
        await _bench.Ask<Erased>(Anna.Value, new EraseMe());
        Assert.Equal(underWay.Id, Assert.Single(await Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default)).Id);
        var follows = Assert.Single(await Settle(new Settlement.Sent(underWay.Id, 11, _bench.Clock.Now)));
        Assert.Equal((DeliveryKind.Delete, 11), (follows.Kind, follows.MessageId));
    }

    [Fact]
    public async Task Forgetting_takes_the_volunteer_out_of_what_others_may_undo()
    {
        await _bench.Add(7, 0, 1);
        await _bench.Call(Anna.Value, Outcome.DoesNotExist);
        _bench.Clock.Pass(TimeSpan.FromDays(OutcomeRules.Usual[OutcomeRule.DoesNotExist]));
        var lease = await _bench.Call(Boris.Value, Outcome.Busy);
        await _bench.Ask<Erased>(Anna.Value, new EraseMe());
        await _bench.Ask<OutcomeUndone>(Boris.Value, new UndoOutcome(lease.Id));
        Assert.Equal("-1", await _bench.Look(kept => kept.All(Core.Bank.TouchedNumbers.Table).Single().State.DoubtedBy));
    }

    private static TurnResult Run(Talk.Given talk, Incoming incoming) =>
        new Turn(new Dialogue(Some.Features), () => Some.Campaign, () => Some.Library).Run(talk.Conversation, incoming, (_, _) => throw new InvalidOperationException());

    private static Delivery Live(VolunteerId volunteer) =>
        new(0, volunteer, Urgency.Reply, DeliveryKind.Message, "{}"u8.ToArray()) { Live = true };

    private Task<bool> Meet(VolunteerId volunteer) =>
        _bench.Turn(volunteer.Value, turn => turn.Save(new Conversation(StoreBench.Volunteer(volunteer.Value), new Home(), 1)));

    private async Task<Delivery> Send(Delivery delivery)
    {
        Delivery? kept = null;
        await _bench.Turn(delivery.Volunteer.Value, turn => kept = turn.Send(delivery));
        return kept!;
    }

    private async Task Shown(Delivery delivery, int message) => await Settle(new Settlement.Sent((await Send(delivery)).Id, message, _bench.Clock.Now));

    private Task<List<Delivery>> Settle(Settlement settlement) => Store.Write(kept => Outbox.Settle(kept, [settlement], KeptLeases.EndOf), default);

    private async Task<long> Turns(VolunteerId volunteer)
    {
        Conversation? kept = null;
        await _bench.Turn(volunteer.Value, turn => kept = turn.Load(volunteer));
        return kept!.Turns;
    }
}
