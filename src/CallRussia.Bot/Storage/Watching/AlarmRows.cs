using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Watching;

/// <summary>Tables alarm and alarm_mute.</summary>
internal sealed class AlarmRows(Database database)
{
    /// <summary>How long one that is over can be looked up.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public List<Alarm> On()
    {
        var on = new List<Alarm>();
        using var row = database.Use("SELECT id, kind, subject, detail, since FROM alarm WHERE over IS NULL ORDER BY id");
        while (row.Step())
            // A kind that only a newer program knows is not this one's to tell.
            if (Enum.TryParse<AlarmKind>(row.Text(1), out var kind)) on.Add(new Alarm(row.Long(0), kind, row.Text(2), row.Text(3), row.Time(4)));
        return on;
    }

    /// <summary>Makes what is on exactly <paramref name="wanted"/>.</summary>
    /// <returns>What began and what ended by it.</returns>
    public AlarmChanges Set(IReadOnlyCollection<AlarmFound> wanted, DateTimeOffset at)
    {
        var on = On();
        var over = on.Where(alarm => !wanted.Any(found => found.Is(alarm))).ToList();
        foreach (var alarm in over) database.Use("UPDATE alarm SET over=?2 WHERE id=?1").Bind(alarm.Id).Bind(at.Stored()).Run();
        var raised = new List<Alarm>();
        foreach (var found in wanted.Where(found => !on.Exists(found.Is)))
        {
            database.Use("INSERT INTO alarm(kind, subject, detail, since) VALUES(?1, ?2, ?3, ?4)")
                .Bind(found.Kind.ToString()).Bind(found.Subject).Bind(found.Detail).Bind(at.Stored()).Run();
            raised.Add(new Alarm(database.LastId, found.Kind, found.Subject, found.Detail, at));
        }
        return new AlarmChanges(raised, over);
    }

    private void Mute(VolunteerId volunteer, AlarmKind kind, DateTimeOffset until) =>
        database.Use("INSERT INTO alarm_mute(volunteer, kind, until) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET until=?3")
            .Bind(volunteer.Value).Bind(kind.ToString()).Bind(until.Stored()).Run();

    public List<MutedAlarm> Muted(VolunteerId volunteer, DateTimeOffset at)
    {
        var muted = new List<MutedAlarm>();
        using var row = database.Use("SELECT kind, until FROM alarm_mute WHERE volunteer=?1 AND until>?2 ORDER BY kind").Bind(volunteer.Value).Bind(at.Stored());
        while (row.Step())
            if (Enum.TryParse<AlarmKind>(row.Text(0), out var kind)) muted.Add(new MutedAlarm(kind, row.Time(1)));
        return muted;
    }

    /// <summary>Who wants to hear nothing of a kind now.</summary>
    public HashSet<(VolunteerId Volunteer, AlarmKind Kind)> Mutes(DateTimeOffset at)
    {
        var mutes = new HashSet<(VolunteerId, AlarmKind)>();
        using var row = database.Use("SELECT volunteer, kind FROM alarm_mute WHERE until>?1").Bind(at.Stored());
        while (row.Step())
            if (Enum.TryParse<AlarmKind>(row.Text(1), out var kind)) mutes.Add((new VolunteerId(row.Long(0)), kind));
        return mutes;
    }

    public AlarmsRead Look(VolunteerId volunteer, DateTimeOffset at) => new(On(), Muted(volunteer, at));

    public AlarmsRead Answer(MuteAlarm ask, VolunteerId volunteer, DateTimeOffset at)
    {
        Mute(volunteer, ask.Kind, ask.Until);
        return Look(volunteer, at);
    }

    public AlarmsRead Unmute(VolunteerId volunteer, DateTimeOffset at)
    {
        Erase(volunteer);
        return new AlarmsRead(On(), Muted(volunteer, at));
    }

    public void Erase(VolunteerId volunteer) => database.Use("DELETE FROM alarm_mute WHERE volunteer=?1").Bind(volunteer.Value).Run();

    public void Sweep(DateTimeOffset now)
    {
        database.Use("DELETE FROM alarm WHERE over<?1").Bind((now - Kept).Stored()).Run();
        database.Use("DELETE FROM alarm_mute WHERE until<?1").Bind(now.Stored()).Run();
    }
}
