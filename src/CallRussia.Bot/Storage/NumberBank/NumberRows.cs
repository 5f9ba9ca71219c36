using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>Table number: what is remembered of numbers between calls, under their tokens.</summary>
internal sealed class NumberRows(Database database, RunningCounts counts)
{
    private const string Columns = "token, region, status, until, attempts, avoid, kept_for, call_at, call_laters, doubted_by, agreed, lease, rev";

    /// <summary>"Somebody": who doubted the number has been forgotten, and any other volunteer may still confirm it.</summary>
    private const long Forgotten = -1;

    /// <summary>A fresh number on its way to a volunteer.</summary>
    /// <returns>Null when it was handed out before.</returns>
    public NumberRow? Add(byte[] token, int region, LeaseId heldBy)
    {
        const string Sql = "INSERT INTO number(token, region, status, attempts, avoid, call_laters, lease, rev) VALUES(?1, ?2, 0, 0, 0, 0, ?3, 1) ON CONFLICT DO NOTHING";
        return database.Use(Sql).Bind(token).Bind(region).Bind(heldBy.Value).Run() == 1
            ? Counted(new NumberRow(token, region, NumberState.Fresh, null, heldBy, 1))
            : null;
    }

    public NumberRow? Find(byte[] token)
    {
        using var row = database.Use($"SELECT {Columns} FROM number WHERE token=?1").Bind(token);
        return row.Step() ? Read(row) : null;
    }

    /// <summary>
    /// Keeps what became of the row that was read. It is changed only from that revision, and never goes from one lease to another: a
    /// number is with one volunteer at most.
    /// </summary>
    /// <returns>The row as it is now kept, with its next revision.</returns>
    public NumberRow Save(NumberRow number)
    {
        var state = number.State;
        var statement = number.CountedAs is null
            ? database.Use("""
                INSERT INTO number(token, region, status, until, attempts, avoid, kept_for, call_at, call_laters, doubted_by, agreed, lease, rev, free_at)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                """)
            : database.Use("""
                UPDATE number SET status=?3, until=?4, attempts=?5, avoid=?6, kept_for=?7, call_at=?8, call_laters=?9, doubted_by=?10, agreed=?11,
                    lease=?12, rev=?13, free_at=?14
                WHERE token=?1 AND rev=?13-1 AND (lease IS NULL OR ?12 IS NULL OR lease=?12)
                """);
        var changed = statement
            .Bind(number.Token).Bind(number.Region).Bind((long)state.Status).Bind(state.Until.Stored()).Bind(state.Attempts).Bind(Written(state.Avoid))
            .Bind(state.KeptFor).Bind(state.CallAt.Stored()).Bind(state.CallLaters).Bind(state.DoubtedBy).Bind(number.Agreed?.Value)
            .Bind(number.HeldBy?.Value).Bind(number.Rev + 1).Bind(number.FreeAt.Stored())
            .Run();
        if (changed != 1) throw new InvalidOperationException("A number was changed since it was read, or another lease holds it.");
        return Counted(number with { Rev = number.Rev + 1 });
    }

    /// <summary>A number that is closed before its turn comes: until the hand-outs pass it over, its lane counts it too.</summary>
    public void AddAhead(byte[] token, int region, long segment)
    {
        Save(new NumberRow(token, region, new NumberState { Status = NumberStatus.DoNotCall }, null, null, 0));
        database.Use("UPDATE number SET ahead=?2 WHERE token=?1").Bind(token).Bind(segment).Run();
    }

    /// <summary>Its turn came: the lane counts it no more.</summary>
    public void Pass(byte[] token) => database.Use("UPDATE number SET ahead=NULL WHERE token=?1 AND ahead IS NOT NULL").Bind(token).Run();

    /// <summary>Takes the row of a number whose turn has not come: it is again what it was.</summary>
    /// <returns>False when its turn is over.</returns>
    public bool RemoveAhead(NumberRow number)
    {
        if (database.Use("DELETE FROM number WHERE token=?1 AND ahead IS NOT NULL").Bind(number.Token).Run() == 0) return false;
        counts.Leave(number.Region, number.Shelf);
        return true;
    }

    /// <summary>The agreed call that is due soonest.</summary>
    /// <param name="startingAt">Calls agreed for later than this are not due.</param>
    public IEnumerable<NumberRow> Agreed(VolunteerId volunteer, DateTimeOffset now, DateTimeOffset startingAt)
    {
        using var row = database.Use($"SELECT {Columns} FROM number WHERE kept_for=?1 AND call_at<=?2 AND status=1 AND until>?3 AND lease IS NULL ORDER BY call_at")
            .Bind(volunteer.Value).Bind(startingAt.Stored()).Bind(now.Stored());
        while (row.Step()) yield return Read(row);
    }

    /// <summary>The number of the region that has been free for longest and may go to this volunteer.</summary>
    public NumberRow? Rested(int region, Daypart? avoiding, VolunteerId volunteer, DateTimeOffset at)
    {
        using var row = database.Use($"""
            SELECT {Columns} FROM number WHERE region=?1 AND avoid=?2 AND free_at<=?3 AND doubted_by IS NOT ?4
                AND NOT EXISTS(SELECT 1 FROM skipped WHERE skipped.token=number.token AND skipped.volunteer=?4)
            ORDER BY free_at LIMIT 1
            """)
            .Bind(region).Bind(Written(avoiding)).Bind(at.Stored()).Bind(volunteer.Value);
        return row.Step() ? Read(row) : null;
    }

    /// <summary>When the first resting number of the region is free again; null when none rests.</summary>
    public DateTimeOffset? FirstFree(int region)
    {
        long? first = null;
        for (var avoid = 0; avoid <= Written(Daypart.Evening); avoid++)
        {
            using var row = database.Use("SELECT free_at FROM number WHERE region=?1 AND avoid=?2 AND free_at IS NOT NULL ORDER BY free_at LIMIT 1").Bind(region).Bind(avoid);
            if (row.Step()) first = Math.Min(first ?? long.MaxValue, row.Long(0));
        }
        return Moment.From(first);
    }

    public void Bar(byte[] token, VolunteerId volunteer) =>
        database.Use("INSERT OR IGNORE INTO skipped(token, volunteer) VALUES(?1, ?2)").Bind(token).Bind(volunteer.Value).Run();

    public void Unbar(byte[] token, VolunteerId volunteer) =>
        database.Use("DELETE FROM skipped WHERE token=?1 AND volunteer=?2").Bind(token).Bind(volunteer.Value).Run();

    /// <summary>Takes a volunteer out of everything that is remembered about numbers.</summary>
    public void Erase(VolunteerId volunteer)
    {
        database.Use("DELETE FROM skipped WHERE volunteer=?1").Bind(volunteer.Value).Run();
        database.Use("UPDATE number SET kept_for=NULL, call_at=NULL, agreed=NULL WHERE kept_for=?1").Bind(volunteer.Value).Run();
        database.Use("UPDATE number SET doubted_by=?2 WHERE doubted_by=?1").Bind(volunteer.Value).Bind(Forgotten).Run();
    }

    /// <summary>The rest and the doubt stay, whose they were does not.</summary>
    public static NumberState Without(VolunteerId volunteer, NumberState state)
    {
        if (state.KeptFor == volunteer.Value) state = state with { KeptFor = null, CallAt = null };
        return state.DoubtedBy == volunteer.Value ? state with { DoubtedBy = Forgotten } : state;
    }

    /// <summary>A promise that ran out binds nobody any more: the link between volunteer and number goes.</summary>
    public void Sweep(DateTimeOffset now) =>
        database.Use("UPDATE number SET kept_for=NULL, call_at=NULL, agreed=NULL WHERE kept_for IS NOT NULL AND status=1 AND until<?1 AND lease IS NULL")
            .Bind(now.Stored()).Run();

    private static long Written(Daypart? daypart) => daypart is { } part ? (long)part + 1 : 0;

    private NumberRow Counted(NumberRow number)
    {
        counts.Move(number.Region, number.CountedAs, number.Shelf);
        return number with { CountedAs = number.Shelf };
    }

    private static NumberRow Read(Statement row) => AsKept(new NumberRow(
        row.Blob(0).ToArray(),
        row.Int(1),
        new NumberState
        {
            Status = (NumberStatus)row.Int(2),
            Until = row.TimeOrNull(3),
            Attempts = row.Int(4),
            Avoid = row.Int(5) is var avoid and > 0 ? (Daypart)(avoid - 1) : null,
            KeptFor = row.LongOrNull(6),
            CallAt = row.TimeOrNull(7),
            CallLaters = row.Int(8),
            DoubtedBy = row.LongOrNull(9),
        },
        row.LongOrNull(10) is { } agreed ? new LeaseId(agreed) : null,
        row.LongOrNull(11) is { } lease ? new LeaseId(lease) : null,
        row.Long(12)));

    private static NumberRow AsKept(NumberRow number) => number with { CountedAs = number.Shelf };
}
