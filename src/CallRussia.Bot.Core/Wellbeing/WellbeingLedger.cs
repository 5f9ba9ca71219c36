using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Leases;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.People;

namespace CallRussia.Bot.Core.Wellbeing;

/// <summary>Reminders, the words before the second and the fourth call, hours of calling together, and how volunteers are, month by month.</summary>
public sealed class WellbeingLedger : Ledger
{
    private readonly ReminderRules _reminders;

    public WellbeingLedger(PoliteHours hours, BankRegions regions) => _reminders = new ReminderRules(hours, regions);

    public override IReadOnlyList<Table> Tables => [Nudges.Table, SharedHours.Table, SharedHours.Members];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.InTurn<LookAtReminder>(ReminderRules.Look),
        Answerer.InTurn<CallReminder>(_reminders.Call),
        Answerer.InTurn<DecideNudge>(NudgeRules.Decide),
        Answerer.InTurn<DeclineNudges>(NudgeRules.Decline),
        Answerer.InTurn<LookAtTogether>(TogetherRules.Look),
        Answerer.InTurn<JoinTogether>(TogetherRules.Join),
        Answerer.InTurn<LeaveTogether>(TogetherRules.Leave),
        Answerer.InTurn<CloseSharedHour>(TogetherRules.Close),
        Answerer.InTurn<CountFeeling>(Feelings.Count),
        Answerer.InTurn<LookAtFeelings>(Feelings.Look),
    ];

    public override void Suspend(ITransaction kept, VolunteerId volunteer, DateTimeOffset at) => SharedHours.Leave(kept, volunteer, at);
}
