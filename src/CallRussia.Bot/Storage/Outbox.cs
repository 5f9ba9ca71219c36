using CallRussia.Bot.Storage.OldForm;
using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;
using CallRussia.Bot.Storage.Volunteers;

namespace CallRussia.Bot.Storage;

/// <summary>Table outbox: committed deliveries that are not sent yet.</summary>
internal sealed class Outbox(Database database, Vault vault, Volunteers.Conversations conversations, Volunteers.Timers timers)
{
    private const string Columns = "id, volunteer, urgency, kind, message_id, live, holds, tries, not_before, payload";

    public Delivery Add(Delivery delivery)
    {
        // The payload is bound to the volunteer: the row's id is known only afterwards.
        var payload = vault.Seal(Purpose.Delivery, delivery.Volunteer.Value, delivery.Payload.Span);
        database.Use("INSERT INTO outbox(volunteer, urgency, kind, message_id, live, holds, tries, not_before, payload) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .Bind(delivery.Volunteer.Value).Bind((long)delivery.Urgency).Bind((long)delivery.Kind).Bind(delivery.MessageId).Bind(delivery.Live)
            .Bind(delivery.Holds?.Value).Bind(delivery.Tries).Bind(delivery.NotBefore.Stored()).Bind(payload).Run();
        return delivery with { Id = database.LastId };
    }

    public List<Delivery> Waiting()
    {
        var waiting = new List<Delivery>();
        using var row = database.Use($"SELECT {Columns} FROM outbox ORDER BY id");
        while (row.Step()) waiting.Add(Read(row));
        return waiting;
    }

    public IEnumerable<Delivery> Settle(Settlement settlement) => settlement switch
    {
        Settlement.Sent sent => Sent(sent),
        Settlement.Postponed postponed => Postpone(postponed),
        Settlement.GivenUp given => GiveUp(given),
        _ => throw new ArgumentOutOfRangeException(nameof(settlement), settlement.GetType().Name, "A settlement of no known kind."),
    };

    /// <summary>Everything but what takes a number out of the chat, or may be on its way there with one: that is taken out when it has arrived.</summary>
    public void Erase(VolunteerId volunteer) =>
        database.Use("DELETE FROM outbox WHERE volunteer=?1 AND kind<>?2 AND holds IS NULL").Bind(volunteer.Value).Bind((long)DeliveryKind.Delete).Run();

    public long Count(VolunteerId volunteer)
    {
        using var row = database.Use("SELECT count(*) FROM outbox WHERE volunteer=?1").Bind(volunteer.Value);
        return row.Step() ? row.Long(0) : 0;
    }

    private List<Delivery> Sent(Settlement.Sent sent)
    {
        VolunteerId volunteer;
        LeaseId? holds;
        bool live;
        using (var row = database.Use("SELECT volunteer, holds, live FROM outbox WHERE id=?1").Bind(sent.DeliveryId))
        {
            // Settled twice, or the volunteer was forgotten meanwhile.
            if (!row.Step()) return [];
            volunteer = new VolunteerId(row.Long(0));
            holds = row.LongOrNull(1) is { } lease ? new LeaseId(lease) : null;
            live = row.Int(2) != 0;
        }
        Remove(sent.DeliveryId);
        if (!live) return Announced(volunteer, holds, sent.MessageId);
        if (!conversations.Exists(volunteer)) return Take(volunteer, holds is null ? null : sent.MessageId);
        // Shown, but the answer did not say as what: then no message is known to be the live one, and the former goes all the same.
        return conversations.Show(volunteer, sent.MessageId, holds) is { } former && !WillBeLive(volunteer, former.Message)
            ? [Add(Retirement(volunteer, former.Message, former.Holds))]
            : [];
    }

    /// <summary>Somebody tapped it before he saw the screen that came after it: it is about to be the live one again.</summary>
    private bool WillBeLive(VolunteerId volunteer, int message)
    {
        using var row = database.Use("SELECT 1 FROM outbox WHERE volunteer=?1 AND message_id=?2 AND live=1").Bind(volunteer.Value).Bind(message);
        return row.Step();
    }

    /// <summary>What it says of a lease is true until the lease is over; a report that comes sooner hastens nothing, for pressing it then does no harm.</summary>
    private List<Delivery> Announced(VolunteerId volunteer, LeaseId? about, int? message)
    {
        if (about is not { } lease || message is not { } known || !conversations.Exists(volunteer)) return [];
        using var row = database.Use("SELECT until FROM lease WHERE id=?1").Bind(lease.Value);
        if (row.Step()) timers.Set(volunteer, AnnouncementOver.Timer(known), row.Time(0), new AnnouncementOver(known));
        return [];
    }

    /// <summary>A number leaves the chat, whatever else is known of it.</summary>
    private List<Delivery> Take(VolunteerId volunteer, int? message) => message is { } known ? [Add(Retirement(volunteer, known, holds: true))] : [];

    /// <summary>What should have replaced a number that is over was not shown: the number goes all the same.</summary>
    private List<Delivery> GiveUp(Settlement.GivenUp given)
    {
        VolunteerId volunteer;
        int? edited;
        using (var row = database.Use("SELECT volunteer, message_id FROM outbox WHERE id=?1 AND live=1").Bind(given.DeliveryId))
        {
            if (!row.Step()) return Remove(given.DeliveryId);
            (volunteer, edited) = (new VolunteerId(row.Long(0)), row.IsNull(1) ? null : row.Int(1));
        }
        Remove(given.DeliveryId);
        if (!IsLiveWaiting(volunteer)) conversations.Miss(volunteer);
        var live = conversations.Live(volunteer);
        return Take(volunteer, live.IsOver ? live.Message : edited != live.Message ? edited : null);
    }

    /// <summary>A screen is committed to be sent, and not known as delivered.</summary>
    public bool IsLiveWaiting(VolunteerId volunteer)
    {
        using var row = database.Use("SELECT 1 FROM outbox WHERE volunteer=?1 AND live=1").Bind(volunteer.Value);
        return row.Step();
    }

    /// <summary>A number never stays in a chat; a screen without one only loses its buttons.</summary>
    private static Delivery Retirement(VolunteerId volunteer, int message, bool holds) =>
        new(0, volunteer, Urgency.Reply, holds ? DeliveryKind.Delete : DeliveryKind.Strip, ReadOnlyMemory<byte>.Empty) { MessageId = message };

    private List<Delivery> Postpone(Settlement.Postponed postponed)
    {
        database.Use("UPDATE outbox SET not_before=?2, tries=?3 WHERE id=?1")
            .Bind(postponed.DeliveryId).Bind(postponed.NotBefore.Stored()).Bind(postponed.Tries).Run();
        return [];
    }

    private List<Delivery> Remove(long id)
    {
        database.Use("DELETE FROM outbox WHERE id=?1").Bind(id).Run();
        return [];
    }

    private Delivery Read(Statement row)
    {
        var volunteer = new VolunteerId(row.Long(1));
        return new Delivery(
            row.Long(0), volunteer, (Urgency)row.Int(2), (DeliveryKind)row.Int(3), vault.Open(Purpose.Delivery, volunteer.Value, row.Blob(9)))
        {
            MessageId = row.IsNull(4) ? null : row.Int(4),
            Live = row.Int(5) != 0,
            Holds = row.LongOrNull(6) is { } lease ? new LeaseId(lease) : null,
            Tries = row.Int(7),
            NotBefore = row.TimeOrNull(8),
        };
    }
}
