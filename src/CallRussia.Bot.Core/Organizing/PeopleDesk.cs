using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Shows people to look at, suspends and restores.</summary>
internal static class PeopleDesk
{
    private static readonly TimeSpan s_shownLately = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_lookedAtFor = TimeSpan.FromDays(30);

    public static PeopleSeen Look(ITransaction kept, LookAtPeople ask, Deed deed) =>
        new([.. Looks.Since(kept, deed.At - s_lookedAtFor).Select(Seen)], [.. Suspensions.All(kept).Select(Seen)]);

    public static PersonSeen Look(ITransaction kept, LookAtPerson ask, Deed deed) => new(
        ask.Who, Chats.Exists(kept, ask.Who), Chats.RoleOf(kept, ask.Who), Suspensions.Find(kept, ask.Who) is { } suspension ? Seen(suspension) : null,
        [.. Looks.Of(kept, ask.Who).Where(look => look.At >= deed.At - s_lookedAtFor).Select(Seen)]);

    public static Trigger Suspend(ITransaction kept, SuspendVolunteer ask, Deed deed, Ledgers ledgers)
    {
        var who = ask.Volunteer;
        if (!Chats.Exists(kept, who)) return new VolunteerUnknown(who);
        if (!Chats.Appoint(kept, who, ask.Had, Role.None)) return new VolunteerNotSuspended(who);
        var isNew = Suspensions.Add(kept, who, ask.Reason, deed.At);
        AuditLog.Add(kept, deed, Act.VolunteerSuspended, who, ask.Reason);
        if (ask.Had != Role.None) LoseRole(kept, ask, deed);
        if (isNew || ask.Had != Role.None) Tell(kept, who, new SuspensionTold(IsOver: false, LostRole: ask.Had != Role.None), deed);
        ledgers.Suspend(kept, who, deed.At);
        if (Callers.Open(kept, who) is { } open) LeaseEnds.TakeBack(kept, open, deed.At);
        // What was agreed goes back to rest; nobody is reminded of a call that they can't make.
        Timers.TakeOffBeginning(kept, who, TimerKeys.CallLater);
        foreach (var invitation in TimerKeys.Invitations) Timers.TakeOff(kept, who, invitation);
        return new VolunteerSuspended(who, ToRest(kept, who, deed.At - s_shownLately).Count(token => Rest(kept, token, deed.At)));
    }

    public static Trigger Restore(ITransaction kept, RestoreVolunteer ask, Deed deed)
    {
        if (!Suspensions.Remove(kept, ask.Volunteer)) return new VolunteerUnknown(ask.Volunteer);
        AuditLog.Add(kept, deed, Act.VolunteerRestored, ask.Volunteer, ask.Reason);
        Tell(kept, ask.Volunteer, new SuspensionTold(IsOver: true, LostRole: false), deed);
        return new VolunteerRestored(ask.Volunteer);
    }

    /// <summary>What they offered to others is theirs no more.</summary>
    private static void LoseRole(ITransaction kept, SuspendVolunteer ask, Deed deed)
    {
        RoleOffers.Void(kept, ask.Volunteer);
        AuditLog.Add(kept, deed, Act.RoleChanged, ask.Volunteer, ask.Had.ToString(), nameof(Role.None));
    }

    private static void Tell(ITransaction kept, VolunteerId who, SuspensionTold told, Deed deed)
    {
        if (who != deed.Who) Timers.Set(kept, who, "suspension", deed.At, told);
    }

    /// <summary>What was shown lately, and what was promised to be called by this volunteer: that promise can't be kept.</summary>
    private static List<byte[]> ToRest(ITransaction kept, VolunteerId volunteer, DateTimeOffset since)
    {
        var shown = KeptLeases.Of(kept, volunteer).TakeWhile(lease => lease.GivenAt > since).Select(lease => lease.Token).OfType<byte[]>();
        var promised = kept.Range(TouchedNumbers.Kept, KeyRange.Beginning(volunteer.Value)).Select(number => number.Token);
        return [.. shown.Concat(promised).DistinctBy(token => Key.Of(token))];
    }

    /// <summary>As after an expiry; what is closed for longer stays so. What another volunteer has in hand by now is that one's call.</summary>
    private static bool Rest(ITransaction kept, byte[] token, DateTimeOffset at)
    {
        if (kept.Find(TouchedNumbers.Table, token) is not { HeldBy: null } number) return false;
        // A new revision even where nothing changes: an undo would put the number back into the hands it was taken from.
        TouchedNumbers.Save(kept, number with { State = KeptRules.At(kept, at).Expire(number.State, at), Agreed = null });
        return number.State.Status < NumberStatus.Retired;
    }

    private static PersonToLookAt Seen(Look look) => new(look.Volunteer, look.Brake, look.At);

    private static SuspendedPerson Seen(Suspension suspension) => new(suspension.Volunteer!.Value, suspension.Since, suspension.Reason!);
}
