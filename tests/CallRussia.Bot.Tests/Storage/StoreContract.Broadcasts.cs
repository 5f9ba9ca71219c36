using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Storage;

/// <summary>Composing, ordering, approving and steering broadcasts.</summary>
public abstract partial class StoreContract
{
    /// <summary>Another organizer.</summary>
    private const long Boris = 901;

    private async Task<Broadcast> Draft(BroadcastDraft draft, long author = Olga) => (await Bench.Ask<BroadcastSeen>(author, new KeepDraft(null, draft))).Broadcast;

    private async Task<BroadcastId> Ordered(BroadcastDraft draft)
    {
        var id = (await Draft(draft)).Id;
        Assert.IsType<BroadcastSeen>(await Bench.Ask(Olga, new OrderBroadcast(id)));
        return id;
    }

    private async Task<Broadcast> Look(BroadcastId id) => (await Bench.Ask<BroadcastSeen>(Olga, new LookAtBroadcast(id))).Broadcast;

    private async Task<Broadcast> Steer(BroadcastId id, Steering steering) => (await Bench.Ask<BroadcastSeen>(Olga, new SteerBroadcast(id, steering))).Broadcast;

    private async Task<BroadcastRefusal> Refused(long who, Ask ask) => (await Bench.Ask<BroadcastRefused>(who, ask)).Why;

    private async Task Approving(int above = 2)
    {
        Bench.Options = Bench.Options with { Broadcasts = new BroadcastRules { ApprovalAbove = above } };
        await Met(StoreBench.Volunteer(Olga) with { Role = Role.Organizer });
        await Met(StoreBench.Volunteer(Boris) with { Role = Role.Owner });
    }

    [Fact]
    public async Task A_draft_comes_back_as_it_was_kept_and_nobody_can_read_it_in_the_file()
    {
        var draft = new BroadcastDraft(
            SomeNews.Draft.Messages.Add(Language.Lithuanian, new News("Naujienos", new NewsMedia(NewsMediaKind.Photo, "file-1") { Album = "a", Others = [new NewsMedia(NewsMediaKind.Video, "file-2")] }) { Links = [new NewsLink("Mehr", "https://example.org")] }),
            Language.Russian,
            new Audience { Languages = ["ru", "lt"], Countries = ["DE"], Tiers = [Core.Numbers.Tier.Trusted], Activities = [Activity.Lapsed], Roles = [Role.None], Tags = ["berlin"] },
            new SendTime.LocalHour(new DateOnly(2026, 12, 1), 18));
        var kept = await Draft(draft);
        await Bench.Restart();
        var seen = await Look(kept.Id);
        Assert.Equal((BroadcastStatus.Draft, new VolunteerId(Olga), Bench.Clock.Now), (seen.Status, seen.Author, seen.CreatedAt));
        Assert.Equal((draft.Fallback, draft.To, draft.When), (seen.Draft.Fallback, seen.Draft.To, seen.Draft.When));
        Assert.Equal(draft.Messages.OrderBy(pair => pair.Key.Code), seen.Draft.Messages.OrderBy(pair => pair.Key.Code));
        Assert.False(Bench.IsInFiles("Naujienos"));
        Assert.IsType<BroadcastSeen>(await Bench.Ask(Olga, new KeepDraft(kept.Id, draft with { When = new SendTime.At(Bench.Clock.Now.AddDays(1)) })));
        Assert.Equal(new SendTime.At(Bench.Clock.Now.AddDays(1)), (await Look(kept.Id)).Draft.When);
    }

    [Fact]
    public async Task The_list_is_newest_first_and_shows_the_first_words_without_markup()
    {
        await Draft(SomeNews.Draft);
        var second = await Draft(SomeNews.In(Language.English));
        var list = (await Bench.Ask<BroadcastsSeen>(Olga, new LookAtBroadcasts())).Broadcasts;
        Assert.Equal(["News in en", "News in ru"], list.Select(brief => brief.Opening));
        Assert.Equal(new BroadcastBrief(second.Id, BroadcastStatus.Draft, Bench.Clock.Now, "News in en", 0, 0), list[0]);
    }

    [Fact]
    public async Task What_is_not_there_or_no_draft_any_more_is_said()
    {
        await MetMany(1, 1);
        Assert.Equal(new BroadcastGone(new BroadcastId(77)), await Bench.Ask(Olga, new LookAtBroadcast(new BroadcastId(77))));
        var id = await Ordered(SomeNews.Draft);
        Assert.Equal(new BroadcastGone(id), await Bench.Ask(Olga, new KeepDraft(id, SomeNews.Draft)));
        Assert.Equal(BroadcastRefusal.NotNow, await Refused(Olga, new OrderBroadcast(id)));
        var draft = await Draft(SomeNews.Draft);
        Assert.Equal(new BroadcastGone(draft.Id), await Bench.Ask(Olga, new SteerBroadcast(draft.Id, Steering.Discard)));
        Assert.Equal(new BroadcastGone(draft.Id), await Bench.Ask(Olga, new LookAtBroadcast(draft.Id)));
        // Never used again.
        Assert.True((await Draft(SomeNews.Draft)).Id.Value > draft.Id.Value);
    }

    [Fact]
    public async Task What_can_t_go_out_says_why()
    {
        Assert.Equal(BroadcastRefusal.Nobody, await Refused(Olga, new OrderBroadcast((await Draft(SomeNews.Draft)).Id)));
        await MetMany(1, 1);
        Assert.Equal(BroadcastRefusal.Empty, await Refused(Olga, new OrderBroadcast((await Draft(BroadcastDraft.Empty)).Id)));
        Assert.Equal(BroadcastRefusal.Empty, await Refused(Olga, new TryBroadcast((await Draft(BroadcastDraft.Empty)).Id)));
        var late = await Draft(SomeNews.Draft with { When = new SendTime.At(Bench.Clock.Now) });
        Assert.Equal(BroadcastRefusal.TooLate, await Refused(Olga, new OrderBroadcast(late.Id)));
        var yesterday = await Draft(SomeNews.Draft with { When = new SendTime.LocalHour(new DateOnly(2026, 9, 15), 8) });
        Assert.Equal(BroadcastRefusal.TooLate, await Refused(Olga, new OrderBroadcast(yesterday.Id)));
        var today = await Draft(SomeNews.Draft with { When = new SendTime.LocalHour(new DateOnly(2026, 9, 16), 8) });
        Assert.Equal(BroadcastStatus.Sending, (await Bench.Ask<BroadcastSeen>(Olga, new OrderBroadcast(today.Id))).Broadcast.Status);
    }

    [Fact]
    public async Task More_recipients_than_one_may_write_to_alone_wait_for_another_organizer()
    {
        await Approving();
        await MetMany(1, 3);
        var id = await Ordered(SomeNews.Draft);
        var waiting = Assert.Single(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
        Assert.Equal((BroadcastStatus.Waiting, 5), (waiting.Broadcast.Status, waiting.Broadcast.Reachable));
        Assert.True(waiting.IsUntold);
        Assert.Equal([new VolunteerId(Boris)], waiting.Watchers);
        await Bench.Store.Write(kept => BroadcastCourse.Tell(kept, id, BroadcastStatus.Waiting), default);
        Assert.Empty(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
        Assert.Equal(BroadcastRefusal.OwnWork, await Refused(Olga, new ApproveBroadcast(id)));
        var approved = (await Bench.Ask<BroadcastSeen>(Boris, new ApproveBroadcast(id))).Broadcast;
        Assert.Equal((BroadcastStatus.Sending, new VolunteerId(Boris)), (approved.Status, approved.ApprovedBy));
        Assert.Equal(BroadcastRefusal.NotNow, await Refused(Boris, new ApproveBroadcast(id)));
        var told = Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        Assert.Equal((new VolunteerId(Olga), new BroadcastDecided(id, Approved: true)), (told.Volunteer, told.Trigger));
        var log = await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default);
        Assert.Equal([(Act.BroadcastApproved, $"#{id} · 5"), (Act.BroadcastOrdered, $"#{id} · 5")], log.Select(entry => (entry.Act, entry.Subject!)));
    }

    [Fact]
    public async Task Who_changed_a_draft_last_can_t_approve_it()
    {
        await Approving();
        await MetMany(1, 3);
        var id = (await Draft(SomeNews.Draft)).Id;
        await Bench.Ask(Boris, new KeepDraft(id, SomeNews.In(Language.Russian)));
        await Bench.Ask(Boris, new OrderBroadcast(id));
        Assert.Equal(BroadcastRefusal.OwnWork, await Refused(Boris, new ApproveBroadcast(id)));
        Assert.Equal(BroadcastStatus.Sending, (await Bench.Ask<BroadcastSeen>(Olga, new ApproveBroadcast(id))).Broadcast.Status);
    }

    [Fact]
    public async Task A_few_recipients_or_a_lone_organizer_need_nobody_s_approval()
    {
        await Approving(above: 3);
        await MetMany(1, 1);
        Assert.Equal(BroadcastStatus.Sending, (await Look(await Ordered(SomeNews.Draft))).Status);
        await MetMany(2, 3);
        await Met(StoreBench.Volunteer(Boris) with { Role = Role.Owner, Away = true });
        Assert.Equal(BroadcastStatus.Sending, (await Look(await Ordered(SomeNews.Draft))).Status);
    }

    [Fact]
    public async Task What_waits_or_is_scheduled_goes_back_to_the_drafts_when_cancelled()
    {
        await Approving();
        await MetMany(1, 3);
        var waiting = await Ordered(SomeNews.Draft);
        Assert.Equal(BroadcastStatus.Draft, (await Steer(waiting, Steering.Cancel)).Status);
        Assert.Empty(await Bench.Store.Due(Bench.Clock.Now, 10, default));
        await Bench.Ask(Olga, new OrderBroadcast(waiting));
        await Bench.Ask(Boris, new SteerBroadcast(waiting, Steering.Cancel));
        Assert.Equal(new BroadcastDecided(waiting, Approved: false), Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default)).Trigger);
        await Met(StoreBench.Volunteer(Boris) with { Away = true });
        var scheduled = await Ordered(SomeNews.Draft with { When = new SendTime.At(Bench.Clock.Now.AddHours(1)) });
        Assert.Equal(BroadcastStatus.Scheduled, (await Look(scheduled)).Status);
        Assert.Equal(BroadcastStatus.Draft, (await Steer(scheduled, Steering.Cancel)).Status);
        Bench.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Empty(await Bench.Store.Read(kept => Bench.Store.Rules.Course.AtWork(kept, Bench.Clock.Now), default));
    }

    [Fact]
    public async Task Why_another_organizer_returned_it_stays_with_the_draft_until_it_is_ordered_anew()
    {
        await Approving();
        await MetMany(1, 3);
        var (id, why) = (await Ordered(SomeNews.Draft), new ReturnReason(ReadyReturn.None, "Nicht heute Abend"));
        Assert.Equal(BroadcastRefusal.NotNow, await Refused(Olga, new ReturnBroadcast(id, why)));
        var returned = (await Bench.Ask<BroadcastSeen>(Boris, new ReturnBroadcast(id, why))).Broadcast;
        Assert.Equal((BroadcastStatus.Draft, why), (returned.Status, returned.Returned));
        Assert.Equal(new BroadcastDecided(id, Approved: false, why), Assert.Single(await Bench.Store.Due(Bench.Clock.Now, 10, default)).Trigger);
        Assert.Equal(BroadcastRefusal.NotNow, await Refused(Boris, new ReturnBroadcast(id, why)));
        var last = Assert.Single(await Bench.Store.Read(kept => AuditLog.Latest(kept, 1).ToList(), default));
        Assert.Equal((Act.BroadcastReturned, $"#{id} · 5", null), (last.Act, last.Subject, last.Reason));
        await Bench.Restart();
        Assert.False(Bench.IsInFiles("Abend"));
        await Bench.Ask(Olga, new KeepDraft(id, SomeNews.In(Language.Russian)));
        Assert.Equal(why, (await Look(id)).Returned);
        Assert.Null((await Bench.Ask<BroadcastSeen>(Olga, new OrderBroadcast(id))).Broadcast.Returned);
    }

    [Theory]
    [InlineData(Steering.Pause)]
    [InlineData(Steering.Resume)]
    [InlineData(Steering.Cancel)]
    [InlineData(Steering.Recall)]
    [InlineData(Steering.ResendUnknown)]
    public async Task What_does_not_fit_a_draft_changes_nothing(Steering steering)
    {
        var id = (await Draft(SomeNews.Draft)).Id;
        Assert.Equal(BroadcastStatus.Draft, (await Steer(id, steering)).Status);
        Assert.Empty(await Bench.Store.Read(kept => AuditLog.Latest(kept, 10).ToList(), default));
    }

    [Fact]
    public async Task A_trial_goes_to_every_organizer_who_is_here_once_and_counts_nowhere()
    {
        await Approving();
        await Met(StoreBench.Volunteer(Boris + 1) with { Role = Role.Editor });
        await Met(StoreBench.Volunteer(Boris) with { Role = Role.Owner, Language = Language.Lithuanian });
        var id = (await Draft(SomeNews.In(Language.Russian))).Id;
        Assert.Equal([Olga, Boris], (await Bench.Ask<BroadcastTried>(Olga, new TryBroadcast(id))).To.Select(who => who.Value));
        var copies = await Bench.Store.Write(kept => Trials.Take(kept, default), default);
        Assert.Equal([Olga, Boris], copies.Select(copy => copy.Volunteer.Value));
        Assert.All(copies, copy => Assert.Equal("<b>News</b> in ru", copy.Copy.Html));
        Assert.Empty(await Bench.Store.Write(kept => Trials.Take(kept, default), default));
        Assert.Equal(BroadcastProgress.None, (await Look(id)).Progress);
    }
}
