using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table suspension. Who asks to be forgotten is forgotten, but for a keyed hash: forgetting must not be the way back in.</summary>
internal sealed class Suspensions(Database database, Vault vault)
{
    public bool Has(VolunteerId volunteer)
    {
        using var row = database.Use("SELECT 1 FROM suspension WHERE person=?1").Bind(vault.Mark(volunteer));
        return row.Step();
    }

    /// <summary>The first reason stands: it is the one since when.</summary>
    /// <returns>False when they were suspended before.</returns>
    public bool Add(VolunteerId volunteer, string reason, DateTimeOffset at) =>
        database.Use("INSERT OR IGNORE INTO suspension(person, volunteer, since, reason) VALUES(?1, ?2, ?3, ?4)")
            .Bind(vault.Mark(volunteer)).Bind(volunteer.Value).Bind(at.Stored()).Bind(reason).Run() == 1;

    /// <returns>False when there was none.</returns>
    public bool Remove(VolunteerId volunteer) => database.Use("DELETE FROM suspension WHERE person=?1").Bind(vault.Mark(volunteer)).Run() == 1;

    /// <summary>Newest first, without those who asked to be forgotten.</summary>
    public List<SuspendedPerson> All()
    {
        var people = new List<SuspendedPerson>();
        using var row = database.Use("SELECT volunteer, since, reason FROM suspension WHERE volunteer IS NOT NULL ORDER BY since DESC");
        while (row.Step()) people.Add(new SuspendedPerson(new VolunteerId(row.Long(0)), row.Time(1), row.Text(2)));
        return people;
    }

    public SuspendedPerson? Find(VolunteerId volunteer)
    {
        using var row = database.Use("SELECT since, reason FROM suspension WHERE volunteer=?1").Bind(volunteer.Value);
        return row.Step() ? new SuspendedPerson(volunteer, row.Time(0), row.Text(1)) : null;
    }

    public void Erase(VolunteerId volunteer) =>
        database.Use("UPDATE suspension SET volunteer=NULL, reason=NULL WHERE volunteer=?1").Bind(volunteer.Value).Run();
}
