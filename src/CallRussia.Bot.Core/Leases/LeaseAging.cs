using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>How far a walk over leases or callers has got.</summary>
public sealed record WalkedTo(long Walk, long Place);

/// <summary>A lease that a walk passed before its time was over.</summary>
public sealed record PassedLease(long Walk, LeaseId Lease);

/// <summary>
/// What is not kept for good of a lease goes some time after its end. Ids grow with the time of the hand-out: a walk says up to which id it
/// has looked at all of them, and notes the few that were not over long enough then. So leases need no index.
/// </summary>
public sealed class LeaseAging
{
    private const long ForLost = 0;
    private const long ForUndo = 1;
    private const long ForLink = 2;

    /// <summary>Looked at in one step.</summary>
    private const int Most = 500;

    public static readonly Table<long, WalkedTo> Walks = new(
        "lease_walk", walked => walked.Walk, Key.Of, static (to, walked) => to.Long(walked.Walk).Long(walked.Place), static (ref RecordReader from) => new WalkedTo(from.Long(), from.Long()));

    public static readonly Table<PassedLease, PassedLease> Passed = new(
        "lease_passed", passed => passed, passed => Key.Of(passed.Walk, passed.Lease.Value),
        static (to, passed) => to.Long(passed.Walk).Long(passed.Lease.Value), static (ref RecordReader from) => new PassedLease(from.Long(), new LeaseId(from.Long())))
    {
        HasByteKeys = true,
    };

    /// <summary>What undo needs goes: nothing of these leases can be undone or reported any more.</summary>
    public static readonly LeaseAging Undo = new(ForUndo, static lease => lease.Before is null ? null : lease with { Before = null });

    /// <summary>Which number it was goes; who called and how it ended is counted on.</summary>
    public static readonly LeaseAging Link = new(ForLink, static lease => lease.Token is null ? null : lease with { Token = null, CallAt = null });

    private readonly long _walk;
    private readonly Func<KeptLease, KeptLease?> _aged;

    private LeaseAging(long walk, Func<KeptLease, KeptLease?> aged) => (_walk, _aged) = (walk, aged);

    /// <summary>One small step.</summary>
    /// <param name="endedBefore">Leases that ended before then are aged.</param>
    /// <param name="aged">Called for each lease that lost something.</param>
    /// <returns>True while there is more to do.</returns>
    public bool Step(ITransaction kept, DateTimeOffset endedBefore, Action? aged = null)
    {
        var next = kept.Range(KeptLeases.Table, KeyRange.Numbers(Place(kept, _walk) + 1, long.MaxValue)).Take(Most).TakeWhile(lease => lease.GivenAt < endedBefore).ToList();
        foreach (var lease in next)
            if (!TryAge(kept, lease, endedBefore, aged)) kept.Put(Passed, new PassedLease(_walk, lease.Id));
        if (next.Count > 0) kept.Put(Walks, new WalkedTo(_walk, next[^1].Id.Value));
        if (next.Count == Most) return true;
        foreach (var passed in kept.Range(Passed, KeyRange.Beginning(_walk)).ToList())
            if (TryAge(kept, KeptLeases.Find(kept, passed.Lease)!, endedBefore, aged)) kept.Remove(Passed, passed);
        return false;
    }

    /// <summary>Finds leases in hand though their time was up at <paramref name="upBefore"/>: their timers were lost. One small step.</summary>
    /// <returns>True while there are more callers to look at.</returns>
    public static bool FindLost(ITransaction kept, DateTimeOffset upBefore, Action<KeptLease, VolunteerId> lost)
    {
        var from = Place(kept, ForLost);
        var callers = kept.Range(Callers.Table, KeyRange.Numbers(from + 1, long.MaxValue)).Take(Most).ToList();
        foreach (var caller in callers)
            if (caller.Held is { } held && KeptLeases.Find(kept, held) is { IsOpen: true } lease && lease.Until < upBefore) lost(lease, caller.Volunteer);
        var goesOn = callers.Count == Most;
        if (goesOn || from > 0) kept.Put(Walks, new WalkedTo(ForLost, goesOn ? callers[^1].Volunteer.Value : 0));
        return goesOn;
    }

    private bool TryAge(ITransaction kept, KeptLease lease, DateTimeOffset endedBefore, Action? aged)
    {
        if (!(lease.EndedAt < endedBefore)) return false;
        if (_aged(lease) is not { } now) return true;
        kept.Put(KeptLeases.Table, now);
        aged?.Invoke();
        return true;
    }

    private static long Place(ITransaction kept, long walk) => kept.Find(Walks, walk)?.Place ?? 0;
}
