using System.Collections.Concurrent;
using System.Threading.Channels;
using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Deliveries of broadcasts that are claimed and not settled: some wait to be sent, some are with Telegram, some are finished. They are kept few:
/// a crash leaves the fate of all of them unknown, and a broadcast that is stopped waits until all of its own are settled.
/// </summary>
public sealed class ClaimedDeliveries
{
    private readonly Channel<Claimed> _waiting = Channel.CreateUnbounded<Claimed>();
    private readonly ConcurrentQueue<RecipientSettled> _finished = [];
    private readonly ConcurrentDictionary<BroadcastId, int> _counts = [];

    /// <summary>Claimed, and nobody has begun to send it.</summary>
    public int Waiting => _waiting.Reader.Count;

    /// <summary>Of one broadcast: everything that is not settled in the store.</summary>
    public int Count(BroadcastId broadcast) => _counts.GetValueOrDefault(broadcast);

    public void Add(Claimed claimed)
    {
        var recipient = claimed.Recipient;
        _counts.AddOrUpdate(recipient.Broadcast, 1, static (_, n) => n + 1);
        _waiting.Writer.TryWrite(claimed);
    }

    /// <summary>Completes when something waits.</summary>
    public ValueTask<bool> WaitForSome(CancellationToken cancellationToken) => _waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <returns>False when what waited was given back meanwhile.</returns>
    public bool TryTake(out Claimed claimed) => _waiting.Reader.TryRead(out claimed);

    /// <summary>An attempt is over: this is to be settled.</summary>
    public void Finish(RecipientSettled settled) => _finished.Enqueue(settled);

    /// <summary>Everything that nobody has begun to send waits in the store again, once it is settled.</summary>
    public void GiveBackAll() => GiveBack(_ => true);

    /// <summary>The broadcast was stopped: what nobody has begun to send is not sent. A recall goes on.</summary>
    public void GiveBack(BroadcastId broadcast) => GiveBack(recipient => recipient.Broadcast == broadcast && recipient.Message is null);

    /// <summary>Takes out what is to be settled. <see cref="Settled"/> is called when the store has it.</summary>
    public IReadOnlyList<RecipientSettled> TakeFinished()
    {
        var finished = new List<RecipientSettled>();
        while (_finished.TryDequeue(out var one)) finished.Add(one);
        return finished;
    }

    public void Settled(IEnumerable<RecipientSettled> settled)
    {
        foreach (var one in settled) _counts.AddOrUpdate(one.Broadcast, 0, static (_, n) => n - 1);
    }

    private void GiveBack(Func<Recipient, bool> which)
    {
        for (var left = Waiting; left > 0 && _waiting.Reader.TryRead(out var claimed); left--)
            if (which(claimed.Recipient)) Finish(claimed.Recipient.NotBegun());
            else _waiting.Writer.TryWrite(claimed);
    }

    /// <param name="Payload">The message in its reader's language; empty for a recall.</param>
    /// <param name="Album">Goes before it; empty where there is none.</param>
    /// <param name="Messages">How many Telegram counts.</param>
    public readonly record struct Claimed(Recipient Recipient, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Album = default, int Messages = 1);
}
