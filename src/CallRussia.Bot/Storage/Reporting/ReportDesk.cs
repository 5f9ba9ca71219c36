using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.People;
using CallRussia.Bot.Core.Reporting;
using CallRussia.Bot.Storage.NumberBank;
using CallRussia.Bot.Storage.Sqlite;

namespace CallRussia.Bot.Storage.Reporting;

/// <summary>Answers what reports ask.</summary>
internal sealed class ReportDesk
{
    private readonly RollUp _rolled;
    private readonly CallReports _calls;
    private readonly VolunteerCounts _volunteers;
    private readonly RateAlarms _alarms;

    public ReportDesk(Database database, BankRegions regions)
    {
        var rows = new CallRows(database);
        _rolled = new RollUp(database, rows);
        _volunteers = new VolunteerCounts(database, _rolled, rows);
        _alarms = new RateAlarms(_rolled, rows, regions);
        _calls = new CallReports(_rolled, rows, regions, _volunteers, _alarms);
    }

    /// <summary>Null when it is no ask of Reporting.</summary>
    public Trigger? Answer(Ask ask, DateTimeOffset at) => ask switch
    {
        CountCalls count => _calls.Count(count, at),
        CountPeople count => _volunteers.Count(count, at),
        LookAtHighRates => new HighRatesSeen(_alarms.Now(at)),
        _ => null,
    };

    /// <summary>Sums up what is settled; see <see cref="RollUp.Step"/>.</summary>
    /// <returns>Whether there is more.</returns>
    public bool Roll(DateTimeOffset now) => _rolled.Step(now) == RollUp.PerStep;

    public void Erase(VolunteerId volunteer) => _rolled.Erase(volunteer);
}
