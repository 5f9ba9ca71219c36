using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>Somebody asked for a number in vain because of a lever, and is told when it is let go.</summary>
/// <param name="ToldAt">It was let go, and this is when they are told; null while they wait.</param>
public sealed record LeverWait(VolunteerId Volunteer, LeverKind Kind, DateTimeOffset? ToldAt);

/// <summary>Those who wait, and for a while those who are about to be told: should it stop again before that, they wait on.</summary>
public static class LeverWaits
{
    private static readonly Presence<VolunteerId, LeverWait> s_known = new(static () => Table!);

    public static readonly Table<VolunteerId, LeverWait> Table = new(
        "lever_wait", wait => wait.Volunteer, id => Key.Of(id.Value),
        static (to, wait) => to.Long(wait.Volunteer.Value).Long((int)wait.Kind).Time(wait.ToldAt),
        static (ref RecordReader from) => new LeverWait(new VolunteerId(from.Long()), (LeverKind)from.Int(), from.TimeOrNull()))
    {
        Followed = s_known.Follow,
        OwnedBy = new Owner<LeverWait>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Table!, volunteer)),
        KeptFor = new Expiry<LeverWait>(
            static (kept, _, now) => kept.All(Table!).Where(wait => wait.ToldAt < now && !IsToBeTold(kept, wait)), static (kept, wait) => kept.Remove(Table!, wait.Volunteer)),
    };

    public static void Add(ITransaction kept, VolunteerId volunteer, LeverKind kind) => kept.Put(Table, new LeverWait(volunteer, kind, ToldAt: null));

    /// <summary>Got a number after all.</summary>
    public static void Served(ITransaction kept, VolunteerId volunteer)
    {
        if (s_known.Has(kept, volunteer) && kept.Find(Table, volunteer) is { ToldAt: null }) kept.Remove(Table, volunteer);
    }

    /// <summary>How many wait.</summary>
    public static int Count(ITransaction kept) => kept.All(Table).Count(wait => wait.ToldAt is null);

    /// <summary>A lever is pulled: those who were to be told in the morning that it goes on wait again, for it does not.</summary>
    public static void Resume(ITransaction kept, LeverKind kind)
    {
        if (kind is not (LeverKind.Everything or LeverKind.HandOuts)) return;
        foreach (var wait in kept.All(Table).Where(wait => wait.ToldAt is not null).ToList())
        {
            if (IsToBeTold(kept, wait)) Add(kept, wait.Volunteer, kind);
            else kept.Remove(Table, wait.Volunteer);
            Timers.TakeOff(kept, wait.Volunteer, TimerKeys.Resumed);
        }
    }

    /// <summary>The lever is let go; who waited for it waits for the one that still stops hand-outs, or is told.</summary>
    /// <returns>How many are told.</returns>
    public static int Release(ITransaction kept, LeverKind kind, Lever? still, DateTimeOffset at)
    {
        var waiting = kept.All(Table).Where(wait => wait.ToldAt is null && wait.Kind == kind).ToList();
        return waiting.Count(wait => still is null ? Tell(kept, wait, at) : WaitOn(kept, wait, still));
    }

    /// <summary>Who was suspended meanwhile gets no numbers, so is not called back.</summary>
    private static bool Tell(ITransaction kept, LeverWait wait, DateTimeOffset at)
    {
        if (Chats.Volunteer(kept, wait.Volunteer) is not { } volunteer || Suspensions.Has(kept, wait.Volunteer))
        {
            kept.Remove(Table, wait.Volunteer);
            return false;
        }
        var due = VolunteerClock.NotAtNight(volunteer.Zone, at);
        Timers.Set(kept, wait.Volunteer, TimerKeys.Resumed, due, new HandOutsResumed());
        kept.Put(Table, wait with { ToldAt = due });
        return true;
    }

    private static bool WaitOn(ITransaction kept, LeverWait wait, Lever still)
    {
        kept.Put(Table, wait with { Kind = still.Kind });
        return false;
    }

    private static bool IsToBeTold(ITransaction kept, LeverWait wait) => Timers.DueOf(kept, wait.Volunteer, TimerKeys.Resumed) is not null;
}
