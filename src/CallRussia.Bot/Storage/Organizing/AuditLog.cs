using System.Collections.Immutable;
using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Table audit: what organizers did. Numbers stand in it as fingerprints only.</summary>
internal sealed class AuditLog(Database database, Vault vault)
{
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

    public List<AuditEntry> Latest(int most)
    {
        var entries = new List<AuditEntry>();
        using var row = database.Use("SELECT id, at, who, act, subject, reason, before, after FROM audit ORDER BY id DESC LIMIT ?1").Bind(most);
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

/// <summary>Who acts, and when.</summary>
internal sealed record Deed(VolunteerId Who, DateTimeOffset At)
{
    /// <summary>Owners by configuration: the store knows only those who were given a role.</summary>
    public ImmutableHashSet<long> Owners { get; init; } = [];
}
