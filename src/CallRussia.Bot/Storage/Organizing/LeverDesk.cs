using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Organizing;

/// <summary>Answers <see cref="LookAtLevers"/>, <see cref="PullLever"/> and <see cref="ReleaseLever"/>.</summary>
internal sealed class LeverDesk(Session session)
{
    public LeversSeen Look(DateTimeOffset at) => new(session.Levers.Pulled(), Stock.Count(session, at), session.LeverWaits.Count());

    public LeverPulled Pull(PullLever pull, Deed deed)
    {
        session.Levers.Pull(pull, deed);
        session.LeverWaits.Resume(pull.Kind);
        var reason = pull.Reason.Ready == ReadyReason.None ? pull.Reason.Russian : pull.Reason.Ready.ToString();
        session.Audit.Add(deed, Act.LeverPulled, Name(pull.Kind, pull.Region), reason);
        return new LeverPulled(pull.Kind, pull.Region);
    }

    public Trigger Release(ReleaseLever release, Deed deed)
    {
        if (!session.Levers.Release(release.Kind, release.Region)) return new LeverNotPulled(release.Kind, release.Region);
        session.Audit.Add(deed, Act.LeverReleased, Name(release.Kind, release.Region), reason: null);
        return new LeverReleased(release.Kind, release.Region, session.LeverWaits.Release(release.Kind, session.Levers.HandOuts, deed.At));
    }

    private static string Name(LeverKind kind, RegionCode? region) => region is { } code ? $"{kind} {code}" : kind.ToString();
}
