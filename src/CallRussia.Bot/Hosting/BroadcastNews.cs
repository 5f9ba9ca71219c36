using CallRussia.Bot.Core.Broadcasting;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Storage;

namespace CallRussia.Bot.Hosting;

/// <summary>
/// Tells organizers how their broadcasts go: like everything that happens, through the lanes. It says that something changed; whoever has
/// the page open is shown what stands in the store in that turn, never something older.
/// </summary>
public sealed class BroadcastNews(IStore store, Lanes lanes, TimeProvider clock)
{
    /// <summary>Telegram lets a bot edit one chat's messages about once a second; people read slower.</summary>
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromSeconds(3);

    private readonly Dictionary<BroadcastId, (DateTimeOffset At, object State)> _told = [];

    public async Task Tell(IReadOnlyList<BroadcastAtWork> atWork, CancellationToken cancellationToken)
    {
        foreach (var one in atWork)
            if (one.IsUntold) await Change(one, cancellationToken);
            else if (one.Broadcast.Status is BroadcastStatus.Sending or BroadcastStatus.Paused or BroadcastStatus.Recalling) await Progress(one, cancellationToken);
        foreach (var over in _told.Keys.Except(atWork.Select(one => one.Broadcast.Id)).ToList()) _told.Remove(over);
    }

    /// <summary>Told once: the id names the change, so after a crash in between the store knows that it was told.</summary>
    private async Task Change(BroadcastAtWork one, CancellationToken cancellationToken)
    {
        var broadcast = one.Broadcast;
        Trigger trigger = broadcast.Status == BroadcastStatus.Waiting ? new BroadcastWaits(broadcast.Id, broadcast.Reachable) : new BroadcastWentOn(broadcast);
        await Tell(one, trigger, one.ChangedAt, cancellationToken);
        await store.Write(kept => BroadcastCourse.Tell(kept, broadcast.Id, broadcast.Status), cancellationToken);
    }

    private async Task Progress(BroadcastAtWork one, CancellationToken cancellationToken)
    {
        var (now, broadcast) = (clock.GetUtcNow(), one.Broadcast);
        var state = (broadcast.Status, broadcast.Progress with { Left = null }, broadcast.Stopped);
        if (_told.TryGetValue(broadcast.Id, out var last) && (now - last.At < BetweenProgress || last.State.Equals(state))) return;
        _told[broadcast.Id] = (now, state);
        await Tell(one, new BroadcastWentOn(broadcast), now, cancellationToken);
    }

    private async Task Tell(BroadcastAtWork one, Trigger trigger, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var who in one.Watchers)
            await lanes.Through(new Incoming($"b{one.Broadcast.Id}.{who}.{at.UtcTicks}", who, trigger, clock.GetUtcNow()), cancellationToken);
    }
}
