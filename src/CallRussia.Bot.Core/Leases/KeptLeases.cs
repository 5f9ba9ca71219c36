using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>One hand-out as it is kept.</summary>
/// <param name="Volunteer">Null once they asked to be forgotten.</param>
/// <param name="Token">The number; null after the retention time.</param>
/// <param name="Region">See <see cref="BankRegions"/>.</param>
public sealed record KeptLease(LeaseId Id, VolunteerId? Volunteer, byte[]? Token, int Region, DateTimeOffset GivenAt, DateTimeOffset Until, int Nth)
{
    /// <summary>The volunteer's lease before this one: from their newest one all are found.</summary>
    public LeaseId? Previous { get; init; }

    /// <summary>The lease on which this call was agreed, when it is such a call.</summary>
    public LeaseId? Agreed { get; init; }

    /// <summary>Where the person called lives, at the hand-out.</summary>
    public int LocalHour { get; init; }

    /// <summary>What day it was there.</summary>
    public DayKind? Day { get; init; }

    /// <summary>The version of the guide that the caller had; kept for reports.</summary>
    public string? Guide { get; init; }

    /// <summary>How far the caller was trusted; kept for reports.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Reported, expired or given up; null while the number is in hand.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public Outcome? Outcome { get; init; }

    public DateTimeOffset? CallAt { get; init; }

    /// <summary>The first report.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    public DateTimeOffset? UndoUntil { get; init; }

    /// <summary>The number before this call ended: what undo brings back. Null while the number is in hand, for nothing has changed yet, and when nothing can be undone or reported any more.</summary>
    public NumberBefore? Before { get; init; }

    /// <summary>The number's revision after this call ended.</summary>
    public long Rev { get; init; }

    /// <summary>This report put the number into the do-not-call register; undo takes only such a one out again.</summary>
    public bool AddedDoNotCall { get; init; }

    public bool IsOpen => EndedAt is null;

    public override string ToString() => $"lease {Id}";
}

public sealed record NumberBefore(NumberState State, LeaseId? Agreed);

/// <summary>Hand-outs, by their ids.</summary>
public static class KeptLeases
{
    public static readonly Table<LeaseId, KeptLease> Table = new("lease", lease => lease.Id, id => Key.Of(id.Value), Write, Read)
    {
        // What remains are anonymous counts.
        OwnedBy = new Owner<KeptLease>(Of, static (kept, _, lease) => kept.Change(Table!, lease.Id, Nobodys))
        {
            Section = "HandOuts",
            Tell = static (kept, volunteer) => Of(kept, volunteer).Reverse().Select(lease => Told(kept, lease)).ToList(),
        },
        Followed = static (kept, before, after) =>
        {
            Mentions.Follow(kept, (after ?? before)!.Id, before?.Before?.State, after?.Before?.State);
            if (after is not null) CallCounts.Follow(kept, before, after);
        },
    };

    /// <summary>Hand-outs per day: days since 0001-01-01 (UTC).</summary>
    public static readonly Counts HandedOut = new("handed");

    private static readonly Sequence s_ids = new("lease");

    /// <summary>The id of a hand-out that is about to be made. Ids are never used again.</summary>
    public static LeaseId Next(ITransaction kept) => new(kept.Next(s_ids));

    public static KeptLease? Find(ITransaction kept, LeaseId id) => kept.Find(Table, id);

    /// <summary>The end of a lease: its time, and whether it is over. Null when there is none of that id.</summary>
    public static (DateTimeOffset Until, bool IsOver)? EndOf(ITransaction kept, LeaseId id) => Find(kept, id) is { } lease ? (lease.Until, !lease.IsOpen) : null;

    /// <summary>A lease and those of the same volunteer before it, the newest first.</summary>
    public static IEnumerable<KeptLease> Back(ITransaction kept, LeaseId? from)
    {
        for (var next = from; next is { } id && kept.Find(Table, id) is { } lease; next = lease.Previous) yield return lease;
    }

    /// <summary>All of a volunteer, the newest first.</summary>
    public static IEnumerable<KeptLease> Of(ITransaction kept, VolunteerId volunteer) => Back(kept, kept.Find(Callers.Table, volunteer)?.Latest);

    private static object Told(ITransaction kept, KeptLease lease) =>
        new { Region = kept.Find(BankRegions.Table, lease.Region)!.Code.Text, lease.GivenAt, lease.ReportedAt, Outcome = lease.Outcome?.ToString(), lease.CallAt };

    private static KeptLease Nobodys(KeptLease lease) => lease with { Volunteer = null, Token = null, UndoUntil = null, Previous = null, Before = null };

    private static void Write(RecordWriter to, KeptLease lease)
    {
        to.Long(lease.Id.Value).Long(lease.Volunteer?.Value).BytesOrNull(lease.Token).Long(lease.Region).Time(lease.GivenAt).Time(lease.Until).Long(lease.Nth)
            .Long(lease.Previous?.Value).Long(lease.Agreed?.Value).Long(lease.LocalHour).Text(lease.Guide).Long((int?)lease.Tier)
            .Time(lease.EndedAt).Long((int?)lease.Outcome).Time(lease.CallAt).Time(lease.ReportedAt).Time(lease.UndoUntil).Long(lease.Rev).Bool(lease.AddedDoNotCall)
            .Long((int?)lease.Day).Bool(lease.Before is not null);
        if (lease.Before is not { } before) return;
        TouchedNumbers.WriteState(to, before.State);
        to.Long(before.Agreed?.Value);
    }

    private static KeptLease Read(ref RecordReader from)
    {
        var (id, volunteer, token, region) = (new LeaseId(from.Long()), from.VolunteerOrNull(), from.BytesOrNull(), from.Int());
        var lease = new KeptLease(id, volunteer, token, region, from.Time(), from.Time(), from.Int())
        {
            Previous = from.LeaseOrNull(),
            Agreed = from.LeaseOrNull(),
            LocalHour = from.Int(),
            Guide = from.TextOrNull(),
            Tier = (Tier?)from.IntOrNull(),
            EndedAt = from.TimeOrNull(),
            Outcome = (Outcome?)from.IntOrNull(),
            CallAt = from.TimeOrNull(),
            ReportedAt = from.TimeOrNull(),
            UndoUntil = from.TimeOrNull(),
            Rev = from.Long(),
            AddedDoNotCall = from.Bool(),
            Day = (DayKind?)from.IntOrNull(),
        };
        return from.Bool() ? lease with { Before = new NumberBefore(TouchedNumbers.ReadState(ref from), from.LeaseOrNull()) } : lease;
    }
}
