using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Sums for reports: of days, not of people.</summary>
public sealed class ReportingLedger : Ledger
{
    private readonly RateAlarms _alarms;
    private readonly CallReports _calls;

    public ReportingLedger(BankRegions regions)
    {
        _alarms = new RateAlarms(regions);
        _calls = new CallReports(regions, _alarms);
    }

    public override IReadOnlyList<Table> Tables => [RolledUp.Table, ReportDay.Table, KeptSums.Table, ActiveWeeks.Table];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.To<CountCalls>((kept, ask, deed) => _calls.Count(kept, ask, deed.At)),
        Answerer.To<CountPeople>((kept, ask, deed) => VolunteerCounts.Count(kept, ask, deed.At)),
        Answerer.To<LookAtAlarms>((kept, _, deed) => new AlarmsSeen(_alarms.Now(kept, deed.At))),
    ];

    public override bool Sweep(ITransaction kept, Retention retention, DateTimeOffset now) => RollUp.Step(kept, now);
}
