using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Moderation;

/// <summary>Tables problem and problem_words. What people wrote is sealed, and goes with the report 90 days after it was closed.</summary>
internal sealed class Problems(Database database, Vault vault)
{
    private const string Columns = "id, volunteer, kind, at, claimed_by, handed_over, closed_at";

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public long Add(VolunteerId volunteer, ProblemKind kind, DateTimeOffset at)
    {
        database.Use("INSERT INTO problem(volunteer, kind, at) VALUES(?1, ?2, ?3)").Bind(volunteer.Value).Bind((long)kind).Bind(at.Stored()).Run();
        return database.LastId;
    }

    /// <returns>The id of the words.</returns>
    public long Write(long problem, bool fromTeam, string words, DateTimeOffset at)
    {
        // Bound to the report: the row's own id is known only afterwards.
        database.Use("INSERT INTO problem_words(problem, from_team, at, words) VALUES(?1, ?2, ?3, ?4)")
            .Bind(problem).Bind(fromTeam).Bind(at.Stored()).Bind(vault.Seal(Purpose.Problem, problem, System.Text.Encoding.UTF8.GetBytes(words))).Run();
        return database.LastId;
    }

    /// <summary>The newest open report of that kind by somebody.</summary>
    public long? Open(VolunteerId volunteer, ProblemKind kind)
    {
        using var row = database.Use("SELECT max(id) FROM problem WHERE volunteer=?1 AND kind=?2 AND closed_at IS NULL").Bind(volunteer.Value).Bind((long)kind);
        return row.Step() ? row.LongOrNull(0) : null;
    }

    /// <summary>With its words.</summary>
    public Problem? Find(long id)
    {
        var found = Read(database.Use($"SELECT {Columns} FROM problem WHERE id=?1").Bind(id));
        return found is [var problem] ? problem with { Words = Words(id) } : null;
    }

    public List<Problem> List(bool closed) => Read(closed
        ? database.Use($"SELECT {Columns} FROM problem WHERE closed_at IS NOT NULL ORDER BY closed_at DESC")
        : database.Use($"SELECT {Columns} FROM problem WHERE closed_at IS NULL ORDER BY id"));

    /// <summary>All that somebody reported, with the words.</summary>
    public List<Problem> Of(VolunteerId volunteer) =>
        [.. Read(database.Use($"SELECT {Columns} FROM problem WHERE volunteer=?1 ORDER BY id").Bind(volunteer.Value)).Select(problem => problem with { Words = Words(problem.Id) })];

    public void Save(Problem problem) =>
        database.Use("UPDATE problem SET claimed_by=?2, handed_over=?3, closed_at=?4 WHERE id=?1")
            .Bind(problem.Id).Bind(problem.ClaimedBy?.Value).Bind(problem.IsHandedOver).Bind(problem.ClosedAt.Stored()).Run();

    /// <summary>What somebody reported goes with him; what he looked after is looked after by nobody.</summary>
    public void Erase(VolunteerId volunteer)
    {
        database.Use("DELETE FROM problem_words WHERE problem IN (SELECT id FROM problem WHERE volunteer=?1)").Bind(volunteer.Value).Run();
        database.Use("DELETE FROM problem WHERE volunteer=?1").Bind(volunteer.Value).Run();
        database.Use("UPDATE problem SET claimed_by=NULL WHERE claimed_by=?1").Bind(volunteer.Value).Run();
    }

    public void Sweep(DateTimeOffset now)
    {
        var before = (now - KeptFor).Stored();
        database.Use("DELETE FROM problem_words WHERE problem IN (SELECT id FROM problem WHERE closed_at<?1)").Bind(before).Run();
        database.Use("DELETE FROM problem WHERE closed_at<?1").Bind(before).Run();
    }

    private List<ProblemWords> Words(long problem)
    {
        var words = new List<ProblemWords>();
        using var row = database.Use("SELECT from_team, at, words FROM problem_words WHERE problem=?1 ORDER BY id").Bind(problem);
        while (row.Step()) words.Add(new ProblemWords(row.Int(0) != 0, row.Time(1), System.Text.Encoding.UTF8.GetString(vault.Open(Purpose.Problem, problem, row.Blob(2)))));
        return words;
    }

    private static List<Problem> Read(Statement statement)
    {
        var problems = new List<Problem>();
        using var row = statement;
        while (row.Step())
            problems.Add(new Problem(row.Long(0), new VolunteerId(row.Long(1)), (ProblemKind)row.Int(2), row.Time(3))
            {
                ClaimedBy = row.LongOrNull(4) is { } who ? new VolunteerId(who) : null,
                IsHandedOver = row.Int(5) != 0,
                ClosedAt = row.TimeOrNull(6),
            });
        return problems;
    }
}
