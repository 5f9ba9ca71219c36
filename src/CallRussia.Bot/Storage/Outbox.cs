using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage.Crypto;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage;

/// <summary>Table outbox: committed deliveries that are not sent yet.</summary>
internal sealed class Outbox(Database database, Vault vault, Volunteers.Conversations conversations)
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
        _ => Remove(settlement.DeliveryId),
    };

    /// <summary>Deletions stay: they take numbers out of the chat.</summary>
    public void Erase(VolunteerId volunteer) =>
        database.Use("DELETE FROM outbox WHERE volunteer=?1 AND kind<>?2").Bind(volunteer.Value).Bind((long)DeliveryKind.Delete).Run();

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
        if (!live || sent.MessageId is not { } message || conversations.Show(volunteer, message, holds) is not { } former) return [];
        return [Add(Retirement(volunteer, former.Message, former.Holds))];
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
