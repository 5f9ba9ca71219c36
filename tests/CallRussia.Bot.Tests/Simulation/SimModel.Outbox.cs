using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Tests.Simulation;

/// <summary>The card index of deliveries: which Incoming made it, how often it was shown, what became of it.</summary>
internal sealed partial class SimModel
{
    private readonly HashSet<(string Incoming, DeliveryKind Kind, string Payload, int? Message)> _said = [];

    private readonly Dictionary<long, long> _forgottenAt = [];

    /// <summary>The delivery that is being sent, so that the chat knows which one a message came from.</summary>
    public SimDelivery? UnderWay { get; set; }

    /// <summary>A message appeared in a chat.</summary>
    public void Shown(SimMessage message)
    {
        if (UnderWay is not { } delivery) return;
        Require(delivery.Shown <= delivery.AnswersLost, "A_delivery_is_shown_again_only_when_its_answer_was_lost", $"{delivery.Kind} {delivery.Id} of {delivery.Incoming}");
        Require(delivery.Fate is null, "What_is_settled_is_not_sent_again", $"{delivery.Kind} {delivery.Id} of {delivery.Incoming}");
        if (delivery.Shown++ > 0) Seen.Repeats++;
        delivery.Messages.Add(message);
    }

    public void AnswerLost()
    {
        if (UnderWay is { } delivery) delivery.AnswersLost++;
    }

    public void Became(IReadOnlyList<Settlement> settlements)
    {
        foreach (var settlement in settlements)
        {
            // Of a forgotten volunteer's deliveries nothing is left.
            if (!Deliveries.TryGetValue(settlement.DeliveryId, out var delivery) || settlement is Settlement.Postponed) continue;
            Require(delivery.Fate is null, "A_delivery_is_settled_once", $"{delivery.Id}");
            delivery.Fate = settlement;
            Tell?.Invoke(delivery.Volunteer, $"{delivery} became {settlement}");
            if (settlement is Settlement.Sent { MessageId: { } id })
                foreach (var message in delivery.Messages.Where(message => message.Id == id)) message.Known = true;
        }
    }

    /// <summary>Deliveries that went with their volunteer.</summary>
    public HashSet<long> Erased { get; } = [];

    /// <summary>The process died between showing and keeping: it can't know, and says it once more.</summary>
    public void Died()
    {
        foreach (var delivery in Deliveries.Values.Where(delivery => delivery.Fate is null && delivery.Shown > delivery.AnswersLost)) delivery.AnswersLost = delivery.Shown;
        UnderWay = null;
    }

    /// <summary>A retirement that followed a settlement; one from before its volunteer was forgotten may go with him.</summary>
    public void Followed(Delivery delivery)
    {
        Kept(delivery, $"settlement {delivery.Id}");
        if (_forgottenAt.GetValueOrDefault(delivery.Volunteer.Value) > delivery.Id) Erased.Add(delivery.Id);
    }

    private void Kept(Delivery delivery, string incoming)
    {
        Require(!Deliveries.ContainsKey(delivery.Id), "Ids_of_deliveries_are_never_used_again", $"{delivery.Id}");
        var payload = System.Text.Encoding.UTF8.GetString(delivery.Payload.Span);
        Require(_said.Add((incoming, delivery.Kind, payload, delivery.MessageId)), "An_incoming_is_answered_once", $"{incoming}: {delivery.Kind}");
        Deliveries[delivery.Id] = new SimDelivery(delivery.Id, delivery.Volunteer.Value, delivery.Kind, delivery.Live, delivery.Payload, incoming, delivery.MessageId);
    }
}

internal sealed record SimDelivery(long Id, long Volunteer, DeliveryKind Kind, bool Live, ReadOnlyMemory<byte> Payload, string Incoming, int? MessageId)
{
    public int Shown { get; set; }

    public int AnswersLost { get; set; }

    public Settlement? Fate { get; set; }

    public List<SimMessage> Messages { get; } = [];

    public override string ToString() => $"{Kind} {Id} of {Incoming}";
}
