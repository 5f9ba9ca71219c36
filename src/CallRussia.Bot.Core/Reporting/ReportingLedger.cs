using CallRussia.Bot.Core.Bank;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Keeping;
using CallRussia.Bot.Core.Mail;

namespace CallRussia.Bot.Core.Reporting;

/// <summary>Sums for reports, of days and not of people; what people say; when somebody's digest comes.</summary>
public sealed class ReportingLedger : Ledger
{
    private readonly WeeklyRates _rates;
    private readonly CallReports _calls;
    private readonly Sayings _sayings;

    public ReportingLedger(BankRegions regions)
    {
        _rates = new WeeklyRates(regions);
        _calls = new CallReports(regions, _rates);
        _sayings = new Sayings(regions);
    }

    public override IReadOnlyList<Table> Tables => [RolledUp.Table, ReportDay.Table, KeptSums.Table, ActiveWeeks.Table];

    public override IReadOnlyList<Answerer> Answers =>
    [
        Answerer.To<CountCalls>((kept, ask, deed) => _calls.Count(kept, ask, deed.At)),
        Answerer.To<CountPeople>((kept, ask, deed) => VolunteerCounts.Count(kept, ask, deed.At)),
        Answerer.InTurn<LookAtSayings>(_sayings.Look),
        Answerer.InTurn<LookAtDigest>(static (kept, _, deed) => new DigestSeen(Timers.DueOf(kept, deed.Who, LookAtDigest.Timer))),
        Answerer.To<LookAtHighRates>((kept, _, deed) => new HighRatesSeen(_rates.Now(kept, deed.At))),
    ];

    public override bool Sweep(ITransaction kept, Retention retention, DateTimeOffset now, Swept swept) => RollUp.Step(kept, now);
}
