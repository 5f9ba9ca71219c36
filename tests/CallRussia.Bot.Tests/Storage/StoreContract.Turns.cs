using System.Text;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Whereabouts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

public abstract partial class StoreContract
{
    private static readonly VolunteerId Anna = new(7_001);

    private static RawIncoming Update(int id) => new(id, Encoding.UTF8.GetBytes($$"""{"text":"привет {{id}}","update_id":{{id}} }"""));

    [Fact]
    public async Task An_update_is_received_once_however_often_it_comes()
    {
        var seen = await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(5), Update(6), Update(5)], Bench.Clock.Now), default);
        Assert.Equal([5, 6], seen.Select(update => update.Id));
        Assert.Empty(await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(6)], Bench.Clock.Now), default));
        Assert.True(await Bench.Turn(1, _ => { }, "u5"));
        Assert.False(await Bench.Turn(1, _ => Assert.Fail("ran twice"), "u5"));
        Assert.Empty(await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(5)], Bench.Clock.Now), default));
    }

    [Fact]
    public async Task What_was_not_done_before_a_restart_is_taken_up_after_it_oldest_first()
    {
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(900), Update(901)], Bench.Clock.Now), default);
        // Ids may jump down after a quiet week.
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(3)], Bench.Clock.Now.AddSeconds(1)), default);
        await Bench.Turn(1, _ => { }, "u900");
        await Bench.Restart();
        var unfinished = await Bench.Store.Read(kept => Inbox.Unfinished(kept, default), default);
        Assert.Equal([901, 3], unfinished.Select(update => update.Id));
        Assert.Equal(Update(3).Json.ToArray(), unfinished[1].Json.ToArray());
    }

    [Fact]
    public async Task An_update_set_aside_is_never_tried_again()
    {
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(1)], Bench.Clock.Now), default);
        await Bench.Store.Write(kept => Inbox.SetAside(kept, "u1", "unreadable", Bench.Clock.Now), default);
        Assert.Empty(await Bench.Store.Read(kept => Inbox.Unfinished(kept, default), default));
        Assert.Empty(await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(1)], Bench.Clock.Now), default));
        Assert.False(await Bench.Turn(1, _ => { }, "u1"));
    }

    [Fact]
    public async Task A_dismissed_update_is_done()
    {
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(1)], Bench.Clock.Now), default);
        await Bench.Store.Write(kept => Inbox.Dismiss(kept, 1, Bench.Clock.Now), default);
        Assert.Empty(await Bench.Store.Read(kept => Inbox.Unfinished(kept, default), default));
        Assert.Empty(await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(1)], Bench.Clock.Now), default));
    }

    [Fact]
    public async Task A_timer_set_aside_is_gone()
    {
        await Bench.Turn(1, turn => turn.Schedule(Anna, "a", Bench.Clock.Now, new HomeAsked()));
        var due = (await Bench.Store.Due(Bench.Clock.Now, 1, default))[0];
        await Bench.Store.Write(kept => Inbox.SetAside(kept, due.Id, "threw three times", Bench.Clock.Now), default);
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now, 1, default));
    }

    [Fact]
    public async Task Ids_of_handled_updates_are_forgotten_after_two_days()
    {
        await Bench.Turn(1, _ => { }, "u1");
        Bench.Clock.Pass(Limits.SeenFor + TimeSpan.FromSeconds(1));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.True(await Bench.Turn(1, _ => { }, "u1"));
    }

    [Fact]
    public async Task A_turn_that_throws_leaves_nothing_and_may_be_tried_again()
    {
        await Bench.Add(7, 0, 1);
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(1)], Bench.Clock.Now), default);
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Bench.Turn(1, turn =>
        {
            turn.Save(new Conversation(StoreBench.Volunteer(1), new Home(), 1));
            turn.Answer(new HandOut(), new Scene(StoreBench.Volunteer(1), Bench.Clock.Now, new Campaign()));
            turn.Send(Message(new VolunteerId(1)));
            turn.Schedule(new VolunteerId(1), "key", Bench.Clock.Now, new HomeAsked());
            throw new InvalidOperationException("broken turn");
        }, "u1"));
        Assert.Equal("broken turn", thrown.Message);
        Assert.Single(await Bench.Store.Read(kept => Inbox.Unfinished(kept, default), default));
        Assert.Empty(await Bench.Store.Read(kept => Outbox.Waiting(kept, default, Share.Everybody), default));
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        Assert.Equal(1, (await Bench.Stock(7)).Fresh);
        Assert.True(await Bench.Turn(1, turn => Assert.Null(turn.Load(new VolunteerId(1))), "u1"));
        Assert.Equal(1, (await Bench.HandOut(1)).Nth);
    }

    [Fact]
    public async Task One_broken_turn_among_many_takes_no_other_with_it()
    {
        await Bench.Add(7, 0, 200);
        var turns = Enumerable.Range(1, 100).Select(async volunteer =>
        {
            try
            {
                return await Bench.Turn(volunteer, turn =>
                {
                    turn.Answer(new HandOut(), new Scene(StoreBench.Volunteer(volunteer), Bench.Clock.Now, new Campaign()));
                    if (volunteer % 10 == 0) throw new InvalidOperationException("broken turn");
                });
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });
        Assert.Equal(90, (await Task.WhenAll(turns)).Count(done => done));
        Assert.Equal(90, (await Bench.Stock(7)).Held);
        Assert.Empty(await Bench.Store.Check(default));
    }

    public static TheoryData<State> States => new(
        new Home(JustArrived: true),
        new ChoosingCountry([], NotFound: true),
        new ChoosingCountry(["LT", "DE"]),
        new NoNumber(WhyNot.NothingOpen, StoreBench.Noon),
        new OnCall(new Lease(new LeaseId(4), DemoBlock.Number(7, 1234), DemoBlock.Region(7), StoreBench.Noon, StoreBench.Noon.AddMinutes(45), new LeaseId(2), 3)),
        new ChoosingHour(
            new Core.Calling.Reported(
                new Lease(new LeaseId(4), DemoBlock.Number(7, 1234), DemoBlock.Region(7), StoreBench.Noon, StoreBench.Noon.AddMinutes(45), null, 3),
                FirstTap.Talked, Outcome.Talked, StoreBench.Noon)
            { CallAt = StoreBench.Noon },
            new DateOnly(2026, 9, 20)));

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_conversation_is_loaded_as_it_was_saved(State state)
    {
        var volunteer = new Volunteer(Anna, Language.Lithuanian, StoreBench.Noon.AddTicks(3))
        {
            Standing = Standing.Volunteer,
            Country = "LT",
            Zone = "Europe/Vilnius",
            IsZoneGuess = true,
            Invitation = "from-a_friend",
            PromisedAt = StoreBench.Noon,
            Away = true,
        };
        var saved = new Conversation(volunteer, state, 41, 77);
        await Bench.Turn(Anna.Value, turn => turn.Save(new Conversation(StoreBench.Volunteer(Anna.Value), new Home(), 1)));
        await Bench.Turn(Anna.Value, turn => turn.Save(saved));
        await Bench.Restart();
        await Bench.Turn(Anna.Value, turn => Assert.Equal(saved, turn.Load(Anna)));
    }

    [Theory]
    [InlineData(Standing.Volunteer, typeof(Home))]
    [InlineData(Standing.Supporter, typeof(Supporting))]
    [InlineData(Standing.Guest, typeof(Unmet))]
    public async Task A_state_that_this_program_does_not_know_becomes_a_safe_one(Standing standing, Type safe)
    {
        await Bench.Turn(1, turn =>
        {
            turn.Save(new Conversation(StoreBench.Volunteer(1) with { Standing = standing }, new NoNumber(WhyNot.NothingLeft, null), 9));
            turn.Schedule(new VolunteerId(1), "k", Bench.Clock.Now, new NumberAsked());
        });
        Bench.Options = Bench.Options with { Features = [new StoreFeature("on", [typeof(Unmet), typeof(Supporting)], [])] };
        await Bench.Restart();
        await Bench.Turn(1, turn => Assert.IsType(safe, turn.Load(new VolunteerId(1))!.State));
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now, 10, default));
    }

    [Fact]
    public async Task A_timer_comes_when_it_is_due_and_only_once()
    {
        var trigger = new CallLaterDue(new LeaseId(3), StoreBench.Noon, 420, DayBefore: true);
        await Bench.Turn(1, turn => turn.Schedule(Anna, "a", Bench.Clock.Now.AddMinutes(5), trigger));
        await Bench.Turn(1, turn => turn.Schedule(Anna, "b", Bench.Clock.Now.AddMinutes(4), new LeaseTimeUp(new LeaseId(3))));
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now.AddMinutes(3), 10, default));
        var due = await Bench.Store.Due(Bench.Clock.Now.AddMinutes(5), 10, default);
        Assert.Equal([new LeaseTimeUp(new LeaseId(3)), trigger], due.Select(timer => timer.Trigger));
        Assert.Equal(Bench.Clock.Now.AddMinutes(5), due[1].At);
        Assert.Single(await Bench.Store.Due(Bench.Clock.Now.AddMinutes(5), 1, default));
        Assert.True(await Bench.Store.Take(due[1], _ => { }, default));
        Assert.False(await Bench.Store.Take(due[1], _ => Assert.Fail("ran twice"), default));
        Assert.Single(await Bench.Store.Due(Bench.Clock.Now.AddMinutes(5), 10, default));
    }

    [Fact]
    public async Task How_far_the_bot_is_behind_is_told_by_the_oldest_that_waits()
    {
        async Task<Lag> Behind() => await Bench.Store.Read(kept => Lag.Of(kept, default, Bench.Clock.Now), default);
        Assert.Equal(new Lag(TimeSpan.Zero, TimeSpan.Zero), await Behind());
        var noon = Bench.Clock.Now;
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(7)], noon), default);
        await Bench.Turn(1, turn => turn.Schedule(Anna, "a", noon.AddMinutes(5), new HomeAsked()));
        await Bench.Turn(1, turn => turn.Schedule(Anna, "b", noon.AddMinutes(4), new HomeAsked()));
        Bench.Clock.Pass(TimeSpan.FromMinutes(3));
        Assert.Equal(new Lag(TimeSpan.FromMinutes(3), TimeSpan.Zero), await Behind());
        await Bench.Store.Write(kept => Inbox.Receive(kept, [Update(8)], Bench.Clock.Now), default);
        Bench.Clock.Pass(TimeSpan.FromMinutes(3));
        Assert.Equal(new Lag(TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(2)), await Behind());
        await Bench.Store.Write(kept => { Inbox.SetAside(kept, "u7", "unreadable", Bench.Clock.Now); return true; }, default);
        Assert.Equal(TimeSpan.FromMinutes(3), (await Behind()).Inbox);
    }

    [Fact]
    public async Task A_timer_that_was_replaced_or_forgotten_after_it_was_due_does_not_come()
    {
        await Bench.Turn(1, turn => turn.Schedule(Anna, "a", Bench.Clock.Now, new HomeAsked()));
        var due = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        await Bench.Turn(1, turn => turn.Schedule(Anna, "a", Bench.Clock.Now.AddHours(1), new HomeAsked()));
        Assert.False(await Bench.Store.Take(due, _ => Assert.Fail("was replaced"), default));
        due = Assert.Single(await Bench.Store.Due(Bench.Clock.Now.AddHours(1), 10, default));
        await Bench.Turn(1, turn => turn.Unschedule(Anna, "a"));
        Assert.False(await Bench.Store.Take(due, _ => Assert.Fail("was forgotten"), default));
    }

    [Fact]
    public async Task A_timer_whose_turn_throws_stays_due()
    {
        await Bench.Turn(1, turn => turn.Schedule(Anna, "a", Bench.Clock.Now, new HomeAsked()));
        var due = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Bench.Store.Take(due, _ => throw new InvalidOperationException("broken turn"), default));
        Assert.Equal(due, Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default)));
    }

    [Fact]
    public async Task A_turn_can_not_be_used_after_it_ended()
    {
        TestTurn? kept = null;
        await Bench.Turn(1, turn => kept = turn);
        Assert.Throws<InvalidOperationException>(() => kept!.Load(Anna));
    }
}
