using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Sums for reports: of days, not of people.</summary>
public sealed class ReportingLedger : Ledger
{
    private readonly WeeklyRates _rates;
    private readonly CallReports _calls;

    public ReportingLedger(BankRegions regions)
    {
        _rates = new WeeklyRates(regions);
        _calls = new CallReports(regions, _rates);
    }

    public override IReadOnlyList<Table> Tables => [RolledUp.Table, ReportDay.Table, KeptSums.Table, ActiveWeeks.Table];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.To<CountCalls>((kept, ask, deed) => _calls.Count(kept, ask, deed.At)),
        Answerer.To<CountPeople>((kept, ask, deed) => VolunteerCounts.Count(kept, ask, deed.At)),
        Answerer.To<LookAtHighRates>((kept, _, deed) => new HighRatesSeen(_rates.Now(kept, deed.At))),
    ];

    public override bool Sweep(ITransaction kept, Retention retention, DateTimeOffset now) => RollUp.Step(kept, now);
}
