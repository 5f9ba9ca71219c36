using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Silence;

/// <summary>It keeps nothing of its own: the number stands on the register, and of those who asked there are counts.</summary>
/// <param name="ledgers">All of them.</param>
public sealed class SilenceLedger(Func<Ledgers> ledgers) : Ledger
{
    public override IReadOnlyList<Answerer> Answers => [Answerer.InTurn<KeepSilence>(Keep), Answerer.InTurn<LetGo>(Release)];

    private static Trigger Keep(ITransaction kept, KeepSilence ask, Deed deed) =>
        SilenceRequests.Take(kept, ask.Number, deed.Now) is { } until ? new SilenceWaits(until) : new SilenceKept();

    private LetGone Release(ITransaction kept, LetGo ask, Deed deed)
    {
        ledgers().Forget(kept, deed.Who, deed.At);
        return new LetGone();
    }
}
