using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Core.Broadcasting;

/// <summary>Answers what organizers ask of broadcasts. Whether they may is decided before it comes here.</summary>
internal sealed class BroadcastDesk(BroadcastRules rules)
{
    private const int MostListed = 100;

    private readonly Audiences _audiences = new(rules);
    private readonly BroadcastView _view = new(rules);

    public IReadOnlyList<Answerer> Answers =>
    [
        Answerer.To<LookAtBroadcasts>((kept, _, _) => new BroadcastsSeen([.. kept.All(KeptBroadcasts.Table, descending: true).Take(MostListed).Select(broadcast => BroadcastView.Brief(kept, broadcast))])),
        Answerer.To<LookAtChoices>((kept, ask, deed) => _audiences.Choices(kept, ask.Draft, ask.Part, deed.At)),
        Answerer.To<LookAtAudiences>((kept, ask, deed) => AtHand(kept, ask.Draft, deed)),
        Answerer.To<SaveAudience>((kept, ask, deed) => SavedAudiences.Add(kept, ask.Name, ask.Draft.To) is var why and not NameProblem.None ? new AudienceNotSaved(why) : StillAtHand(kept, ask.Draft, deed)),
        Answerer.To<DropAudience>((kept, ask, deed) =>
        {
            kept.Remove(SavedAudiences.Table, ask.Id);
            return StillAtHand(kept, ask.Draft, deed);
        }),
        Answerer.To<CountReach>((kept, ask, deed) => Count(kept, ask.Draft, deed)),
        Answerer.To<CountReachOf>((kept, ask, deed) => Known(kept, ask.Id, broadcast =>
            Drafts.Of(kept, ask.Id) is var draft && broadcast.IsOpen ? Count(kept, draft, deed) : new ReachCounted(draft, 0))),
        Answerer.To<KeepDraft>(Keep),
        Answerer.To<LookAtBroadcast>((kept, ask, deed) => Known(kept, ask.Id, broadcast => See(kept, broadcast, deed))),
        Answerer.To<OrderBroadcast>((kept, ask, deed) => Known(kept, ask.Id, broadcast => Order(kept, broadcast, deed))),
        Answerer.To<ApproveBroadcast>((kept, ask, deed) => Known(kept, ask.Id, broadcast => Approve(kept, broadcast, deed))),
        Answerer.To<ReturnBroadcast>((kept, ask, deed) => Known(kept, ask.Id, broadcast => Return(kept, broadcast, ask.Why, deed))),
        Answerer.To<SteerBroadcast>((kept, ask, deed) => Known(kept, ask.Id, broadcast => ask.Steering switch
        {
            Steering.Discard when broadcast.Status == BroadcastStatus.Draft => Discard(kept, broadcast),
            Steering.ResendUnknown => See(kept, Resend(kept, broadcast, deed), deed),
            _ => See(kept, Steer(kept, broadcast, ask.Steering, deed), deed),
        })),
        Answerer.To<TryBroadcast>((kept, ask, _) => Known(kept, ask.Id, broadcast => Try(kept, broadcast))),
    ];

    private static Trigger Known(ITransaction kept, BroadcastId id, Func<KeptBroadcast, Trigger> answer) =>
        KeptBroadcasts.Find(kept, id) is { } broadcast ? answer(broadcast) : new BroadcastGone(id);

    private AudiencesSeen AtHand(ITransaction kept, BroadcastDraft draft, Deed deed)
    {
        var saved = SavedAudiences.All(kept);
        var counts = _audiences.Count(kept, draft, [.. AudienceRules.Ready.Select(AudienceRules.Of), .. saved.Select(one => one.To!), draft.To], deed.At);
        return new AudiencesSeen(counts[..AudienceRules.Ready.Count], [.. saved.Zip(counts[AudienceRules.Ready.Count..], (one, count) => new AudienceAtHand(one.Id, one.Name, one.To!, count))]) { Own = counts[^1] };
    }

    /// <summary>With the counts of the look. One that somebody else saved since has none yet: it comes with the next look.</summary>
    private static AudiencesSeen StillAtHand(ITransaction kept, BroadcastDraft draft, Deed deed)
    {
        var looked = (AudiencesSeen)deed.Looked!;
        return looked with
        {
            Saved =
            [
                .. from saved in SavedAudiences.All(kept)
                   let known = looked.Saved.FirstOrDefault(one => one.Id == saved.Id)?.Volunteers ?? (saved.To == draft.To ? looked.Own : null as int?)
                   where known is not null
                   select new AudienceAtHand(saved.Id, saved.Name, saved.To!, known.Value),
            ],
        };
    }

    private ReachCounted Count(ITransaction kept, BroadcastDraft draft, Deed deed) =>
        new(draft, _audiences.Count(kept, draft, deed.At), BroadcastTimes.Begins(draft.When, () => Audiences.Zones(kept)));

    private BroadcastSeen See(ITransaction kept, KeptBroadcast broadcast, Deed deed) => new(_view.Of(kept, broadcast, deed.At, Counted(deed)?.Reach));

    /// <summary>By the look before the ask; null when there was nothing to count.</summary>
    private static ReachCounted? Counted(Deed deed) => deed.Looked as ReachCounted;

    private static KeptBroadcast Saved(ITransaction kept, KeptBroadcast broadcast)
    {
        KeptBroadcasts.Save(kept, broadcast);
        return broadcast;
    }

    /// <summary>Who changes a draft is its author from then on: nobody approves their own words.</summary>
    private Trigger Keep(ITransaction kept, KeepDraft ask, Deed deed)
    {
        var broadcast = ask.Id is { } id ? KeptBroadcasts.Find(kept, id) : new KeptBroadcast(KeptBroadcasts.Next(kept), deed.Who, BroadcastStatus.Draft, deed.At, deed.At);
        if (broadcast is not { Status: BroadcastStatus.Draft }) return new BroadcastGone(ask.Id!.Value);
        Drafts.Save(kept, broadcast.Id, ask.Draft);
        return See(kept, Saved(kept, broadcast with { Author = deed.Who }), deed);
    }

    /// <summary>Whoever orders it stands for it. Where nobody else could approve, nobody is waited for: a rule must not lock out a lone owner.</summary>
    private Trigger Order(ITransaction kept, KeptBroadcast broadcast, Deed deed)
    {
        if (broadcast.Status != BroadcastStatus.Draft) return new BroadcastRefused(broadcast.Id, BroadcastRefusal.NotNow);
        var draft = Drafts.Of(kept, broadcast.Id);
        if (Hindrance(draft, deed, out var counted) is { } why) return new BroadcastRefused(broadcast.Id, why);
        Log(kept, Act.BroadcastOrdered, broadcast.Id, counted.Reach, deed);
        var signed = broadcast with { Author = deed.Who, ApprovedBy = null, Returned = null };
        var needsApproval = counted.Reach > rules.ApprovalAbove && Organizers.Here(kept, rules).Exists(one => one != deed.Who);
        return See(kept, Saved(kept, needsApproval ? signed.Moved(BroadcastStatus.Waiting, deed.At, isTold: false) : Released(signed, counted.Begins, deed.At)), deed);
    }

    private Trigger Approve(ITransaction kept, KeptBroadcast broadcast, Deed deed)
    {
        if (broadcast.Status != BroadcastStatus.Waiting) return new BroadcastRefused(broadcast.Id, BroadcastRefusal.NotNow);
        if (broadcast.Author == deed.Who) return new BroadcastRefused(broadcast.Id, BroadcastRefusal.OwnWork);
        var draft = Drafts.Of(kept, broadcast.Id);
        if (Hindrance(draft, deed, out var counted) is { } why) return new BroadcastRefused(broadcast.Id, why);
        Log(kept, Act.BroadcastApproved, broadcast.Id, counted.Reach, deed);
        var released = Saved(kept, Released(broadcast with { ApprovedBy = deed.Who }, counted.Begins, deed.At));
        Tell(kept, broadcast, new BroadcastDecided(broadcast.Id, Approved: true), deed);
        return See(kept, released, deed);
    }

    private Trigger Return(ITransaction kept, KeptBroadcast broadcast, ReturnReason why, Deed deed)
    {
        if (broadcast.Status != BroadcastStatus.Waiting || broadcast.Author == deed.Who) return new BroadcastRefused(broadcast.Id, BroadcastRefusal.NotNow);
        Log(kept, Act.BroadcastReturned, broadcast.Id, Counted(deed)!.Reach, deed);
        Tell(kept, broadcast, new BroadcastDecided(broadcast.Id, Approved: false, why), deed);
        return See(kept, Saved(kept, broadcast.Moved(BroadcastStatus.Draft, deed.At) with { Returned = why }), deed);
    }

    /// <param name="counted">For this very draft: when somebody changed it since, another press finds what is there now.</param>
    private static BroadcastRefusal? Hindrance(BroadcastDraft draft, Deed deed, out ReachCounted counted)
    {
        counted = Counted(deed)!;
        if (counted.Draft != draft) return BroadcastRefusal.NotNow;
        if (draft.Messages.IsEmpty) return BroadcastRefusal.Empty;
        if (BroadcastTimes.IsOver(draft.When, deed.At)) return BroadcastRefusal.TooLate;
        return counted.Reach == 0 ? BroadcastRefusal.Nobody : null;
    }

    private static KeptBroadcast Released(KeptBroadcast broadcast, DateTimeOffset? begins, DateTimeOffset at)
    {
        var released = broadcast with { Begins = begins };
        return begins > at ? released.Moved(BroadcastStatus.Scheduled, at) : released.Begun(at);
    }

    /// <summary>What does not fit where it stands changes nothing.</summary>
    private KeptBroadcast Steer(ITransaction kept, KeptBroadcast broadcast, Steering steering, Deed deed)
    {
        (Act Act, KeptBroadcast After)? step = steering switch
        {
            Steering.Pause when broadcast.Status == BroadcastStatus.Sending => (Act.BroadcastPaused, broadcast.Moved(BroadcastStatus.Paused, deed.At)),
            Steering.Resume when broadcast.Status == BroadcastStatus.Paused || broadcast is { Status: BroadcastStatus.Sending, Stop: not null } => (Act.BroadcastResumed, Resumed(broadcast, deed.At)),
            Steering.Cancel when broadcast.Status is BroadcastStatus.Waiting or BroadcastStatus.Scheduled => (Act.BroadcastCancelled, broadcast.Moved(BroadcastStatus.Draft, deed.At)),
            Steering.Cancel when broadcast.Status is BroadcastStatus.Sending or BroadcastStatus.Paused => (Act.BroadcastCancelled, broadcast.Moved(BroadcastStatus.Cancelled, deed.At)),
            Steering.Recall when See(kept, broadcast, deed).Broadcast.IsRecallable(deed.At) => (Act.BroadcastRecalled, broadcast.Moved(BroadcastStatus.Recalling, deed.At)),
            _ => null,
        };
        if (step is not var (act, after)) return broadcast;
        Log(kept, act, broadcast.Id, KeptDeliveries.Progress(kept, broadcast.Id).Total, deed);
        if (after.Status == BroadcastStatus.Draft && broadcast.Status == BroadcastStatus.Waiting) Tell(kept, broadcast, new BroadcastDecided(broadcast.Id, Approved: false), deed);
        return Saved(kept, after);
    }

    /// <summary>An organizer has looked at the failures: it does not stop for them again.</summary>
    private static KeptBroadcast Resumed(KeptBroadcast broadcast, DateTimeOffset at) =>
        (broadcast.Stop is null ? broadcast : broadcast with { Stop = null, IsLenient = true }).Moved(BroadcastStatus.Sending, at);

    /// <summary>To those of whom nobody knows whether they got it.</summary>
    private static KeptBroadcast Resend(ITransaction kept, KeptBroadcast broadcast, Deed deed)
    {
        if (broadcast.Status is not (BroadcastStatus.Sending or BroadcastStatus.Paused or BroadcastStatus.Done)) return broadcast;
        var again = KeptDeliveries.Turn(kept, broadcast.Id, DeliveryFate.Unknown, DeliveryFate.Waiting, int.MaxValue, deed.At);
        if (again == 0) return broadcast;
        Log(kept, Act.BroadcastResent, broadcast.Id, again, deed);
        return broadcast.Status == BroadcastStatus.Done ? Saved(kept, broadcast.Moved(BroadcastStatus.Sending, deed.At) with { EndedAt = null }) : broadcast;
    }

    private static BroadcastGone Discard(ITransaction kept, KeptBroadcast broadcast)
    {
        kept.Remove(KeptBroadcasts.Table, broadcast.Id);
        kept.Remove(Drafts.Table, broadcast.Id);
        Trials.DropOf(kept, broadcast.Id);
        return new BroadcastGone(broadcast.Id);
    }

    private Trigger Try(ITransaction kept, KeptBroadcast broadcast)
    {
        if (Drafts.Of(kept, broadcast.Id).Messages.IsEmpty) return new BroadcastRefused(broadcast.Id, BroadcastRefusal.Empty);
        var organizers = Organizers.Here(kept, rules);
        foreach (var organizer in organizers) kept.Put(Trials.Table, new Trial(broadcast.Id, organizer));
        return new BroadcastTried(broadcast.Id, organizers);
    }

    /// <summary>Its author hears what another organizer decided.</summary>
    private static void Tell(ITransaction kept, KeptBroadcast broadcast, BroadcastDecided decided, Deed deed)
    {
        if (broadcast.Author != deed.Who) Timers.Set(kept, broadcast.Author, $"broadcast-{broadcast.Id}", deed.At, decided);
    }

    /// <summary>How many, never the words.</summary>
    private static void Log(ITransaction kept, Act act, BroadcastId id, int recipients, Deed deed) => AuditLog.Add(kept, deed, act, $"#{id} · {recipients}", reason: null);
}
