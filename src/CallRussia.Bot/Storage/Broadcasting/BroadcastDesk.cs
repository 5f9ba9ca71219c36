using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>Answers what organizers ask of broadcasts. Whether they may is decided before it comes here.</summary>
internal sealed class BroadcastDesk(Session session, BroadcastRules rules)
{
    private const int MostListed = 100;

    private readonly Broadcasts _broadcasts = session.Broadcasts;
    private readonly BroadcastView _view = new(session);

    /// <summary>Null when it is no ask of Broadcasting.</summary>
    public Trigger? Answer(Ask ask, Deed deed) => ask switch
    {
        LookAtBroadcasts => new BroadcastsSeen([.. _broadcasts.Latest(MostListed).Select(_view.Brief)]),
        LookAtChoices => session.Audiences.Choices(),
        KeepDraft { Id: null } fresh => See(_broadcasts.Add(fresh.Draft, deed), deed),
        KeepDraft keep => Known(keep.Id.Value, row => Keep(row, keep.Draft, deed)),
        LookAtBroadcast look => Known(look.Id, row => See(row.Id, deed)),
        OrderBroadcast order => Known(order.Id, row => Order(row, deed)),
        ApproveBroadcast approve => Known(approve.Id, row => Approve(row, deed)),
        SteerBroadcast steer => Known(steer.Id, row => Steer(row, steer.Steering, deed)),
        TryBroadcast trial => Known(trial.Id, Try),
        _ => null,
    };

    private Trigger Known(BroadcastId id, Func<BroadcastRow, Trigger> answer) => _broadcasts.Find(id) is { } row ? answer(row) : new BroadcastGone(id);

    private BroadcastSeen See(BroadcastId id, Deed deed) => new(_view.Of(_broadcasts.Find(id)!, deed.At));

    private Trigger Keep(BroadcastRow row, BroadcastDraft draft, Deed deed)
    {
        if (row.Status != BroadcastStatus.Draft) return new BroadcastGone(row.Id);
        _broadcasts.Keep(row.Id, draft, deed);
        return See(row.Id, deed);
    }

    /// <summary>Whoever orders it stands for it. Where nobody else could approve, nobody is waited for: a rule must not lock out a lone owner.</summary>
    private Trigger Order(BroadcastRow row, Deed deed)
    {
        if (row.Status != BroadcastStatus.Draft) return new BroadcastRefused(row.Id, BroadcastRefusal.NotNow);
        if (Hindrance(row.Draft, deed.At, out var recipients) is { } why) return new BroadcastRefused(row.Id, why);
        _broadcasts.Sign(row.Id, deed.Who, approvedBy: null);
        Log(Act.BroadcastOrdered, row.Id, recipients, deed);
        if (recipients > rules.ApprovalAbove && session.Organizers.Here().Any(one => one != deed.Who))
            _broadcasts.Move(row.Id, BroadcastStatus.Waiting, deed.At, told: false);
        else
            LetGo(row, deed.At);
        return See(row.Id, deed);
    }

    private Trigger Approve(BroadcastRow row, Deed deed)
    {
        if (row.Status != BroadcastStatus.Waiting) return new BroadcastRefused(row.Id, BroadcastRefusal.NotNow);
        if (row.Author == deed.Who) return new BroadcastRefused(row.Id, BroadcastRefusal.OwnWork);
        if (Hindrance(row.Draft, deed.At, out var recipients) is { } why) return new BroadcastRefused(row.Id, why);
        _broadcasts.Sign(row.Id, author: null, deed.Who);
        Log(Act.BroadcastApproved, row.Id, recipients, deed);
        LetGo(row, deed.At);
        Tell(row, isApproved: true, deed);
        return See(row.Id, deed);
    }

    private BroadcastRefusal? Hindrance(BroadcastDraft draft, DateTimeOffset at, out int recipients)
    {
        recipients = 0;
        if (draft.Messages.IsEmpty) return BroadcastRefusal.Empty;
        if (BroadcastTimes.IsOver(draft.When, at)) return BroadcastRefusal.TooLate;
        recipients = session.Audiences.Count(draft, at);
        return recipients == 0 ? BroadcastRefusal.Nobody : null;
    }

    private void LetGo(BroadcastRow row, DateTimeOffset at)
    {
        var begins = BroadcastTimes.Begins(row.Draft.When, session.Audiences.Zones);
        _broadcasts.Schedule(row.Id, begins);
        if (begins > at) _broadcasts.Move(row.Id, BroadcastStatus.Scheduled, at);
        else _broadcasts.Begin(row.Id, at);
    }

    private Trigger Steer(BroadcastRow row, Steering steering, Deed deed)
    {
        switch (steering)
        {
            case Steering.Pause when row.Status == BroadcastStatus.Sending:
                _broadcasts.Move(row.Id, BroadcastStatus.Paused, deed.At);
                Log(Act.BroadcastPaused, row.Id, deed);
                break;
            case Steering.Resume when row.Status == BroadcastStatus.Paused || row is { Status: BroadcastStatus.Sending, Stop: not null }:
                _broadcasts.Move(row.Id, BroadcastStatus.Sending, deed.At);
                _broadcasts.Forgive(row.Id);
                Log(Act.BroadcastResumed, row.Id, deed);
                break;
            case Steering.Cancel when row.Status is BroadcastStatus.Waiting or BroadcastStatus.Scheduled:
                _broadcasts.Move(row.Id, BroadcastStatus.Draft, deed.At);
                Log(Act.BroadcastCancelled, row.Id, deed);
                if (row.Status == BroadcastStatus.Waiting) Tell(row, isApproved: false, deed);
                break;
            case Steering.Cancel when row.Status is BroadcastStatus.Sending or BroadcastStatus.Paused:
                _broadcasts.Move(row.Id, BroadcastStatus.Cancelled, deed.At);
                Log(Act.BroadcastCancelled, row.Id, deed);
                break;
            case Steering.Recall when _view.Of(row, deed.At).IsRecallable(deed.At):
                _broadcasts.Move(row.Id, BroadcastStatus.Recalling, deed.At);
                Log(Act.BroadcastRecalled, row.Id, deed);
                break;
            case Steering.ResendUnknown:
                Resend(row, deed);
                break;
            case Steering.Discard when row.Status == BroadcastStatus.Draft:
                _broadcasts.Discard(row.Id);
                return new BroadcastGone(row.Id);
        }
        return See(row.Id, deed);
    }

    private void Resend(BroadcastRow row, Deed deed)
    {
        if (row.Status is not (BroadcastStatus.Sending or BroadcastStatus.Paused or BroadcastStatus.Done)) return;
        var again = session.Recipients.Turn(row.Id, DeliveryFate.Unknown, DeliveryFate.Waiting, int.MaxValue, deed.At);
        if (again == 0) return;
        if (row.Status == BroadcastStatus.Done) _broadcasts.Reopen(row.Id, deed.At);
        Log(Act.BroadcastResent, row.Id, again, deed);
    }

    private Trigger Try(BroadcastRow row)
    {
        if (row.Draft.Messages.IsEmpty) return new BroadcastRefused(row.Id, BroadcastRefusal.Empty);
        var organizers = session.Organizers.Here();
        foreach (var organizer in organizers)
            session.Database.Use("INSERT OR IGNORE INTO trial(broadcast, volunteer) VALUES(?1, ?2)").Bind(row.Id.Value).Bind(organizer.Value).Run();
        return new BroadcastTried(row.Id, organizers);
    }

    /// <summary>Its author hears what another organizer decided.</summary>
    private void Tell(BroadcastRow row, bool isApproved, Deed deed)
    {
        if (row.Author != deed.Who) session.Timers.Set(row.Author, $"broadcast-{row.Id}", deed.At, new BroadcastDecided(row.Id, isApproved));
    }

    private void Log(Act act, BroadcastId id, Deed deed) => Log(act, id, session.Recipients.Progress(id).Total, deed);

    /// <summary>How many, never the words.</summary>
    private void Log(Act act, BroadcastId id, int recipients, Deed deed) => session.Audit.Add(deed, act, $"#{id} · {recipients}", reason: null);
}
