using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Community;

/// <summary>Answers who asks for somebody to talk to, and who listens.</summary>
internal static class MentorDesk
{
    /// <summary>Reported calls that a mentor has behind them.</summary>
    private const int Experience = 20;

    private static readonly TimeSpan s_talk = TimeSpan.FromDays(1);

    public static CompanySeen Look(ITransaction kept, LookForCompany ask, Deed deed) => Seen(kept, deed);

    /// <summary>Once, however often the button is pressed; and only while somebody could come.</summary>
    public static CompanySeen Want(ITransaction kept, AskForWord ask, Deed deed)
    {
        var seen = Seen(kept, deed);
        if (seen is not { IsClosed: false, Mentor: null, WaitsSince: null, AreOnDuty: true } || Aliases.Of(kept, deed.Who) is null) return seen;
        WordWishes.Add(kept, deed.Who, deed.At);
        return Seen(kept, deed);
    }

    public static CompanySeen WantNot(ITransaction kept, AskForNoWord ask, Deed deed)
    {
        if (kept.Find(WordWishes.Table, deed.Who) is { } wish) WordWishes.Remove(kept, wish);
        return Seen(kept, deed);
    }

    public static Trigger Again(ITransaction kept, AskAgain ask, Deed deed)
    {
        if (WordWishes.Find(kept, ask.Id) is not { } wish || wish.Who != deed.Who) return new WordPassed();
        var waited = deed.At - wish.Since;
        var isOver = waited >= WordWishes.Longest;
        if (isOver) WordWishes.Remove(kept, wish);
        else WordWishes.Ring(kept, wish, deed.At);
        return new WordUnanswered(waited, isOver);
    }

    public static Trigger Look(ITransaction kept, LookAtWord ask, Deed deed) =>
        WordWishes.Find(kept, ask.Id) is { } wish && Mentors.MayListen(kept, deed.Who) ? new WordOpen(wish.Id, wish.Since) : new WordPassed();

    public static Trigger Take(ITransaction kept, TakeWord ask, Deed deed)
    {
        if (Open(kept, deed.Who, TalkKind.Helping) is { } busy) return new WordGone(busy);
        if (WordWishes.Find(kept, ask.Id) is not { } wish || wish.Who == deed.Who || !Mentors.MayListen(kept, deed.Who) || Apart.Are(kept, deed.Who, wish.Who)) return new WordGone();
        WordWishes.Remove(kept, wish);
        if (!Belonging.IsIn(kept, wish.Who)) return new WordGone();
        var helped = Talks.Begin(kept, wish.Who, TalkKind.Helped, deed.Who, deed.At, s_talk);
        var hearer = RelayDesk.Hear(kept, TalkSides.Opposite(kept, helped)!, deed, out _)!;
        Timers.Set(kept, wish.Who, "mentor-came", deed.At, new MentorCame(helped.Talk));
        return new WordIsYours(helped.Talk, RelayDesk.NameOf(kept, wish.Who), hearer);
    }

    public static Trigger HandOver(ITransaction kept, HandOver ask, Deed deed)
    {
        if (TalkSides.Find(kept, deed.Who, TalkKind.Helping, ask.Talk) is not { } side) return new TalkGone();
        if (!Mentors.OnDuty(kept, side.With, deed.At).Any(mentor => mentor.Id != deed.Who)) return new HandedOver(Done: false);
        Talks.End(kept, side, WhyOver.HandedOver, deed.At, deed.Who);
        WordWishes.Add(kept, side.With, deed.At, deed.Who);
        return new HandedOver(Done: true);
    }

    public static DutySeen Look(ITransaction kept, LookAtDuty ask, Deed deed) => Duty(kept, deed);

    public static DutySeen Keep(ITransaction kept, KeepDuty ask, Deed deed)
    {
        var mentor = Mentors.Find(kept, deed.Who);
        if (!ask.Hours.IsChosen || (mentor is null && !MayApply(kept, deed))) return Duty(kept, deed);
        kept.Put(Mentors.Table, mentor is null ? new Mentor(deed.Who, ask.Hours, deed.At, ConfirmedAt: null, IsPaused: false) : mentor with { Hours = ask.Hours });
        if (mentor is null)
            foreach (var who in Chats.LookingAfterPeople(kept, deed.Owners).Where(who => who != deed.Who)) Timers.Set(kept, who, "mentor-applied", deed.At, new MentorApplied());
        return Duty(kept, deed);
    }

    public static DutySeen Pause(ITransaction kept, PauseDuty ask, Deed deed)
    {
        kept.Change(Mentors.Table, deed.Who, mentor => mentor with { IsPaused = ask.On });
        return Duty(kept, deed);
    }

    public static DutySeen Leave(ITransaction kept, LeaveDuty ask, Deed deed)
    {
        kept.Remove(Mentors.Table, deed.Who);
        return Duty(kept, deed);
    }

    public static MentorsSeen Look(ITransaction kept, LookAtMentors ask, Deed deed) => All(kept);

    /// <summary>Nobody confirms themselves.</summary>
    public static MentorsSeen Decide(ITransaction kept, DecideMentor ask, Deed deed)
    {
        if (ask.Who == deed.Who || Mentors.Find(kept, ask.Who) is not { } mentor || (ask.Yes && mentor.ConfirmedAt is not null)) return All(kept);
        if (ask.Yes) kept.Put(Mentors.Table, mentor with { ConfirmedAt = deed.At });
        else Dismiss(kept, ask.Who, deed.At);
        AuditLog.Add(kept, deed, ask.Yes ? Act.MentorConfirmed : Act.MentorDismissed, ask.Who, reason: null);
        Timers.Set(kept, ask.Who, "mentor-told", deed.At, new MentorTold(ask.Yes));
        return All(kept);
    }

    /// <summary>Whoever may not listen any more stops at once.</summary>
    private static void Dismiss(ITransaction kept, VolunteerId who, DateTimeOffset at)
    {
        kept.Remove(Mentors.Table, who);
        if (TalkSides.Find(kept, who, TalkKind.Helping) is { } side) Talks.End(kept, side, WhyOver.Left, at);
    }

    /// <summary>The course, and calls enough to know what the others go through.</summary>
    private static bool MayApply(ITransaction kept, Deed deed) => deed.Scene.Volunteer is { Standing: Standing.Volunteer, CourseFinishedAt: not null }
        && Callers.Find(kept, deed.Who, deed.At).Called >= Experience && !Belonging.IsKeptOut(kept, deed.Who);

    private static CompanySeen Seen(ITransaction kept, Deed deed)
    {
        var areOnDuty = Mentors.OnDuty(kept, deed.Who, deed.At).Any();
        return new CompanySeen(
            Belonging.IsKeptOut(kept, deed.Who), Open(kept, deed.Who, TalkKind.Buddy), Open(kept, deed.Who, TalkKind.Helped), kept.Find(WordWishes.Table, deed.Who)?.Since,
            areOnDuty, areOnDuty ? null : Mentors.NextDuty(kept, deed.Who, deed.At));
    }

    private static DutySeen Duty(ITransaction kept, Deed deed)
    {
        var waiting = Mentors.MayListen(kept, deed.Who)
            ? WordWishes.All(kept).Where(wish => wish.Who != deed.Who && !Apart.Are(kept, deed.Who, wish.Who)).Select(wish => new WordOpen(wish.Id, wish.Since)).ToList()
            : [];
        return new DutySeen(Mentors.Find(kept, deed.Who), MayApply(kept, deed), Open(kept, deed.Who, TalkKind.Helping), waiting);
    }

    private static MentorsSeen All(ITransaction kept) => new(
        [
            .. kept.All(Mentors.Table)
                .OrderBy(mentor => mentor.ConfirmedAt is not null).ThenBy(mentor => mentor.AppliedAt)
                .Select(mentor => new MentorShown(
                    mentor.Who, mentor.AppliedAt, mentor.ConfirmedAt is not null, Chats.Volunteer(kept, mentor.Who)?.CourseFinishedAt is not null, kept.Find(Callers.Table, mentor.Who)?.Called ?? 0)),
        ]);

    public static TalkSeen? Open(ITransaction kept, VolunteerId who, TalkKind kind) =>
        TalkSides.Find(kept, who, kind) is { } side ? new TalkSeen(kind, side.Talk, RelayDesk.NameOf(kept, side.With)) : null;
}
