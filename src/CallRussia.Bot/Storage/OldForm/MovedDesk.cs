using System.Globalization;
using System.Text.Json;
using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Editing;
using CallRussia.Bot.Core.Material;
using CallRussia.Bot.Core.Moderation;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Watching;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What the team keeps: the log, orders, invitations, problems, facts, alarms.</summary>
internal static class MovedDesk
{
    /// <summary>Of these the subject is a volunteer.</summary>
    private static readonly Act[] s_toVolunteers = [Act.VolunteerSuspended, Act.VolunteerRestored, Act.RoleChanged];

    public static IEnumerable<Move> All =>
    [
        new Move<long, KeptDeed>("audit", Core.Audit.AuditLog.Table, static old => old.Rows("SELECT id, at, who, act, subject, reason, before, after FROM audit", row => Deed(old, row))),
        new Move<long, Core.Organizing.FileOrder>("file_order", Core.Organizing.FileOrders.Table, static old => old.Rows("SELECT id, volunteer, purpose, at, names FROM file_order", row => Order(old, row))),
        new Move<long, KeptOffer>("role_offer", Core.Organizing.RoleOffers.Table, static old => old.Rows(
            "SELECT id, role, by, until, hash FROM role_offer",
            static row => new KeptOffer(new RoleOffer(row.Long(0), (Role)row.Int(1), new VolunteerId(row.Long(2)), row.Time(3)), row.Blob(4).ToArray()))),
        new Move<long, Problem>("problem problem_words", Core.Moderation.Problems.Table, static old => old.Rows("SELECT id, volunteer, kind, at, claimed_by, handed_over, closed_at FROM problem", row => Problem(old, row))),
        new Move<long, KeptFactChange>("fact_change", Core.Editing.FactChanges.Table, static old => old.Rows("SELECT id, before, draft, by, at, status, decided_by, decided_at FROM fact_change", static row => new KeptFactChange(
            new FactProposal(row.Long(0), row.TextOrNull(1) is { } before ? Draft(before) : null, Draft(row.Text(2)), new VolunteerId(row.Long(3)), row.Time(4)),
            (FactFate)row.Int(5), OldStore.Volunteer(row.LongOrNull(6)), row.TimeOrNull(7)))),
        new Move<long, KeptAlarm>("alarm", Core.Watching.Alarms.Table, static old => old.Rows(
            "SELECT id, kind, subject, detail, since, over FROM alarm",
            static row => new KeptAlarm(row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.Time(4), row.TimeOrNull(5)))),
        new Move<(VolunteerId, string), KeptMute>(
            "alarm_mute", Core.Watching.Alarms.Mutes, static old => old.Rows("SELECT volunteer, kind, until FROM alarm_mute", static row => new KeptMute(new VolunteerId(row.Long(0)), row.Text(1), row.Time(2)))),
    ];

    private static KeptDeed Deed(OldStore old, Statement row)
    {
        var entry = new AuditEntry(row.Long(0), row.Time(1), new VolunteerId(row.Long(2)), Enum.Parse<Act>(row.Text(3)), row.TextOrNull(4), row.TextOrNull(5))
        {
            Before = row.TextOrNull(6),
            After = row.TextOrNull(7),
        };
        var about = s_toVolunteers.Contains(entry.Act) && long.TryParse(entry.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? old.Marks.Person(new VolunteerId(id)) : null;
        return new KeptDeed(entry, about);
    }

    private static Core.Organizing.FileOrder Order(OldStore old, Statement row)
    {
        var names = JsonSerializer.Deserialize<FileNames>(old.Vault.Open(Purpose.Order, row.Long(0), row.Blob(4)))!;
        return new Core.Organizing.FileOrder(row.Long(0), new VolunteerId(row.Long(1)), names.FileId, names.Name, (FilePurpose)row.Int(2), row.Time(3));
    }

    private static Problem Problem(OldStore old, Statement row)
    {
        var id = row.Long(0);
        return new Problem(id, new VolunteerId(row.Long(1)), (ProblemKind)row.Int(2), row.Time(3))
        {
            ClaimedBy = OldStore.Volunteer(row.LongOrNull(4)),
            IsHandedOver = row.Int(5) != 0,
            ClosedAt = row.TimeOrNull(6),
            Words =
            [
                .. old.Rows(
                    $"SELECT from_team, at, words FROM problem_words WHERE problem={id} ORDER BY id", words => new ProblemWords(words.Int(0) != 0, words.Time(1), old.Words(Purpose.Problem, id, words.Blob(2)))),
            ],
        };
    }

    private static FactDraft Draft(string json) => JsonSerializer.Deserialize<FactDraft>(json)!;

    private sealed record FileNames(string FileId, string Name);
}
