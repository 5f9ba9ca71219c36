using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
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
        using (var row = database.Use("SELECT ever, called, recent FROM caller WHERE volunteer=?1").Bind(volunteer.Value))
            if (row.Step()) return new Caller(row.Int(0), row.Int(1), Opened(row.Blob(2)));
        return leases.History(volunteer, rules.MostThatCount) ?? Forgotten(volunteer, at) ?? Caller.Newcomer;
    }

    public void HandedOut(VolunteerId volunteer, Caller caller, DateTimeOffset at) => Save(volunteer, caller.With(at, rules.MostThatCount));

    /// <summary>A report comes, is corrected or taken back; the lease is still kept as it was.</summary>
    public void Report(LeaseRow before, LeaseRow now, DateTimeOffset at)
    {
        if (now.Volunteer is { } volunteer) Save(volunteer, Find(volunteer, at).With(before, now));
    }

    public void Erase(VolunteerId volunteer, DateTimeOffset at)
    {
        var caller = Find(volunteer, at);
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

    private void Save(VolunteerId volunteer, Caller caller) =>
        database.Use("INSERT INTO caller(volunteer, ever, called, recent) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(volunteer) DO UPDATE SET ever=?2, called=?3, recent=?4")
            .Bind(volunteer.Value).Bind(caller.Ever).Bind(caller.Called).Bind(Written(caller.Recent)).Run();

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
