using System.Collections.Concurrent;
using System.Threading.Channels;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Deliveries that are claimed and not settled: some wait for their turn, some are with Telegram, some have come back. It is kept small:
/// after a crash nobody knows of any of them whether it was sent, and whoever stops a broadcast waits until all of them are settled.
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

    /// <summary>Completes when something waits.</summary>
    public ValueTask<bool> Some(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <returns>False when what waited was given back meanwhile.</returns>
    public bool TryTake(out Claimed claimed) => _waiting.Reader.TryRead(out claimed);

    public void Back(RecipientSettled settled) => _back.Enqueue(settled);

    public void GiveBackAll() => GiveBack(_ => true);

    /// <summary>It was stopped: what nobody has begun to send is not sent. A recall goes on.</summary>
    public void GiveBack(BroadcastId broadcast) => GiveBack(recipient => recipient.Broadcast == broadcast && recipient.Message is null);

    /// <summary>Nobody has begun to send it: it waits in the store again.</summary>
    private void GiveBack(Func<Recipient, bool> which)
    {
        for (var left = Waiting; left > 0 && _waiting.Reader.TryRead(out var claimed); left--)
            if (which(claimed.Recipient)) Back(claimed.Recipient.NotBegun());
            else _waiting.Writer.TryWrite(claimed);
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
