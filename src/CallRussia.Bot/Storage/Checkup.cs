using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Reads everything once and says what is wrong.</summary>
internal sealed class Checkup(Session session)
{
    /// <summary>What must have no rows, and what it means when it has.</summary>
    private static readonly (string Wrong, string Sql)[] Invariants =
    [
        ("numbers are held by a lease that is not open", "SELECT count(*) FROM number n LEFT JOIN lease l ON l.id=n.lease WHERE n.lease IS NOT NULL AND (l.id IS NULL OR l.ended_at IS NOT NULL OR l.token IS NOT n.token)"),
        ("open leases hold no number", "SELECT count(*) FROM lease l LEFT JOIN number n ON n.token=l.token WHERE l.ended_at IS NULL AND n.lease IS NOT l.id"),
        ("volunteers hold two numbers", "SELECT count(*) FROM (SELECT 1 FROM lease WHERE ended_at IS NULL AND volunteer IS NOT NULL GROUP BY volunteer HAVING count(*)>1)"),
        ("numbers are held twice", "SELECT count(*) FROM (SELECT 1 FROM lease WHERE ended_at IS NULL GROUP BY token HAVING count(*)>1)"),
        ("volunteers and leases name different numbers in hand", "SELECT count(*) FROM (SELECT id, volunteer FROM lease WHERE ended_at IS NULL AND volunteer IS NOT NULL) l FULL JOIN (SELECT * FROM caller WHERE held IS NOT NULL) c ON c.held=l.id WHERE c.volunteer IS NOT l.volunteer"),
        ("volunteers' leases do not lead to each other", """
            SELECT count(*) FROM (SELECT volunteer, max(id) latest, count(*)-count(DISTINCT previous) firsts FROM lease WHERE volunteer IS NOT NULL GROUP BY 1) l
            FULL JOIN caller c USING(volunteer) WHERE c.latest IS NOT l.latest OR l.firsts>1
            """),
        ("leases follow one that is not the same volunteer's", "SELECT count(*) FROM lease l LEFT JOIN lease p ON p.id=l.previous WHERE l.previous IS NOT NULL AND p.volunteer IS NOT l.volunteer"),
        ("held or finished numbers are offered again", "SELECT count(*) FROM number WHERE free_at IS NOT NULL AND (lease IS NOT NULL OR status>=4)"),
        ("lanes have gone further than their numbers", "SELECT count(*) FROM pos WHERE pos>n OR pos<0"),
        ("segments do not add up to their numbers", "SELECT count(*) FROM segment s WHERE s.whole=1 AND s.n<>(SELECT coalesce(sum(n), 0) FROM pos WHERE segment=s.id)"),
        ("reported calls and counts per day differ", "SELECT abs((SELECT count(*) FROM lease WHERE outcome IS NOT NULL)-(SELECT coalesce(sum(n), 0) FROM tally))"),
        ("volunteers' counts of calls and their reported leases differ", "SELECT count(*) FROM caller c LEFT JOIN (SELECT volunteer, count(*) n FROM lease WHERE outcome<40 GROUP BY 1) l USING(volunteer) WHERE c.called<>coalesce(l.n, 0)"),
        ("hours have more answered calls than calls", "SELECT count(*) FROM answer WHERE answered>calls OR answered<0"),
        ("counts of touched numbers are wrong", """
            SELECT count(*) FROM (SELECT region, CASE WHEN lease IS NULL THEN status ELSE 6 END s, coalesce(free_at, 0)/864000000000 d, count(*) n FROM number GROUP BY 1, 2, 3) a
            FULL JOIN (SELECT * FROM touched WHERE n<>0) t ON t.region=a.region AND t.status=a.s AND t.day=a.d WHERE t.n IS NOT a.n
            """),
        ("honeytokens are not kept out of the bank", "SELECT count(*) FROM honeytoken h LEFT JOIN number n USING(token) WHERE n.status IS NULL OR n.status<4"),
        ("honeytokens were shown to a second volunteer", "SELECT count(*) FROM honeytoken h JOIN lease l USING(token) WHERE l.given_at>h.planted AND l.given_at IS NOT h.shown"),
        ("suspended volunteers hold a number", "SELECT count(*) FROM suspension s JOIN caller c USING(volunteer) WHERE c.held IS NOT NULL"),
        ("sources leave the bank and are handed out", "SELECT count(*) FROM pos p LEFT JOIN segment s ON s.id=p.segment WHERE s.whole IS NOT 1"),
        ("broadcasts have more deliveries of a fate than they count", "SELECT count(*) FROM (SELECT broadcast, fate, count(*) n FROM delivery GROUP BY 1, 2) d LEFT JOIN delivery_count c USING(broadcast, fate) WHERE coalesce(c.n, 0)<d.n"),
        ("broadcasts are over and still have deliveries to make", "SELECT count(*) FROM broadcast b JOIN delivery_count c ON c.broadcast=b.id WHERE b.ended IS NOT NULL AND b.status IN (5, 6, 8) AND c.fate<2 AND c.n<>0"),
        ("audiences count other calls than the leases say", "SELECT count(*) FROM called c LEFT JOIN (SELECT volunteer, count(*) n FROM lease WHERE outcome<40 GROUP BY 1) l USING(volunteer) WHERE c.n<>coalesce(l.n, 0)"),
        ("leases are reported but not ended", "SELECT count(*) FROM lease WHERE outcome IS NOT NULL AND ended_at IS NULL"),
    ];

    public List<string> Run()
    {
        var wrong = new List<string>();
        Structure(wrong);
        foreach (var (what, sql) in Invariants)
            if (session.Database.Scalar(sql) is var count and > 0) wrong.Add($"{count} times: {what}.");
        Guard(wrong, Blocks);
        Guard(wrong, Numbers);
        Guard(wrong, Cells);
        return wrong;
    }

    private void Structure(List<string> wrong)
    {
        using var row = session.Database.Use("PRAGMA integrity_check(20)");
        while (row.Step())
            if (row.Text(0) is var found && found != "ok") wrong.Add($"The file is damaged: {found}");
    }

    private void Blocks(List<string> wrong)
    {
        var lanes = new Dictionary<(long Segment, int Region), long>();
        foreach (var (id, count, numbers) in session.Blocks.After(0))
        {
            var lane = (id >> 40, (int)(id >> 24 & 0xffff));
            lanes[lane] = lanes.GetValueOrDefault(lane) + count;
            if (numbers.Count != count) wrong.Add($"Block {id} holds {numbers.Count} numbers instead of {count}.");
        }
        using var row = session.Database.Use("SELECT segment, region, n FROM pos");
        while (row.Step())
            if (lanes.GetValueOrDefault((row.Long(0), row.Int(1))) is var found && found != row.Long(2))
                wrong.Add($"Segment {row.Long(0)} holds {found} numbers of region {row.Int(1)} instead of {row.Long(2)}.");
    }

    private void Numbers(List<string> wrong)
    {
        using var row = session.Database.Use("SELECT token, status FROM number");
        while (row.Step())
        {
            var number = session.Vault.Number(row.Blob(0));
            if (row.Int(1) == 5 && !session.DoNotCall.Contains(number)) wrong.Add("A do-not-call number is missing in the do-not-call register.");
        }
    }

    /// <summary>Opens every sealed cell.</summary>
    private void Cells(List<string> wrong)
    {
        _ = session.Inbox.Unfinished();
        _ = session.Outbox.Waiting();
        _ = session.Timers.Due(DateTimeOffset.MaxValue, int.MaxValue);
        var volunteers = new List<long>();
        using (var row = session.Database.Use("SELECT id FROM volunteer"))
            while (row.Step()) volunteers.Add(row.Long(0));
        if (volunteers.Count(id => session.Conversations.Find(new(id)) is null) is var lost and > 0) wrong.Add($"{lost} conversations can't be loaded.");
    }

    private static void Guard(List<string> wrong, Action<List<string>> look)
    {
        try
        {
            look(wrong);
        }
        catch (StoreException e)
        {
            wrong.Add(e.Message);
        }
    }
}
