using System.Threading.Channels;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Keeps in the store what became of deliveries. A sent delivery waits here for its commit and occupies no request, so that slow commits hold up only its
/// own chat. Everything that came meanwhile shares the next commit. What was sent must not be sent again, so a stop does not cut the commit off.
/// </summary>
/// <param name="keep">Keeps settlements in one commit; the deliveries that follow.</param>
public sealed class Settling(Func<IReadOnlyList<Settlement>, Task<List<Delivery>>> keep)
{
    /// <summary>Settlements in one commit: more than the requests that can end during it.</summary>
    private const int AtOnce = 256;

    /// <summary>Keeps them in the store.</summary>
    public static Settling In(IStore store) => new(settlements => store.Write(kept => Outbox.Settle(kept, settlements, KeptLeases.EndOf), CancellationToken.None));

    private readonly Channel<Sent> _sent =
        Channel.CreateBounded<Sent>(new BoundedChannelOptions(AtOnce) { SingleReader = true });

    /// <param name="settled">Called once: with the deliveries that follow, or with what is wrong with this row.</param>
    public ValueTask Add(Settlement settlement, Action<IReadOnlyList<Delivery>, Exception?> settled) =>
        _sent.Writer.WriteAsync(new Sent(settlement, settled), CancellationToken.None);

    /// <summary>Nothing is added any more: <see cref="Run"/> ends when everything here is kept.</summary>
    public void Complete() => _sent.Writer.TryComplete();

    public async Task Run(CancellationToken stoppingToken)
    {
        while (await _sent.Reader.WaitToReadAsync(CancellationToken.None)) await Keep(stoppingToken);
    }

    /// <summary>Keeps what is here now.</summary>
    internal async Task Keep(CancellationToken stoppingToken)
    {
        var batch = new List<Sent>();
        while (batch.Count < AtOnce && _sent.Reader.TryRead(out var one)) batch.Add(one);
        if (batch.Count == 0 || await TryKeep(batch, stoppingToken)) return;
        // One broken row must not hold up the others: each again by itself.
        foreach (var one in batch) await TryKeep([one], stoppingToken);
    }

    /// <returns>False when it has to be tried one by one.</returns>
    private async Task<bool> TryKeep(List<Sent> batch, CancellationToken stoppingToken)
    {
        IReadOnlyList<Delivery> following = [];
        Exception? broken = null;
        try
        {
            following = await keep([.. batch.Select(one => one.Settlement)]);
        }
        catch (Exception failure) when (!Tireless.IsStop(failure, stoppingToken))
        {
            if (batch.Count > 1) return false;
            broken = failure;
        }
        for (var i = 0; i < batch.Count; i++) batch[i].Settled(i == 0 ? following : [], broken);
        return true;
    }

    private readonly record struct Sent(Settlement Settlement, Action<IReadOnlyList<Delivery>, Exception?> Settled);
}
