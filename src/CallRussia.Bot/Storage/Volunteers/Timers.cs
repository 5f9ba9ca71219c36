using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Volunteers;

/// <summary>
/// Table timer. Every setting of a timer gets a new id, and its Incoming is <c>t{id}</c>: one that was replaced or forgotten after it was
/// read as due is no longer there when it comes to be taken.
/// </summary>
internal sealed class Timers(Database database, Vault vault, Wording wording, ILogger log)
{
    private const char Prefix = 't';

    public void Set(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger) =>
        database.Use("INSERT OR REPLACE INTO timer(volunteer, key, due, trigger) VALUES(?1, ?2, ?3, ?4)")
            .Bind(volunteer.Value).Bind(key).Bind(due.Stored()).Bind(vault.Seal(Purpose.Trigger, volunteer.Value, wording.Write(trigger))).Run();

    /// <summary>What was to come later comes at once.</summary>
    public void Hasten(VolunteerId volunteer, string key, DateTimeOffset at) =>
        database.Use("UPDATE timer SET due=?3 WHERE volunteer=?1 AND key=?2 AND due>?3").Bind(volunteer.Value).Bind(key).Bind(at.Stored()).Run();

    /// <returns>False when there is one of that name.</returns>
    public bool SetMissing(VolunteerId volunteer, string key, DateTimeOffset due, Trigger trigger) =>
        database.Use("INSERT OR IGNORE INTO timer(volunteer, key, due, trigger) VALUES(?1, ?2, ?3, ?4)")
            .Bind(volunteer.Value).Bind(key).Bind(due.Stored()).Bind(vault.Seal(Purpose.Trigger, volunteer.Value, wording.Write(trigger))).Run() == 1;

    public void Forget(VolunteerId volunteer, string key) =>
        database.Use("DELETE FROM timer WHERE volunteer=?1 AND key=?2").Bind(volunteer.Value).Bind(key).Run();

    /// <summary>All timers whose names begin so.</summary>
    public void ForgetBeginning(VolunteerId volunteer, string beginning) =>
        database.Use("DELETE FROM timer WHERE volunteer=?1 AND substr(key, 1, ?3)=?2").Bind(volunteer.Value).Bind(beginning).Bind(beginning.Length).Run();

    public void Erase(VolunteerId volunteer) => database.Use("DELETE FROM timer WHERE volunteer=?1").Bind(volunteer.Value).Run();

    /// <summary>The timer's id, when the Incoming is one of a timer.</summary>
    public static long? IdOf(string incoming) =>
        incoming.Length > 1 && incoming[0] == Prefix && long.TryParse(incoming.AsSpan(1), out var id) ? id : null;

    /// <returns>False when it is no longer set.</returns>
    public bool Take(long id) => database.Use("DELETE FROM timer WHERE id=?1").Bind(id).Run() == 1;

    /// <summary>Those due, and the ids of those that nobody understands any more.</summary>
    public (List<Incoming> Due, List<long> Unknown) Due(DateTimeOffset now, int limit)
    {
        var (due, unknown) = (new List<Incoming>(), new List<long>());
        using var row = database.Use("SELECT id, volunteer, key, due, trigger FROM timer WHERE due<=?1 ORDER BY due, id LIMIT ?2").Bind(now.Stored()).Bind(limit);
        while (row.Step())
        {
            var volunteer = new VolunteerId(row.Long(1));
            if (wording.ReadTrigger(vault.Open(Purpose.Trigger, volunteer.Value, row.Blob(4)), out var name) is { } trigger)
            {
                due.Add(new Incoming($"{Prefix}{row.Long(0)}", volunteer, trigger, row.Time(3)));
                continue;
            }
            log.UnknownTimer(row.Text(2), volunteer.Value, name);
            unknown.Add(row.Long(0));
        }
        return (due, unknown);
    }

    /// <summary>Null when it is not set.</summary>
    public DateTimeOffset? DueOf(VolunteerId volunteer, string key)
    {
        using var row = database.Use("SELECT due FROM timer WHERE volunteer=?1 AND key=?2").Bind(volunteer.Value).Bind(key);
        return row.Step() ? row.Time(0) : null;
    }

    public List<(string Key, DateTimeOffset Due)> Of(VolunteerId volunteer)
    {
        var timers = new List<(string, DateTimeOffset)>();
        using var row = database.Use("SELECT key, due FROM timer WHERE volunteer=?1 ORDER BY due").Bind(volunteer.Value);
        while (row.Step()) timers.Add((row.Text(0), row.Time(1)));
        return timers;
    }
}
