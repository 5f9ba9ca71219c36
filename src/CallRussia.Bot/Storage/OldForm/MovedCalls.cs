using System.Buffers.Binary;
using System.Text.Json;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;
using Caller = CallRussia.Bot.Core.Leases.Caller;
using Callers = CallRussia.Bot.Core.Leases.Callers;
using Look = CallRussia.Bot.Core.Leases.Look;
using NumberBefore = CallRussia.Bot.Core.Leases.NumberBefore;
using RecentHandOut = CallRussia.Bot.Core.Leases.RecentHandOut;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>Hand-outs, and what is kept of those who call.</summary>
internal static class MovedCalls
{
    private const int HoursADay = 24;

    /// <summary>Of a hand-out without a report.</summary>
    private const long Unreported = long.MaxValue >> 1;

    public static IEnumerable<Move> All =>
    [
        new Move<LeaseId, KeptLease>("lease undo", KeptLeases.Table, static old => old.Rows(
            """
            SELECT id, volunteer, token, region, given_at, until, nth, previous, agreed, local_hour, guide, tier, l.ended_at, outcome, call_at, reported_at, undo_until, rev, dnc_added, u.before
            FROM lease l LEFT JOIN undo u ON u.lease=l.id ORDER BY id
            """,
            row => Lease(old, row))),
        new Move<VolunteerId, Caller>("caller called", Callers.Table, static old => old.Rows(
            """
            SELECT c.volunteer, ever, called, held, latest, recent, d.last, (SELECT max(until) FROM number WHERE kept_for=c.volunteer)
            FROM caller c LEFT JOIN called d USING(volunteer)
            """,
            row => Caller(old, row))),
        new Move<byte[], ForgottenCaller>("forgotten", ForgottenCallers.Table, static old => old.Rows(
            "SELECT hash, until, ever, recent FROM forgotten", static row => new ForgottenCaller(row.Blob(0).ToArray(), row.Time(1), row.Int(2), Recent(row.Blob(3))))),
        new Move<(VolunteerId, Brake, long), Look>(
            "look", Core.Leases.Looks.Table, static old => old.Rows("SELECT volunteer, brake, at FROM look", static row => new Look(new VolunteerId(row.Long(0)), (Brake)row.Int(1), row.Time(2)))),
        new Move<byte[], Suspension>("suspension", Core.Leases.Suspensions.Table, static old => old.Rows(
            "SELECT person, volunteer, since, reason FROM suspension",
            static row => new Suspension(row.Blob(0).ToArray(), OldStore.Volunteer(row.LongOrNull(1)), row.Time(2), row.TextOrNull(3)))),
        new Move<VolunteerId, LeverWait>("lever_wait", Core.Leases.LeverWaits.Table, static old => old.Rows(
            "SELECT volunteer, kind FROM lever_wait", static row => new LeverWait(new VolunteerId(row.Long(0)), (Core.Conversations.LeverKind)row.Int(1), ToldAt: null))),
        // After the leases, from which the newer ones of them follow.
        new CountsMove("answer", AnswerHours.Calls, static old => Hours(old, "calls")),
        new CountsMove("answer", AnswerHours.Answered, static old => Hours(old, "answered")),
        new CountsMove("objection", new Counts("objection"), static old => old.Rows("SELECT week, region, objection, n FROM objection", static row => (row.Long(0), row.Long(1), row.Text(2), row.Long(3)))),
        new Move<(LeaseId, string), CountedObjection>(
            "objection_counted", ObjectionCounts.Counted, static old => old.Rows("SELECT lease, objection FROM objection_counted", static row => new CountedObjection(new LeaseId(row.Long(0)), row.Text(1)))),
    ];

    private static IEnumerable<(long, long, string, long)> Hours(OldStore old, string what) =>
        old.Rows($"SELECT region, day, hour, {what} FROM answer", static row => (row.Long(0), (row.Long(1) * HoursADay) + row.Long(2), "", row.Long(3)));

    private static KeptLease Lease(OldStore old, Statement row) => new(
        new LeaseId(row.Long(0)), OldStore.Volunteer(row.LongOrNull(1)), row.IsNull(2) ? null : row.Blob(2).ToArray(), row.Int(3), row.Time(4), row.Time(5), row.Int(6))
    {
        Previous = OldStore.Lease(row.LongOrNull(7)),
        Agreed = OldStore.Lease(row.LongOrNull(8)),
        LocalHour = row.Int(9),
        Day = old.DayOf(row.Int(3), row.Time(4)),
        Guide = row.TextOrNull(10),
        Tier = (Tier?)row.LongOrNull(11),
        EndedAt = row.TimeOrNull(12),
        Outcome = (Outcome?)row.LongOrNull(13),
        CallAt = row.TimeOrNull(14),
        ReportedAt = row.TimeOrNull(15),
        UndoUntil = row.TimeOrNull(16),
        Rev = row.Long(17),
        AddedDoNotCall = row.Int(18) != 0,
        Before = row.IsNull(19) ? null : JsonSerializer.Deserialize<NumberBefore>(old.Vault.Open(Purpose.Before, row.Long(0), row.Blob(19))),
    };

    private static Caller Caller(OldStore old, Statement row)
    {
        var (volunteer, latest) = (new VolunteerId(row.Long(0)), OldStore.Lease(row.LongOrNull(4)));
        return new Caller(volunteer, row.Int(1), row.Int(2), row.IsNull(5) ? History(old, latest) : Recent(row.Blob(5)))
        {
            Held = OldStore.Lease(row.LongOrNull(3)),
            Latest = latest,
            LastCall = row.Int(2) > 0 ? row.TimeOrNull(6) : null,
            PromisedUntil = row.TimeOrNull(7),
        };
    }

    /// <summary>16 bytes each: ticks of the time, then ticks until the report above a bit for a skip.</summary>
    private static RecentHandOut[] Recent(ReadOnlySpan<byte> cell)
    {
        var recent = new RecentHandOut[cell.Length / (2 * sizeof(long))];
        for (var i = 0; i < recent.Length; i++)
        {
            var (at, word) = (BinaryPrimitives.ReadInt64LittleEndian(cell[(i * 16)..]), BinaryPrimitives.ReadInt64LittleEndian(cell[((i * 16) + 8)..]));
            recent[i] = new RecentHandOut(Moment.From(at), word >> 1 == Unreported ? null : TimeSpan.FromTicks(word >> 1), (word & 1) != 0);
        }
        return recent;
    }

    /// <summary>Nobody asked since the times of hand-outs are kept with the caller: at most so many as anything looks at, the latest first.</summary>
    private static List<RecentHandOut> History(OldStore old, LeaseId? latest)
    {
        const int Most = 100;
        if (latest is not { } newest) return [];
        return
        [
            .. old.Rows(
                $"""
                WITH RECURSIVE mine(id, n) AS (SELECT {newest.Value}, 1 UNION ALL SELECT lease.previous, n+1 FROM mine JOIN lease ON lease.id=mine.id WHERE lease.previous IS NOT NULL AND n<{Most})
                SELECT given_at, reported_at, outcome FROM lease WHERE id IN (SELECT id FROM mine) ORDER BY id DESC
                """,
                static row => new RecentHandOut(row.Time(0), row.TimeOrNull(1) - row.Time(0), (Outcome?)row.LongOrNull(2) is { } outcome && !outcome.WasCalled())),
        ];
    }
}
