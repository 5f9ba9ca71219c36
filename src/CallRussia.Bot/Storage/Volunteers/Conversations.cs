using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Core.Naming;
using CallRussia.Bot.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallRussia.Bot.Storage.Volunteers;

/// <summary>Table volunteer: one row per person, with the sealed state of the conversation.</summary>
internal sealed class Conversations(Database database, Vault vault, Wording wording, ILogger log)
{
    private const string Columns = "language, standing, country, zone, joined, promised, quiz, away, invitation, turns, live_message, state, course, training, role, no_news, zone_guess";

    public Conversation? Find(VolunteerId id)
    {
        using var row = database.Use($"SELECT {Columns} FROM volunteer WHERE id=?1").Bind(id.Value);
        if (!row.Step()) return null;
        var volunteer = Volunteer(id, row);
        int? live = row.IsNull(10) ? null : row.Int(10);
        return new Conversation(volunteer, State(volunteer, row.Blob(11)), row.Long(9), live);
    }

    /// <param name="lastSeen">When the volunteer did something; null when it was not the volunteer (a timer).</param>
    public void Save(Conversation conversation, DateTimeOffset? lastSeen)
    {
        var volunteer = conversation.Volunteer;
        database.Use("""
            INSERT INTO volunteer(id, language, standing, country, zone, joined, promised, quiz, away, invitation, turns, live_message, state, last_seen, course, training, role, no_news, zone_guess)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, coalesce(?14, ?6), ?15, ?16, ?17, ?18, ?19)
            ON CONFLICT(id) DO UPDATE SET language=?2, standing=?3, country=?4, zone=?5, joined=?6, promised=?7, quiz=?8, away=?9, invitation=?10,
                turns=?11, state=?13, course=?15, training=?16, role=?17, no_news=?18, zone_guess=?19, last_seen=max(last_seen, coalesce(?14, last_seen)),
                live_holds=CASE WHEN live_message IS ?12 THEN live_holds END, live_message=?12
            """)
            .Bind(volunteer.Id.Value).Bind(volunteer.Language.Code).Bind((long)volunteer.Standing).Bind(volunteer.Country).Bind(volunteer.Zone)
            .Bind(volunteer.JoinedAt.Stored()).Bind(volunteer.PromisedAt.Stored()).Bind(volunteer.QuizPassedAt.Stored()).Bind(volunteer.Away)
            .Bind(volunteer.Invitation).Bind(conversation.Turns).Bind(conversation.LiveMessage)
            .Bind(vault.Seal(Purpose.State, volunteer.Id.Value, wording.Write(conversation.State))).Bind(lastSeen.Stored())
            .Bind(volunteer.CourseFinishedAt.Stored()).Bind(Sealed(volunteer)).Bind((long)volunteer.Role).Bind(volunteer.NoNews).Bind(volunteer.IsZoneGuess)
            .Run();
    }

    /// <summary>The message that is the live screen now; null when that is not known.</summary>
    /// <returns>The former one, when it was another message: its id, and whether it shows a number.</returns>
    public (int Message, bool Holds)? Show(VolunteerId id, int? message, LeaseId? holds)
    {
        (int Message, bool Holds)? former = null;
        using (var row = database.Use("SELECT live_message, live_holds FROM volunteer WHERE id=?1").Bind(id.Value))
        {
            if (!row.Step()) return null;
            if (!row.IsNull(0) && row.Int(0) != message) former = (row.Int(0), !row.IsNull(1));
        }
        database.Use("UPDATE volunteer SET live_message=?2, live_holds=?3 WHERE id=?1").Bind(id.Value).Bind(message).Bind(message is null ? null : holds?.Value).Run();
        return former;
    }

    /// <summary>The live screen as it was last delivered, and whether it shows a number whose lease is over.</summary>
    public (int? Message, bool IsOver) Live(VolunteerId id)
    {
        using var row = database.Use("SELECT live_message, l.ended_at FROM volunteer v LEFT JOIN lease l ON l.id=v.live_holds WHERE v.id=?1").Bind(id.Value);
        return row.Step() ? (row.IsNull(0) ? null : row.Int(0), !row.IsNull(1)) : default;
    }

    public bool Exists(VolunteerId id)
    {
        using var row = database.Use("SELECT 1 FROM volunteer WHERE id=?1").Bind(id.Value);
        return row.Step();
    }

    /// <summary>The newest screen was never shown: what the volunteer still sees is two screens old, and a tap there no double tap.</summary>
    public void Miss(VolunteerId id) => database.Use("UPDATE volunteer SET turns=turns+1 WHERE id=?1").Bind(id.Value).Run();

    public void Erase(VolunteerId id) => database.Use("DELETE FROM volunteer WHERE id=?1").Bind(id.Value).Run();

    /// <summary>Everybody who was given a role in the chat.</summary>
    public List<TeamMember> Team()
    {
        var team = new List<TeamMember>();
        using var row = database.Use("SELECT id, role, away FROM volunteer WHERE role<>0 ORDER BY role DESC, id");
        while (row.Step()) team.Add(new TeamMember(new VolunteerId(row.Long(0)), (Role)row.Int(1), row.Int(2) != 0));
        return team;
    }

    /// <summary>Those of the team who can be told something, owners by configuration too.</summary>
    public List<TeamMember> Here(IEnumerable<long> owners)
    {
        var configured = owners.ToHashSet();
        var team = Team().Where(member => !member.Away && !configured.Contains(member.Volunteer.Value));
        return [.. configured.Order().Select(id => new VolunteerId(id)).Where(IsHere).Select(id => new TeamMember(id, Role.Owner, Away: false)), .. team];
    }

    private bool IsHere(VolunteerId id)
    {
        using var row = database.Use("SELECT 1 FROM volunteer WHERE id=?1 AND away=0").Bind(id.Value);
        return row.Step();
    }

    public Role RoleOf(VolunteerId id)
    {
        using var row = database.Use("SELECT role FROM volunteer WHERE id=?1").Bind(id.Value);
        return row.Step() ? (Role)row.Int(0) : Role.None;
    }

    /// <returns>False when the role is not (any more) what it was thought to be.</returns>
    public bool Appoint(VolunteerId id, Role from, Role to) =>
        database.Use("UPDATE volunteer SET role=?3 WHERE id=?1 AND role=?2").Bind(id.Value).Bind((long)from).Bind((long)to).Run() == 1;

    private byte[]? Sealed(Volunteer volunteer) =>
        volunteer.Training == TrainingProgress.None ? null : vault.Seal(Purpose.Training, volunteer.Id.Value, wording.Write(volunteer.Training));

    private TrainingProgress Training(VolunteerId id, Statement row)
    {
        if (row.IsNull(13)) return TrainingProgress.None;
        if (wording.ReadTraining(vault.Open(Purpose.Training, id.Value, row.Blob(13)), out var unknown) is { } training) return training;
        log.UnknownTraining(id.Value, unknown);
        return TrainingProgress.None;
    }

    private Volunteer Volunteer(VolunteerId id, Statement row) =>
        new(id, Language.FromCode(row.Text(0)) ?? Language.English, row.Time(4))
        {
            Standing = (Standing)row.Int(1),
            Country = row.TextOrNull(2),
            Zone = row.TextOrNull(3),
            PromisedAt = row.TimeOrNull(5),
            QuizPassedAt = row.TimeOrNull(6),
            CourseFinishedAt = row.TimeOrNull(12),
            Training = Training(id, row),
            Away = row.Int(7) != 0,
            Invitation = row.TextOrNull(8),
            Role = (Role)row.Int(14),
            NoNews = row.Int(15) != 0,
            IsZoneGuess = row.Int(16) != 0,
        };

    private State State(Volunteer volunteer, ReadOnlySpan<byte> cell)
    {
        var state = wording.ReadState(vault.Open(Purpose.State, volunteer.Id.Value, cell), out var unknown);
        if (state is not null) return state;
        log.UnknownState(volunteer.Id.Value, unknown);
        // Whoever answered the first questions is not asked again; what was in hand stays in hand and is shown on the next tap.
        return volunteer.Standing switch
        {
            Standing.Volunteer => new Home(),
            Standing.Supporter => new Supporting(),
            _ => new Unmet(),
        };
    }
}
