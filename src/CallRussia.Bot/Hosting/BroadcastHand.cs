using System.Collections.Concurrent;
using System.Threading.Channels;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Deliveries that are claimed and not settled: some wait for their turn, some are with Telegram, some have come back. It is kept small,
/// because after a crash nobody knows of any of them whether it was sent.
/// </summary>
public sealed class BroadcastHand
{
    private readonly Channel<Claimed> _waiting = Channel.CreateUnbounded<Claimed>();
    private readonly ConcurrentQueue<RecipientSettled> _back = [];
    private readonly ConcurrentDictionary<BroadcastId, int> _counts = [];

    /// <summary>Claimed, and nobody has begun to send it.</summary>
    public int Waiting => _waiting.Reader.Count;

    /// <summary>Of one broadcast: everything that is not settled in the store.</summary>
    public int Count(BroadcastId broadcast) => _counts.GetValueOrDefault(broadcast);

    public void Take(Recipient recipient, ReadOnlyMemory<byte> payload)
    {
        _counts.AddOrUpdate(recipient.Broadcast, 1, static (_, n) => n + 1);
        _waiting.Writer.TryWrite(new Claimed(recipient, payload));
    }

    public ValueTask<Claimed> Next(CancellationToken cancellationToken) => _waiting.Reader.ReadAsync(cancellationToken);

    public void Back(RecipientSettled settled) => _back.Enqueue(settled);

    /// <summary>Nobody has begun to send it: it waits in the store again.</summary>
    public void GiveBack(Recipient recipient) => Back(recipient.Message is null
        ? new RecipientSettled(recipient.Broadcast, recipient.Volunteer, DeliveryFate.Waiting)
        : new RecipientSettled(recipient.Broadcast, recipient.Volunteer, DeliveryFate.Sent, recipient.Message));

    public void GiveBackAll()
    {
        while (_waiting.Reader.TryRead(out var claimed)) GiveBack(claimed.Recipient);
    }

    /// <summary>What has come back, to be settled; <see cref="Settled"/> when it is.</summary>
    public IReadOnlyList<RecipientSettled> Returned()
    {
        var returned = new List<RecipientSettled>();
        while (_back.TryDequeue(out var one)) returned.Add(one);
        return returned;
    }

    public void Settled(IEnumerable<RecipientSettled> settled)
    {
        foreach (var one in settled) _counts.AddOrUpdate(one.Broadcast, 0, static (_, n) => n - 1);
    }

    /// <param name="Payload">The message in its reader's language; empty for a recall.</param>
    public readonly record struct Claimed(Recipient Recipient, ReadOnlyMemory<byte> Payload);
}
