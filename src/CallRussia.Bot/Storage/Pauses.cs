using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Table pause: how long Telegram asked us to wait, per chat and for all.</summary>
internal sealed class Pauses(Database database)
{
    private const long Everything = 0;

    /// <summary>Nobody's id at Telegram: a pause of broadcasts alone.</summary>
    private const long Broadcasts = -1;

    /// <summary>The later end counts: two answers may arrive in either order.</summary>
    public void Add(VolunteerId? chat, DateTimeOffset until) =>
        database.Use("INSERT INTO pause(chat, until) VALUES(?1, ?2) ON CONFLICT(chat) DO UPDATE SET until=max(until, ?2)")
            .Bind(chat?.Value ?? Everything).Bind(until.Stored()).Run();

    public void AddForBroadcasts(DateTimeOffset until) => Add(new VolunteerId(Broadcasts), until);

    /// <summary>Until when no broadcast goes: its own pause, or that of all; null when none is kept.</summary>
    public DateTimeOffset? OfBroadcasts()
    {
        using var row = database.Use("SELECT max(until) FROM pause WHERE chat IN (?1, ?2)").Bind(Everything).Bind(Broadcasts);
        return row.Step() ? row.TimeOrNull(0) : null;
    }

    public Dictionary<VolunteerId, DateTimeOffset> Chats(DateTimeOffset now)
    {
        var chats = new Dictionary<VolunteerId, DateTimeOffset>();
        using var row = database.Use("SELECT chat, until FROM pause WHERE chat>?1 AND until>?2").Bind(Everything).Bind(now.Stored());
        while (row.Step()) chats[new VolunteerId(row.Long(0))] = row.Time(1);
        return chats;
    }

    public DateTimeOffset? All()
    {
        using var row = database.Use("SELECT until FROM pause WHERE chat=?1").Bind(Everything);
        return row.Step() ? row.Time(0) : null;
    }

    public void Sweep(DateTimeOffset now) => database.Use("DELETE FROM pause WHERE until<?1").Bind(now.Stored()).Run();
}
