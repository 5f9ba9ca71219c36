using CallRussia.Bot.Storage.OldForm;
using System.Collections.Immutable;
using System.Globalization;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table audit: what organizers did. Numbers stand in it as fingerprints only.</summary>
internal sealed class AuditLog(Database database, Vault vault)
{
    private const string Columns = "id, at, who, act, subject, reason, before, after";

    /// <summary>Of the log as a file: some 20 MB, well below what Telegram takes from a bot (50 MB). Older ones stay in the store.</summary>
    private const int MostInFile = 100_000;

    private const int MostPeople = 24;

    public void Add(Deed deed, Act act, PhoneNumber number, string? reason = null) => Add(deed, act, vault.Fingerprint(number), reason);

    public void Add(Deed deed, Act act, VolunteerId volunteer, string? reason = null) => Add(deed, act, volunteer.ToString(), reason);

    public void Add(Deed deed, Act act, int count) => Add(deed, act, count.ToString(CultureInfo.InvariantCulture), null);

    public void Add(Deed deed, Act act, string subject, string? reason) =>
        database.Use("INSERT INTO audit(at, who, act, subject, reason) VALUES(?1, ?2, ?3, ?4, ?5)")
            .Bind(deed.At.Stored()).Bind(deed.Who.Value).Bind(act.ToString()).Bind(subject).Bind(reason).Run();

    /// <summary>A change of something public, with what stood there and what stands there now.</summary>
    public void Add(Deed deed, Act act, string subject, string? before, string after) =>
        database.Use("INSERT INTO audit(at, who, act, subject, before, after) VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
            .Bind(deed.At.Stored()).Bind(deed.Who.Value).Bind(act.ToString()).Bind(subject).Bind(before).Bind(after).Run();

    /// <summary>Null when it is no ask of these.</summary>
    public Trigger? Answer(Ask ask) => ask switch
    {
        LookAtAudit look => Look(look),
        LookAtAuditEntry look => new AuditEntrySeen(Read(database.Use($"SELECT {Columns} FROM audit WHERE id=?1").Bind(look.Id)).FirstOrDefault()),
        GatherAudit => new AuditGathered([.. Latest(MostInFile).AsEnumerable().Reverse()]),
        _ => null,
    };

    public List<AuditEntry> Latest(int most) => Read(database.Use($"SELECT {Columns} FROM audit ORDER BY id DESC LIMIT ?1").Bind(most));

    private AuditSeen Look(LookAtAudit look)
    {
        // Names of ours: nothing that somebody wrote gets into the text of the query.
        var acts = string.Join(',', Acts.In(look.Group).Select(act => $"'{act}'"));
        var entries = Read(database.Use($"SELECT {Columns} FROM audit WHERE act IN ({acts}) AND (?1 IS NULL OR who=?1) ORDER BY id DESC LIMIT ?2 OFFSET ?3")
            .Bind(look.Who?.Value).Bind(look.Take + 1).Bind(look.Skip));
        return new AuditSeen([.. entries.Take(look.Take)], entries.Count > look.Take, People());
    }

    private List<VolunteerId> People()
    {
        var people = new List<VolunteerId>();
        using var row = database.Use("SELECT who FROM audit GROUP BY who ORDER BY max(id) DESC LIMIT ?1").Bind(MostPeople);
        while (row.Step()) people.Add(new VolunteerId(row.Long(0)));
        return people;
    }

    private static List<AuditEntry> Read(Statement statement)
    {
        var entries = new List<AuditEntry>();
        using var row = statement;
        while (row.Step())
            entries.Add(new AuditEntry(row.Long(0), row.Time(1), new VolunteerId(row.Long(2)), Enum.Parse<Act>(row.Text(3)), row.TextOrNull(4), row.TextOrNull(5))
            {
                Before = row.TextOrNull(6),
                After = row.TextOrNull(7),
            });
        return entries;
    }

    /// <summary>What was done to a volunteer stays, to whom does not. (What an organizer did stays under the organizer's id: others rely on it.)</summary>
    public void Erase(VolunteerId volunteer) =>
        database.Use("UPDATE audit SET subject=?2, reason=NULL WHERE subject=?1 AND act IN ('VolunteerSuspended', 'VolunteerRestored', 'RoleChanged')")
            .Bind(volunteer.ToString()).Bind("#" + Convert.ToHexStringLower(vault.Mark(volunteer).AsSpan(0, 4))).Run();
}
