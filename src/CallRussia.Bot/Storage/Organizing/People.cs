using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Leases;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Answers <see cref="LookAtPeople"/>, <see cref="SuspendVolunteer"/> and <see cref="RestoreVolunteer"/>.</summary>
internal sealed class People(Session session, Recalls recalls)
{
    private static readonly TimeSpan ShownLately = TimeSpan.FromHours(24);
    private static readonly TimeSpan LookedAtFor = TimeSpan.FromDays(30);

    public PeopleSeen Look(DateTimeOffset at)
    {
        var looks = session.Looks.Recent(at - LookedAtFor);
        return new PeopleSeen([.. looks.Select(look => new PersonToLookAt(look.Volunteer, look.Brake, look.At))], session.Suspensions.All());
    }

    public PersonSeen Look(VolunteerId who, DateTimeOffset at) => new(
        who, session.Conversations.Exists(who), session.Conversations.RoleOf(who), session.Suspensions.Find(who),
        [.. session.Looks.Of(who).Where(look => look.At >= at - LookedAtFor).Select(look => new PersonToLookAt(who, look.Brake, look.At))]);

    public Trigger Suspend(SuspendVolunteer ask, Deed deed)
    {
        if (!session.Conversations.Exists(ask.Volunteer)) return new VolunteerUnknown(ask.Volunteer);
        if (!session.Conversations.Appoint(ask.Volunteer, ask.Had, Role.None)) return new VolunteerNotSuspended(ask.Volunteer);
        var isNew = session.Suspensions.Add(ask.Volunteer, ask.Reason, deed.At);
        session.Audit.Add(deed, Act.VolunteerSuspended, ask.Volunteer, ask.Reason);
        if (ask.Had != Role.None) LoseRole(ask, deed);
        if (isNew || ask.Had != Role.None) Tell(ask.Volunteer, new SuspensionTold(IsOver: false, LostRole: ask.Had != Role.None), deed);
        if (session.Leases.Open(ask.Volunteer) is { } open) recalls.End(open.Id, deed.At);
        // What was agreed goes back to rest; nobody is reminded of a call that he can't make.
        session.Timers.ForgetBeginning(ask.Volunteer, TimerKeys.CallLater);
        session.Timers.Forget(ask.Volunteer, TimerKeys.Opening);
        session.Timers.Forget(ask.Volunteer, TimerKeys.Resumed);
        return new VolunteerSuspended(ask.Volunteer, Seen(ask.Volunteer, deed.At - ShownLately).Count(token => Rest(token, deed.At)));
    }

    public Trigger Restore(RestoreVolunteer ask, Deed deed)
    {
        if (!session.Suspensions.Remove(ask.Volunteer)) return new VolunteerUnknown(ask.Volunteer);
        session.Audit.Add(deed, Act.VolunteerRestored, ask.Volunteer, ask.Reason);
        Tell(ask.Volunteer, new SuspensionTold(IsOver: true, LostRole: false), deed);
        return new VolunteerRestored(ask.Volunteer);
    }

    /// <summary>What they offered to others is theirs no more.</summary>
    private void LoseRole(SuspendVolunteer ask, Deed deed)
    {
        session.RoleOffers.Erase(ask.Volunteer);
        session.Audit.Add(deed, Act.RoleChanged, ask.Volunteer.ToString(), ask.Had.ToString(), nameof(Role.None));
    }

    private void Tell(VolunteerId who, SuspensionTold told, Deed deed)
    {
        if (who != deed.Who) session.Timers.Set(who, "suspension", deed.At, told);
    }

    /// <summary>What was shown lately, and what was promised to be called by this volunteer: that promise can't be kept.</summary>
    private List<byte[]> Seen(VolunteerId volunteer, DateTimeOffset since)
    {
        var tokens = new List<byte[]>();
        using var row = session.Database.Use($"""
            {LeaseRows.Mine} SELECT token FROM lease WHERE id IN mine AND given_at>?2 AND token IS NOT NULL UNION SELECT token FROM number WHERE kept_for=?1
            """).Bind(volunteer.Value).Bind(since.Stored());
        while (row.Step()) tokens.Add(row.Blob(0).ToArray());
        return tokens;
    }

    /// <summary>As after an expiry; what is closed for longer stays so. What another volunteer has in hand by now is that one's call.</summary>
    private bool Rest(byte[] token, DateTimeOffset at)
    {
        if (session.Numbers.Find(token) is not { HeldBy: null } number) return false;
        // A new revision even where nothing changes: an undo would put the number back into the hands it was taken from.
        session.Numbers.Save(number with { State = OutcomeRules.Expire(number.State, at), Agreed = null });
        return number.State.Status < NumberStatus.Retired;
    }
}
