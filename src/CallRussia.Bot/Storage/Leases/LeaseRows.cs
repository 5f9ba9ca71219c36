using CallRussia.Bot.Storage.OldForm;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Tables lease, and undo: what stays is apart from what is needed for a day.</summary>
internal sealed class LeaseRows(Database database, Vault vault, RunningCounts counts)
{
    private const string Columns = """
        id, volunteer, token, region, given_at, until, nth, agreed, ended_at, outcome, call_at, reported_at, undo_until,
        (SELECT undo.before FROM undo WHERE undo.lease=lease.id), rev, dnc_added, local_hour
        """;

    /// <summary>
    /// Begins a statement: table mine has the ids of all leases of the volunteer ?1. Each lease names the one before it, so that a hand-out
    /// need not write into an index whose pages lie anywhere.
    /// </summary>
    public const string Mine = """
        WITH RECURSIVE mine(id) AS (
            SELECT latest FROM caller WHERE volunteer=?1 AND latest IS NOT NULL
            UNION ALL SELECT lease.previous FROM mine JOIN lease ON lease.id=mine.id WHERE lease.previous IS NOT NULL)

        """;

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private long? _next;

    /// <summary>The id that the next hand-out will have. Ids are never used again, even after a deletion.</summary>
    public LeaseId Next => new(_next ??= database.Scalar("SELECT seq FROM sqlite_sequence WHERE name='lease'") + 1);

    public LeaseRow? Find(LeaseId id) => First(database.Use($"SELECT {Columns} FROM lease WHERE id=?1").Bind(id.Value));

    /// <summary>The number in hand.</summary>
    public LeaseRow? Open(VolunteerId volunteer) =>
        First(database.Use($"SELECT {Columns} FROM lease WHERE id=(SELECT held FROM caller WHERE volunteer=?1)").Bind(volunteer.Value));

    /// <summary>In hand though their time was up then: their timers were lost.</summary>
    public List<LeaseRow> Overdue(DateTimeOffset upBefore)
    {
        var overdue = new List<LeaseRow>();
        using var row = database.Use($"SELECT {Columns} FROM lease WHERE ended_at IS NULL AND volunteer IS NOT NULL AND until<?1").Bind(upBefore.Stored());
        while (row.Step()) overdue.Add(Read(row));
        return overdue;
    }

    public void Add(LeaseRow lease)
    {
        database.Use("""
            INSERT INTO lease(id, volunteer, token, region, given_at, until, local_hour, nth, agreed, guide, tier, rev, previous)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12)
            """)
            .Bind(lease.Id.Value).Bind(lease.Volunteer?.Value).Bind(lease.Token).Bind(lease.Region).Bind(lease.GivenAt.Stored()).Bind(lease.Until.Stored())
            .Bind(lease.LocalHour).Bind(lease.Nth).Bind(lease.Agreed?.Value).Bind(lease.Guide).Bind((long?)lease.Tier).Bind(lease.Previous?.Value).Run();
        _next = lease.Id.Value + 1;
        counts.HandOut(lease.GivenAt);
    }

    /// <summary>After a rollback.</summary>
    public void Forget() => _next = null;

    public void Save(LeaseRow lease)
    {
        database.Use("UPDATE lease SET until=?2, ended_at=?3, outcome=?4, call_at=?5, reported_at=?6, undo_until=?7, rev=?8, dnc_added=?9 WHERE id=?1")
            .Bind(lease.Id.Value).Bind(lease.Until.Stored()).Bind(lease.EndedAt.Stored()).Bind((long?)lease.Outcome).Bind(lease.CallAt.Stored())
            .Bind(lease.ReportedAt.Stored()).Bind(lease.UndoUntil.Stored()).Bind(lease.Rev).Bind(lease.AddedDoNotCall)
            .Run();
        if (lease.Before is { } before)
            database.Use("INSERT OR REPLACE INTO undo(lease, ended_at, before) VALUES(?1, ?2, ?3)")
                .Bind(lease.Id.Value).Bind(lease.EndedAt.Stored()).Bind(Sealed(lease.Id.Value, before)).Run();
        else
            database.Use("DELETE FROM undo WHERE lease=?1").Bind(lease.Id.Value).Run();
    }

    /// <summary>All hand-outs of a volunteer, the latest first: see <see cref="Callers"/> for what is quick.</summary>
    public List<RecentHandOut> History(VolunteerId volunteer)
    {
        var history = new List<RecentHandOut>();
        using var row = database.Use($"{Mine} SELECT {Columns} FROM lease WHERE id IN mine ORDER BY id DESC").Bind(volunteer.Value);
        while (row.Step()) history.Add(RecentHandOut.Of(Read(row)));
        return history;
    }

    /// <summary>What remains are anonymous counts; others' undo remembers no more who had doubted or been promised the number.</summary>
    public void Erase(VolunteerId volunteer, Func<NumberState, NumberState> without)
    {
        database.Use($"{Mine} DELETE FROM undo WHERE lease IN mine").Bind(volunteer.Value).Run();
        database.Use($"{Mine} UPDATE lease SET volunteer=NULL, token=NULL, undo_until=NULL, previous=NULL WHERE id IN mine").Bind(volunteer.Value).Run();
        var others = new List<(long Id, NumberBefore Before)>();
        using (var row = database.Use("SELECT lease, before FROM undo"))
            while (row.Step()) others.Add((row.Long(0), Opened(row.Long(0), row.Blob(1))));
        foreach (var (id, before) in others)
            if (without(before.State) is var state && state != before.State)
                database.Use("UPDATE undo SET before=?2 WHERE lease=?1").Bind(id).Bind(Sealed(id, before with { State = state })).Run();
    }

    /// <summary>Forgets which number it was; who called and how it ended is counted on.</summary>
    public int Unlink(DateTimeOffset endedBefore) =>
        database.Use("UPDATE lease SET token=NULL, call_at=NULL WHERE token IS NOT NULL AND ended_at<?1").Bind(endedBefore.Stored()).Run();

    /// <summary>Nothing of these leases can be undone or reported any more.</summary>
    public void Settle(DateTimeOffset endedBefore) => database.Use("DELETE FROM undo WHERE ended_at<?1").Bind(endedBefore.Stored()).Run();

    public static LeaseId? Id(long? value) => value is { } id ? new LeaseId(id) : null;

    private byte[] Sealed(long lease, NumberBefore before) => vault.Seal(Purpose.Before, lease, JsonSerializer.SerializeToUtf8Bytes(before, Json));

    private NumberBefore Opened(long lease, ReadOnlySpan<byte> cell) => JsonSerializer.Deserialize<NumberBefore>(vault.Open(Purpose.Before, lease, cell), Json)!;

    private LeaseRow? First(Statement statement)
    {
        using var row = statement;
        return row.Step() ? Read(row) : null;
    }

    private LeaseRow Read(Statement row)
    {
        VolunteerId? volunteer = row.LongOrNull(1) is { } id ? new VolunteerId(id) : null;
        var token = row.IsNull(2) ? null : row.Blob(2).ToArray();
        return new LeaseRow(new LeaseId(row.Long(0)), volunteer, token, row.Int(3), row.Time(4), row.Time(5), row.Int(6))
        {
            Agreed = Id(row.LongOrNull(7)),
            EndedAt = row.TimeOrNull(8),
            Outcome = (Outcome?)row.LongOrNull(9),
            CallAt = row.TimeOrNull(10),
            ReportedAt = row.TimeOrNull(11),
            UndoUntil = row.TimeOrNull(12),
            Before = row.IsNull(13) ? null : Opened(row.Long(0), row.Blob(13)),
            Rev = row.Long(14),
            AddedDoNotCall = row.Int(15) != 0,
            LocalHour = row.Int(16),
        };
    }
}
