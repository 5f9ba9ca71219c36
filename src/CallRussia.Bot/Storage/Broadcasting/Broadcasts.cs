using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Organizing;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>Table broadcast: what is to be said and where it stands. The words are sealed until they go out.</summary>
internal sealed class Broadcasts(Database database, Vault vault, Wording wording)
{
    private const string Columns = "id, author, approved_by, status, draft, created, changed, begins, started, ended, filled, stop, lenient, told";

    /// <summary>A rate that nothing was added to for so long says nothing any more.</summary>
    private static readonly TimeSpan RateHolds = TimeSpan.FromSeconds(10);

    /// <summary>Shorter spans would show every hiccup.</summary>
    private static readonly TimeSpan RateOver = TimeSpan.FromSeconds(3);

    public BroadcastRow? Find(BroadcastId id)
    {
        using var row = database.Use($"SELECT {Columns} FROM broadcast WHERE id=?1").Bind(id.Value);
        return row.Step() ? Read(row) : null;
    }

    /// <summary>Newest first.</summary>
    public List<BroadcastRow> Latest(int most) => Rows(database.Use($"SELECT {Columns} FROM broadcast ORDER BY id DESC LIMIT ?1").Bind(most));

    public List<BroadcastRow> AtWork(DateTimeOffset now) => Rows(database.Use($"""
        SELECT {Columns} FROM broadcast
        WHERE status IN (3, 4, 7) OR told=0 OR (status=2 AND begins<=?1) OR (status=6 AND ended IS NULL) ORDER BY id
        """).Bind(now.Stored()));

    public BroadcastId Add(BroadcastDraft draft, Deed deed)
    {
        database.Use("INSERT INTO broadcast(author, status, draft, created, changed) VALUES(?1, 0, zeroblob(0), ?2, ?2)").Bind(deed.Who.Value).Bind(deed.At.Stored()).Run();
        var id = new BroadcastId(database.LastId);
        Keep(id, draft, deed);
        return id;
    }

    /// <summary>Who changes a draft is its author from then on: nobody approves his own words.</summary>
    public void Keep(BroadcastId id, BroadcastDraft draft, Deed deed) =>
        database.Use("UPDATE broadcast SET draft=?2, author=?3 WHERE id=?1").Bind(id.Value).Bind(vault.Seal(Purpose.Broadcast, id.Value, wording.Write(draft))).Bind(deed.Who.Value).Run();

    /// <summary>As it stands from now on. Who is to be told of it is told.</summary>
    public void Move(BroadcastId id, BroadcastStatus status, DateTimeOffset at, bool told = true) =>
        database.Use("UPDATE broadcast SET status=?2, changed=?3, told=?4 WHERE id=?1").Bind(id.Value).Bind((long)status).Bind(at.Stored()).Bind(told).Run();

    public void Sign(BroadcastId id, VolunteerId? author, VolunteerId? approvedBy) =>
        database.Use("UPDATE broadcast SET author=coalesce(?2, author), approved_by=?3 WHERE id=?1").Bind(id.Value).Bind(author?.Value).Bind(approvedBy?.Value).Run();

    public void Schedule(BroadcastId id, DateTimeOffset? begins) =>
        database.Use("UPDATE broadcast SET begins=?2 WHERE id=?1").Bind(id.Value).Bind(begins.Stored()).Run();

    /// <summary>From here on its recipients are taken in, from the first volunteer on.</summary>
    public void Begin(BroadcastId id, DateTimeOffset at)
    {
        Move(id, BroadcastStatus.Sending, at);
        database.Use("UPDATE broadcast SET started=?2, filled=0, rate_at=?2 WHERE id=?1").Bind(id.Value).Bind(at.Stored()).Run();
    }

    public void Fill(BroadcastId id, long? filled) => database.Use("UPDATE broadcast SET filled=?2 WHERE id=?1").Bind(id.Value).Bind(filled).Run();

    public void End(BroadcastId id, BroadcastStatus status, DateTimeOffset at)
    {
        Move(id, status, at, told: false);
        database.Use("UPDATE broadcast SET ended=?2 WHERE id=?1").Bind(id.Value).Bind(at.Stored()).Run();
    }

    public void Reopen(BroadcastId id, DateTimeOffset at)
    {
        Move(id, BroadcastStatus.Sending, at);
        database.Use("UPDATE broadcast SET ended=NULL WHERE id=?1").Bind(id.Value).Run();
    }

    public void Stop(BroadcastId id) => database.Use("UPDATE broadcast SET stop=?2 WHERE id=?1").Bind(id.Value).Bind((long)BroadcastStop.TooManyFailures).Run();

    /// <summary>An organizer has looked at the failures: it does not stop for them again.</summary>
    public void Forgive(BroadcastId id) => database.Use("UPDATE broadcast SET stop=NULL, lenient=1 WHERE id=?1 AND stop IS NOT NULL").Bind(id.Value).Run();

    public void Told(BroadcastId id, BroadcastStatus status) =>
        database.Use("UPDATE broadcast SET told=1 WHERE id=?1 AND status=?2").Bind(id.Value).Bind((long)status).Run();

    public void Discard(BroadcastId id)
    {
        database.Use("DELETE FROM broadcast WHERE id=?1").Bind(id.Value).Run();
        database.Use("DELETE FROM trial WHERE broadcast=?1").Bind(id.Value).Run();
    }

    /// <summary>How fast it goes, measured over some seconds.</summary>
    public void Measure(BroadcastId id, int sent, DateTimeOffset now) => database.Use("""
        UPDATE broadcast SET rate=max(0, (?2-rate_sent)*10000000000/(?3-rate_at)), rate_at=?3, rate_sent=?2 WHERE id=?1 AND ?3-rate_at>=?4
        """).Bind(id.Value).Bind(sent).Bind(now.Stored()).Bind(RateOver.Ticks).Run();

    public double Rate(BroadcastId id, DateTimeOffset now)
    {
        using var row = database.Use("SELECT rate FROM broadcast WHERE id=?1 AND status IN (3, 7) AND rate_at>?2").Bind(id.Value).Bind((now - RateHolds).Stored());
        return row.Step() ? row.Long(0) / 1000.0 : 0;
    }

    private List<BroadcastRow> Rows(Statement statement)
    {
        var rows = new List<BroadcastRow>();
        using (statement)
            while (statement.Step()) rows.Add(Read(statement));
        return rows;
    }

    private BroadcastRow Read(Statement row)
    {
        var id = row.Long(0);
        var draft = wording.ReadDraft(vault.Open(Purpose.Broadcast, id, row.Blob(4))) ?? BroadcastDraft.Empty;
        return new BroadcastRow(
            new BroadcastId(id), new VolunteerId(row.Long(1)), row.LongOrNull(2) is { } approver ? new VolunteerId(approver) : null, (BroadcastStatus)row.Int(3), draft,
            row.Time(5), row.Time(6), row.TimeOrNull(7), row.TimeOrNull(8), row.TimeOrNull(9), row.LongOrNull(10), (BroadcastStop?)row.LongOrNull(11), row.Int(12) != 0, row.Int(13) != 0);
    }
}
