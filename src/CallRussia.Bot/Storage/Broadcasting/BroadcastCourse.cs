using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>The course of a broadcast, in steps so small that hand-outs pass between them.</summary>
internal sealed class BroadcastCourse(Session session)
{
    /// <summary>Deliveries per commit: a few milliseconds of the writer.</summary>
    public const int PerStep = 250;

    /// <summary>What is older can't be deleted any more. A minute less, for what is under way.</summary>
    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1);

    private readonly BroadcastView _view = new(session);

    public List<BroadcastAtWork> AtWork(DateTimeOffset now)
    {
        if (session.Broadcasts.AtWork(now) is not { Count: > 0 } rows) return [];
        var organizers = session.Organizers.Here();
        return [.. rows.Select(row => new BroadcastAtWork(_view.Of(row, now), Watchers(row, organizers)) { IsUntold = !row.Told, ChangedAt = row.ChangedAt })];
    }

    /// <returns>True while there is more to do at once.</returns>
    public bool Advance(BroadcastId id, DateTimeOffset now) => session.Broadcasts.Find(id) switch
    {
        { Status: BroadcastStatus.Scheduled } row when row.Begins <= now => Begin(row, now),
        { Status: BroadcastStatus.Sending, Filled: { } last } row => Fill(row, last, now),
        { Status: BroadcastStatus.Sending } row => End(row, BroadcastStatus.Done, now),
        { Status: BroadcastStatus.Cancelled, EndedAt: null } row => Drop(row, now) || End(row, BroadcastStatus.Cancelled, now),
        { Status: BroadcastStatus.Recalling } row => Drop(row, now) || (Recallable(id, 1, now).Count == 0 && End(row, BroadcastStatus.Recalled, now)),
        _ => false,
    };

    /// <summary>Under way from here on; who may not be written to any more has his fate.</summary>
    public List<Recipient> Claim(BroadcastId id, int most, DateTimeOffset now)
    {
        var due = session.Recipients.Due(id, most, now);
        var claimed = new List<Recipient>(due.Count);
        if (due.Count == 0) return claimed;
        var draft = session.Broadcasts.Find(id)!.Draft;
        foreach (var (recipient, isHere, isAway, wantsNone) in due)
        {
            var fate = isAway ? DeliveryFate.Blocked
                : !isHere || wantsNone || draft.For(recipient.Language) is null ? DeliveryFate.Dropped
                : DeliveryFate.UnderWay;
            session.Recipients.Mark(recipient, fate, now);
            if (fate == DeliveryFate.UnderWay) claimed.Add(recipient);
        }
        return claimed;
    }

    public List<Recipient> Recallable(BroadcastId id, int most, DateTimeOffset now) => session.Recipients.Recallable(id, most, now - Deletable);

    public void Settle(IReadOnlyList<RecipientSettled> settled, DateTimeOffset now)
    {
        foreach (var one in settled) session.Recipients.Settle(one, now);
        foreach (var id in settled.Select(one => one.Broadcast).Distinct())
        {
            var progress = session.Recipients.Progress(id);
            session.Broadcasts.Measure(id, session.Broadcasts.Find(id)?.Status == BroadcastStatus.Recalling ? progress.Deleted : progress.Sent + progress.Deleted, now);
        }
    }

    public bool Stop(BroadcastId id)
    {
        if (session.Broadcasts.Find(id) is not { Status: BroadcastStatus.Sending, Lenient: false, Stop: null }) return false;
        session.Broadcasts.Stop(id);
        return true;
    }

    public List<TrialCopy> TakeTrials()
    {
        var trials = new List<TrialCopy>();
        using (var row = session.Database.Use("SELECT t.broadcast, t.volunteer, v.language FROM trial t JOIN volunteer v ON v.id=t.volunteer ORDER BY 1, 2"))
            while (row.Step())
                if (Language.FromCode(row.Text(2)) is { } language && session.Broadcasts.Find(new BroadcastId(row.Long(0)))?.Draft is { } draft
                    && (draft.For(language) ?? draft.Messages.Values.FirstOrDefault()) is { } copy)
                    trials.Add(new TrialCopy(new BroadcastId(row.Long(0)), new VolunteerId(row.Long(1)), language, copy));
        session.Database.Use("DELETE FROM trial").Run();
        return trials;
    }

    private static List<VolunteerId> Watchers(BroadcastRow row, List<VolunteerId> organizers)
    {
        var others = organizers.Where(organizer => organizer != row.Author);
        return row.Status == BroadcastStatus.Waiting ? [.. others] : [row.Author, .. others];
    }

    private bool Begin(BroadcastRow row, DateTimeOffset now)
    {
        session.Broadcasts.Begin(row.Id, now);
        return true;
    }

    /// <summary>Recipients and the place that was reached are kept together: a crash neither loses nor doubles anybody.</summary>
    private bool Fill(BroadcastRow row, long last, DateTimeOffset now)
    {
        var next = session.Audiences.After(last, PerStep, row.Draft, now);
        foreach (var (volunteer, zone) in next) session.Recipients.Add(row.Id, volunteer, BroadcastTimes.Due(row.Draft.When, zone, row.StartedAt ?? now));
        session.Broadcasts.Fill(row.Id, next.Count < PerStep ? null : next[^1].Volunteer);
        return true;
    }

    private bool Drop(BroadcastRow row, DateTimeOffset now)
    {
        if (row.Filled is not null) session.Broadcasts.Fill(row.Id, filled: null);
        return session.Recipients.Turn(row.Id, DeliveryFate.Waiting, DeliveryFate.Dropped, PerStep, now) == PerStep;
    }

    /// <summary>Nothing waits and nothing is under way.</summary>
    private bool End(BroadcastRow row, BroadcastStatus status, DateTimeOffset now)
    {
        if (session.Recipients.Count(row.Id, DeliveryFate.Waiting) > 0 || session.Recipients.Count(row.Id, DeliveryFate.UnderWay) > 0) return false;
        session.Broadcasts.End(row.Id, status, now);
        return false;
    }
}
