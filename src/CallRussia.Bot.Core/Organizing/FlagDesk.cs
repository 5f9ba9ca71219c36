using CallRussia.Bot.Core.Audit;
using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;

namespace CallRussia.Bot.Core.Organizing;

/// <summary>
/// Shows the flags and solves them. The log keeps what became of the number, not why it was flagged: what is said about a person's number is kept no longer
/// than it is needed.
/// </summary>
internal sealed class FlagDesk(BankRegions regions)
{
    public FlagsSeen Look(ITransaction kept, LookAtFlags ask, Deed deed) => new([.. Flags.All(kept).Select(flag => Shown(kept, flag))]);

    public Trigger Handle(ITransaction kept, HandleFlag ask, Deed deed)
    {
        if (kept.Find(Flags.Table, ask.Flag) is not { } flag) return new FlagGone();
        if (ask.Step == FlagStep.Look) return new FlagSeen(Shown(kept, flag));
        Flags.Lower(kept, flag);
        Solve(kept, flag, ask.Step, deed);
        return new FlagSolved(ask.Step);
    }

    private static void Solve(ITransaction kept, Flag flag, FlagStep step, Deed deed)
    {
        var number = kept.Marks.Number(flag.Token);
        switch (step)
        {
            case FlagStep.Return:
                AuditLog.Add(kept, deed, Act.NumberReturned, number);
                break;
            case FlagStep.Retire:
                Withdrawals.Retire(kept, [flag.Token]);
                AuditLog.Add(kept, deed, Act.NumberRetired, number);
                break;
            case FlagStep.Close:
                Closings.Close(kept, [number], reason: null, deed.At);
                AuditLog.Add(kept, deed, Act.NumberClosed, number);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "A step of no known kind.");
        }
    }

    private OpenFlag Shown(ITransaction kept, Flag flag) => new(flag.Id, kept.Marks.Number(flag.Token), regions.Code(kept, flag.Region), flag.Reasons, flag.Since);
}
