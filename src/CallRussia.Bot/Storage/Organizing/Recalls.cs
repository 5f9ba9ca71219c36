using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Storage.Leases;
using CallRussia.Bot.Storage.Volunteers;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Ends a lease before its time. Its timer comes at once, so that the holder's chat loses the number as it does after an expiry.</summary>
internal sealed class Recalls(LeaseRows leases, LeaseEnds ends, Timers timers)
{
    public void End(LeaseId id, DateTimeOffset at)
    {
        var lease = leases.Find(id)!;
        ends.Expire(lease, at);
        if (lease.Volunteer is { } holder) timers.Hasten(holder, Core.Conversations.TimerKeys.LeaseEnd, at);
    }
}
