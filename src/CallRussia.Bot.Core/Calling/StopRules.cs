using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Answers <see cref="StopCalling"/>. It asks nobody but the store what is in hand: a role, a region or a pause may have changed meanwhile.</summary>
internal sealed class StopRules(ShownLeases shown)
{
    public CallingStopped Answer(ITransaction kept, StopCalling ask, Deed deed)
    {
        var open = Callers.Open(kept, deed.Who);
        // It may have been called without a word: as after an expiry it rests rather than rings twice.
        if (open is not null) LeaseEnds.Expire(kept, open, deed.At);
        var midnight = VolunteerClock.Moment(deed.Scene.Volunteer.Zone, deed.Scene.Local(deed.At).Date);
        var hour = SharedHours.Leave(kept, deed.Who, deed.Now);
        var (calls, talks) = Shifts.Done(kept, deed.Who, midnight, deed.At);
        return new CallingStopped(calls, talks, open is null ? null : shown.Of(kept, open)) { Together = hour is null ? null : SharedHours.DaredIn(kept, hour.Id) };
    }
}
