using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Leases;

/// <summary>What budgets, brakes and audiences have to know of a volunteer: neither a long history nor a busy day makes the next number dearer.</summary>
/// <param name="Ever">Hand-outs ever; the latest one has this as its <see cref="KeptLease.Nth"/>.</param>
/// <param name="Called">Reported calls without "I did not call".</param>
/// <param name="Recent">The hand-outs of the last day and some before, the latest first.</param>
public sealed record Caller(VolunteerId Volunteer, int Ever, int Called, IReadOnlyList<RecentHandOut> Recent)
{
    /// <summary>The lease whose number is in hand.</summary>
    public LeaseId? Held { get; init; }

    /// <summary>The newest lease; null before the first one, and after a /forget.</summary>
    public LeaseId? Latest { get; init; }

    /// <summary>When the last reported call was reported; null while there is none.</summary>
    public DateTimeOffset? LastCall { get; init; }

    /// <summary>No agreed call of theirs is kept beyond this time; null when none ever was: a hand-out need not look for one.</summary>
    public DateTimeOffset? PromisedUntil { get; init; }
}

/// <param name="ReportedAfter">From showing the number to its first report; null while there is none.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct RecentHandOut(DateTimeOffset At, TimeSpan? ReportedAfter, bool Skipped)
{
    public static RecentHandOut Of(KeptLease lease) => new(lease.GivenAt, lease.ReportedAt - lease.GivenAt, lease.Outcome is { } outcome && !outcome.WasCalled());
}

/// <summary>The callers, by volunteer.</summary>
public static class Callers
{
    public static readonly Table<VolunteerId, Caller> Table = new("caller", caller => caller.Volunteer, id => Key.Of(id.Value), Write, Read)
    {
        OwnedBy = new Owner<Caller>(
            static (kept, volunteer) => kept.Range(Table!, KeyRange.Only(Key.Of(volunteer.Value))), static (kept, volunteer, _) => kept.Remove(Table!, volunteer)),
        Followed = static (kept, before, after) =>
        {
            if (before?.Called > 0 != after?.Called > 0) Chats.MarkCalled(kept, (before ?? after)!.Volunteer, after?.Called > 0);
        },
    };

    /// <summary>Never from one lease to another: a volunteer has one number at most.</summary>
    public static void Save(ITransaction kept, Caller caller)
    {
        if (kept.Find(Table, caller.Volunteer)?.Held is { } held && caller.Held is { } now && held != now) throw new InvalidOperationException("A volunteer would have two numbers.");
        kept.Put(Table, caller);
    }

    public static void WriteRecent(RecordWriter to, RecentHandOut handOut) => to.Time(handOut.At).Long(handOut.ReportedAfter?.Ticks).Bool(handOut.Skipped);

    public static RecentHandOut ReadRecent(ref RecordReader from) => new(from.Time(), from.LongOrNull() is { } after ? TimeSpan.FromTicks(after) : null, from.Bool());

    private static void Write(RecordWriter to, Caller caller) => to
        .Long(caller.Volunteer.Value).Long(caller.Ever).Long(caller.Called).Long(caller.Held?.Value).Long(caller.Latest?.Value).Time(caller.LastCall).Time(caller.PromisedUntil)
        .Many(caller.Recent, WriteRecent);

    private static Caller Read(ref RecordReader from)
    {
        var (volunteer, ever, called) = (new VolunteerId(from.Long()), from.Int(), from.Int());
        var (held, latest, last, promised) = (from.LongOrNull(), from.LongOrNull(), from.TimeOrNull(), from.TimeOrNull());
        return new Caller(volunteer, ever, called, from.Many(ReadRecent))
        {
            Held = held is { } lease ? new LeaseId(lease) : null,
            Latest = latest is { } newest ? new LeaseId(newest) : null,
            LastCall = last,
            PromisedUntil = promised,
        };
    }
}
