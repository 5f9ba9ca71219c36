using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>Stops things for everybody and lets them go on.</summary>
internal sealed class LeverDesk(Stock stock)
{
    public LeversSeen Look(ITransaction kept, LookAtLevers ask, Deed deed) => new(Levers.All(kept), stock.Count(kept, deed.At), LeverWaits.Count(kept));

    public static LeverPulled Pull(ITransaction kept, PullLever ask, Deed deed)
    {
        Levers.Pull(kept, new Lever(ask.Kind, ask.Region, ask.Reason, deed.At, deed.Who));
        LeverWaits.Resume(kept, ask.Kind);
        var reason = ask.Reason.Ready == ReadyReason.None ? ask.Reason.Russian : ask.Reason.Ready.ToString();
        AuditLog.Add(kept, deed, Act.LeverPulled, Name(ask.Kind, ask.Region), reason);
        return new LeverPulled(ask.Kind, ask.Region);
    }

    public static Trigger Release(ITransaction kept, ReleaseLever ask, Deed deed)
    {
        if (!Levers.Release(kept, ask.Kind, ask.Region)) return new LeverNotPulled(ask.Kind, ask.Region);
        AuditLog.Add(kept, deed, Act.LeverReleased, Name(ask.Kind, ask.Region), reason: null);
        return new LeverReleased(ask.Kind, ask.Region, LeverWaits.Release(kept, ask.Kind, Levers.HandOuts(kept), deed.At));
    }

    private static string Name(LeverKind kind, RegionCode? region) => region is { } code ? $"{kind} {code}" : kind.ToString();
}
