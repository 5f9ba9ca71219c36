using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Reminders, the words before the second and the fourth call, and how volunteers are, month by month.</summary>
public sealed class WellbeingLedger : Ledger
{
    private readonly ReminderRules _reminders;

    public WellbeingLedger(PoliteHours hours, BankRegions regions) => _reminders = new ReminderRules(hours, regions);

    public override IReadOnlyList<Table> Tables => [Nudges.Table];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.InTurn<LookAtReminder>(ReminderRules.Look),
        Answerer.InTurn<CallReminder>(_reminders.Call),
        Answerer.InTurn<DecideNudge>(NudgeRules.Decide),
        Answerer.InTurn<DeclineNudges>(NudgeRules.Decline),
        Answerer.InTurn<CountFeeling>(Feelings.Count),
        Answerer.InTurn<LookAtFeelings>(Feelings.Look),
    ];
}
