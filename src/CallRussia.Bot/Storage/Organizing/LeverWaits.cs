using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Storage.Volunteers;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table lever_wait: who asked for a number in vain because of a lever, and is told when it is let go.</summary>
internal sealed class LeverWaits(Database database, Timers timers, Suspensions suspensions)
{
    /// <summary>Whether anybody waits at all, remembered: without a pause nobody does, and a hand-out need not look.</summary>
    private bool? _any;

    public void Add(VolunteerId volunteer, LeverKind kind)
    {
        database.Use("INSERT INTO lever_wait(volunteer, kind) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET kind=?2").Bind(volunteer.Value).Bind((long)kind).Run();
        _any = true;
    }

    /// <summary>Got a number after all.</summary>
    public void Served(VolunteerId volunteer)
    {
        if (_any ??= Count() > 0) Erase(volunteer);
    }

    public int Count() => (int)database.Scalar("SELECT count(*) FROM lever_wait");

    /// <summary>Those who were to be told in the morning that it goes on wait again: it does not.</summary>
    public void Resume(LeverKind kind)
    {
        if (kind is not (LeverKind.Everything or LeverKind.HandOuts)) return;
        database.Use("INSERT OR IGNORE INTO lever_wait(volunteer, kind) SELECT volunteer, ?1 FROM timer WHERE key=?2").Bind((long)kind).Bind(TimerKeys.Resumed).Run();
        database.Use("DELETE FROM timer WHERE key=?1").Bind(TimerKeys.Resumed).Run();
        _any = null;
    }

    /// <summary>The lever is let go; who waited for it waits for the one that still stops hand-outs, or is told.</summary>
    /// <returns>How many are told.</returns>
    public int Release(LeverKind kind, Lever? still, DateTimeOffset at)
    {
        if (still is not null)
        {
            database.Use("UPDATE lever_wait SET kind=?2 WHERE kind=?1").Bind((long)kind).Bind((long)still.Kind).Run();
            return 0;
        }
        var told = Of(kind);
        database.Use("DELETE FROM lever_wait WHERE kind=?1").Bind((long)kind).Run();
        _any = null;
        foreach (var (volunteer, zone) in told) timers.Set(volunteer, TimerKeys.Resumed, VolunteerClock.NotAtNight(zone, at), new HandOutsResumed());
        return told.Count;
    }

    public void Erase(VolunteerId volunteer) => database.Use("DELETE FROM lever_wait WHERE volunteer=?1").Bind(volunteer.Value).Run();

    /// <summary>After a rollback.</summary>
    public void Forget() => _any = null;

    /// <summary>Who was suspended meanwhile gets no numbers, so is not called back.</summary>
    private List<(VolunteerId Volunteer, string? Zone)> Of(LeverKind kind)
    {
        var waiting = new List<(VolunteerId, string?)>();
        using (var row = database.Use("SELECT w.volunteer, v.zone FROM lever_wait w JOIN volunteer v ON v.id=w.volunteer WHERE w.kind=?1").Bind((long)kind))
            while (row.Step()) waiting.Add((new VolunteerId(row.Long(0)), row.TextOrNull(1)));
        return [.. waiting.Where(one => !suspensions.Has(one.Item1))];
    }
}
