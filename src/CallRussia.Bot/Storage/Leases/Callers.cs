using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>
/// Tables caller and forgotten. Who asks to be forgotten leaves a keyed hash and the times of the last day's hand-outs for a day: else
/// forgetting would be a way to collect numbers, three a round.
/// </summary>
internal sealed class Callers(Database database, LeaseRows leases, BudgetRules rules, Vault vault)
{
    public Caller Find(VolunteerId volunteer, DateTimeOffset at)
    {
        using var row = database.Use("SELECT ever, called, recent, held, latest FROM caller WHERE volunteer=?1").Bind(volunteer.Value);
        if (!row.Step()) return Forgotten(volunteer, at) ?? Caller.Newcomer;
        return new Caller(row.Int(0), row.Int(1), row.IsNull(2) ? Counted(leases.History(volunteer)) : Opened(row.Blob(2)))
        {
            Held = LeaseRows.Id(row.LongOrNull(3)),
            Latest = LeaseRows.Id(row.LongOrNull(4)),
        };
    }

    public void HandedOut(VolunteerId volunteer, Caller caller, LeaseRow lease) => Save(volunteer, caller.With(lease.Id, lease.GivenAt, rules.MostThatCount));

    /// <summary>A lease is over without a report.</summary>
    public void Ended(LeaseRow lease)
    {
        if (lease.Volunteer is { } volunteer)
            database.Use("UPDATE caller SET held=NULL WHERE volunteer=?1 AND held=?2").Bind(volunteer.Value).Bind(lease.Id.Value).Run();
    }

    /// <summary>A report comes, is corrected or taken back; the lease is still kept as it was.</summary>
    public void Report(LeaseRow before, LeaseRow now, DateTimeOffset at)
    {
        if (now.Volunteer is { } volunteer) Save(volunteer, Find(volunteer, at).With(before, now));
    }

    /// <summary>After the leases, which are found by way of this row.</summary>
    public void Erase(VolunteerId volunteer, Caller caller, DateTimeOffset at)
    {
        var times = caller.Recent.Where(handOut => handOut.At > at - Caller.Day).Select(handOut => new RecentHandOut(handOut.At, null, false)).ToList();
        database.Use("DELETE FROM caller WHERE volunteer=?1").Bind(volunteer.Value).Run();
        if (times.Count == 0) return;
        database.Use("INSERT OR REPLACE INTO forgotten(hash, until, ever, recent) VALUES(?1, ?2, ?3, ?4)")
            .Bind(vault.DayMark(volunteer)).Bind((at + Caller.Day).Stored()).Bind(Math.Min(caller.Ever, rules.BeforeQuiz)).Bind(Written(times)).Run();
    }

    public void Sweep(DateTimeOffset now) => database.Use("DELETE FROM forgotten WHERE until<=?1").Bind(now.Stored()).Run();

    private Caller? Forgotten(VolunteerId volunteer, DateTimeOffset at)
    {
        using var row = database.Use("SELECT ever, recent FROM forgotten WHERE hash=?1 AND until>?2").Bind(vault.DayMark(volunteer)).Bind(at.Stored());
        return row.Step() ? new Caller(row.Int(0), 0, Opened(row.Blob(1))) : null;
    }

    /// <summary>Never from one lease to another: a volunteer has one number at most.</summary>
    private void Save(VolunteerId volunteer, Caller caller)
    {
        var changed = database.Use("""
            INSERT INTO caller(volunteer, ever, called, recent, held, latest) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT(volunteer) DO UPDATE SET ever=?2, called=?3, recent=?4, held=?5, latest=?6 WHERE held IS NULL OR ?5 IS NULL OR held=?5
            """)
            .Bind(volunteer.Value).Bind(caller.Ever).Bind(caller.Called).Bind(Written(caller.Recent)).Bind(caller.Held?.Value).Bind(caller.Latest?.Value).Run();
        if (changed != 1) throw new InvalidOperationException("A volunteer would have two numbers.");
    }

    private IReadOnlyList<RecentHandOut> Counted(List<RecentHandOut> history) =>
        history.Count == 0 ? history : Caller.Counted(history, history[0].At, rules.MostThatCount);

    private static byte[] Written(IReadOnlyList<RecentHandOut> recent)
    {
        var cell = new byte[recent.Count * RecentHandOut.Bytes];
        for (var i = 0; i < recent.Count; i++) recent[i].Write(cell.AsSpan(i * RecentHandOut.Bytes));
        return cell;
    }

    private static RecentHandOut[] Opened(ReadOnlySpan<byte> cell)
    {
        var recent = new RecentHandOut[cell.Length / RecentHandOut.Bytes];
        for (var i = 0; i < recent.Length; i++) recent[i] = RecentHandOut.Read(cell[(i * RecentHandOut.Bytes)..]);
        return recent;
    }
}
