using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Storage;

/// <summary>
/// House-keeping: many small steps, each in a transaction of its own, between which hand-outs go on. Interrupted and run again it ends the same.
/// </summary>
public static class Housekeeping
{
    /// <summary>So many records go in one step: hand-outs wait a few milliseconds at most.</summary>
    private const int SweptPerStep = 250;

    /// <summary>
    /// Does what withdrawn sources have left to do: numbers that were touched are retired, and the space is given back (later, when an import is at work
    /// just now). To be called at start and after a <see cref="Core.Organizing.SourceWithdrawn"/>; <see cref="Sweep"/> does it too. Without one it costs one look.
    /// </summary>
    public static async Task FinishWithdrawals(this IStore store, CancellationToken cancellationToken)
    {
        while (await store.Read(Withdrawals.Next, cancellationToken) is { } pile)
        {
            foreach (var step in (await store.Study(kept => Withdrawals.Touched(kept, pile), cancellationToken)).Chunk(Limits.NumbersAtOnce))
                await store.Write(kept => Withdrawals.Retire(kept, step), cancellationToken);
            await store.Write(kept => Withdrawals.Close(kept, pile), cancellationToken);
        }
        await store.SweepDeadImports(cancellationToken);
    }

    /// <summary>Forgets what has served its time: ids of handled updates, links between volunteers and numbers; see <see cref="Limits"/> and <see cref="Retention"/>.</summary>
    public static async Task<SweptStore> Sweep(this IStore store, Rules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await store.FinishWithdrawals(cancellationToken);
        var (tables, swept) = (rules.Ledgers.Tables, new SweptStore(0, 0, 0, 0));
        for (var place = 0; await Step(place) is { Records: { } count } step; place = step.Next)
        {
            swept = swept with { Links = swept.Links + step.Notes.Links, Ended = swept.Ended + step.Notes.Ended };
            if (place >= tables.Count) continue;
            if (tables[place] == Inbox.Updates) swept = swept with { SetAside = swept.SetAside + count };
            else if (tables[place] == Inbox.Seen || tables[place] == Inbox.Done) swept = swept with { Done = swept.Done + count };
        }
        return swept;

        // It may be run again: place and notes are the step's own until the step is kept.
        Task<(int? Records, int Next, Swept Notes)> Step(int from) => store.Write(
            kept =>
            {
                var (next, notes) = (from, new Swept());
                return (rules.Ledgers.Sweep(kept, rules.Retention, now, SweptPerStep, notes, ref next), next, notes);
            },
            cancellationToken);
    }
}

/// <summary>What house-keeping did, for the log.</summary>
/// <param name="Done">Ids of handled updates that went.</param>
/// <param name="SetAside">Updates set aside that went.</param>
/// <param name="Links">Links between volunteers and numbers that went.</param>
/// <param name="Ended">Leases in hand whose timers were lost: they are ended.</param>
public sealed record SweptStore(int Done, int SetAside, int Links, int Ended);
