using System.Globalization;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Storage.Sqlite;
using Timers = CallRussia.Bot.Core.Mail.Timers;

namespace CallRussia.Bot.Storage.OldForm;

/// <summary>What came in, the people and their conversations, and what is to go out.</summary>
internal static class MovedMail
{
    public static IEnumerable<Move> All =>
    [
        new Move<long, KeptIncoming>("inbox", Core.Mail.Inbox.Updates, static old => old.Rows("SELECT update_id, received_at, raw, status, reason FROM inbox", row => new KeptIncoming(
            new RawIncoming(row.Int(0), old.Vault.Open(Purpose.Update, row.Long(0), row.Blob(2))), row.Time(1), row.Int(3) != 0, row.TextOrNull(4)))),
        new Move<long, SeenUpdates>(
            "done", Core.Mail.Inbox.Seen, Seen,
            static old => old.Count($"SELECT count(DISTINCT CAST(substr(id, 2) AS INTEGER)/{SeenUpdates.PerBlock}) FROM done WHERE {IsUpdate}")),
        new Move<string, SeenIncoming>(
            "done", Core.Mail.Inbox.Done, static old => old.Rows($"SELECT id, at FROM done WHERE NOT({IsUpdate})", static row => new SeenIncoming(row.Text(0), row.Time(1))),
            static old => old.Count($"SELECT count(*) FROM done WHERE NOT({IsUpdate})")),
        new Move<(DateTimeOffset, VolunteerId, string), KeptTap>(
            "tap", Core.Mail.Inbox.Taps, static old => old.Rows("SELECT DISTINCT at, volunteer, query FROM tap", static row => new KeptTap(row.Time(0), new VolunteerId(row.Long(1)), row.Text(2))),
            static old => old.Count("SELECT count(*) FROM (SELECT DISTINCT at, volunteer, query FROM tap)")),
        new Move<VolunteerId, KeptVolunteer>("volunteer", Chats.Volunteers, Volunteers),
        new Move<VolunteerId, KeptConversation>("volunteer", Chats.Table, static old => old.Rows("SELECT id, turns, live_message, live_holds, state, training FROM volunteer", row => Chat(old, row))),
        new Move<(VolunteerId, string), KeptTimer>("timer", Timers.Table, static old => old.Rows("SELECT id, volunteer, key, due, trigger FROM timer", row => Timer(old, row))),
        new Move<long, Delivery>(
            "outbox", Core.Mail.Outbox.Table,
            static old => old.Rows("SELECT id, volunteer, urgency, kind, message_id, live, holds, tries, not_before, payload FROM outbox", row => Waiting(old, row))),
        new Move<long, KeptPause>("pause", Core.Mail.Pauses.Table, static old => old.Rows("SELECT chat, until, length FROM pause", static row => new KeptPause(row.Long(0), row.Time(1), TimeSpan.FromTicks(row.Long(2))))),
    ];

    /// <summary>"u" and digits.</summary>
    private const string IsUpdate = "id GLOB 'u[0-9]*' AND NOT substr(id, 2) GLOB '*[^0-9]*'";

    private static List<SeenUpdates> Seen(OldStore old)
    {
        var blocks = new SortedDictionary<long, SeenUpdates>();
        foreach (var (id, at) in old.Rows($"SELECT substr(id, 2), at FROM done WHERE {IsUpdate}", static row => (int.Parse(row.Text(0), CultureInfo.InvariantCulture), row.Time(1))))
        {
            var block = id / SeenUpdates.PerBlock;
            var seen = blocks.GetValueOrDefault(block) ?? new SeenUpdates(block, new byte[SeenUpdates.PerBlock / 8], at);
            seen.Bits[id % SeenUpdates.PerBlock / 8] |= (byte)(1 << (id % 8));
            blocks[block] = at > seen.At ? seen with { At = at } : seen;
        }
        return [.. blocks.Values];
    }

    private static IEnumerable<KeptVolunteer> Volunteers(OldStore old) => old.Rows(
        """
        SELECT v.id, language, joined, standing, country, zone, zone_guess, invitation, promised, quiz, course, role, no_news, away, coalesce(called, 0)
        FROM volunteer v LEFT JOIN caller ON volunteer=v.id
        """,
        static row => new KeptVolunteer(
            new Volunteer(new VolunteerId(row.Long(0)), Language.FromCode(row.Text(1)) ?? Language.English, row.Time(2))
            {
                Standing = (Standing)row.Int(3),
                Country = row.TextOrNull(4),
                Zone = row.TextOrNull(5),
                IsZoneGuess = row.Int(6) != 0,
                Invitation = row.TextOrNull(7),
                PromisedAt = row.TimeOrNull(8),
                QuizPassedAt = row.TimeOrNull(9),
                CourseFinishedAt = row.TimeOrNull(10),
                Role = (Role)row.Int(11),
                NoNews = row.Int(12) != 0,
                Away = row.Int(13) != 0,
            },
            row.Int(14) > 0));

    private static KeptConversation Chat(OldStore old, Statement row)
    {
        var id = row.Long(0);
        var state = old.Names.Read<State>(old.Vault.Open(Purpose.State, id, row.Blob(4)), out var unknown);
        var (training, unknownTraining) = (TrainingProgress.None, "");
        if (!row.IsNull(5)) training = old.Names.Read<TrainingProgress>(old.Vault.Open(Purpose.Training, id, row.Blob(5)), out unknownTraining);
        return new KeptConversation(new VolunteerId(id), state, training, row.Long(1), (int?)row.LongOrNull(2), OldStore.Lease(row.LongOrNull(3)), unknown, unknownTraining);
    }

    private static KeptTimer Timer(OldStore old, Statement row)
    {
        var trigger = old.Names.Read<Trigger>(old.Vault.Open(Purpose.Trigger, row.Long(1), row.Blob(4)), out var unknown);
        return new KeptTimer(new VolunteerId(row.Long(1)), row.Text(2), row.Long(0), row.Time(3), trigger, unknown);
    }

    private static Delivery Waiting(OldStore old, Statement row) => new(
        row.Long(0), new VolunteerId(row.Long(1)), (Urgency)row.Int(2), (DeliveryKind)row.Int(3), old.Vault.Open(Purpose.Delivery, row.Long(1), row.Blob(9)))
    {
        MessageId = (int?)row.LongOrNull(4),
        Live = row.Int(5) != 0,
        Holds = OldStore.Lease(row.LongOrNull(6)),
        Tries = row.Int(7),
        NotBefore = row.TimeOrNull(8),
    };
}
