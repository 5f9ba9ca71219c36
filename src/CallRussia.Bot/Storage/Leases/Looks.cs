using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Leases;

/// <summary>Table look: a brake held that an organizer should look at, once per volunteer, brake and day (UTC). A brake is a question, never a verdict.</summary>
internal sealed class Looks(Database database)
{
    /// <summary>Who was not looked at by then has long gone on calling, or has not.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public void Add(VolunteerId volunteer, Brake brake, DateTimeOffset at) =>
        database.Use("INSERT OR IGNORE INTO look(volunteer, brake, day, at) VALUES(?1, ?2, ?3, ?4)")
            .Bind(volunteer.Value).Bind((long)brake).Bind(at.UtcTicks / TimeSpan.TicksPerDay).Bind(at.Stored()).Run();

    /// <summary>The latest first.</summary>
    public List<Look> Recent(DateTimeOffset since) => Read(database.Use("SELECT volunteer, brake, at FROM look WHERE at>=?1 ORDER BY at DESC").Bind(since.Stored()));

    public List<Look> Of(VolunteerId volunteer) => Read(database.Use("SELECT volunteer, brake, at FROM look WHERE volunteer=?1 ORDER BY at DESC").Bind(volunteer.Value));

    public void Erase(VolunteerId volunteer) => database.Use("DELETE FROM look WHERE volunteer=?1").Bind(volunteer.Value).Run();

    public void Sweep(DateTimeOffset now) => database.Use("DELETE FROM look WHERE at<?1").Bind((now - KeptFor).Stored()).Run();

    private static List<Look> Read(Statement statement)
    {
        var looks = new List<Look>();
        using var row = statement;
        while (row.Step()) looks.Add(new Look(new VolunteerId(row.Long(0)), (Brake)row.Int(1), row.Time(2)));
        return looks;
    }
}

/// <param name="At">When the brake held first on that day.</param>
internal sealed record Look(VolunteerId Volunteer, Brake Brake, DateTimeOffset At);
