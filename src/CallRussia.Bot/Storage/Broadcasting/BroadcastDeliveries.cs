using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Broadcasting;

/// <summary>Table delivery: one message to one volunteer and what became of it; and the counts of them.</summary>
internal sealed class BroadcastDeliveries(Database database)
{
    /// <summary>A lever that stops broadcasts (<see cref="Core.Conversations.LeverKind"/>: everything, broadcasts).</summary>
    private const string Stopped = "SELECT 1 FROM lever WHERE kind IN (0, 3)";

    public void Add(BroadcastId broadcast, long volunteer, DateTimeOffset due) =>
        database.Use("INSERT INTO delivery(broadcast, volunteer, due) VALUES(?1, ?2, ?3)").Bind(broadcast.Value).Bind(volunteer).Bind(due.Stored()).Run();

    /// <summary>The broadcast ?1 goes on.</summary>
    private const string Goes = $"EXISTS(SELECT 1 FROM broadcast WHERE id=?1 AND status=3 AND stop IS NULL) AND NOT EXISTS({Stopped})";

    /// <summary>Those due, in their order, as far as the broadcast goes on.</summary>
    public List<(Recipient Recipient, bool IsHere, bool IsAway, bool WantsNone)> Due(BroadcastId broadcast, int most, DateTimeOffset now)
    {
        var due = new List<(Recipient, bool, bool, bool)>();
        using var row = database.Use($"""
            SELECT d.volunteer, v.language, d.tries, v.away, v.no_news FROM delivery d LEFT JOIN volunteer v ON v.id=d.volunteer
            WHERE d.broadcast=?1 AND d.fate=0 AND d.due<=?2 AND {Goes}
            ORDER BY d.due, d.volunteer LIMIT ?3
            """).Bind(broadcast.Value).Bind(now.Stored()).Bind(most);
        while (row.Step())
            due.Add((Read(broadcast, row), !row.IsNull(1), !row.IsNull(3) && row.Int(3) != 0, !row.IsNull(4) && row.Int(4) != 0));
        return due;
    }

    public bool IsStillWanted(Recipient recipient)
    {
        using var row = database.Use($"""
            SELECT 1 FROM delivery d JOIN volunteer v ON v.id=d.volunteer
            WHERE d.broadcast=?1 AND d.volunteer=?2 AND d.fate=1 AND v.away=0 AND v.no_news=0 AND {Goes}
            """).Bind(recipient.Broadcast.Value).Bind(recipient.Volunteer.Value);
        return row.Step();
    }

    public List<Recipient> Recallable(BroadcastId broadcast, int most, DateTimeOffset sentAfter)
    {
        var sent = new List<Recipient>();
        using var row = database.Use("""
            SELECT d.volunteer, v.language, d.tries, d.message FROM delivery d LEFT JOIN volunteer v ON v.id=d.volunteer
            WHERE d.broadcast=?1 AND d.fate=2 AND d.message IS NOT NULL AND d.at>?2 ORDER BY d.at LIMIT ?3
            """).Bind(broadcast.Value).Bind(sentAfter.Stored()).Bind(most);
        while (row.Step()) sent.Add(Read(broadcast, row) with { Message = row.Int(3) });
        return sent;
    }

    public void Mark(Recipient recipient, DeliveryFate fate, DateTimeOffset at) =>
        database.Use("UPDATE delivery SET fate=?3, at=?4 WHERE broadcast=?1 AND volunteer=?2")
            .Bind(recipient.Broadcast.Value).Bind(recipient.Volunteer.Value).Bind((long)fate).Bind(at.Stored()).Run();

    /// <summary>A recalled one was sent; everything else was under way. When it was sent stays.</summary>
    public void Settle(RecipientSettled settled, DateTimeOffset now) => database.Use("""
        UPDATE delivery SET fate=?3, message=?4, due=coalesce(?5, due), tries=tries+(?5 IS NOT NULL), at=CASE fate WHEN 2 THEN at ELSE ?6 END
        WHERE broadcast=?1 AND volunteer=?2 AND fate IN (1, 2)
        """).Bind(settled.Broadcast.Value).Bind(settled.Volunteer.Value).Bind((long)settled.Fate).Bind(settled.Message).Bind(settled.NotBefore.Stored()).Bind(now.Stored()).Run();

    /// <returns>How many of them there were, at most <paramref name="most"/>.</returns>
    public int Turn(BroadcastId broadcast, DeliveryFate from, DeliveryFate to, int most, DateTimeOffset at) => database.Use("""
        UPDATE delivery SET fate=?3, at=?5, due=CASE ?3 WHEN 0 THEN ?5 ELSE due END
        WHERE broadcast=?1 AND volunteer IN (SELECT volunteer FROM delivery WHERE broadcast=?1 AND fate=?2 LIMIT ?4)
        """).Bind(broadcast.Value).Bind((long)from).Bind((long)to).Bind(most).Bind(at.Stored()).Run();

    /// <summary>Handed to Telegram by a life that is over.</summary>
    public int Lose(DateTimeOffset at) => database.Use("UPDATE delivery SET fate=5, at=?1 WHERE fate=1").Bind(at.Stored()).Run();

    public BroadcastProgress Progress(BroadcastId broadcast)
    {
        Span<int> n = stackalloc int[(int)DeliveryFate.Dropped + 1];
        using var row = database.Use("SELECT fate, n FROM delivery_count WHERE broadcast=?1").Bind(broadcast.Value);
        while (row.Step()) n[row.Int(0)] = row.Int(1);
        var total = 0;
        foreach (var some in n) total += some;
        return new BroadcastProgress(
            total, n[(int)DeliveryFate.Sent], n[(int)DeliveryFate.Blocked], n[(int)DeliveryFate.Failed], n[(int)DeliveryFate.Unknown], n[(int)DeliveryFate.Deleted], n[(int)DeliveryFate.Dropped])
        {
            UnderWay = n[(int)DeliveryFate.UnderWay],
        };
    }

    public int Count(BroadcastId broadcast, DeliveryFate fate)
    {
        using var row = database.Use("SELECT n FROM delivery_count WHERE broadcast=?1 AND fate=?2").Bind(broadcast.Value).Bind((long)fate);
        return row.Step() ? row.Int(0) : 0;
    }

    /// <summary>For /mydata.</summary>
    public int Count(VolunteerId volunteer)
    {
        using var row = database.Use("SELECT count(*) FROM delivery WHERE volunteer=?1 AND fate IN (2, 5, 6)").Bind(volunteer.Value);
        return row.Step() ? row.Int(0) : 0;
    }

    /// <summary>Who is forgotten stays counted, without a name.</summary>
    public void Erase(VolunteerId volunteer)
    {
        database.Use("UPDATE delivery SET fate=CASE fate WHEN 0 THEN 7 ELSE 5 END WHERE volunteer=?1 AND fate<2").Bind(volunteer.Value).Run();
        database.Use("DELETE FROM delivery WHERE volunteer=?1").Bind(volunteer.Value).Run();
        database.Use("DELETE FROM trial WHERE volunteer=?1").Bind(volunteer.Value).Run();
    }

    /// <summary>Who got what ended long ago; the counts stay.</summary>
    /// <returns>How many, at most <paramref name="most"/>.</returns>
    public int Sweep(DateTimeOffset endedBefore, int most) => database.Use("""
        DELETE FROM delivery WHERE (broadcast, volunteer) IN (
            SELECT d.broadcast, d.volunteer FROM broadcast b JOIN delivery d ON d.broadcast=b.id WHERE b.status IN (5, 6, 8) AND b.ended<?1 LIMIT ?2)
        """).Bind(endedBefore.Stored()).Bind(most).Run();

    public bool IsLeverPulled()
    {
        using var row = database.Use(Stopped);
        return row.Step();
    }

    private static Recipient Read(BroadcastId broadcast, Statement row) =>
        new(broadcast, new VolunteerId(row.Long(0)), Language.FromCode(row.TextOrNull(1) ?? "") ?? Language.English, row.Int(2));
}
