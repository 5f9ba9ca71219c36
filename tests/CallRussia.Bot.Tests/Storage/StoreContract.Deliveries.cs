using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Personal;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Deliveries of a broadcast from the fixing of its recipients to its end.</summary>
public abstract partial class StoreContract
{
    /// <summary>All of its recipients are fixed.</summary>
    private async Task Filled(BroadcastId id)
    {
        while (await Bench.Store.Write(kept => Bench.Store.Rules.Course.Advance(kept, id, Bench.Clock.Now), default))
        {
            // The next step.
        }
    }

    private async Task<BroadcastId> Going(int people, BroadcastDraft? draft = null)
    {
        await MetMany(1, people);
        var id = await Ordered(draft ?? SomeNews.Draft);
        await Filled(id);
        return id;
    }

    private Task<string> Deliveries() => Bench.Look(kept => kept.All(KeptDeliveries.Table).Count());

    private async Task<List<long>> Claim(BroadcastId id, int most = 100) => [.. (await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, most, Bench.Clock.Now), default)).Select(to => to.Volunteer.Value)];

    private Task Settle(BroadcastId id, DeliveryFate fate, params long[] volunteers) => Bench.Store.Write(kept => BroadcastCourse.Settle(kept, [.. volunteers.Select(volunteer => new RecipientSettled(id, new VolunteerId(volunteer), fate, fate == DeliveryFate.Sent ? (int)volunteer + 100 : null))], Bench.Clock.Now), default);

    [Fact]
    public async Task Recipients_are_fixed_in_steps_and_each_is_claimed_once()
    {
        await MetMany(1, 2_500);
        var id = await Ordered(SomeNews.Draft);
        Assert.Empty(await Claim(id));
        Assert.True(await Bench.Store.Write(kept => Bench.Store.Rules.Course.Advance(kept, id, Bench.Clock.Now), default));
        Assert.InRange((await Look(id)).Progress.Total, 1, 2_499);
        await Bench.Restart();
        // The first need not wait for the last.
        var claimed = await Claim(id, 200);
        Assert.Equal(200, claimed.Count);
        await Filled(id);
        Assert.Equal((2_500, BroadcastStatus.Sending), ((await Look(id)).Progress.Total, (await Look(id)).Status));
        while (await Claim(id, 700) is { Count: > 0 } some) claimed.AddRange(some);
        Assert.Equal(Enumerable.Range(1, 2_500).Select(volunteer => (long)volunteer), claimed);
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task It_is_done_when_every_delivery_has_its_fate_and_its_author_is_told_once()
    {
        var id = await Going(4);
        Assert.Equal([1, 2], await Claim(id, 2));
        await Settle(id, DeliveryFate.Sent, 1);
        await Settle(id, DeliveryFate.Blocked, 2);
        await Claim(id);
        await Settle(id, DeliveryFate.Failed, 3);
        await Filled(id);
        Assert.Equal(BroadcastStatus.Sending, (await Look(id)).Status);
        await Settle(id, DeliveryFate.Unknown, 4);
        await Filled(id);
        var done = Assert.Single(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
        Assert.Equal((BroadcastStatus.Done, Bench.Clock.Now), (done.Broadcast.Status, done.Broadcast.EndedAt));
        Assert.True(done.IsUntold);
        Assert.Equal([new VolunteerId(Olga)], done.Watchers);
        Assert.Equal((4, 1, 1, 1, 1, 4), (done.Broadcast.Progress.Total, done.Broadcast.Progress.Sent, done.Broadcast.Progress.Blocked, done.Broadcast.Progress.Failed, done.Broadcast.Progress.Unknown, done.Broadcast.Progress.Settled));
        await Bench.Store.Write(kept => BroadcastCourse.Tell(kept, id, BroadcastStatus.Sending), default);
        Assert.Single(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
        await Bench.Store.Write(kept => BroadcastCourse.Tell(kept, id, BroadcastStatus.Done), default);
        Assert.Empty(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task What_was_under_way_at_a_crash_is_unknown_and_only_an_organizer_sends_it_again()
    {
        var id = await Going(3);
        await Claim(id, 2);
        await Settle(id, DeliveryFate.Sent, 1);
        await Bench.Restart();
        Assert.Equal(1, await Bench.Store.Write(kept => BroadcastCourse.Lose(kept, default, Bench.Clock.Now), default));
        // The answer of a former life comes to nothing.
        Assert.Equal([3], await Claim(id));
        await Settle(id, DeliveryFate.Sent, 3);
        await Filled(id);
        Assert.Equal((BroadcastStatus.Done, 2, 1), ((await Look(id)).Status, (await Look(id)).Progress.Sent, (await Look(id)).Progress.Unknown));
        Assert.Equal(BroadcastStatus.Sending, (await Steer(id, Steering.ResendUnknown)).Status);
        Assert.Equal([2], await Claim(id));
        await Settle(id, DeliveryFate.Sent, 2);
        await Filled(id);
        Assert.Equal((BroadcastStatus.Done, 3, 0), ((await Look(id)).Status, (await Look(id)).Progress.Sent, (await Look(id)).Progress.Unknown));
        Assert.Equal($"#{id} · 1", (await Bench.Store.Read(kept => AuditLog.Latest(kept, 1).ToList(), default))[0].Subject);
    }

    [Fact]
    public async Task What_is_given_back_comes_again_in_its_time()
    {
        var id = await Going(2);
        await Claim(id);
        await Bench.Store.Write(kept => BroadcastCourse.Settle(kept, [new RecipientSettled(id, new VolunteerId(1), DeliveryFate.Waiting, NotBefore: Bench.Clock.Now.AddSeconds(5))], Bench.Clock.Now), default);
        await Settle(id, DeliveryFate.Waiting, 2);
        var back = Assert.Single(await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, 9, Bench.Clock.Now), default));
        Assert.Equal((2L, 0), (back.Volunteer.Value, back.Tries));
        Bench.Clock.Pass(TimeSpan.FromSeconds(5));
        var again = Assert.Single(await Bench.Store.Write(kept => BroadcastCourse.Claim(kept, id, default, 9, Bench.Clock.Now), default));
        Assert.Equal((1L, 1), (again.Volunteer.Value, again.Tries));
    }

    [Fact]
    public async Task Who_left_changed_his_mind_or_his_language_meanwhile_is_not_written_to()
    {
        var id = await Going(4, SomeNews.In(Language.Russian));
        await Met(StoreBench.Volunteer(1) with { Away = true });
        await Met(StoreBench.Volunteer(2) with { NoNews = true });
        await Met(StoreBench.Volunteer(3) with { Language = Language.English });
        Assert.Equal([4], await Claim(id));
        var progress = (await Look(id)).Progress;
        Assert.Equal((1, 2), (progress.Blocked, progress.Dropped));
    }

    [Fact]
    public async Task A_paused_or_stopped_one_gives_nothing_out_until_it_is_resumed()
    {
        var id = await Going(3);
        Assert.Equal([1], await Claim(id, 1));
        Assert.Equal(BroadcastStatus.Paused, (await Steer(id, Steering.Pause)).Status);
        Assert.Empty(await Claim(id));
        await Bench.Restart();
        Assert.Empty(await Claim(id));
        await Steer(id, Steering.Resume);
        Assert.Equal([2], await Claim(id, 1));
        Assert.True(await Bench.Store.Write(kept => BroadcastCourse.Stop(kept, id), default));
        Assert.Equal(BroadcastStop.TooManyFailures, (await Look(id)).Stopped);
        Assert.Empty(await Claim(id));
        Assert.Null((await Steer(id, Steering.Resume)).Stopped);
        // The organizer has looked at it.
        Assert.False(await Bench.Store.Write(kept => BroadcastCourse.Stop(kept, id), default));
        Assert.Equal([3], await Claim(id));
    }

    [Fact]
    public async Task A_lever_stops_it_at_the_next_claim()
    {
        var id = await Going(2);
        Assert.Equal([1], await Claim(id, 1));
        await Bench.Ask(Olga, new PullLever(LeverKind.Broadcasts, null, LeverReason.Of(ReadyReason.Rest)));
        Assert.Empty(await Claim(id));
        Assert.Equal(BroadcastStop.Lever, (await Look(id)).Stopped);
        await Bench.Ask(Olga, new ReleaseLever(LeverKind.Broadcasts, null));
        await Bench.Ask(Olga, new PullLever(LeverKind.HandOuts, null, LeverReason.Of(ReadyReason.Rest)));
        Assert.Equal([2], await Claim(id));
    }

    [Fact]
    public async Task Cancelling_drops_who_has_not_got_it_and_ends_when_the_last_answer_is_in()
    {
        var id = await Going(2_400);
        await Claim(id, 2);
        await Settle(id, DeliveryFate.Sent, 1);
        Assert.Equal(BroadcastStatus.Cancelled, (await Steer(id, Steering.Cancel)).Status);
        Assert.Empty(await Claim(id));
        await Filled(id);
        Assert.Null((await Look(id)).EndedAt);
        await Settle(id, DeliveryFate.Sent, 2);
        await Filled(id);
        var ended = await Look(id);
        Assert.Equal((BroadcastStatus.Cancelled, Bench.Clock.Now, 2, 2_398), (ended.Status, ended.EndedAt, ended.Progress.Sent, ended.Progress.Dropped));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task A_recall_deletes_what_is_younger_than_two_days_and_then_is_over()
    {
        var id = await Going(4);
        await Claim(id, 1);
        await Settle(id, DeliveryFate.Sent, 1);
        Bench.Clock.Pass(TimeSpan.FromHours(40));
        await Claim(id, 2);
        await Settle(id, DeliveryFate.Sent, 2, 3);
        Bench.Clock.Pass(TimeSpan.FromHours(10));
        Assert.Equal(BroadcastStatus.Recalling, (await Steer(id, Steering.Recall)).Status);
        Assert.Empty(await Claim(id));
        var found = await Bench.Store.Read(kept => BroadcastCourse.Recallable(kept, id, default, 9, Bench.Clock.Now), default);
        Assert.Equal([(2L, 102), (3L, 103)], found.Select(to => (to.Volunteer.Value, to.Message!.Value)));
        await Filled(id);
        Assert.Equal(BroadcastStatus.Recalling, (await Look(id)).Status);
        await Settle(id, DeliveryFate.Deleted, 2);
        // Can't be deleted.
        await Bench.Store.Write(kept => BroadcastCourse.Settle(kept, [new RecipientSettled(id, new VolunteerId(3), DeliveryFate.Sent)], Bench.Clock.Now), default);
        await Filled(id);
        var over = await Look(id);
        Assert.Equal((BroadcastStatus.Recalled, 2, 1, 1), (over.Status, over.Progress.Sent, over.Progress.Deleted, over.Progress.Dropped));
        Assert.Empty(await Bench.Store.Check(default));
    }

    [Fact]
    public async Task At_their_own_hour_each_is_due_by_his_own_clock_and_at_once_where_it_is_over()
    {
        await Met(StoreBench.Volunteer(1) with { Zone = "Asia/Tokyo" });
        await Met(StoreBench.Volunteer(2) with { Zone = "Europe/Vilnius" });
        await Met(StoreBench.Volunteer(3) with { Zone = "America/New_York" });
        // It is 9:00 in UTC: 18:00 in Tokyo, 12:00 in Vilnius, 5:00 in New York.
        var id = await Ordered(SomeNews.Draft with { When = new SendTime.LocalHour(new DateOnly(2026, 9, 16), 13) });
        await Filled(id);
        Assert.Equal([1], await Claim(id));
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal([2], await Claim(id));
        Bench.Clock.Pass(TimeSpan.FromHours(6.99));
        Assert.Empty(await Claim(id));
        Bench.Clock.Pass(TimeSpan.FromHours(0.01));
        Assert.Equal([3], await Claim(id));
    }

    [Fact]
    public async Task A_scheduled_one_fixes_its_recipients_when_its_time_has_come()
    {
        await MetMany(1, 2);
        var id = await Ordered(SomeNews.Draft with { When = new SendTime.At(Bench.Clock.Now.AddHours(1)) });
        Assert.Empty(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
        await Filled(id);
        await MetMany(3, 1);
        await Bench.Restart();
        Bench.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Single(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
        await Filled(id);
        Assert.Equal((BroadcastStatus.Sending, Bench.Clock.Now), ((await Look(id)).Status, (await Look(id)).StartedAt));
        Assert.Equal([1, 2, 3], await Claim(id));
    }

    [Fact]
    public async Task How_fast_it_goes_is_measured_and_a_pause_of_Telegram_is_shown_and_kept()
    {
        var id = await Going(100);
        await Claim(id);
        for (var second = 0; second < 6; second++)
        {
            Bench.Clock.Pass(TimeSpan.FromSeconds(1));
            await Settle(id, DeliveryFate.Sent, [.. Enumerable.Range((second * 10) + 1, 10).Select(volunteer => (long)volunteer)]);
        }
        var progress = (await Look(id)).Progress;
        Assert.Equal((10.0, TimeSpan.FromSeconds(4)), (progress.PerSecond, progress.Left));
        await Bench.Store.Write(kept => Pauses.AddForBroadcasts(kept, default, TimeSpan.FromSeconds(20), Bench.Clock.Now), default);
        await Bench.Restart();
        Assert.Equal(TimeSpan.FromSeconds(20), await Bench.Store.Read(kept => Pauses.OfBroadcasts(kept, default, Bench.Clock.Now), default));
        Assert.Empty(await Bench.Store.Read(kept => Pauses.Chats(kept, Bench.Clock.Now), default));
        Assert.Equal(TimeSpan.Zero, await Bench.Store.Read(kept => Pauses.All(kept, default, Bench.Clock.Now), default));
        Assert.Equal(BroadcastStop.Flood, (await Look(id)).Stopped);
        Bench.Clock.Pass(TimeSpan.FromSeconds(20));
        Assert.Null((await Look(id)).Stopped);
        Assert.Equal(0, (await Look(id)).Progress.PerSecond);
    }

    [Fact]
    public async Task Thirty_days_after_its_end_only_the_counts_are_left()
    {
        var id = await Going(3);
        await Claim(id);
        await Settle(id, DeliveryFate.Sent, 1, 2, 3);
        await Filled(id);
        Assert.Contains("\"BroadcastsReceived\": 1", (await Bench.Ask<MyDataGathered>(1, new GatherMyData())).Json, StringComparison.Ordinal);
        Bench.Clock.Pass(TimeSpan.FromDays(29));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal("3", await Deliveries());
        Bench.Clock.Pass(TimeSpan.FromDays(2));
        await Bench.Store.Sweep(Bench.Clock.Now, default);
        Assert.Equal("0", await Deliveries());
        Assert.Contains("\"BroadcastsReceived\": 0", (await Bench.Ask<MyDataGathered>(1, new GatherMyData())).Json, StringComparison.Ordinal);
        Assert.Equal((3, 3), ((await Look(id)).Progress.Total, (await Look(id)).Progress.Sent));
        Assert.Empty(await Bench.Store.Check(default));
    }
}
