using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.NumberBank;

/// <summary>Table segment: one per batch of numbers. It is whole when its blocks are there, which is one commit.</summary>
internal sealed class Segments(Database database)
{
    /// <summary>The newest segment whose numbers are in the bank; 0 when there is none.</summary>
    public long LastWhole => database.Scalar("SELECT max(id) FROM segment WHERE whole=1");

    /// <summary>Takes an id, to which the blocks are bound before they are kept.</summary>
    public long Announce(string source, DateTimeOffset at)
    {
        database.Use("INSERT INTO segment(n, source, created, whole) VALUES(0, ?1, ?2, 0)").Bind(source).Bind(at.Stored()).Run();
        return database.LastId;
    }

    public void Complete(long segment, int count) =>
        database.Use("UPDATE segment SET n=?2, whole=1 WHERE id=?1").Bind(segment).Bind(count).Run();

    /// <summary>Announced, and the import ended before its blocks came.</summary>
    public void Sweep(DateTimeOffset announcedBefore) =>
        database.Use("DELETE FROM segment WHERE whole=0 AND created<?1").Bind(announcedBefore.Stored()).Run();
}
