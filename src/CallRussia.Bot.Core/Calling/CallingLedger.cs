using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Mail;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Calling;

/// <summary>Hand-outs: from asking for a number to the end of its lease, and what is remembered of callers.</summary>
public sealed class CallingLedger : Ledger
{
    /// <summary>A timer that is still there comes within seconds, after a restart too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly NumberRules _rules;

    public CallingLedger(NumberRules rules, BankRegions regions, Picker picker)
    {
        _rules = rules;
        var shown = new ShownLeases(regions);
        var leases = new LeaseRules(rules, shown);
        var reports = new ReportRules(rules, regions);
        var ringBacks = new RingBackRules(regions);
        Answers =
        [
            Answerer.InTurn<HandOut>(new HandOutRules(rules, regions, picker, shown).Answer),
            Answerer.InTurn<RecordOutcome>(reports.Answer),
            Answerer.InTurn<RecordRingBack>(reports.Answer),
            Answerer.InTurn<FindWhoRang>(ringBacks.Answer),
            Answerer.InTurn<LookAtRingBack>(ringBacks.Answer),
            Answerer.InTurn<RaiseFlag>(FlagRules.Answer),
            Answerer.InTurn<UndoOutcome>(new UndoRules(rules, shown).Answer),
            Answerer.InTurn<ExtendLease>(leases.Answer),
            Answerer.InTurn<EndLease>(leases.Answer),
            Answerer.InTurn<StopCalling>(new StopRules(shown).Answer),
        ];
    }

    public override IReadOnlyList<Table> Tables =>
    [
        KeptLeases.Table, Mentions.Table, Callers.Table, ForgottenCallers.Table, Looks.Table, Suspensions.Table, LeverWaits.Table, LeaseAging.Walks, LeaseAging.Passed, RingBackGuesses.Table, Flags.Table,
    ];

    public override IReadOnlyList<Answerer> Answers { get; }

    public override void Forget(ITransaction kept, VolunteerId volunteer, DateTimeOffset at)
    {
        if (Callers.Open(kept, volunteer) is { } open) LeaseEnds.Expire(kept, open, at);
        ForgottenCallers.Add(kept, Callers.Find(kept, volunteer, at), _rules.Budgets, at);
    }

    public override bool Sweep(ITransaction kept, Retention retention, DateTimeOffset now, Swept swept) =>
        // The last report that counts can be undone too.
        LeaseAging.Undo.Step(kept, now - _rules.LateReports - OutcomeRules.UndoTime)
        || LeaseAging.Link.Step(kept, now - retention.LeaseLinks, () => swept.Links++)
        // They end as every lease does, and their holders' chats lose the number.
        || LeaseAging.FindLost(kept, now - Patience, (lease, holder) =>
        {
            if (Timers.SetMissing(kept, holder, TimerKeys.LeaseEnd, now, new LeaseTimeUp(lease.Id))) swept.Ended++;
        });

    public override IEnumerable<string> Check(ITransaction kept) => LeaseCheck.Run(kept);
}
