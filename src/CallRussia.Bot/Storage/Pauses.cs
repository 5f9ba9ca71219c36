using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>
/// Table pause: how long Telegram asked us to wait, per chat and for all. With its end its length is kept: by a clock that was wrong
/// meanwhile nobody waits longer than was asked.
/// </summary>
internal sealed class Pauses(Database database)
{
    private const long Everything = 0;

    /// <summary>Nobody's id at Telegram: a pause of broadcasts alone.</summary>
    private const long Broadcasts = -1;

    /// <summary>The one that ends later counts: two answers may arrive in either order.</summary>
    public void Add(VolunteerId? chat, TimeSpan length, DateTimeOffset now) => Add(chat?.Value ?? Everything, length, now);

    public void AddForBroadcasts(TimeSpan length, DateTimeOffset now) => Add(Broadcasts, length, now);

    /// <summary>How long no broadcast goes from now on: by its own pause, or that of all.</summary>
    public TimeSpan OfBroadcasts(DateTimeOffset now) => Left(Everything, now) is var all && Left(Broadcasts, now) is var own && own > all ? own : all;

    public Dictionary<VolunteerId, TimeSpan> Chats(DateTimeOffset now)
    {
        var chats = new Dictionary<VolunteerId, TimeSpan>();
        using var row = database.Use("SELECT chat, until, length FROM pause WHERE chat>?1 AND until>?2").Bind(Everything).Bind(now.Stored());
        while (row.Step()) chats[new VolunteerId(row.Long(0))] = Left(row.Long(1), row.Long(2), now);
        return chats;
    }

    public TimeSpan All(DateTimeOffset now) => Left(Everything, now);

    public void Sweep(DateTimeOffset now) => database.Use("DELETE FROM pause WHERE until<?1").Bind(now.Stored()).Run();

    private void Add(long chat, TimeSpan length, DateTimeOffset now)
    {
        if (Left(chat, now) > length) return;
        database.Use("INSERT OR REPLACE INTO pause(chat, until, length) VALUES(?1, ?2, ?3)").Bind(chat).Bind((now + length).Stored()).Bind(length.Ticks).Run();
    }

    private TimeSpan Left(long chat, DateTimeOffset now)
    {
        using var row = database.Use("SELECT until, length FROM pause WHERE chat=?1").Bind(chat);
        return row.Step() ? Left(row.Long(0), row.Long(1), now) : TimeSpan.Zero;
    }

    private static TimeSpan Left(long until, long length, DateTimeOffset now) => TimeSpan.FromTicks(Math.Clamp(until - now.Stored(), 0, length));
}
