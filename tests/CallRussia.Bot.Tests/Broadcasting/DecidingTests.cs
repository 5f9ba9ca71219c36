using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Tests.Conversations;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Broadcasting;

public sealed class DecidingTests
{
    private static readonly State Home = new Home();
    private static readonly BroadcastId Id = BroadcastSamples.Id;
    private static readonly BroadcastProgress Half = new(100, 40, 5, 3, 2, 0, 0, 25, TimeSpan.FromSeconds(2));

    [Fact]
    public void How_many_get_it_and_how_long_it_takes_is_said_before_it_goes()
    {
        var sure = At(Look()).Answering(new BroadcastSeen(One())).Taps(new DeedWanted(Id, BroadcastDeed.Send));
        Assert.Equal([new LookAtBroadcast(Id)], sure.Asked);
        Assert.Equal(new TextArg.Count(46_000), sure.Screen.Paragraphs[0].Args["count"]);
        // 46,000 at 25 a second.
        Assert.Equal(new TextArg.Duration(TimeSpan.FromSeconds(1840)), sure.Screen.Paragraphs[^1].Args["length"]);
        Assert.Contains(new Text("broadcast.send-now.button"), Labels(sure));

        var sent = At(sure.State).Answering(new BroadcastSeen(One(BroadcastStatus.Sending))).Taps(new DeedConfirmed());
        Assert.Equal([new OrderBroadcast(Id)], sent.Asked);
        Assert.Equal(BroadcastStatus.Sending, Assert.IsType<AtBroadcast>(sent.State).Broadcast.Status);
    }

    [Fact]
    public void What_goes_later_is_scheduled_and_not_sent_now()
    {
        var later = One() with { Draft = BroadcastSamples.Full };
        var sure = At(Look()).Answering(new BroadcastSeen(later)).Taps(new DeedWanted(Id, BroadcastDeed.Send));

        Assert.Contains(new Text("broadcast.schedule.button"), Labels(sure));
        Assert.DoesNotContain(new Text("broadcast.send-now.button"), Labels(sure));
    }

    [Fact]
    public void What_the_store_refuses_is_said_with_the_way_back()
    {
        var sure = new Deciding(Home, Id, BroadcastDeed.Send, One());
        var then = At(sure).Answering(new BroadcastRefused(Id, BroadcastRefusal.TooLate)).Taps(new DeedConfirmed());

        Assert.Equal(["broadcast.refused.TooLate"], then.Keys);
        Assert.Equal([new BroadcastOpened(Id)], then.Buttons);
    }

    [Fact]
    public void Nobody_lets_his_own_go_and_somebody_else_does_after_a_look_at_the_size()
    {
        var notice = At(Home).When(new BroadcastWaits(Id, 46_000));
        var buttons = notice.Only<Effect.Announce>().Screen.Rows.SelectMany(row => row).OfType<Button.Press>().ToList();
        Assert.All(buttons, button => Assert.True(button.Lasting));
        Assert.Equal([new BroadcastOpened(Id), new DeedWanted(Id, BroadcastDeed.Approve), new DeedWanted(Id, BroadcastDeed.Cancel)], buttons.Select(button => button.Trigger));

        var waiting = One(BroadcastStatus.Waiting, by: Some.VolunteerId);
        var sure = At(Home).Answering(new BroadcastSeen(waiting)).TapsOld(new DeedWanted(Id, BroadcastDeed.Approve), nonce: Tap.Lasting);
        var approved = At(sure.State).Answering(new BroadcastSeen(One(BroadcastStatus.Sending, by: Some.VolunteerId))).Taps(new DeedConfirmed());
        Assert.Equal([new ApproveBroadcast(Id)], approved.Asked);

        var own = At(Home).Answering(new BroadcastSeen(One(BroadcastStatus.Waiting))).Taps(new DeedWanted(Id, BroadcastDeed.Approve));
        Assert.Equal(KernelTexts.NotNow, own.Result.Toast!.Text);
        Assert.IsType<AtBroadcast>(own.State);
        Assert.DoesNotContain(new DeedWanted(Id, BroadcastDeed.Approve), own.Buttons);
    }

    [Fact]
    public void The_notice_of_a_broadcast_reaches_nobody_who_lost_the_role()
    {
        foreach (var trigger in new Trigger[] { new BroadcastWaits(Id, 9), new BroadcastDecided(Id, Approved: true), new BroadcastWentOn(One(BroadcastStatus.Done)) })
            Assert.True(Talk.In(Home).When(trigger) is { Stays: true, Result.Effects: [] });
    }

    [Fact]
    public void Pause_and_resume_are_one_tap_even_on_a_page_that_was_redrawn_since()
    {
        var paused = At(Look(BroadcastStatus.Sending)).Answering(new BroadcastSeen(One(BroadcastStatus.Paused))).TapsOld(new DeedWanted(Id, BroadcastDeed.Pause), messageId: 70, nonce: Tap.Lasting);

        Assert.Equal([new SteerBroadcast(Id, Steering.Pause)], paused.Asked);
        Assert.Contains(new DeedWanted(Id, BroadcastDeed.Resume), paused.Buttons);
        Assert.Equal(70, paused.Result.Live!.Replaces);
    }

    [Theory]
    [InlineData(BroadcastDeed.Cancel, BroadcastStatus.Sending, Steering.Cancel, 50)]
    [InlineData(BroadcastDeed.Recall, BroadcastStatus.Done, Steering.Recall, 40)]
    [InlineData(BroadcastDeed.ResendUnknown, BroadcastStatus.Done, Steering.ResendUnknown, 2)]
    public void What_is_dangerous_is_asked_once_more_with_its_size(BroadcastDeed deed, BroadcastStatus status, Steering steering, int size)
    {
        var now = One(status) with { Progress = Half, EndedAt = status == BroadcastStatus.Done ? Some.Now.AddHours(-1) : null };
        var sure = At(new AtBroadcast(Home, now)).Answering(new BroadcastSeen(now)).Taps(new DeedWanted(Id, deed));
        var done = At(sure.State).Answering(new BroadcastSeen(now)).Taps(new DeedConfirmed());

        Assert.Equal(new TextArg.Count(size), sure.Screen.Paragraphs[0].Args["count"]);
        Assert.Equal([new SteerBroadcast(Id, steering)], done.Asked);
    }

    [Fact]
    public void A_recall_is_not_offered_when_nothing_could_be_deleted_any_more()
    {
        var old = One(BroadcastStatus.Done) with { Progress = Half, EndedAt = Some.Now.AddHours(-49) };

        Assert.DoesNotContain(new DeedWanted(Id, BroadcastDeed.Recall), At(new AtBroadcast(Home, old)).When(new Back()).Buttons);
    }

    [Fact]
    public void A_draft_that_is_thrown_away_leaves_the_list()
    {
        var sure = At(Look()).Answering(new BroadcastSeen(One())).Taps(new DeedWanted(Id, BroadcastDeed.Discard));
        var gone = At(sure.State).Answering(ask => ask is SteerBroadcast ? new BroadcastGone(Id) : new BroadcastsSeen([])).Taps(new DeedConfirmed());

        Assert.Equal([new SteerBroadcast(Id, Steering.Discard), new LookAtBroadcasts()], gone.Asked);
        Assert.Equal(["broadcast.list", "broadcast.list.none"], gone.Keys);
    }

    [Fact]
    public void Progress_is_drawn_over_the_same_message_and_only_where_this_one_is_watched()
    {
        var on = new BroadcastWentOn(One(BroadcastStatus.Sending) with { Progress = Half });
        var watched = At(Look(BroadcastStatus.Sending)).Answering(new BroadcastSeen(on.Broadcast)).When(on);

        Assert.Equal(70, watched.Result.Live!.Replaces);
        var bar = watched.Screen.Paragraphs.Single(text => text.Key == "broadcast.bar");
        Assert.Equal((new TextArg.Count(50), (TextArg)"▓▓▓▓▓░░░░░"), (bar.Args["percent"], bar.Args["bar"]));
        Assert.All(watched.Screen.Rows.SelectMany(row => row).OfType<Button.Press>(), button => Assert.True(button.Lasting));
        Assert.True(At(Home).When(on).Stays);
        Assert.True(At(new Deciding(Home, Id, BroadcastDeed.Cancel, One(BroadcastStatus.Sending))).When(on).Stays);
        Assert.True(At(new AtBroadcast(Home, One(BroadcastStatus.Sending) with { Id = new BroadcastId(8) })).When(on).Stays);
    }

    [Fact]
    public void Progress_that_was_said_before_a_pause_does_not_draw_over_it()
    {
        var late = new BroadcastWentOn(One(BroadcastStatus.Sending) with { Progress = Half });
        var paused = At(Look(BroadcastStatus.Paused)).Answering(new BroadcastSeen(One(BroadcastStatus.Paused) with { Progress = Half with { UnderWay = 3 } })).When(late);

        Assert.Equal([new LookAtBroadcast(Id)], paused.Asked);
        Assert.Equal(BroadcastStatus.Paused, Assert.IsType<AtBroadcast>(paused.State).Broadcast.Status);
        Assert.Contains(new DeedWanted(Id, BroadcastDeed.Resume), paused.Buttons);
        Assert.Equal(new TextArg.Count(3), paused.Screen.Paragraphs.Single(text => text.Key == "broadcast.under-way").Args["count"]);
    }

    [Fact]
    public void Who_went_on_to_something_else_is_told_the_end_in_a_message_of_its_own()
    {
        var done = new BroadcastWentOn(One(BroadcastStatus.Done) with { Progress = Half });

        var away = At(new OnCall(Some.Lease())).When(done);
        Assert.Equal("broadcast.ended.Done", away.Only<Effect.Announce>().Screen.Paragraphs[0].Key);
        Assert.Null(away.Result.Live);
        Assert.Empty(At(Look(BroadcastStatus.Sending)).Answering(new BroadcastSeen(done.Broadcast)).When(done).Result.Effects.OfType<Effect.Announce>());
        // Other organizers see it where they have it open, and get no message.
        Assert.True(At(Home).When(new BroadcastWentOn(One(BroadcastStatus.Done, by: Some.VolunteerId))).Stays);
        // Nothing is left to cancel.
        Assert.IsType<AtBroadcast>(At(new Deciding(Home, Id, BroadcastDeed.Cancel, One(BroadcastStatus.Sending))).Answering(new BroadcastSeen(done.Broadcast)).When(done).State);
    }

    [Fact]
    public void Who_returns_another_s_says_why_with_one_tap_or_in_a_sentence()
    {
        var waiting = One(BroadcastStatus.Waiting, by: Some.VolunteerId);
        var asked = At(Look()).Answering(new BroadcastSeen(waiting)).Taps(new DeedWanted(Id, BroadcastDeed.Cancel));
        Assert.Equal(["broadcast.sure.Return"], asked.Keys);
        Assert.DoesNotContain(new DeedConfirmed(), asked.Buttons);
        var back = new BroadcastSeen(One(by: Some.VolunteerId));

        Assert.Equal([new ReturnBroadcast(Id, new ReturnReason(ReadyReturn.Facts))], At(asked.State).Answering(back).Taps(new ReturnReasonChosen(ReadyReturn.Facts)).Asked);
        var typed = At(asked.State).Answering(back).When(new Typed("  Назовите час  "));
        Assert.Equal([new ReturnBroadcast(Id, new ReturnReason(ReadyReturn.None, "Назовите час"))], typed.Asked);
        Assert.IsType<AtBroadcast>(typed.State);

        var unfit = At(asked.State).When(new Typed(new string('я', 201)));
        Assert.Empty(unfit.Asked);
        Assert.Equal(["broadcast.returned.unfit", "broadcast.sure.Return"], unfit.Keys);
    }

    [Fact]
    public void The_reason_stands_in_the_message_to_the_author_and_on_the_draft()
    {
        var why = new ReturnReason(ReadyReturn.None, "Назовите час");
        var said = new Text("broadcast.returned").With("reason", "Назовите час");

        Assert.Contains(said, At(Home).When(new BroadcastDecided(Id, Approved: false, why)).Only<Effect.Announce>().Screen.Paragraphs);
        Assert.Contains(said, At(new AtBroadcast(Home, One() with { Returned = why })).When(new Back()).Screen.Paragraphs);
        Assert.Contains(
            new Text("broadcast.returned").With("reason", new Text("broadcast.returned.Time")),
            At(Home).When(new BroadcastDecided(Id, Approved: false, new ReturnReason(ReadyReturn.Time))).Only<Effect.Announce>().Screen.Paragraphs);
    }

    [Fact]
    public void The_author_is_told_what_another_organizer_decided_and_sees_it_at_once_where_it_is_open()
    {
        var returned = new BroadcastDecided(Id, Approved: false);
        Assert.Equal("broadcast.decided.returned", At(Home).When(returned).Only<Effect.Announce>().Screen.Paragraphs[0].Key);
        var open = At(Look(BroadcastStatus.Waiting)).Answering(new BroadcastSeen(One())).When(returned);
        Assert.Equal(BroadcastStatus.Draft, Assert.IsType<AtBroadcast>(open.State).Broadcast.Status);
    }

    [Fact]
    public void News_are_switched_off_under_any_broadcast_during_a_call_too_and_on_again()
    {
        var call = new OnCall(Some.Lease());
        var off = Talk.In(call).TapsOld(new NewsDeclined(), nonce: Tap.Lasting);
        Assert.True(off.Volunteer.NoNews);
        Assert.Equal(call, off.State);
        var on = Assert.IsType<Button.Press>(off.Only<Effect.Announce>().Screen.Rows[0][0]);
        Assert.True(on.Lasting);

        var again = Talk.In(call).As(off.Volunteer).TapsOld(new NewsDeclined(), nonce: Tap.Lasting);
        Assert.Empty(again.Result.Effects.OfType<Effect.Announce>());
        Assert.NotNull(again.Result.Toast);
        Assert.False(Talk.In(call).As(off.Volunteer).TapsOld(on.Trigger, nonce: Tap.Lasting).Volunteer.NoNews);
    }

    private static Talk.Given At(State state) => Talk.In(state).As(Some.Organizer);

    private static AtBroadcast Look(BroadcastStatus status = BroadcastStatus.Draft) => new(Home, One(status));

    private static Broadcast One(BroadcastStatus status = BroadcastStatus.Draft, VolunteerId? by = null) => BroadcastSamples.One(BroadcastSamples.Plain, status, by: by);

    private static IEnumerable<Text> Labels(Talk.Then then) => then.Screen.Rows.SelectMany(row => row).Select(button => button.Label);
}
